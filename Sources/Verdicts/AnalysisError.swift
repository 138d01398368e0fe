public import Summaries

/// Why an analysis cannot be made of data that could be read.
public enum AnalysisError: Error, Sendable, Equatable {
  /// The logs hold no rows, or only blank ones.
  case noRows
  /// No row was left: all were excluded or rejected.
  case noRowsLeft(RowCounts)
  /// More rows than permitted could not be read, in all or in one group.
  case tooManyRejected(group: String?, rejected: Int, rows: Int, limit: Double, reasons: [String: Int])
  /// More rows of a group than permitted lack a judged metric.
  case tooManyMissing(metric: String, group: String, missing: Int, rows: Int, limit: Double)
  /// None of the logs has what a metric is made from.
  case missingMetric(String)
  /// None of the standard metrics can be made from the logs.
  case noMetrics
  /// Student's test takes requests as independent.
  case studentNeedsIndependence
  /// A load test's statistics cannot be understood.
  case loadTest(path: String, line: Int, reason: String)
  /// The split names another number of groups than the logs hold.
  case splitMismatch(shares: Int, groups: Int)
}
