internal import Columns

/// The rows of one block of a log, gathered by second of their own time and by group.
///
/// Rows that follow each other within one second are a run; a run has a cell for each of its groups. A second to which
/// the log comes back has a cell again, so that what is found does not depend on where a log is cut into blocks.
public struct WindowBlock: Sendable {
  /// What a run has of one group.
  struct Cell: Sendable {
    /// Seconds since 1970, rounded down.
    var second: Int64
    /// The latest time in it, in milliseconds since 1970.
    var latest: Int64
    var group: UInt8
    /// The counts of rows that have response times and confidences, and their sums.
    var timed: Int32 = 0
    var confident: Int32 = 0
    var responseTimeSum = 0.0
    var confidenceSum = 0.0
    var requests: Int32 = 0
    var judged: Int32 = 0
    var errors: Int32 = 0
    var stated: Int32 = 0
    var successes: Int32 = 0
    /// The response times that are kept one by one: all of them, or none where a second was counted elsewhere.
    var kept: Int32 = 0
    /// The rows that name a unit, and whose units are kept.
    var named: Int32 = 0
    /// Whether rows name units although these are not kept.
    var namesUnits = false
    /// The rows with something bad in them.
    var bad: Int32 = 0
  }

  /// A row with something bad in it.
  struct BadRow: Sendable, Equatable {
    /// The hash of its unit; ``Batch/missingUnit`` where it has none.
    var unit: UInt64
    /// One bit for each thing: see ``WindowBlock/errorBit``.
    var what: UInt64
  }

  /// The bit of a row that failed.
  static let errorBit: UInt64 = 1
  /// The bit of a row that states no success.
  static let failureBit: UInt64 = 2
  /// The bit of a row beyond a threshold, by its place; none beyond the sixty-second.
  static func bit(threshold: Int) -> UInt64 { threshold < 62 ? 4 << UInt64(threshold) : 0 }

  /// The names of the groups; a cell's group is an index into it.
  public internal(set) var groupNames: [String] = []
  /// The number of rows that were read, blank ones aside.
  public internal(set) var read = 0
  /// The rows without a time, in no cell.
  public internal(set) var untimed = 0
  /// The rows that could not be read.
  public internal(set) var rejected = 0
  /// The rows outside the time that counts, in no cell.
  public internal(set) var outside = 0

  /// The cells, in the order of appearance.
  var cells: [Cell] = []
  /// For each cell and threshold, the rows beyond it.
  var beyond: [Int32] = []
  /// For each cell and threshold, the most extreme value that is not beyond it, and the least extreme that is.
  var nearest: [Double] = []
  /// The response times, cell by cell.
  var values: [Double] = []
  /// The hashed units of the rows that name one, cell by cell.
  var units: [UInt64] = []
  /// The rows with something bad in them, cell by cell.
  var bad: [BadRow] = []

  /// Where each cell's values, units and bad rows begin, is counted while walking along.
  struct Place: Sendable {
    var value = 0
    var unit = 0
    var bad = 0

    /// Past a cell.
    mutating func pass(_ cell: Cell) {
      value += Int(cell.kept)
      unit += Int(cell.named)
      bad += Int(cell.bad)
    }
  }

  /// A block of no rows.
  public init() {}

  /// The rows in cells.
  public var rows: Int { cells.reduce(0) { $0 + Int($1.requests) } }

  /// One cell as a block of its own, which keeps the codes of groups.
  func alone(_ index: Int, at place: Place) -> WindowBlock {
    let cell = cells[index]
    let thresholds = cells.isEmpty ? 0 : beyond.count / cells.count
    var block = WindowBlock()
    block.groupNames = groupNames
    block.cells = [cell]
    block.beyond = Array(beyond[index * thresholds..<(index + 1) * thresholds])
    block.nearest = Array(nearest[2 * index * thresholds..<2 * (index + 1) * thresholds])
    block.values = Array(values[place.value..<place.value + Int(cell.kept)])
    block.units = Array(units[place.unit..<place.unit + Int(cell.named)])
    block.bad = Array(bad[place.bad..<place.bad + Int(cell.bad)])
    return block
  }
}
