internal import Columns

/// What a block holds of the cells of one dimension, by the block's own codes of strata and groups.
struct BlockCells: Sendable {
  /// Stands for a row without a stratum.
  static let none = UInt16.max

  /// The strata in the order of their codes.
  private(set) var strata: [Stratum]
  /// The rows of each cell, stratum · groups + group.
  private(set) var rows: [Int]
  /// The moments of each expression in each cell.
  private(set) var moments: [[Moments]]
  /// The same of rows without a unit; empty where there are none.
  private(set) var loneMoments: [[Moments]]
  /// Of each expression the values in each cell, where they are wanted for quantiles; else empty.
  private(set) var values: [[[Double]]]
  /// The rows without a unit of each cell.
  private(set) var loneRows: [Int]
  /// The stratum of each row of the unit lists; ``none`` where it has none.
  private(set) var listed: [UInt16] = []
  /// The rows that have no stratum.
  private(set) var withoutStratum: Int
  /// Whether all rows are in one stratum, so that the cells are the block's groups.
  let isWhole: Bool
  /// The stratum of each row of the batch, while its columns are set.
  ///
  /// It is ``none`` for those that are not used or have none. Empty where ``isWhole``.
  private(set) var codes: [UInt16]
  /// The rows of the cells one after another, while columns are set.
  private var order: CellOrder
  /// The same of rows without a unit.
  private var loneOrder: CellOrder

  /// What cells are made from.
  struct Rows {
    /// Which rows of the batch are used; all where it is nil.
    var isUsed: [Bool]?
    /// The used rows by group.
    var grouped: GroupedRows
    /// The rows by unit; nil where rows have none.
    var units: UnitRows?
  }

  /// The cells of the used rows of a batch.
  ///
  /// - Parameters:
  ///   - dimension: what tells the strata apart.
  ///   - batch: the rows.
  ///   - used: which of them are used, by group and by unit.
  ///   - expressions: how many will be set.
  ///   - keepsValues: whether values are kept for quantiles.
  ///   - isListed: whether the lists of units want the strata.
  init(
    _ dimension: Dimension, _ batch: borrowing Batch, _ used: borrowing Rows, expressions: Int,
    keepsValues: Bool, isListed: Bool
  ) {
    let groups = batch.groupNames.count
    let hasLone = used.units.map { !$0.loneGroups.isEmpty } ?? false
    let whole = keepsValues || hasLone ? nil : dimension.stratum(ofAll: batch, isUsed: used.isUsed)
    values = Array(repeating: [], count: expressions)
    if let whole {
      isWhole = true
      strata = [whole]
      (codes, withoutStratum) = ([], 0)
      rows = (0..<groups).map { used.grouped.count($0) }
      loneRows = used.units == nil ? rows : Array(repeating: 0, count: groups)
      (order, loneOrder) = (CellOrder(), CellOrder())
    } else {
      isWhole = false
      let found = Self.codes(dimension, batch, isUsed: used.isUsed)
      strata = found.strata
      (codes, withoutStratum) = (found.codes, found.without)
      order = CellOrder(codes, batch, cells: strata.count * groups) { _ in true }
      rows = order.counts
      let unitCodes = batch.units
      loneOrder =
        hasLone
        ? CellOrder(codes, batch, cells: strata.count * groups) { unitCodes[$0] == Batch.missingUnit }
        : CellOrder()
      loneRows =
        used.units == nil ? rows : (hasLone ? loneOrder.counts : Array(repeating: 0, count: rows.count))
    }
    moments = Array(repeating: Array(repeating: Moments(), count: rows.count), count: expressions)
    loneMoments = hasLone ? moments : []
    if isListed, let units = used.units {
      listed = isWhole ? Array(repeating: 0, count: units.units.count) : units.listed(codes)
    }
  }

