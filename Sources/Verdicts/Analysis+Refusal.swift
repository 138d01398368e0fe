internal import Inference
internal import Summaries

extension Analysis {
  /// Refuses logs of which too much could not be read, in all or in one group.
  ///
  /// Rows whose group is unknown count against the smallest group: a limit over all rows alone would let a fifth of a
  /// 5 % canary vanish.
  static func refuse(
    unreadable summary: Summary, chosen: [GroupSummary], limit: Double
  ) throws(AnalysisError) {
    let rows = summary.rows
    guard rows.filled > 0 else { throw .noRows }
    if Double(rows.rejectedTotal) > limit * Double(rows.filled) {
      throw .tooManyRejected(
        group: nil, rejected: rows.rejectedTotal, rows: rows.filled, limit: limit, reasons: rows.rejected)
    }
    guard rows.used > 0 else { throw .noRowsLeft(rows) }
    for group in chosen {
      let lost = Self.lost(in: group, chosen: chosen, summary: summary)
      if Double(lost) > limit * Double(group.requests + lost) {
        throw .tooManyRejected(
          group: group.name, rejected: lost, rows: group.requests + lost, limit: limit, reasons: rows.rejected
        )
      }
    }
  }

  /// Refuses logs in which a judged metric is missing too often in a group.
  static func refuse(
    missing specification: MetricSpecification, chosen: [GroupSummary], summary: Summary, limit: Double
  ) throws(AnalysisError) {
    for group in chosen {
      let missing = Self.missing(specification, in: group, chosen: chosen, summary: summary)
      if Double(missing.rows) > limit * Double(missing.of) {
        throw .tooManyMissing(
          metric: specification.name, group: group.name, missing: missing.rows, rows: missing.of, limit: limit
        )
      }
    }
  }

  /// The rows of a group that lack a metric, among them those that could not be read, and all rows of the group.
  static func missing(
    _ specification: MetricSpecification, in group: GroupSummary, chosen: [GroupSummary], summary: Summary
  ) -> (rows: Int, of: Int) {
    let lost = lost(in: group, chosen: chosen, summary: summary)
    let rows = group.rows(of: specification)
    return (rows.eligible - rows.present + lost, rows.eligible + lost)
  }

  private static func lost(in group: GroupSummary, chosen: [GroupSummary], summary: Summary) -> Int {
    let smallest = chosen.min { $0.requests < $1.requests }?.name
    return group.rejected + (group.name == smallest ? summary.rejectedWithoutGroup : 0)
  }
}
