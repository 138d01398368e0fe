internal import Sentences
public import Summaries

/// The mean over units of a number that each unit has: a count, a sum, a mean, or whether anything happened.
///
/// Units are independent, so that Welch's test of the units' numbers, and for a share of units the tests of proportions,
/// hold as they stand. Without a column of units there is no answer.
public struct PerUnitMetric: Metric {
  /// What is asked.
  public let specification: MetricSpecification

  /// The mean over units that `specification` asks for.
  public init(specification: MetricSpecification) { self.specification = specification }

  /// The metric of independent values that the units' numbers are.
  private var metric: any Metric {
    specification.kind == .shareOfUnits
      ? ProportionMetric(specification: specification) : MeanMetric(specification: specification)
  }

  /// The summaries that it is computed from.
  public func needs(quantileLevels: [Double]) -> [Need] {
    guard let perUnit = specification.perUnit else { return [] }
    return [.moments(specification.expression), .perUnit(perUnit)] + specification.filterNeeds
  }

  /// What one group says.
  public func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double)
    -> GroupEstimate
  {
    var estimate = metric.estimate(summary, besides: other, level: level)
    estimate.units = summary.moments.count
    return estimate
  }

  /// What the treatment changes.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, covariance: Double, settings: ComparisonSettings
  ) -> MetricComparison {
    for summary in [control, treatment] where summary.moments.count < Estimate.fewestUnits {
      let error = InferenceError.tooFewUnits(
        found: summary.moments.count, needed: Estimate.fewestUnits)
      return MetricComparison(
        level: settings.level,
        reasonSentence: summary.moments.count == 0
          ? "there are no units to count; --unit names their column" : error.sentence)
    }
    return metric.compare(control: control, treatment: treatment, covariance: covariance, settings: settings)
  }
}
