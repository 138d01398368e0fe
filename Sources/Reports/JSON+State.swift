internal import Documents
internal import Summaries
internal import Verdicts

extension JSON {
  /// A file that was read.
  init(_ input: Input) {
    self = [
      "path": JSON(input.path), "bytes": JSON(input.bytes), "rows": JSON(input.rows),
      "xxh3_128": JSON(input.hash),
    ]
  }

  /// The account of rows; reasons in the order of their names.
  init(_ rows: RowCounts) {
    let excluded = rows.excluded.map { ($0.key.rawValue, $0.value) }
    self = [
      "rows_read": JSON(rows.read),
      "rows_used": JSON(rows.used),
      "rows_excluded": JSON(rows.excludedTotal),
      "rows_rejected": JSON(rows.rejectedTotal),
      "excluded_by_reason": JSON(reasons: excluded),
      "rejected_by_reason": JSON(reasons: rows.rejected.map { ($0.key, $0.value) }),
    ]
  }

  private init(reasons: [(String, Int)]) {
    self = .object(JSON.Object(reasons.sorted { $0.0 < $1.0 }.map { ($0.0, JSON($0.1)) }))
  }

  /// A group and its share.
  init(_ group: AnalysedGroup) {
    self = [
      "name": JSON(group.name),
      "role": JSON(group.role.rawValue),
      "requests": JSON(group.requests),
      "units": JSON(group.units),
      "share": JSON(group.share),
      "expected_share": JSON(group.expectedShare),
    ]
  }

  /// A look at the data.
  init(_ check: Check) {
    self = [
      "name": JSON(check.name),
      "status": JSON(check.status.rawValue),
      "statistic": JSON(check.statistic),
      "p_value": JSON(check.pValue),
      "detail": JSON(check.detail),
    ]
  }
}
