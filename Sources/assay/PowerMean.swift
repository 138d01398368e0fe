import ArgumentParser
import Inference
import Reports

/// `assay power mean`.
struct PowerMean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean", abstract: "Power of a comparison of two means, by the noncentral t distribution.",
    discussion: """
      Give all but one of effect, sample size, power and alpha; that one is told. Without --power 0.8 is meant, \
      without --alpha 0.05. The effect is --effect-size, or --difference and --sd, or --lift, --baseline and --sd. \
      Enough to prove a response time more than 10 % better, if it is 15 % better: --baseline 450 --sd 180 \
      --lift -0.15 --superiority 10% --alternative less.
      """)

  @Option(help: ArgumentHelp("The effect in standard deviations, Cohen's d.", valueName: "d"))
  var effectSize: Double?

  @Option(help: ArgumentHelp("The effect in the metric's unit; needs --sd.", valueName: "x"))
  var difference: Double?

  @Option(help: ArgumentHelp("The control's mean.", valueName: "mean"))
  var baseline: Double?

  @Option(
    help: ArgumentHelp(
      "The effect over the control's mean, 0.1 is 10 % more; needs --baseline.", valueName: "r"))
  var lift: Double?

  @Option(help: ArgumentHelp("The standard deviation of one group.", valueName: "s"))
  var sd: Double?

  @Option(help: ArgumentHelp("That of the treatment, where it is another.", valueName: "s"))
  var treatmentSd: Double?

  @OptionGroup var options: PowerOptions

  mutating func validate() throws {
    if difference != nil && sd == nil { throw ValidationError("--difference and --sd belong together") }
    if sd != nil, difference == nil, lift == nil, baseline == nil, options.aim == .difference {
      throw ValidationError("--sd belongs to --difference, or to --baseline and --lift")
    }
    let effects = [("--effect-size", effectSize), ("--difference", difference), ("--lift", lift)]
      .filter { $0.1 != nil }.map(\.0)
    if effects.count > 1 {
      throw ValidationError("\(effects[0]) and \(effects[1]) say the same thing; give one of them")
    }
    if effectSize != nil && sd != nil {
      throw ValidationError("--effect-size is in standard deviations already; leave out --sd")
    }
    try Self.check(baseline: baseline, lift: lift, relative: options.hasRelativeBoundary)
    if (lift != nil || baseline != nil) && sd == nil { throw ValidationError("--baseline needs --sd") }
    if treatmentSd != nil && sd == nil { throw ValidationError("--treatment-sd needs --sd") }
    for (flag, value) in [("--sd", sd), ("--treatment-sd", treatmentSd)] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(flag) \(value): must be above 0")
      }
    }
    try options.check(effect: effectSize ?? difference ?? lift)
  }

  /// Refuses a baseline that nothing can be relative to, and what needs one without it.
  static func check(baseline: Double?, lift: Double?, relative: Bool) throws {
    if let baseline, !(baseline > 0 && baseline.isFinite) {
      throw ValidationError("--baseline \(baseline): must be above 0")
    }
    if lift != nil && baseline == nil {
      throw ValidationError("--lift needs --baseline, the control's value")
    }
    if relative && baseline == nil {
      throw ValidationError("a margin in percent needs --baseline, the control's value, and --sd")
    }
  }

  func run() async throws {
    let absolute = options.effect(difference ?? lift.flatMap { lift in baseline.map { lift * $0 } })
    guard let sd else {
      let effect = options.effect(effectSize)
      try options.run(.mean, options.question(.mean(effectSize: effect), hasEffect: effect != nil)) { _ in }
      return
    }
    let kind: PowerQuestion.Kind
    var isStandardised = false
    if options.hasRelativeBoundary || treatmentSd != nil {
      let deviation = treatmentSd ?? sd
      kind = .estimate(
        control: baseline, difference: absolute,
        variances: try GroupVariances(control: sd * sd, treatment: deviation * deviation))
    } else {
      kind = .mean(effectSize: absolute.map { $0 / sd })
      isStandardised = true
    }
    var question = try options.question(kind, hasEffect: absolute != nil)
    if isStandardised, case .difference(let limit) = options.boundary {
      question.boundary = .difference(limit / sd)
    }
    try options.run(.mean, question) { answer in
      answer.difference = absolute ?? answer.difference ?? answer.effectSize * sd
      answer.standardDeviation = sd
      answer.baseline = baseline
      if isStandardised {
        for place in answer.curve.indices { answer.curve[place].smallestEffect? *= sd }
      }
    }
  }
}

extension PowerOptions {
  /// Refuses an effect that cannot be looked for.
  func check(effect: Double?) throws {
    if let effect, !effect.isFinite || (effect == 0 && aim != .nonInferiority) {
      throw ValidationError("an effect of \(effect) cannot be looked for; give one other than 0")
    }
  }
}
