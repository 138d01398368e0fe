internal import Documents
internal import Inference

extension PlanReview {
  /// Metrics that are named twice, and margins that nothing can keep.
  mutating func review(metrics root: DocumentValue) {
    let metrics = Self.value(root, "metrics")
    let primary = Self.value(metrics, "primary").map { [$0] } ?? []
    let all: [(places: [DocumentValue], role: MetricRole)] = [
      (primary, .primary), (Self.elements(metrics, "secondary"), .secondary),
      (Self.elements(metrics, "guardrails"), .guardrail),
    ]
    var found: [(metric: MetricSpecification, path: String)] = []
    for (places, role) in all {
      for place in places {
        var reading = PlanReading()
        guard let metric = reading.metric(place, role: role) else { continue }
        review(metric, at: place, beside: found)
        found.append((metric, place.path))
      }
    }
  }

  private mutating func review(
    _ metric: MetricSpecification, at place: DocumentValue,
    beside others: [(metric: MetricSpecification, path: String)]
  ) {
    for (other, path) in others where other.asksTheSame(as: metric) {
      if other.role == metric.role {
        refuse(place, "is the metric of \(path) once more: each counts in the correction for their number")
      } else {
        doubt(place, "is the metric of \(path), too")
      }
    }
    for key in ["margin", "relative_margin"] {
      guard let margin = Self.value(place, key), margin.json.doubleValue == 0 else { continue }
      doubt(margin, "of 0 passes only when the metric is proved to be better")
    }
    if metric.role == .guardrail, metric.margin == nil {
      doubt(place, "has neither margin nor relative_margin: it cannot fail")
    }
  }
}

extension MetricSpecification {
  /// Whether two metrics report the same figure, whatever their names, roles and margins.
  fileprivate func asksTheSame(as other: MetricSpecification) -> Bool {
    kind == other.kind && expression == other.expression && denominator == other.denominator
  }
}
