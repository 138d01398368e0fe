internal import Columns

/// The metrics by which a canary's stage is judged, beside its error and success rate.
public struct CanarySpecifications: Sendable {
  /// The 95th percentile of response time.
  public let p95: MetricSpecification
  /// The mean confidence; a failed request has none, so that what is missing is counted apart.
  public let confidence: MetricSpecification
  /// The share of requests above a limit of the 95th percentile; nil without a limit.
  public let aboveLimit: MetricSpecification?
  /// The share of successes among the requests with a confidence, which tells how many of these succeeded.
  public let confidentSuccess: MetricSpecification

  /// The metrics of a stage.
  ///
  /// - Parameters:
  ///   - planned: the metrics of the plan, the first duration of which is the response time; else the usual column is.
  ///   - p95Limit: the limit of the 95th percentile in milliseconds; nil where none is asked.
  public init(planned: [MetricSpecification], p95Limit: Double?) {
    let columns = planned.compactMap { metric -> NumberColumn? in
      if case .column(let column) = metric.expression { column } else { nil }
    }
    let time = columns.first { $0.reading == .duration } ?? MetricSpecification.responseTimeColumn()
    let usual = MetricSpecification.standard.first { $0.name == "confidence_score" }?.expression
    let score: ColumnExpression = usual ?? .rows
    p95 = MetricSpecification(
      name: "p95_response_time_ms", kind: .quantile(0.95), direction: .decrease, role: .guardrail,
      expression: .column(time))
    confidence = MetricSpecification(
      name: "confidence_score", kind: .mean, direction: .increase, role: .secondary, expression: score)
    aboveLimit = p95Limit.map { limit in
      MetricSpecification(
        name: "above_limit", kind: .proportion, direction: .decrease, role: .guardrail,
        expression: .comparison(.column(time), .greater, limit))
    }
    confidentSuccess = MetricSpecification(
      name: "confident_success", kind: .proportion, direction: .increase, role: .secondary,
      expression: .paired(.success, with: score))
  }
}

extension MetricSpecification {
  /// The response time by the names that are recognised, of which nothing missing is refused.
  public static func responseTime(_ kind: MetricKind, role: MetricRole) -> MetricSpecification {
    MetricSpecification(
      name: "response_time_ms", kind: kind, direction: .decrease, role: role,
      expression: .column(responseTimeColumn()))
  }
}
