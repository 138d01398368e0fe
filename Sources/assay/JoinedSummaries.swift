import Inference
import Plans
import Summaries
import Verdicts

/// The summaries of several documents, no unit of which is in two of them, as one.
///
/// Requests, units, moments of rows and moments over units add up; quantiles do not and are left out.
struct JoinedSummaries {
  /// The first document, whose groups have the roles.
  let first: SummaryReading
  let summary: Summary
  let hasUnits: Bool
  /// The levels of quantiles; none of several documents.
  let quantileLevels: [Double]
  /// The rows of each document.
  let rows: [Int]

  /// Joins documents, at least one.
  ///
  /// - Throws: ``Trouble`` where one lacks a group, a metric or the units that another has.
  init(_ readings: [(path: String, reading: SummaryReading)], metrics: [MetricSpecification]) throws {
    first = readings[0].reading
    hasUnits = first.input.hasUnits
    rows = readings.map { $0.reading.input.summary.rows.read }
    quantileLevels = readings.count == 1 ? first.input.quantileLevels : []
    var joined = first.input.summary
    for (path, reading) in readings.dropFirst() {
      try Self.requireAlike(reading.input, path, first.input, readings[0].path, metrics)
      joined.merge(reading.input.summary)
    }
    if readings.count > 1 { joined.quantileError = nil }
    summary = joined
  }

  private static func requireAlike(
    _ input: SummaryInput, _ path: String, _ first: SummaryInput, _ firstPath: String,
    _ metrics: [MetricSpecification]
  ) throws {
    for group in first.summary.groups {
      guard let found = input.summary.groups.first(where: { $0.name == group.name }) else {
        throw Trouble("\(shown(path)) has no group \(shown(group.name)), which \(shown(firstPath)) has")
      }
      guard (found.units == nil) == (group.units == nil) else {
        throw Trouble(
          "\(shown(found.units == nil ? path : firstPath)) does not tell the units of \(shown(group.name)), and "
            + "\(shown(found.units == nil ? firstPath : path)) does: write both with --summary-output again")
      }
      for metric in metrics {
        let (one, other) = (group.expressions[metric.expression], found.expressions[metric.expression])
        guard (one == nil) == (other == nil), (one?.units == nil) == (other?.units == nil) else {
          throw Trouble(
            "\(shown(metric.name)) of \(shown(group.name)) has other numbers in \(shown(path)) than in "
              + "\(shown(firstPath)): its units or all of it are missing in one of them")
        }
      }
    }
    if let more = input.summary.groups.first(where: { group in
      !first.summary.groups.contains { $0.name == group.name }
    }) {
      throw Trouble("\(shown(firstPath)) has no group \(shown(more.name)), which \(shown(path)) has")
    }
  }
}
