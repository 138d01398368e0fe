internal import Documents
internal import Inference
internal import Summaries
internal import Verdicts

extension JSON {
  /// What an earlier report said.
  init(_ previous: PreviousReport) {
    self = [
      "label": JSON(previous.label),
      "gate": JSON(previous.gate),
      "decision": JSON(previous.decision?.rawValue),
      "requests": JSON(previous.requests),
      "metrics": JSON(
        previous.metrics.map { metric in
          [
            "metric": JSON(metric.specification), "treatment": JSON(metric.treatment),
            "difference": JSON(metric.difference), "lift": JSON(metric.lift),
            "outcome": JSON(metric.outcome.rawValue),
          ]
        }),
    ]
  }

  /// One look at the experiment.
  init(_ look: ReportLook) {
    self = [
      "label": JSON(look.label),
      "gate": JSON(look.gate),
      "decision": JSON(look.decision?.rawValue),
      "requests": JSON(look.requests),
      "units": JSON(look.units),
      "lift": JSON(look.lift),
      "method": JSON(look.method),
      "share": JSON(look.share),
      "alpha_spent": JSON(look.alphaSpent),
    ]
  }

  /// One day.
  init(_ day: ReportDay) {
    self = [
      "day": JSON(day.day),
      "groups": JSON(
        day.groups.map { group in
          [
            "name": JSON(group.name), "requests": JSON(group.requests), "value": JSON(group.value),
            "error_rate": JSON(group.errorRate),
          ]
        }),
      "changes": JSON(
        day.changes.map { change in
          [
            "treatment": JSON(change.treatment), "difference": JSON(change.difference),
            "lift": JSON(change.lift),
          ]
        }),
    ]
  }

  /// The lift as it grew.
  init(_ course: LiftCourse) {
    self = [
      "metric": JSON(course.metric),
      "treatment": JSON(course.treatment),
      "level": JSON(course.level),
      "sampled_share": JSON(course.sampledShare),
      "points": JSON(
        course.points.map { point in
          [
            "day": JSON(point.day), "requests": JSON(point.requests), "lift": JSON(point.lift),
            "sequence": JSON(point.sequence),
          ]
        }),
    ]
  }

  /// How values are spread.
  init(_ distribution: GroupDistribution) {
    self = [
      "metric": JSON(distribution.metric),
      "group": JSON(distribution.group),
      "count": JSON(distribution.count),
      "quantiles": JSON(distribution.quantiles),
    ]
  }

  /// What the data could see.
  init(_ power: ReportPower) {
    self = [
      "metric": JSON(power.metric),
      "treatment": JSON(power.treatment),
      "significance_level": JSON(power.significance),
      "planned_power": JSON(power.plannedPower),
      "smallest_lift": JSON(power.smallestLift),
      "target_lift": JSON(power.targetLift),
      "required_requests": JSON(power.requiredRequests),
      "requests": JSON(power.requests),
      "daily_requests": JSON(power.dailyRequests),
      "days_left": JSON(power.daysLeft),
      "curve": JSON(
        power.curve.map { point in
          [
            "lift": JSON(point.lift), "power": JSON(point.power),
            "power_of_twice": JSON(point.powerOfTwice),
          ]
        }),
    ]
  }
}
