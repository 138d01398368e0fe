import ArgumentParser
import Inference
import Reports

/// `assay power quantile`.
struct PowerQuantile: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantile", abstract: "Power of a comparison of two quantiles, such as p95.",
    discussion: """
      A quantile varies as √(p(1 − p))/density: give the density of the values at the quantile, the share of requests \
      per unit of the metric; or --sd, the standard error of the quantile in a log times √requests. \
      Where requests belong to users add --design-effect. Else as power mean.
      """)

  @Option(help: ArgumentHelp("Which quantile: 0.95 is p95.", valueName: "p"))
  var level: Double

  @Option(help: ArgumentHelp("The control's quantile.", valueName: "x"))
  var baseline: Double?

  @Option(help: ArgumentHelp("The relative lift of the quantile: -0.1 is 10 % less.", valueName: "r"))
  var lift: Double?

  @Option(help: ArgumentHelp("The effect in the metric's unit.", valueName: "x"))
  var difference: Double?

  @Option(
    help: ArgumentHelp("The density of the values at the quantile, per unit of the metric.", valueName: "f"))
  var density: Double?

  @Option(
    help: ArgumentHelp(
      "The quantile's standard error times the root of the requests it is from.", valueName: "s"))
  var sd: Double?

  @OptionGroup var options: PowerOptions

  mutating func validate() throws {
    guard level > 0 && level < 1 else {
      throw ValidationError("--level \(level): must be between 0 and 1, such as 0.95")
    }
    try PowerMean.check(baseline: baseline, lift: lift, relative: options.hasRelativeBoundary)
    if lift != nil && difference != nil {
      throw ValidationError("--lift and --difference say the same thing; give one of them")
    }
    try options.check(effect: lift ?? difference)
    if (density == nil) == (sd == nil) {
      throw ValidationError("give --density or --sd: how much the quantile varies")
    }
    for (flag, value) in [("--density", density), ("--sd", sd)] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(flag) \(value): must be above 0")
      }
    }
  }

  func run() async throws {
    let variance =
      try density.map { try UnitVariance.quantile(level: level, density: $0) } ?? sd.map { $0 * $0 } ?? .nan
    let effect = options.effect(difference ?? lift.flatMap { lift in baseline.map { lift * $0 } })
    try options.run(
      .quantile,
      options.question(
        .estimate(control: baseline, difference: effect, variances: try GroupVariances(control: variance)),
        hasEffect: effect != nil)
    ) { answer in
      answer.baseline = baseline
      answer.standardDeviation = variance.squareRoot()
      answer.level = level
    }
  }
}
