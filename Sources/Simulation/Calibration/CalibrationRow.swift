/// One line of a calibration: a rate that was asked for, and the rate that was found.
public struct CalibrationRow: Sendable, Equatable {
  /// What the rate is of.
  public enum Measure: String, Sendable, CaseIterable {
    /// Experiments without an effect in which one is seen.
    case falseAlarm = "false_alarm"
    /// Experiments whose interval holds the truth.
    case coverage
    /// Experiments with an effect in which it is seen.
    case power
    /// Experiments that are promoted.
    case promotion
  }

  /// How what was found stands to what was asked.
  public enum Judgement: String, Sendable, CaseIterable {
    /// Within three binomial errors, or on the safe side of what was asked.
    case asAsked = "as_asked"
    /// Above by more.
    case tooHigh = "too_high"
    /// Below by more.
    case tooLow = "too_low"
    /// Not judged.
    case shown
  }

  /// The world.
  public var world: String
  /// The method.
  public var method: String
  /// The method's answer.
  public var answer: String
  /// The true value of what the answer estimates.
  public var truth: Double
  /// What the rate is of.
  public var measure: Measure
  /// The rate that is asked for: α, the level, or the power of the oracle; nil where nothing is.
  public var asked: Double?
  /// The rate that was found, of the experiments with an answer; NaN where there are none.
  public var found: Double
  /// Three binomial errors of a rate as asked, or as found where nothing is asked.
  public var band: Double
  /// The experiments with an answer.
  public var answered: Int
  /// The experiments without one.
  public var unanswered: Int
  /// How the rate is judged.
  public var judgement: Judgement

  /// A rate, judged.
  ///
  /// - Parameters:
  ///   - place: world, method and answer, with its truth.
  ///   - measure: what the rate is of.
  ///   - standard: how strictly it is judged; power is asked only not to be lower.
  ///   - asked: the rate asked for.
  ///   - hits: how many experiments count.
  ///   - answered: of how many.
  ///   - unanswered: how many gave no answer.
  init(
    _ place: (world: String, method: String, answer: String, truth: Double), _ measure: Measure,
    standard: CalibratedAnswer.Standard, asked: Double?, hits: Int, answered: Int, unanswered: Int
  ) {
    (world, method, answer, truth) = place
    self.measure = measure
    self.asked = asked
    self.answered = answered
    self.unanswered = unanswered
    let trials = Double(answered)
    found = answered > 0 ? Double(hits) / trials : .nan
    let rate = asked ?? found
    // Of a rate near 0 or 1, one experiment more or less says nothing.
    band = answered > 0 ? 3 * (max(rate * (1 - rate), 1 / trials) / trials).squareRoot() : .nan
    let mayBeHigher = standard == .safe && measure == .coverage || measure == .power
    let mayBeLower = standard == .safe && measure != .coverage && measure != .power
    if let asked, standard != .shown, found.isFinite {
      judgement =
        found > asked + band && !mayBeHigher
        ? .tooHigh
        : found < asked - band && !mayBeLower ? .tooLow : .asAsked
    } else {
      judgement = .shown
    }
  }
}

/// What a calibration found.
public struct CalibrationResult: Sendable, Equatable {
  /// The experiments drawn from each world.
  public var experiments: Int
  /// The seed.
  public var seed: UInt64
  /// The worlds.
  public var worlds: [World]
  /// The rates.
  public var rows: [CalibrationRow]

  /// The rates that are judged.
  public var judged: Int { rows.count { $0.judgement != .shown } }
  /// Of those, the rates that are as asked.
  public var asAsked: Int { rows.count { $0.judgement == .asAsked } }
}
