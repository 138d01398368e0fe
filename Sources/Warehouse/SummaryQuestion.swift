public import Columns
public import Summaries

/// What is asked of a table in one pass.
public struct SummaryQuestion: Sendable {
  /// What the metrics need.
  public var needs: [Need]
  /// Whether inference is by unit.
  public var hasUnits: Bool
  /// The rows that count; others are not looked at where their time is known.
  public var timeRange = TimeRange()
  /// Stretches whose rows are left out.
  public var skipped: [TimeRange] = []
  /// What an earlier pass told.
  public var prior = PriorQuantiles()
  /// What rows are told apart by, beside their group.
  public var dimensions: [Dimension] = []
  /// The expressions that are summed within dimensions; nil for all with unit sums.
  public var cellExpressions: [ColumnExpression]?
  /// The dimensions of which there is no account where they have more than `Dimension.optionalLimit` strata.
  public var optionalDimensions: Set<Dimension> = []
  /// The levels of the quantiles of every cell.
  public var cellLevels: [Double] = []
  /// The most units whose sums within days and segments travel; of more, a sample that depends on the units alone.
  public var cellUnits: Int?
  /// Whether requests and units of each day are counted.
  public var countsDays = false
  /// Whether the requests of each group are counted by minute.
  public var countsTraffic = false
  /// Whether the answer is to add up with others: counts of values in the buckets of `QuantileSketch` in place of quantiles,
  /// and cells by the hashes of units.
  public var isPartial = false
  /// Whether the sums of every unit travel, because a unit may be in other answers too; else moments over units do.
  public var keepsUnits = false
  /// The part of the table that is asked about; nil for all that ``timeRange`` lets through.
  public var slice: TableSlice?
  /// The values of each group that travel, between two ends, both inclusive: those around a quantile.
  public var windows: [ValueWindow] = []
  /// Whether what any two groups share is asked in place of the moments over units.
  public var joinsUnits = false
  /// The groups whose values are taken together as one, named `all`; empty where each is by itself.
  public var pooled: [String] = []
  /// What is asked of single seconds; all else but the account of rows is then left out.
  public var seconds: SecondsQuestion?
  /// What the statement says of itself, in its first line.
  public var title = "summaries of requests"
  /// Whether the statement explains itself.
  public var isExplained = false

  /// A question.
  public init(needs: [Need], hasUnits: Bool) {
    self.needs = needs
    self.hasUnits = hasUnits
  }
}

/// A part of a table that is asked about by itself.
public enum TableSlice: Sendable, Hashable {
  /// The rows of a stretch of time.
  case dated(TimeRange)
  /// The rows without a time, or with one that cannot be read.
  case undated
}

/// A stretch of the values of an expression in one group.
public struct ValueWindow: Sendable, Equatable {
  /// The expression.
  public var expression: ColumnExpression
  /// The group.
  public var group: String
  /// Its ends, both inclusive.
  public var range: ClosedRange<Double>

  /// A stretch.
  public init(_ expression: ColumnExpression, group: String, range: ClosedRange<Double>) {
    self.expression = expression
    self.group = group
    self.range = range
  }
}
