import Documents
import Inference
import Plans
import Summaries

/// An `assay-summary/1` document in place of logs.
struct SummaryReading {
  let input: SummaryInput

  /// The metrics of a document by their names; the first is the primary one.
  static func metrics(_ document: Document) throws -> [MetricSpecification] {
    var metrics: [MetricSpecification] = []
    for name in try SummaryInput.metricNames(document) {
      metrics.append(try MetricSpecification(name: name, role: metrics.isEmpty ? .primary : .secondary))
    }
    return metrics
  }

  init(_ document: Document, metrics: [MetricSpecification]) throws {
    for metric in metrics where !metric.kind.isSummarised {
      throw Trouble(
        "--summary holds moments, and a \(metric.kind.rawValue) such as \(shown(metric.name)) needs the values: "
          + "name the logs in its place")
    }
    input = try SummaryInput(
      document,
      expressions: Dictionary(
        metrics.map { ($0.name, $0.expression) }, uniquingKeysWith: { first, _ in first }),
      perUnit: Dictionary(
        metrics.compactMap { metric in metric.perUnit.map { (metric.name, $0) } },
        uniquingKeysWith: { first, _ in first }),
      shares: Set(metrics.filter(\.kind.isShare).map(\.name)))
  }

  /// Which group is which: as named, else as the document says, else as names are recognised.
  func roles(plan: Plan, options: LogOptions, groups: [String]? = nil) throws -> GroupRoles {
    let own = input.summary.groups.map(\.name)
    let names = groups ?? own
    let control = zip(own, input.roles).first { $0.1 == "control" }?.0
    return try GroupRoles(
      names, plan: plan, control: options.control ?? control, treatments: options.treatment)
  }
}
