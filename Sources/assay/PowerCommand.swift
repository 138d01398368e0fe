import ArgumentParser
import Documents
import Inference
import Plans
import Reports
import Verdicts

/// `assay power`: how large an experiment must be.
struct Power: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sample size, power and smallest detectable effect of a planned experiment.",
    subcommands: [PowerMean.self, PowerProportion.self])
}

/// What both kinds of power have in common.
struct PowerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The chance of seeing the effect; 0.8 unless it is asked for.", valueName: "share"))
  var power: Double?

  @Option(help: ArgumentHelp("The size of the control group.", valueName: "n"))
  var sampleSize: Double?

  @Option(help: ArgumentHelp("The significance level; 0.05 unless it is asked for.", valueName: "level"))
  var alpha: Double?

  @Option(help: ArgumentHelp("The treatment's size over the control's.", valueName: "ratio"))
  var ratio: Double?

  @Option(
    help: ArgumentHelp(
      "The planned split, control first, such as 95/5, in place of a ratio.", valueName: "percentages"))
  var split: String?

  @Option(help: ArgumentHelp("Which differences count: two-sided, greater, less.", valueName: "which"))
  var alternative: Alternative = .twoSided

  @Option(
    help: ArgumentHelp(
      "Requests (or users) a day in both groups together, to tell the days needed.", valueName: "n"))
  var daily: Double?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  mutating func validate() throws {
    for (flag, value) in [("--power", power), ("--alpha", alpha)] {
      if let value, !(value > 0 && value < 1) {
        throw ValidationError("\(flag) \(value): must be a share between 0 and 1")
      }
    }
    for (flag, value) in [("--sample-size", sampleSize), ("--ratio", ratio), ("--daily", daily)] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(flag) \(value): must be above 0")
      }
    }
    if ratio != nil && split != nil {
      throw ValidationError("--ratio and --split say the same thing; give one of them")
    }
  }

  /// Why there is no solution, with the flag that would change it.
  private static func trouble(_ error: InferenceError, _ unknown: PowerQuestion.Unknown?) -> Trouble {
    switch error {
    case .tooFewRows: Trouble("\(error.explanation); --sample-size N gives the control group more")
    case .noSolution(let target) where unknown == .alpha:
      Trouble(
        "no significance level between 0 and 1 gives a power of \(target): with another --sample-size or "
          + "--alternative there may be one")
    case .noSolution(let target) where unknown == .effect:
      Trouble(
        "no effect is seen with a power of \(target): --sample-size is too small, "
          + "or --power is not above --alpha")
    case .noSolution(let target):
      Trouble(
        "no sample reaches a power of \(target): the effect points away from --alternative, "
          + "or --power is not above --alpha")
    case .invalidCount(let size) where size > 1e15:
      Trouble("the groups would need more than 10^15 values; give a larger effect")
    default: Trouble(error.explanation)
    }
  }

  /// The treatment's size over the control's.
  func sizeRatio() throws -> Double {
    guard let split else { return ratio ?? 1 }
    let shares = try Split(parsing: split).shares
    guard shares.count == 2, shares[0] > 0, shares[1] > 0 else {
      throw Trouble("--split \(shown(split)): a sample size needs two groups, each with a share above 0")
    }
    return shares[1] / shares[0]
  }

  /// The question: the one thing that was not given is asked for.
  func question(_ kind: PowerQuestion.Kind, hasEffect: Bool) throws -> PowerQuestion {
    var question = PowerQuestion(
      kind: kind, controlSize: sampleSize, power: power, alpha: alpha, ratio: try sizeRatio(),
      alternative: alternative)
    if sampleSize == nil || !hasEffect { question.power = power ?? 0.8 }
    if sampleSize == nil || power == nil || !hasEffect { question.alpha = alpha ?? 0.05 }
    guard question.unknown != nil else {
      throw Trouble(
        hasEffect
          ? "effect, sample size, power and alpha are all given; leave out the one that is asked for"
          : "give an effect, or --sample-size to be told the smallest effect that it can see")
    }
    return question
  }

  /// Solves and prints.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - complete: adds what only the command knows.
  /// - Throws: `InferenceError` where there is no solution.
  func run(_ question: PowerQuestion, complete: (inout PowerAnswer) -> Void) throws {
    var answer: PowerAnswer
    do { answer = PowerAnswer(try question.solved()) } catch { throw Self.trouble(error, question.unknown) }
    answer.daily = daily
    answer.days = try daily.map { daily in
      let treatment = question.ratio / (1 + question.ratio)
      return try days(
        sizes: [Double(answer.sizes.control), Double(answer.sizes.treatment)],
        shares: [1 - treatment, treatment], daily: daily)
    }
    complete(&answer)
    switch format {
    case .table:
      let terminal = Terminal(width: Screen.width, isColoured: Screen.isColoured)
      try StandardOutput.write(PowerText(answer, terminal: terminal).text)
    case .markdown: try StandardOutput.write(PowerMarkdown(answer).text)
    case .json: try StandardOutput.write(PowerDocument(answer, version: Version.text).json.text() + "\n")
    }
  }
}

