public import Columns

/// What is known of one expression in one group.
public struct MetricSummary: Sendable, Equatable {
  /// Count, mean, variance and extremes of the rows.
  public var moments: Moments
  /// The same by unit; nil where rows are taken as independent.
  public var units: UnitMoments?
  /// Quantiles of the rows at the levels that were asked for; empty where none were.
  public var quantiles: [Quantile]

  /// The summary of one expression in one group.
  public init(moments: Moments, units: UnitMoments? = nil, quantiles: [Quantile] = []) {
    self.moments = moments
    self.units = units
    self.quantiles = quantiles
  }
}

/// What is known of one group.
public struct GroupSummary: Sendable, Equatable {
  /// The group's value in the log.
  public var name: String
  /// The rows used.
  public var requests: Int
  /// The distinct units; nil where rows are taken as independent.
  public var units: Int?
  /// The rows of the group that could not be read.
  public var rejected: Int
  /// The rows used that have no unit, each counted as a unit of its own.
  public var requestsWithoutUnit: Int
  /// The summary of each expression that the logs have.
  public var expressions: [ColumnExpression: MetricSummary]

  /// The summary of one group.
  public init(
    name: String, requests: Int, units: Int? = nil, rejected: Int = 0, requestsWithoutUnit: Int = 0,
    expressions: [ColumnExpression: MetricSummary]
  ) {
    self.name = name
    self.requests = requests
    self.units = units
    self.rejected = rejected
    self.requestsWithoutUnit = requestsWithoutUnit
    self.expressions = expressions
  }
}

/// All that inference needs of the logs: per-group summaries and the account of rows.
public struct Summary: Sendable, Equatable {
  /// The groups, in the order of first appearance.
  public var groups: [GroupSummary]
  /// What became of every row.
  public var rows: RowCounts
  /// The rows that could not be read and whose group is unknown.
  public var rejectedWithoutGroup: Int
  /// For each pair of groups (indices into ``groups``), the units that were seen in both; none on the diagonal.
  ///
  /// Empty without units, and in a summary made elsewhere: an `assay-summary/1` document has no place for them, so that
  /// the groups of one count as independent.
  public var sharedUnits: [[SharedUnits]]
  /// The earliest and latest time of the used rows, in milliseconds since 1970; nil where times were not read.
  public var times: ClosedRange<Int64>?
  /// The relative error that quantiles may have; nil where they are exact.
  public var quantileError: Double?

  /// A summary of groups.
  public init(
    groups: [GroupSummary], rows: RowCounts, rejectedWithoutGroup: Int = 0, sharedUnits: [[SharedUnits]] = [],
    times: ClosedRange<Int64>? = nil, quantileError: Double? = nil
  ) {
    self.groups = groups
    self.rows = rows
    self.rejectedWithoutGroup = rejectedWithoutGroup
    self.sharedUnits = sharedUnits
    self.times = times
    self.quantileError = quantileError
  }
}
