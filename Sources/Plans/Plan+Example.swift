internal import Inference

extension Plan {
  /// A plan to begin with: all that holds without a plan, and examples of what only a team can know.
  ///
  /// The examples are the name and the dates, the groups, the metrics, the columns and the services; everything else is
  /// as in `Plan()`.
  public static var example: Plan {
    var plan = Plan()
    plan.experimentName = "gateway_rollout"
    plan.startDate = "2025-10-22"
    plan.endDate = "2025-11-22"
    plan.control = PlannedGroup(name: "Legacy", percentage: 50, algorithm: "legacy")
    plan.treatment = PlannedGroup(name: "Gateway", percentage: 50, algorithm: "canary")
    plan.metrics = exampleMetrics
    plan.log.group = "group"
    plan.log.unit = "user_id"
    plan.log.time = "timestamp"
    plan.canary.services = ReleaseServices(
      service: "api", legacy: "api-00041-abc", canary: "api-00042-def", project: "my-project",
      region: "us-central1")
    return plan
  }

  /// The metrics that hold where none is named, and two that must not get worse.
  private static var exampleMetrics: [MetricSpecification] {
    let named: [(name: String, kind: MetricKind?, role: MetricRole, margin: Margin?)] = [
      ("response_time_ms", nil, .primary, nil), ("success", nil, .secondary, nil),
      ("confidence_score", nil, .secondary, nil), ("error_rate", nil, .guardrail, .absolute(0.005)),
      ("response_time_ms", .quantile(0.95), .guardrail, .relative(0.10)),
    ]
    return named.compactMap { metric in
      try? MetricSpecification(
        name: metric.name, kind: metric.kind, role: metric.role, margin: metric.margin)
    }
  }
}
