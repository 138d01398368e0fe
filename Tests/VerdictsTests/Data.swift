import Inference
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// A group of a log as a test makes it: for each metric, its values by unit.
struct Data {
  var name: String
  /// The values of each unit, for each metric; NaN where missing.
  var metrics: [(MetricSpecification, [[Double]])]
  var rejected = 0
  var requestsWithoutUnit = 0

  /// The summary of the group, by unit or by request.
  func summary(clustered: Bool) -> GroupSummary {
    let units = metrics.first?.1 ?? []
    var group = GroupSummary(
      name: name, requests: units.reduce(0) { $0 + $1.count }, units: clustered ? units.count : nil,
      rejected: rejected, requestsWithoutUnit: requestsWithoutUnit, expressions: [:])
    for (specification, units) in metrics {
      let present = units.map { $0.filter { !$0.isNaN } }.filter { !$0.isEmpty }
      let rows = present.flatMap(\.self)
      var summary = MetricSummary(moments: Moments(rows.span))
      if clustered {
        var pairs = Comoments(variables: 2)
        let flat = present.flatMap { [$0.reduce(0, +), Double($0.count)] }
        pairs.add(rows: flat.span)
        summary.units = UnitMoments(pairs, shift: 0)
      }
      group.expressions[specification.expression] = summary
    }
    return group
  }
}

/// A metric of a text and a role.
func specification(_ text: String, _ role: MetricRole = .primary) -> MetricSpecification {
  do { return try MetricSpecification(parsing: text, role: role) } catch { preconditionFailure("\(error)") }
}

/// The summary of groups, every row used.
func summary(_ groups: [Data], clustered: Bool = false) -> Summary {
  let made = groups.map { $0.summary(clustered: clustered) }
  var rows = RowCounts()
  rows.used = made.reduce(0) { $0 + $1.requests }
  let rejected = made.reduce(0) { $0 + $1.rejected }
  if rejected > 0 { rows.rejected["bad_number"] = rejected }
  let none = made.map { _ in made.map { _ in SharedUnits() } }
  return Summary(groups: made, rows: rows, sharedUnits: clustered ? none : [])
}

/// The analysis of a summary whose first group is the control.
func analysis(
  _ summary: Summary, _ specifications: [MetricSpecification],
  settings: AnalysisSettings = AnalysisSettings(),
  treatments: [Int]? = nil
) throws -> Analysis {
  let names = summary.groups.map(\.name)
  let asked = treatments.map { $0.map { names[$0] } } ?? []
  let made = try Analysis(
    plan: Plan(), settings: settings, specifications: specifications, summary: summary,
    roles: GroupRoles(names, plan: Plan(), control: names.first, treatments: asked), inputs: [])
  expectTold(made)
  return made
}

/// Units of `size` normal rows about a mean.
func normal(
  _ units: Int, size: Int = 1, mean: Double, deviation: Double, random: inout SplitMix64
) -> [[Double]] {
  (0..<units).map { _ in (0..<size).map { _ in mean + deviation * random.normal() } }
}

/// Rows each of its own unit: `events` ones, then zeros.
func flags(_ events: Int, of count: Int) -> [[Double]] { (0..<count).map { [$0 < events ? 1 : 0] } }
