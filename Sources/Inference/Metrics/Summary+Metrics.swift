internal import Columns
public import Summaries

extension GroupSummary {
  /// What the group says of a metric; no values where it has none.
  public func summary(of metric: MetricSpecification) -> MetricSummary {
    var summary = expressions[metric.expression] ?? MetricSummary(moments: Moments())
    switch metric.kind {
    case .mean, .proportion: break
    case .quantile(let level):
      summary.indicator = expressions[.atMostQuantile(metric.expression, level: level)]?.units
    case .ratio:
      guard let ratio = metric.ratio else { break }
      summary.units = ratios[ratio]
      summary.rows = rowRatios[ratio]
      summary.moments = expressions[ratio.numerator]?.moments ?? Moments()
    case .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits:
      summary.moments = metric.perUnit.flatMap { perUnit[$0] } ?? Moments()
      summary.units = nil
      summary.quantiles = []
    }
    return summary
  }

  /// The rows that have what a metric is made from, and those that should have it.
  ///
  /// A row that the metric's filter leaves out is not missing; one of which that is not known is.
  public func rows(of metric: MetricSpecification) -> (present: Int, eligible: Int) {
    let present = expressions[metric.rowExpression]?.moments.count ?? 0
    guard let filter = metric.filter else { return (present, requests) }
    return (present, expressions[.eligible(filter.condition)]?.moments.count ?? 0)
  }

  /// Whether the logs have what a metric is made from.
  public func has(_ metric: MetricSpecification) -> Bool { expressions[metric.rowExpression] != nil }
}

extension Summary {
  /// The covariance of what a metric says of two groups, which is not 0 where they share units.
  ///
  /// For a quantile it is the covariance of the indicators that a value is at most its group's quantile.
  ///
  /// - Parameters:
  ///   - metric: the metric.
  ///   - one: the index of a group.
  ///   - other: the index of another.
  /// - Returns: the covariance; 0 where the groups share no unit or it is not known.
  public func covariance(of metric: MetricSpecification, _ one: Int, _ other: Int) -> Double {
    switch metric.kind {
    case .mean, .proportion: return covariance(of: metric.expression, one, other)
    case .quantile(let level):
      return covariance(of: .atMostQuantile(metric.expression, level: level), one, other)
    case .ratio: return metric.ratio.flatMap { shared(one, other)?.ratioCovariances[$0] } ?? 0
    case .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits:
      return metric.perUnit.flatMap { shared(one, other)?.perUnitCovariances[$0] } ?? 0
    }
  }
}

extension MetricSpecification {
  /// The two sums of a ratio; nil for all other kinds.
  public var ratio: Ratio? {
    guard kind == .ratio, let denominator else { return nil }
    return Ratio(expression, over: denominator)
  }

  /// The number of each unit; nil for kinds that are not by unit.
  public var perUnit: PerUnit? {
    switch kind {
    case .countPerUnit: PerUnit(expression, expression.isFlag ? .sum : .count)
    case .sumPerUnit: PerUnit(expression, .sum)
    case .meanPerUnit: PerUnit(expression, .mean)
    case .shareOfUnits: PerUnit(expression, .any)
    case .mean, .proportion, .ratio, .quantile: nil
    }
  }

  /// The expression that a row has where it counts for the metric.
  var rowExpression: ColumnExpression { ratio?.numerator ?? expression }

  /// What tells how many rows should have the metric's values.
  var filterNeeds: [Need] { filter.map { [.moments(.eligible($0.condition))] } ?? [] }
}
