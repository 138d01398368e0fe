import ArgumentParser
import Documents
import Inference
import Plans
import Reports
import Verdicts

/// What all kinds of power have in common.
struct PowerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The chance of seeing the effect; 0.8 unless it is asked for.", valueName: "share"))
  var power: Double?

  @Option(help: ArgumentHelp("The size of the control group.", valueName: "n"))
  var sampleSize: Double?

  @Option(
    help: ArgumentHelp(
      "The significance level; 0.05 unless it is asked for, 0.025 with a margin.", valueName: "level"))
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
      "Enough to prove that the treatment is not worse by this much; needs --alternative, which way is better.",
      discussion: "In the metric's unit, or of the control's value: 0.5, 10%.", valueName: "margin"))
  var margin: PowerMargin?

  @Option(
    help: ArgumentHelp(
      "Enough to prove that the treatment is better by more than this; needs --alternative, which way is better.",
      discussion: "In the metric's unit, or of the control's value: 0.5, 10%.", valueName: "margin"))
  var superiority: PowerMargin?

  @Option(
    help: ArgumentHelp(
      "How often the experiment is looked at, equally spaced, the end counted.", valueName: "n"))
  var looks: Int?

  @Option(help: ArgumentHelp("How the looks spend alpha; obrien_fleming unless given.", valueName: "how"))
  var sequential: SpendingFunction?

  @OptionGroup(title: "Units") var cluster: PowerClusterOptions

  @Option(
    help: ArgumentHelp(
      "Requests (or users) a day in both groups together, to tell the days needed.", valueName: "n"))
  var daily: Double?

  @Flag(help: "Also tell power and smallest effect at smaller and larger sizes.")
  var curve = false

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Output") var output: OutputOptions

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
    if let looks, !(1...GroupSequentialDesign.mostLooks).contains(looks) {
      throw ValidationError("--looks \(looks): must be between 1 and \(GroupSequentialDesign.mostLooks)")
    }
    if sequential != nil && looks == nil {
      throw ValidationError("--sequential needs --looks, how often the experiment is looked at")
    }
    if looks != nil, alternative != .twoSided, let alpha, alpha >= 0.5 {
      throw ValidationError("--alpha \(alpha): must be below 0.5 for a one-sided design with --looks")
    }
    if margin != nil && superiority != nil {
      throw ValidationError("--margin and --superiority are two questions; give one of them")
    }
    for (flag, value) in [("--margin", margin), ("--superiority", superiority)] {
      guard let value else { continue }
      guard value.size > 0, value.size.isFinite else {
        throw ValidationError("\(flag) \(value.size): must be above 0")
      }
      guard alternative != .twoSided else {
        throw ValidationError("\(flag) needs --alternative greater or less: which way is better")
      }
      let falls = (flag == "--superiority") == (alternative == .less)
      if value.isRelative, falls, value.size >= 1 {
        throw ValidationError("\(flag) \(value.size * 100)%: nothing falls by as much; give less than 100%")
      }
    }
  }

  /// What is to be proved.
  var aim: PowerAnswer.Aim {
    margin != nil ? .nonInferiority : superiority != nil ? .superiority : .difference
  }

  /// The limit that is to be ruled out; nil for no difference.
  var boundary: PowerBoundary? {
    (margin ?? superiority)?.boundary(aim, better: alternative)
  }

  /// Whether the limit is a share of the control's value.
  var hasRelativeBoundary: Bool { (margin ?? superiority)?.isRelative ?? false }

  /// The effect that is looked for: that of a treatment which is not to be worse is 0 unless stated.
  func effect(_ given: Double?) -> Double? { given ?? (aim == .nonInferiority ? 0 : nil) }

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
    question.boundary = boundary
    question.inflation = try cluster.factor() ?? 1
    question.looks = looks.map { PowerLooks(count: $0, spending: sequential ?? .obrienFleming) }
    if sampleSize == nil || !hasEffect { question.power = power ?? 0.8 }
    if sampleSize == nil || power == nil || !hasEffect {
      question.alpha = alpha ?? (aim == .difference ? 0.05 : 0.025)
    }
    guard question.unknown != nil else {
      throw Trouble(
        hasEffect
          ? "effect, sample size, power and alpha are all given; leave out the one that is asked for"
          : "give an effect, or --sample-size to be told the smallest effect that it can see")
    }
    return question
  }
}
