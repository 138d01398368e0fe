internal import Columns
internal import Sentences
public import Summaries

/// A quantile of the requests' values, and the difference that a treatment makes to it.
///
/// With units the interval rests on the variance, over units, of the indicator that a value is at most the quantile, which
/// a second pass over the log tells.
public struct QuantileMetric: Metric {
  /// What is asked.
  public let specification: MetricSpecification
  /// The level of the quantile, inside (0, 1).
  public let level: Double

  /// The quantile that `specification` asks for.
  public init(specification: MetricSpecification, level: Double) {
    self.specification = specification
    self.level = level
  }

  /// The summaries that it is computed from.
  public func needs(quantileLevels: [Double]) -> [Need] {
    let expression = specification.expression
    return [
      .moments(expression), .values(expression), .unitSums(expression),
      .unitSums(.atMostQuantile(expression, level: level)),
    ] + specification.filterNeeds
  }

  /// What one group says.
  public func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double)
    -> GroupEstimate
  {
    let quantile = try? quantile(summary)
    let moments = summary.moments
    let interval = try? quantile?.interval(level: level)
    return GroupEstimate(
      count: moments.count, units: summary.units?.count, mean: moments.count > 0 ? moments.mean : .nan,
      standardDeviation: moments.standardDeviation,
      standardError: (try? quantile?.standardError(level: level)) ?? .nan,
      minimum: moments.count > 0 ? moments.minimum : .nan,
      maximum: moments.count > 0 ? moments.maximum : .nan,
      interval: quantile.flatMap { quantile in
        interval.flatMap { ends in
          guard ends.lower != nil || ends.upper != nil else { return nil }
          return Interval(
            estimate: quantile.value, lower: ends.lower ?? -.infinity, upper: ends.upper ?? .infinity)
        }
      }, quantiles: [], value: quantile?.value ?? .nan)
  }

  /// What the treatment changes; the covariance is that of the two indicators, where the groups share units.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, covariance: Double, settings: ComparisonSettings
  ) -> MetricComparison {
    var result = MetricComparison(level: settings.level, reasonSentence: "")
    do {
      try MetricSummary.checkUnits(control, treatment)
      // The standard errors are those of the planned level, also where the interval is made at another one: with it
      // they would change, and p and interval could disagree.
      let planned = 1 - settings.significance
      let quantiles = (control: try quantile(control), treatment: try quantile(treatment))
      let estimates = (
        control: try quantiles.control.estimate(level: planned),
        treatment: try quantiles.treatment.estimate(level: planned)
      )
      let indicators = (quantiles.control.variance * quantiles.treatment.variance).squareRoot()
      let correlation = indicators > 0 ? max(-1, min(1, covariance / indicators)) : 0
      result.compare(
        estimates,
        covariance: correlation * estimates.control.standardError * estimates.treatment.standardError,
        settings: settings)
      result.designEffect = quantiles.control.designEffect(
        with: quantiles.treatment, covariance: covariance)
      result.power = result.power(
        requests: treatment.moments.count, baseline: quantiles.control.value, settings: settings)
    } catch {
      result.reasonSentence = error.sentence
    }
    return result
  }

  private func quantile(_ summary: MetricSummary) throws(InferenceError) -> WoodruffQuantile {
    guard let values = summary.values else { throw .tooFewRows(found: 0, needed: 2) }
    return try WoodruffQuantile(
      values, level: level, indicator: summary.units == nil ? nil : summary.indicator)
  }
}