  /// Adds the values of one expression, given for each row of the batch.
  ///
  /// - Parameters:
  ///   - expression: its place among those of cells.
  ///   - column: its values.
  ///   - keepsValues: whether the values themselves are kept.
  mutating func set(_ expression: Int, to column: Span<Double>, keepsValues: Bool = false) {
    guard !isWhole else { return }
    let all = order.taken(column)
    moments[expression] = all.moments
    if keepsValues { values[expression] = all.values }
    if !loneMoments.isEmpty { loneMoments[expression] = loneOrder.taken(column).moments }
  }

  /// Takes over the moments of the block's groups, which the cells of one stratum are.
  mutating func takeWhole(_ expression: Int, _ groups: [Moments]) {
    if isWhole { moments[expression] = groups }
  }

  /// Forgets which row is where, when all values are set.
  mutating func forgetRows() {
    codes = []
    (order, loneOrder) = (CellOrder(), CellOrder())
  }
}

extension BlockCells {
  /// The stratum of each row, as codes in the order of first appearance.
  private static func codes(
    _ dimension: Dimension, _ batch: borrowing Batch, isUsed: [Bool]?
  ) -> (strata: [Stratum], codes: [UInt16], without: Int) {
    var numbering = StratumNumbering()
    var codes = [UInt16](repeating: none, count: batch.count)
    var without = 0
    if case .segment(let column) = dimension {
      let words = batch.categories(column)
      for row in words.indices where isUsed?[row] ?? true {
        if words[row] == Batch.missingCategory { without += 1 } else { codes[row] = words[row] }
      }
      return (batch.categoryNames[column].map { .word($0) }, codes, without)
    }
    let times = batch.times
    for row in times.indices where isUsed?[row] ?? true {
      let time = times[row]
      guard time != Batch.missingTime, let number = dimension.number(of: time) else {
        without += 1
        continue
      }
      codes[row] = numbering.code(of: number)
    }
    return (numbering.numbers.map { .number($0) }, codes, without)
  }
}

extension Dimension {
  /// The stratum of all used rows of a batch; nil where they are in several, or any has none.
  fileprivate func stratum(ofAll batch: borrowing Batch, isUsed: [Bool]?) -> Stratum? {
    let times = batch.times
    var (earliest, latest) = (Int64.max, Int64.min)
    if case .segment = self { return nil }
    if let isUsed {
      for row in times.indices where isUsed[row] {
        earliest = min(earliest, times[row])
        latest = max(latest, times[row])
      }
    } else {
      for row in times.indices {
        earliest = min(earliest, times[row])
        latest = max(latest, times[row])
      }
    }
    guard earliest != Batch.missingTime, earliest <= latest, isMonotonic(earliest, latest),
      let first = number(of: earliest), number(of: latest) == first
    else { return nil }
    return .number(first)
  }

  /// Whether times between two that have the same number have it too.
  private func isMonotonic(_ earliest: Int64, _ latest: Int64) -> Bool {
    switch self {
    case .stage: true
    case .day(let zone), .hour(let zone): zone.offset(at: earliest) == zone.offset(at: latest)
    case .segment: false
    }
  }

  /// The stage, day or hour of a time; nil outside of all stages.
  fileprivate func number(of time: Int64) -> Int? {
    switch self {
    case .stage(let ranges): ranges.firstIndex { $0.contains(time) }
    case .day(let zone): zone.day(of: time)
    case .hour(let zone): zone.hour(of: time)
    case .segment: nil
    }
  }
}

/// Codes of numbers in the order of first appearance; rows near each other mostly have the same one.
private struct StratumNumbering {
  private(set) var numbers: [Int] = []
  private var codes: [Int: UInt16] = [:]
  private var latest: (number: Int, code: UInt16)?

  /// The code of a number; those beyond what a code can tell get none.
  mutating func code(of number: Int) -> UInt16 {
    if let latest, latest.number == number { return latest.code }
    let code: UInt16
    if let known = codes[number] {
      code = known
    } else {
      guard numbers.count < Int(BlockCells.none) else { return BlockCells.none }
      code = UInt16(numbers.count)
      numbers.append(number)
      codes[number] = code
    }
    latest = (number, code)
    return code
  }
}
