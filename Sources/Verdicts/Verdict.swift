public import Sentences

/// What a gate answers.
public enum Decision: String, Sendable, CaseIterable {
  /// Everything that was asked is met.
  case promote
  /// Something is not met, or not known.
  case hold
  /// The release is doing harm.
  case rollBack = "roll_back"
}

/// One thing that a gate asks.
public struct Criterion: Sendable, Equatable {
  /// How it stands.
  public enum Status: String, Sendable, CaseIterable {
    /// It holds.
    case met
    /// It does not hold.
    case notMet = "not_met"
    /// The estimate is on the right side of the threshold, the interval is not.
    case notProven = "not_proven"
    /// The data that it needs should be there and are not.
    case noData = "no_data"
    /// It is not asked, or the source cannot carry it; it never blocks.
    case notAsked = "not_asked"

    /// Whether a gate may pass on it.
    public var allowsPromotion: Bool { self == .met || self == .notAsked }
  }

  /// What is asked.
  public var name: String
  /// The value that is judged; nil where there is none.
  public var value: Double?
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end of its interval.
  public var upper: Double?
  /// What it is judged against.
  public var threshold: Double?
  /// The number of requests, or units, behind it.
  public var count: Int?
  /// How it stands.
  public var status: Status
  /// What was found, in words and figures.
  public var finding: Sentence

  /// A criterion.
  public init(
    name: String, value: Double? = nil, lower: Double? = nil, upper: Double? = nil, threshold: Double? = nil,
    count: Int? = nil, status: Status, finding: Sentence
  ) {
    self.name = name
    self.value = value
    self.lower = lower
    self.upper = upper
    self.threshold = threshold
    self.count = count
    self.status = status
    self.finding = finding
  }

  /// A criterion of which is known in English only what was found.
  public init(
    name: String, value: Double? = nil, lower: Double? = nil, upper: Double? = nil, threshold: Double? = nil,
    count: Int? = nil, status: Status, detail: String
  ) {
    self.init(
      name: name, value: value, lower: lower, upper: upper, threshold: threshold, count: count,
      status: status, finding: Sentence(foreign: detail))
  }

  /// What was found, in English.
  public var detail: String {
    get { finding.english }
    set { finding = Sentence(foreign: newValue) }
  }
}

/// What a gate answers, and why.
public struct Verdict: Sendable, Equatable {
  /// The answer.
  public var decision: Decision
  /// The reason, as one sentence.
  public var reasonSentence: Sentence
  /// What would be needed to decide otherwise; nil where nothing is missing.
  public var missingSentence: Sentence?
  /// All that was asked, in the order of asking.
  public var criteria: [Criterion]

  /// A verdict on criteria: promotion when every one of them allows it, else a hold.
  ///
  /// Where nothing at all was asked, the answer is a hold.
  public init(criteria: [Criterion], reasonSentence: Sentence, missingSentence: Sentence? = nil) {
    let isAsked = criteria.contains { $0.status != .notAsked }
    decision = isAsked && criteria.allSatisfy(\.status.allowsPromotion) ? .promote : .hold
    self.reasonSentence = reasonSentence
    self.missingSentence = missingSentence
    self.criteria = criteria
  }

  /// A verdict on criteria, of which the reason is known in English only.
  public init(criteria: [Criterion], reason: String, missing: String? = nil) {
    self.init(
      criteria: criteria, reasonSentence: Sentence(foreign: reason),
      missingSentence: missing.map { Sentence(foreign: $0) })
  }

  /// The reason in English, as one sentence.
  public var reason: String {
    get { reasonSentence.english }
    set { reasonSentence = Sentence(foreign: newValue) }
  }

  /// What would be needed to decide otherwise, in English; nil where nothing is missing.
  public var missing: String? {
    get { missingSentence?.english }
    set { missingSentence = newValue.map { Sentence(foreign: $0) } }
  }
}
