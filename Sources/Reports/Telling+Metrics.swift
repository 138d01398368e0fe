internal import Inference

extension Telling {
  /// A metric's name, with its kind where another of that name could stand beside it: `response_time_ms p95`.
  ///
  /// It may hold anything, as names from outside do: whoever shows it makes it harmless.
  func label(_ metric: MetricSpecification) -> String {
    switch metric.kind {
    case .mean, .proportion, .ratio: metric.name
    default: "\(metric.name) \(name(metric.kind.rawValue))"
    }
  }
}
