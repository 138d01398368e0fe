internal import Documents

extension JSON {
  /// The section `canary` of a plan with every key written out.
  init(_ plan: CanaryPlan) {
    self = [
      "stages": JSON(plan.stages.map { JSON($0) }),
      "legacy": [
        "error_rate_increase": JSON(plan.legacy.errorRateIncrease),
        "p95_increase": JSON(plan.legacy.p95Increase),
        "requests": JSON(plan.legacy.requests),
      ],
      "rollback": JSON(plan.triggers.map { JSON($0) }),
      "watch": [
        "minimum_requests": JSON(plan.watch.minimumRequests),
        "reach_back": JSON(PlannedDuration.text(plan.watch.reachBack)),
        "lateness": JSON(PlannedDuration.text(plan.watch.lateness)),
        "recovery": JSON(PlannedDuration.text(plan.watch.recovery)),
        "evidence": JSON(plan.watch.evidence.rawValue),
      ],
      "promotion": ["improvement": JSON(plan.promotionImprovement)],
      "services": plan.services.map { JSON($0) } ?? .null,
    ]
  }

  /// A stage; the hours of one that stays are null.
  private init(_ stage: CanaryStage) {
    self = [
      "stage": JSON(stage.number),
      "percentage": JSON(stage.percentage),
      "hours": JSON(stage.hours),
      "start": JSON(stage.start),
      "end": JSON(stage.end),
      "limits": [
        "error_rate": JSON(stage.limits.errorRate),
        "p95_response_time_ms": JSON(stage.limits.p95ResponseTime),
        "success_rate": JSON(stage.limits.successRate),
        "confidence_score": JSON(stage.limits.confidence),
      ],
      "load_test": JSON(stage.needsLoadTest),
      "decision": JSON(stage.needsDecision),
      "rollback": JSON(stage.triggers.map { JSON($0) }),
    ]
  }

  private init(_ trigger: Trigger) {
    self = [
      "metric": JSON(trigger.measure.rawValue),
      trigger.side.rawValue: JSON(trigger.threshold),
      "window": JSON(PlannedDuration.text(trigger.window)),
      "action": JSON(trigger.action.rawValue),
    ]
  }

  private init(_ services: ReleaseServices) {
    self = [
      "service": JSON(services.service), "legacy": JSON(services.legacy), "canary": JSON(services.canary),
      "project": JSON(services.project), "region": JSON(services.region),
    ]
  }
}
