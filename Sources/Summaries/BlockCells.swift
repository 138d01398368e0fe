internal import Columns

/// What a block holds of the cells of one dimension, by the block's own codes of strata and groups.
struct BlockCells: Sendable {
  /// Stands for a row without a stratum.
  static let none = UInt16.max

  /// The strata in the order of their codes.
  var strata: [Stratum]
  /// The rows of each cell, stratum · groups + group.
  var rows: [Int]
  /// The moments of each expression in each cell.
  var moments: [[Moments]]
  /// The same of rows without a unit; empty where there are none.
  var loneMoments: [[Moments]]
  /// Of each expression the values in each cell, where they are wanted for quantiles; else empty.
  var values: [[[Double]]]
  /// The rows without a unit of each cell.
  var loneRows: [Int]
  /// The stratum of each row of the unit lists; ``none`` where it has none.
  var listed: [UInt16] = []
  /// The rows that have no stratum.
  var withoutStratum: Int

  /// The cells of the used rows of a batch.
  ///
  /// - Parameters:
  ///   - dimension: what tells the strata apart.
  ///   - batch: the rows.
  ///   - isUsed: which of them are used; all where it is nil.
  ///   - hasUnits: whether rows may have units; else all of them are alone.
  ///   - expressions: how many will be set.
  ///   - units: the rows by unit, where there are units.
  init(
    _ dimension: Dimension, _ batch: borrowing Batch, isUsed: [Bool]?, hasUnits: Bool, expressions: Int,
    units: UnitRows?
  ) {
    let found = Self.codes(dimension, batch, isUsed: isUsed)
    strata = found.strata
    codes = found.codes
    withoutStratum = found.without
    groups = batch.groupNames.count
    let cells = strata.count * groups
    rows = Array(repeating: 0, count: cells)
    loneRows = rows
    moments = Array(repeating: Array(repeating: Moments(), count: cells), count: expressions)
    loneMoments = []
    values = Array(repeating: [], count: expressions)
    let groupCodes = batch.groups
    let unitCodes = batch.units
    var hasLone = false
    for row in codes.indices where codes[row] != Self.none {
      let cell = Int(codes[row]) * groups + Int(groupCodes[row])
      rows[cell] += 1
      if !hasUnits || unitCodes[row] == Batch.missingUnit {
        loneRows[cell] += 1
        hasLone = hasLone || hasUnits
      }
    }
    if hasLone { loneMoments = moments }
    if let units { listed = units.listed(codes) }
  }

  /// The stratum of each row of the batch, while its columns are set; ``none`` for those that are not used or have none.
  private var codes: [UInt16]
  private let groups: Int

  /// Adds the values of one expression, given for each row of the batch.
  ///
  /// - Parameters:
  ///   - expression: its place among those of cells.
  ///   - column: its values.
  ///   - batch: the rows.
  ///   - keepsValues: whether the values themselves are kept.
  mutating func set(
    _ expression: Int, to column: Span<Double>, of batch: borrowing Batch, keepsValues: Bool = false
  ) {
    let all = SortedByCell(column, codes, batch.groups, groups, counts: rows) { _ in true }
    moments[expression] = all.moments
    if keepsValues { values[expression] = all.values }
    guard !loneMoments.isEmpty else { return }
    let units = batch.units
    let lone = SortedByCell(column, codes, batch.groups, groups, counts: loneRows) {
      units[$0] == Batch.missingUnit
    }
    loneMoments[expression] = lone.moments
  }

  /// Forgets which row is where, when all values are set.
  mutating func forgetRows() { codes = [] }
}

/// The values of one expression, those of a cell side by side.
private struct SortedByCell {
  private let sorted: [Double]
  /// Where the values of each cell lie.
  private let ranges: [Range<Int>]

  init(
    _ column: Span<Double>, _ codes: [UInt16], _ groupCodes: Span<UInt8>, _ groups: Int, counts: [Int],
    _ isCounted: (Int) -> Bool
  ) {
    var next = [0]
    for count in counts { next.append(next[next.count - 1] + count) }
    let starts = next
    var sorted = [Double](repeating: 0, count: starts[counts.count])
    for row in codes.indices where codes[row] != BlockCells.none && isCounted(row) {
      let value = column[row]
      guard value == value else { continue }
      let cell = Int(codes[row]) * groups + Int(groupCodes[row])
      sorted[next[cell]] = value
      next[cell] += 1
    }
    self.sorted = sorted
    ranges = counts.indices.map { starts[$0]..<next[$0] }
  }

  var moments: [Moments] {
    let values = sorted.span
    return ranges.map { Moments(values.extracting($0)) }
  }

  var values: [[Double]] { ranges.map { Array(sorted[$0]) } }
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
