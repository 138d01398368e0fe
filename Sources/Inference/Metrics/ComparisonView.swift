public import Sentences

/// What a further method says of the same question, beside the test that decides it.
///
/// Views are asked for one by one (ranks, resampling, adjustment, a Bayesian view); none of them settles an outcome unless
/// its method says so.
public struct ComparisonView: Sendable, Equatable {
  /// A number that is neither an interval nor a test.
  public struct Figure: Sendable, Equatable {
    /// Its name, in the field's terms and `snake_case`.
    public var name: String
    /// The number; NaN where it does not exist.
    public var value: Double

    /// A number by its name.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The method, in `snake_case`: `mann_whitney`, `bootstrap`, `cuped`, `bayesian`.
  public var name: String
  /// The level of its intervals; nil where it has none.
  public var level: Double?
  /// Treatment − control as the method has it, in the metric's unit.
  public var difference: Interval?
  /// The difference as a share of the control's value.
  public var lift: RelativeLift?
  /// Its test of no difference.
  public var test: TestResult?
  /// Further numbers, in the order of reading.
  public var figures: [Figure]
  /// What it did, in a few words, where the name does not tell.
  public var detailSentence: Sentence?
  /// Why it has no answer, where it has none.
  public var reasonSentence: Sentence?

  /// What a method says.
  public init(
    name: String, level: Double? = nil, difference: Interval? = nil, lift: RelativeLift? = nil,
    test: TestResult? = nil, figures: [Figure] = [], detail: String? = nil, reason: String? = nil
  ) {
    self.init(
      name: name, level: level, difference: difference, lift: lift, test: test, figures: figures,
      detailSentence: detail.map { Sentence(foreign: $0) },
      reasonSentence: reason.map { Sentence(foreign: $0) })
  }

  /// What a method says, in sentences that can be told in other languages.
  public init(
    name: String, level: Double? = nil, difference: Interval? = nil, lift: RelativeLift? = nil,
    test: TestResult? = nil, figures: [Figure] = [], detailSentence: Sentence?,
    reasonSentence: Sentence? = nil
  ) {
    self.name = name
    self.level = level
    self.difference = difference
    self.lift = lift
    self.test = test
    self.figures = figures
    self.detailSentence = detailSentence
    self.reasonSentence = reasonSentence
  }

  /// What it did, in English.
  public var detail: String? {
    get { detailSentence?.english }
    set { detailSentence = newValue.map { Sentence(foreign: $0) } }
  }

  /// Why it has no answer, in English.
  public var reason: String? {
    get { reasonSentence?.english }
    set { reasonSentence = newValue.map { Sentence(foreign: $0) } }
  }
}
