public import Summaries

/// A question about a log, as a pure function of the summaries that it declares.
///
/// A new metric is one type that conforms to this and a case of ``MetricKind``; <doc:Adding-a-metric> has the rest.
public protocol Metric: Sendable {
  /// What is asked.
  var specification: MetricSpecification { get }

  /// The summaries without which the metric cannot be computed.
  func needs(quantileLevels: [Double]) -> [Need]

  /// What one group says.
  ///
  /// - Parameters:
  ///   - summary: the group's.
  ///   - other: the group it is compared with, from which a thin group may borrow what it cannot tell by itself.
  ///   - level: the level of the interval.
  /// - Returns: the estimate, with an interval where it has one.
  func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double) -> GroupEstimate

  /// What the treatment changes.
  ///
  /// Where there is no answer, the comparison says why in ``MetricComparison/reason`` and its outcome is
  /// inconclusive; it never stands for "no difference".
  ///
  /// - Parameters:
  ///   - control: the control's summary.
  ///   - treatment: the treatment's.
  ///   - covariance: of the two means, where the groups share units; 0 where they share none or it is not known.
  ///   - settings: how to compare.
  /// - Returns: the comparison.
  func compare(
    control: MetricSummary, treatment: MetricSummary, covariance: Double, settings: ComparisonSettings
  ) -> MetricComparison
}

extension Metric {
  /// What the treatment changes, for groups that share no unit.
  ///
  /// - Parameters:
  ///   - control: the control's summary.
  ///   - treatment: the treatment's.
  ///   - settings: how to compare.
  /// - Returns: the comparison.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, settings: ComparisonSettings
  ) -> MetricComparison {
    compare(control: control, treatment: treatment, covariance: 0, settings: settings)
  }
}

/// How groups are compared.
public struct ComparisonSettings: Sendable, Equatable {
  /// Which test of means.
  public enum Test: String, Sendable, CaseIterable {
    /// Unequal variances, degrees of freedom by Satterthwaite.
    case welch
    /// One pooled variance; for independent requests only.
    case student
    /// Unequal variances, the normal distribution.
    case z
  }

  /// The test of means.
  public var test: Test
  /// The level of intervals, in (0, 1).
  public var level: Double
  /// The p-value below which a difference is taken as real.
  public var significance: Double
  /// The relative improvement that the experiment must be able to see, in (0, 1]; nil where none is planned.
  public var targetLift: Double?
  /// The chance with which it must see it.
  public var power: Double
  /// The look that intervals of an exact sequence are made at; nil where they are those of one look.
  public var look: SequentialLook?
  /// Whether the size of the effect is told, whose interval costs more than all the rest.
  public var tellsEffectSize = true
  /// The α of that sequence; 1 − `level` is that of methods which know one look only.
  public var lookAlpha: Double

  /// Settings; the significance is 1 − `level` unless stated.
  public init(
    test: Test = .welch, level: Double = 0.95, significance: Double? = nil, targetLift: Double? = nil,
    power: Double = 0.8
  ) {
    self.test = test
    self.level = level
    self.significance = significance ?? 1 - level
    lookAlpha = significance ?? 1 - level
    self.targetLift = targetLift
    self.power = power
  }
}
