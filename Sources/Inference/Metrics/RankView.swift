internal import Columns
internal import Sentences
internal import Summaries

/// What ranks say of a metric of single requests: a mean or a quantile.
///
/// Where requests belong to units, the test is that of P(treatment > control) by the placements of each unit's requests,
/// which a second pass over the log tells.
enum RankView {
  static func needs(of metric: MetricSpecification, treatments: Int) -> [Need] {
    let expression = metric.expression
    switch metric.kind {
    case .mean, .quantile: break
    case .proportion, .ratio, .countPerUnit, .sumPerUnit, .meanPerUnit, .shareOfUnits: return []
    }
    // Ranks of values cut down at a quantile would need a third pass, and are those of the values but for ties.
    guard expression.priorExpressions.isEmpty else { return [] }
    return [.moments(expression), .values(expression)]
      + (0..<max(0, treatments)).map { .unitSums(.placement(expression, treatment: $0)) }
  }

  static func fill(
    _ view: inout ComparisonView, _ metric: MetricSpecification, _ pair: ComparedGroups, level: Double
  ) throws(InferenceError) {
    let (left, right) = pair.groups
    guard let control = left.expressions[metric.expression]?.values,
      let treatment = right.expressions[metric.expression]?.values
    else { throw .tooFewRows(found: 0, needed: 1) }
    guard control.exact != nil && treatment.exact != nil else {
      view.reasonSentence =
        "ranks need all values, of which only a sketch was kept; --memory raises the limit"
      return
    }
    let ranks = try MannWhitney(control: control, treatment: treatment)
    let clustered = try placements(of: metric, pair)
    let test: TestResult
    let superiority: BrunnerMunzel?
    if let clustered {
      (test, superiority) = (clustered.test, clustered)
      view.detailSentence = "P(treatment > control) by the placements of units"
    } else {
      (test, superiority) = (ranks.test, try? BrunnerMunzel(ranks))
      view.detailSentence = ranks.isExact ? "exact p-value" : nil
    }
    view.test = test
    view.difference = try? HodgesLehmann(ranks: ranks, control, treatment)
      .interval(level: level, clustered: clustered)
    let interval = try superiority?.superiorityInterval(level: level)
    view.figures = [
      .init("u", ranks.u), .init("probability_of_superiority", ranks.superiority),
      .init("probability_lower", interval?.lower ?? .nan),
      .init("probability_upper", interval?.upper ?? .nan),
    ]
  }

  /// The test by units; nil where requests are independent.
  private static func placements(
    of metric: MetricSpecification, _ pair: ComparedGroups
  ) throws(InferenceError) -> BrunnerMunzel? {
    let (left, right) = pair.groups
    guard left.units != nil, right.units != nil else { return nil }
    let expression = ColumnExpression.placement(metric.expression, treatment: pair.number)
    guard let control = left.expressions[expression]?.units,
      let treatment = right.expressions[expression]?.units
    else { throw .tooFewUnits(found: 0, needed: Estimate.fewestUnits) }
    for units in [control, treatment] where units.count < Estimate.fewestUnits {
      throw .tooFewUnits(found: units.count, needed: Estimate.fewestUnits)
    }
    // The control's placements are shares below, those of θ are shares above: of the same variance, and of a covariance
    // of the other sign.
    return try BrunnerMunzel(
      control: control, treatment: treatment,
      covariance: -pair.summary.covariance(of: expression, pair.control, pair.treatment))
  }
}
