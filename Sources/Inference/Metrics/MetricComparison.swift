public import Sentences
public import Summaries

/// What one group says of a metric.
public struct GroupEstimate: Sendable, Equatable {
  /// The number of values.
  public var count: Int
  /// The number of units with a value; nil where requests are independent.
  public var units: Int?
  /// The mean of the values; NaN where there are none.
  public var mean: Double
  /// The sample standard deviation of the values; NaN where n < 2.
  public var standardDeviation: Double
  /// The standard error of the mean, cluster-robust where there are units; NaN where it has none.
  public var standardError: Double
  /// The smallest value; NaN where there are none or it is unknown.
  public var minimum: Double
  /// The largest value.
  public var maximum: Double
  /// The interval of the mean; nil where it has none.
  public var interval: Interval?
  /// Quantiles of the values; empty for a proportion.
  public var quantiles: [Quantile]
  /// What the metric reports of the group: the mean, the share, the quantile, the ratio; NaN where there is none.
  public var value: Double

  /// What a group says; ``value`` is the mean unless stated.
  public init(
    count: Int, units: Int?, mean: Double, standardDeviation: Double, standardError: Double, minimum: Double,
    maximum: Double, interval: Interval?, quantiles: [Quantile], value: Double? = nil
  ) {
    self.count = count
    self.units = units
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.standardError = standardError
    self.minimum = minimum
    self.maximum = maximum
    self.interval = interval
    self.quantiles = quantiles
    self.value = value ?? mean
  }
}

/// Whether the treatment is better.
public enum Outcome: String, Sendable, CaseIterable {
  /// The difference is significant, in the good direction.
  case improved
  /// The difference is significant, in the bad direction.
  case worsened
  /// It is not known which.
  case inconclusive
}

/// How large the difference is in standard deviations.
public struct EffectSize: Sendable, Equatable {
  /// Cohen's d, treatment − control over the pooled standard deviation; nil for a proportion.
  public var cohensD: Double?
  /// Hedges' g, the same without small-sample bias.
  public var hedgesG: Double?
  /// Cohen's h, 2·asin√p_t − 2·asin√p_c, for a proportion.
  public var cohensH: Double?
  /// The lower end of the interval of d.
  public var lower: Double?
  /// The upper end of the interval of d.
  public var upper: Double?

  /// An effect size; all of it unknown unless stated.
  package init(
    cohensD: Double? = nil, hedgesG: Double? = nil, cohensH: Double? = nil, lower: Double? = nil,
    upper: Double? = nil
  ) {
    self.cohensD = cohensD
    self.hedgesG = hedgesG
    self.cohensH = cohensH
    self.lower = lower
    self.upper = upper
  }
}

/// What the data could have seen.
public struct PowerFigures: Sendable, Equatable {
  /// The smallest difference, in the metric's unit, that would be seen with the planned power.
  public var minimumDetectableEffect: Double
  /// The treatment requests needed to see the target, at the present split; nil where there is no target.
  public var requiredSampleSize: Int?

  /// Figures that were made elsewhere.
  public init(minimumDetectableEffect: Double, requiredSampleSize: Int?) {
    self.minimumDetectableEffect = minimumDetectableEffect
    self.requiredSampleSize = requiredSampleSize
  }
}

/// What the treatment changes in a metric, and how sure that is.
public struct MetricComparison: Sendable, Equatable {
  /// The level of the intervals; higher than asked for where the p-value was adjusted.
  public var level: Double
  /// Treatment − control, in the metric's unit.
  public var difference: Interval?
  /// The difference as a share of the control group's value.
  public var lift: RelativeLift?
  /// Why there is no lift, where there is none.
  public var liftReasonSentence: Sentence?
  /// The test of no difference.
  public var test: TestResult?
  /// The exact p-value, where counts are small.
  public var exactPValue: Double?
  /// What this look says among several; nil where one look is planned.
  public var sequential: SequentialFigures?
  /// The p-value adjusted for the number of questions, and of looks; the p-value itself where there is one of each.
  public var adjustedPValue: Double?
  /// The standardised difference.
  public var effectSize: EffectSize?
  /// Cluster-robust over naive variance of the difference; nil without units.
  public var designEffect: Double?
  /// What the data could have seen.
  public var power: PowerFigures?
  /// Whether the treatment is better.
  public var outcome: Outcome
  /// Why there is no answer, where there is none.
  public var reasonSentence: Sentence?
  /// What further methods say, as far as they were asked for.
  public var views: [ComparisonView] = []
  /// The standard error of the difference, where the test has one.
  public var standardError: Double?
  /// The degrees of freedom of the standard error.
  public var degreesOfFreedom: Double?

  /// A comparison without an answer.
  public init(level: Double, reason: String) {
    self.init(level: level, reasonSentence: Sentence(foreign: reason))
  }

  /// A comparison without an answer, for a reason that can be told in other languages.
  public init(level: Double, reasonSentence: Sentence) {
    self.level = level
    self.reasonSentence = reasonSentence
    outcome = .inconclusive
  }

  /// Why there is no lift, in English.
  public var liftReason: String? {
    get { liftReasonSentence?.english }
    set { liftReasonSentence = newValue.map { Sentence(foreign: $0) } }
  }

  /// Why there is no answer, in English.
  public var reason: String? {
    get { reasonSentence?.english }
    set { reasonSentence = newValue.map { Sentence(foreign: $0) } }
  }

  /// Settles the outcome by an adjusted p-value.
  ///
  /// An exact p-value must be below the limit too, raised by the same factor.
  ///
  /// - Parameters:
  ///   - adjusted: the p-value after correction for the number of questions.
  ///   - significance: the limit below which a difference is taken as real.
  ///   - direction: which way is better.
  public mutating func settle(adjusted: Double, significance: Double, direction: Direction) {
    adjustedPValue = adjusted
    let raised = test.map { $0.pValue > 0 ? adjusted / $0.pValue : 1 } ?? 1
    guard let difference, adjusted < significance, exactPValue.map({ $0 * raised < significance }) ?? true
    else {
      outcome = .inconclusive
      return
    }
    outcome = difference.estimate * direction.sign > 0 ? .improved : .worsened
  }
}
