import ArgumentParser
import Inference
import Reports

/// `assay power ratio`.
struct PowerRatio: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratio",
    abstract: "Power of a comparison of two ratios of sums, such as errors over requests.",
    discussion: """
      Sizes are units (users). The variance of one unit is given by --sd, the standard deviation over units of \
      (y − R·n)/mean n, or by the four numbers that the delta method makes it from. Else as power mean.
      """)

  @Option(help: ArgumentHelp("The control's ratio, R.", valueName: "r"))
  var baseline: Double

  @Option(help: ArgumentHelp("The relative lift of the ratio: 0.1 is 10 % more.", valueName: "r"))
  var lift: Double?

  @Option(help: ArgumentHelp("The effect in the ratio's unit.", valueName: "x"))
  var difference: Double?

  @Option(
    help: ArgumentHelp("The standard deviation over units of (y − R·n)/mean n.", valueName: "s"))
  var sd: Double?

  @Option(help: ArgumentHelp("The standard deviation over units of the numerator, y.", valueName: "s"))
  var numeratorSd: Double?

  @Option(help: ArgumentHelp("The mean over units of the denominator, n.", valueName: "mean"))
  var denominatorMean: Double?

  @Option(help: ArgumentHelp("The standard deviation over units of the denominator.", valueName: "s"))
  var denominatorSd: Double?

  @Option(help: ArgumentHelp("The correlation over units of numerator and denominator.", valueName: "r"))
  var correlation: Double?

  @OptionGroup var options: PowerOptions

  mutating func validate() throws {
    try PowerMean.check(baseline: baseline, lift: lift, relative: options.hasRelativeBoundary)
    if lift != nil && difference != nil {
      throw ValidationError("--lift and --difference say the same thing; give one of them")
    }
    try options.check(effect: lift ?? difference)
    let parts = [
      ("--numerator-sd", numeratorSd), ("--denominator-mean", denominatorMean),
      ("--denominator-sd", denominatorSd),
      ("--correlation", correlation),
    ]
    let missing = parts.filter { $0.1 == nil }.map(\.0)
    if sd != nil && missing.count < parts.count {
      throw ValidationError("--sd says what the four other numbers make; give either")
    }
    if sd == nil && !missing.isEmpty {
      throw ValidationError(
        "give --sd, or \(parts.map(\.0).joined(separator: ", ")); \(missing[0]) is missing")
    }
    for (flag, value) in [
      ("--sd", sd), ("--numerator-sd", numeratorSd), ("--denominator-mean", denominatorMean),
      ("--denominator-sd", denominatorSd),
    ] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(flag) \(value): must be above 0")
      }
    }
    if let correlation, !(correlation >= -1 && correlation <= 1) {
      throw ValidationError("--correlation \(correlation): must be between -1 and 1")
    }
  }

  func run() async throws {
    let variance: Double
    if let sd {
      variance = sd * sd
    } else {
      variance = try UnitVariance.ratio(
        baseline, numeratorDeviation: numeratorSd ?? .nan, denominatorMean: denominatorMean ?? .nan,
        denominatorDeviation: denominatorSd ?? .nan, correlation: correlation ?? .nan)
    }
    let effect = options.effect(difference ?? lift.map { $0 * baseline })
    let variances = try GroupVariances(control: variance)
    try options.run(
      .ratio,
      options.question(
        .estimate(control: baseline, difference: effect, variances: variances), hasEffect: effect != nil)
    ) { answer in
      answer.baseline = baseline
      answer.standardDeviation = variance.squareRoot()
    }
  }
}
