/// Which units have rows in which cells; a cell is a stratum of a group.
///
/// Unit u has the entries `starts[u]..<starts[u + 1]`, each in another cell.
public struct UnitCells: Sendable, Equatable {
  /// Where each unit's entries begin; one more than there are units.
  public let starts: [Int]
  /// The cell of each entry, stratum · groups + group.
  public let cells: [UInt32]

  /// The cells of units.
  ///
  /// - Parameters:
  ///   - starts: rises from 0 to the number of entries; checked.
  ///   - cells: the cell of each entry.
  public init(starts: [Int] = [0], cells: [UInt32] = []) {
    precondition(
      starts.first == 0 && starts.last == cells.count && zip(starts, starts.dropFirst()).allSatisfy(<=))
    self.starts = starts
    self.cells = cells
  }

  /// The number of units.
  public var count: Int { starts.count - 1 }
}

/// How units in cells were sampled.
public struct CellSample: Sendable, Equatable {
  /// The share of units that are in the sample, in (0, 1).
  public var share: Double
  /// Of each cell, Σ(y − shift)² over the values of its sampled units.
  public var squares: [Double]

  /// A sample.
  public init(share: Double, squares: [Double]) {
    self.share = share
    self.squares = squares
  }
}

/// What the logs say of one expression in every cell: each stratum of each group.
///
/// The cells are margins of one dimension, such as days or endpoints. A unit may have rows in many of them, so that
/// their means are not independent; the units' sums tell how far. Sums are held relative to ``shift``.
public struct CellSums: Sendable, Equatable {
  /// The number of groups.
  public let groups: Int
  /// The number of strata.
  public let strata: Int
  /// The moments of all rows of each cell; cell = stratum · groups + group.
  public var moments: [Moments]
  /// The moments of those rows of each cell that are units of their own; all rows where no unit is named.
  public var loneMoments: [Moments]
  /// Which units are in which cells.
  public let units: UnitCells
  /// Σ(y − shift) of each entry of ``units``.
  public let sums: [Double]
  /// The number of values of each entry.
  public let sizes: [Double]
  /// What was taken from every value.
  public let shift: Double
  /// How the units were sampled; nil where all of them are here.
  public var sample: CellSample?
  /// The quantiles of the rows of each cell, at the levels that were asked for; empty where none were.
  public var quantiles: [[Quantile]] = []

  /// The sums of cells; the numbers of cells and entries are checked.
  ///
  /// - Parameters:
  ///   - groups: the number of groups.
  ///   - moments: of all rows of each cell.
  ///   - loneMoments: of the rows that are units of their own, cell by cell.
  ///   - units: which units are in which cells.
  ///   - sums: Σ(y − shift) of each entry.
  ///   - sizes: the number of values of each entry.
  ///   - shift: what was taken from every value.
  public init(
    groups: Int, moments: [Moments], loneMoments: [Moments], units: UnitCells = UnitCells(),
    sums: [Double] = [], sizes: [Double] = [], shift: Double = 0
  ) {
    precondition(groups > 0 && moments.count % groups == 0 && loneMoments.count == moments.count)
    precondition(sums.count == units.cells.count && sizes.count == sums.count)
    precondition(units.cells.allSatisfy { Int($0) < moments.count })
    self.groups = groups
    strata = moments.count / groups
    self.moments = moments
    self.loneMoments = loneMoments
    self.units = units
    self.sums = sums
    self.sizes = sizes
    self.shift = shift
  }

  /// The cells of independent rows.
  ///
  /// - Parameters:
  ///   - groups: the number of groups.
  ///   - moments: of the rows of each cell.
  public init(groups: Int, moments: [Moments]) {
    self.init(groups: groups, moments: moments, loneMoments: moments)
  }
}
