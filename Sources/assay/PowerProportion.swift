import ArgumentParser
import Inference
import Reports

/// `assay power proportion`.
struct PowerProportion: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion", abstract: "Power of a comparison of two proportions.",
    discussion: """
      Give the baseline, and all but one of lift (or treatment rate), sample size, power and alpha; that one is told. \
      Without --power 0.8 is meant, without --alpha 0.05. Against a margin the method is Farrington and Manning's. \
      Enough to prove an error rate of 1 % no more than half a point worse: --baseline 0.01 --margin 0.005 \
      --alternative less.
      """)

  @Option(help: ArgumentHelp("The control's rate.", valueName: "p"))
  var baseline: Double

  @Option(help: ArgumentHelp("The relative lift of the treatment's rate: 0.1 is 10 % more.", valueName: "r"))
  var lift: Double?

  @Option(help: ArgumentHelp("The treatment's rate.", valueName: "p"))
  var treatmentRate: Double?

  @Option(
    help: "By the arcsine transform, or by the normal approximation with pooled and unpooled variances.")
  var method: ProportionPower.Method = .arcsine

  @OptionGroup var options: PowerOptions

  mutating func validate() throws {
    guard baseline > 0 && baseline < 1 else {
      throw ValidationError("--baseline \(baseline): must be a rate between 0 and 1")
    }
    if lift != nil && treatmentRate != nil {
      throw ValidationError("--lift and --treatment-rate say the same thing; give one of them")
    }
    if let rate = treatmentRate ?? lift.map({ baseline * (1 + $0) }) {
      guard (0...1).contains(rate) else {
        throw ValidationError(
          "a treatment rate of \(rate) is not between 0 and 1; see --lift and --treatment-rate")
      }
      guard rate != baseline || options.aim == .nonInferiority else {
        throw ValidationError("an effect of 0 cannot be looked for")
      }
    }
    if let margin = options.margin ?? options.superiority, !margin.isRelative, margin.size >= 1 {
      throw ValidationError(
        "a margin of \(margin.size): must be below 1, as rates are; or a share such as 10%")
    }
  }

  func run() async throws {
    let given = treatmentRate ?? lift.map { baseline * (1 + $0) }
    let rate = given ?? options.effect(nil).map { baseline + $0 }
    try options.run(
      .proportion,
      options.question(
        .proportion(baseline: baseline, treatmentRate: rate, method: method), hasEffect: rate != nil)
    ) { _ in }
  }
}
