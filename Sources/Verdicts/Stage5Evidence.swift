public import Inference
public import Sentences

/// An improvement: the relative difference, turned so that better is positive.
public struct Improvement: Sendable, Equatable {
  /// The estimate.
  public var estimate: Double
  /// The lower end of its interval; nil where it has none, −∞ where nothing bounds it.
  public var lower: Double?
  /// The upper end of its interval.
  public var upper: Double?

  /// An improvement.
  public init(estimate: Double, lower: Double? = nil, upper: Double? = nil) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }

  /// The improvement that a relative difference is, given which way is better.
  public init(_ lift: RelativeLift, direction: Direction) {
    switch direction {
    case .increase: self.init(estimate: lift.estimate, lower: lift.lower, upper: lift.upper)
    case .decrease: self.init(estimate: -lift.estimate, lower: -lift.upper, upper: -lift.lower)
    }
  }
}

/// A number of the control and of the treatment.
public struct GroupPair<Value: Sendable>: Sendable {
  /// The control's.
  public var control: Value
  /// The treatment's.
  public var treatment: Value

  /// Two values.
  public init(control: Value, treatment: Value) {
    self.control = control
    self.treatment = treatment
  }
}

extension GroupPair: Equatable where Value: Equatable {}

/// What the last gate looks at, from whatever source it came.
public struct Stage5Evidence: Sendable, Equatable {
  /// Where it came from.
  public enum Source: String, Sendable, CaseIterable {
    /// Request logs.
    case log
    /// A document with an analysis.
    case analysis = "assay-analysis/1"
    /// A file with two averages.
    case averages = "ab_test_analysis"
  }

  /// Where it came from.
  public var source: Source
  /// The name of the metric that is judged.
  public var metric: String
  /// The names of the groups.
  public var names: GroupPair<String>
  /// The means of the groups.
  public var means: GroupPair<Double>?
  /// The improvement on all requests; nil where there is none to judge.
  public var improvement: Improvement?
  /// The improvement on successful requests; nil where the source does not tell.
  public var improvementOnSuccess: Improvement?
  /// Why there is no improvement to judge.
  public var noImprovementSentence: Sentence?
  /// The difference of the means with its interval; nil where the source has none.
  public var difference: Interval?
  /// Whether the difference is significant in the good direction; nil where the source does not tell.
  public var outcome: Outcome?
  /// The requests with a value.
  public var requests: GroupPair<Int>?
  /// The units.
  public var units: GroupPair<Int>?
  /// The error rates; nil where the source has none, NaN where one group has none.
  public var errorRates: GroupPair<Double>?
  /// The shares of requests that did not succeed, as the source states it; nil where it has none.
  ///
  /// A request may be stated as failed beside a status of 200, which the error rates do not count.
  public var failureRates: GroupPair<Double>?
  /// The shares of requests refused with a status from 400 to 499; shown, never judged.
  public var refusalRates: GroupPair<Double>?
  /// The check of the split; nil where the source has none.
  public var sampleRatio: Check?
  /// The checks of the data other than the split and the guardrails; nil where the source has none.
  public var dataChecks: [Check]?
  /// What the data could have seen.
  public var power: PowerFigures?
  /// The times of the first and the last request in milliseconds since 1970, where times were read.
  public var period: ClosedRange<Int64>?

  /// Why there is no improvement to judge, in English.
  public var noImprovementReason: String? {
    get { noImprovementSentence?.english }
    set { noImprovementSentence = newValue.map { Sentence(foreign: $0) } }
  }

  /// The hours between the first and the last request, where times were read.
  public var hours: Double? { period.map { Double($0.upperBound - $0.lowerBound) / 3_600_000 } }

  /// Evidence of two groups, with nothing else known.
  public init(source: Source, metric: String, names: GroupPair<String>) {
    self.source = source
    self.metric = metric
    self.names = names
  }
}
