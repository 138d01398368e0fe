public import Columns

/// What is known of one expression in one group.
public struct MetricSummary: Sendable, Equatable {
  /// Count, mean, variance and extremes of the rows.
  public var moments: Moments
  /// The same by unit; nil where rows are taken as independent.
  public var units: UnitMoments?
  /// Quantiles of the rows at the levels that were asked for; empty where none were.
  public var quantiles: [Quantile]
  /// All values in order, where they were asked for.
  public var values: SortedValues?
  /// The distribution of the rows at the levels that were asked for, within the error of a sketch; empty where none were.
  public var distribution: [Quantile] = []
  /// The moments over units of the indicator that a value is at most the quantile that a metric asks for.
  public var indicator: UnitMoments?
  /// For a ratio, the moments of the pairs of numbers of each row, as if rows were independent.
  public var rows: UnitMoments?

  /// The summary of one expression in one group.
  public init(
    moments: Moments, units: UnitMoments? = nil, quantiles: [Quantile] = [], values: SortedValues? = nil,
    indicator: UnitMoments? = nil
  ) {
    self.moments = moments
    self.units = units
    self.quantiles = quantiles
    self.values = values
    self.indicator = indicator
  }
}

/// The sum and the number of an expression's values of each unit of a group, side by side.
public struct UnitColumn: Sendable, Equatable {
  /// For each unit, the sum of its values; 0 where it has none.
  public var sums: [Double]
  /// For each unit, the number of its values.
  public var sizes: [Double]

  /// A column of as many sums as sizes.
  public init(sums: [Double], sizes: [Double]) {
    precondition(sums.count == sizes.count)
    self.sums = sums
    self.sizes = sizes
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
  /// The moments over units of the two sums of each ratio; none where rows are taken as independent.
  public var ratios: [Ratio: UnitMoments] = [:]
  /// The same over rows, as if these were independent.
  public var rowRatios: [Ratio: UnitMoments] = [:]
  /// The moments over units of the numbers that each unit has; none where rows are taken as independent.
  public var perUnit: [PerUnit: Moments] = [:]
  /// The sums of every unit, those of a unit at the same place of all columns; none unless asked for.
  public var unitColumns: [ColumnExpression: UnitColumn] = [:]
  /// The sums of every unit before the experiment, at the places of ``unitColumns``; none unless asked for.
  public var history: [ColumnExpression: UnitColumn] = [:]

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
  /// The requests and units of each day; nil unless they were asked for.
  public var dailyTraffic: DailyTraffic?
  /// The cells of each dimension that was asked for.
  public var dimensions: [DimensionSummary] = []
  /// The requests over time; nil where they were not counted.
  public var traffic: Traffic?
  /// The requests that were logged more than once; nil where their names were not read.
  public var repeatedRequests: RepeatedRequests?

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
