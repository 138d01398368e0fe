public import Columns

/// What the logs say of every stratum of one dimension in every group.
public struct DimensionSummary: Sendable, Equatable {
  /// What tells the strata apart.
  public var dimension: Dimension
  /// The groups, as cells count them.
  public var groupNames: [String]
  /// The strata that have rows: stages, days and hours in time, the values of a segment as they were first seen.
  public var strata: [Stratum]
  /// The rows used of each cell, stratum · groups + group.
  public var requests: [Int]
  /// The distinct units of each cell, about where units are sampled; nil where rows are taken as independent.
  public var units: [Int]?
  /// Which units are in which cells, rows that are units of their own left out; those of the sample where there is one.
  public var unitCells: UnitCells
  /// The rows used that have no stratum.
  public var withoutStratum: Int
  /// The sums of each expression that has unit sums.
  public var expressions: [ColumnExpression: CellSums]
  /// The share of units that the spread between units is taken from; 1 where it is all of them.
  public var sampledShare = 1.0
  /// The number of units in the sample; nil where all of them are taken.
  public var sampledUnits: Int?

  /// A summary of cells.
  public init(
    dimension: Dimension, groupNames: [String], strata: [Stratum], requests: [Int], units: [Int]?,
    unitCells: UnitCells = UnitCells(), withoutStratum: Int = 0, expressions: [ColumnExpression: CellSums]
  ) {
    precondition(requests.count == strata.count * groupNames.count)
    self.dimension = dimension
    self.groupNames = groupNames
    self.strata = strata
    self.requests = requests
    self.units = units
    self.unitCells = unitCells
    self.withoutStratum = withoutStratum
    self.expressions = expressions
  }

  /// The index of a group among the cells, or nil.
  public func group(_ name: String) -> Int? { groupNames.firstIndex(of: name) }

  /// The requests of a group in a stratum.
  public func requests(stratum: Int, group: Int) -> Int { requests[stratum * groupNames.count + group] }

  /// The units of a group in a stratum; its requests where these are independent.
  public func sizes(stratum: Int, group: Int) -> Int {
    (units ?? requests)[stratum * groupNames.count + group]
  }
}