extension PowerAnswer {
  /// The solution of a question, without what surrounds it.
  init(_ solution: PowerSolution) {
    self.init(
      kind: solution.control == nil ? .mean : .proportion,
      solved: solution.unknown,
      sizes: GroupPair(control: solution.sizes.control, treatment: solution.sizes.treatment),
      power: solution.power, effectSize: solution.effectSize, alpha: solution.alpha,
      alternative: solution.alternative, ratio: solution.ratio, method: solution.method)
    baseline = solution.control
    treatmentRate = solution.treatment
  }
}

/// `assay power mean`.
struct PowerMean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean", abstract: "Power of a comparison of two means, by the noncentral t distribution.",
    discussion: """
      Give all but one of effect, sample size, power and alpha; that one is told. Without --power 0.8 is meant, \
      without --alpha 0.05.
      """)

  @Option(help: ArgumentHelp("The effect in standard deviations, Cohen's d.", valueName: "d"))
  var effectSize: Double?

  @Option(help: ArgumentHelp("The effect in the metric's unit; needs --sd.", valueName: "x"))
  var difference: Double?

  @Option(help: ArgumentHelp("The standard deviation of one group.", valueName: "s"))
  var sd: Double?

  @OptionGroup var options: PowerOptions

  mutating func validate() throws {
    if (difference == nil) != (sd == nil) { throw ValidationError("--difference and --sd belong together") }
    if difference != nil && effectSize != nil {
      throw ValidationError("--effect-size and --difference say the same thing; give one of them")
    }
    if let sd, !(sd > 0 && sd.isFinite) { throw ValidationError("--sd \(sd): must be above 0") }
    if let effect = effectSize ?? difference, !effect.isFinite || effect == 0 {
      throw ValidationError("an effect of \(effect) cannot be looked for; give one other than 0")
    }
  }

  func run() async throws {
    let effect = effectSize ?? difference.flatMap { difference in sd.map { difference / $0 } }
    try options.run(options.question(.mean(effectSize: effect), hasEffect: effect != nil)) { answer in
      answer.difference = difference
      answer.standardDeviation = sd
    }
  }
}

/// `assay power proportion`.
struct PowerProportion: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion", abstract: "Power of a comparison of two proportions.",
    discussion: """
      Give the baseline, and all but one of lift (or treatment rate), sample size, power and alpha; that one is told. \
      Without --power 0.8 is meant, without --alpha 0.05.
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
      guard rate != baseline else { throw ValidationError("an effect of 0 cannot be looked for") }
    }
  }

  func run() async throws {
    let rate = treatmentRate ?? lift.map { baseline * (1 + $0) }
    try options.run(
      options.question(
        .proportion(baseline: baseline, treatmentRate: rate, method: method), hasEffect: rate != nil)
    ) { _ in }
  }
}
