internal import Columns

/// The cells of one dimension, merged from those of blocks in order.
struct LogCells: Sendable {
  /// What is known of one cell.
  private struct Cell: Sendable {
    var rows = 0
    var loneRows = 0
    var moments: [Moments]
    var loneMoments: [Moments]
    var values: [CellValues]
  }

  let dimension: Dimension
  /// The expressions that are summed.
  private let names: [ColumnExpression]
  /// For each of them its place among the table's.
  private let places: [Int]
  private let table: CellTable?
  /// The levels of the quantiles that are wanted of each cell.
  private let levels: [Double]
  private var strata: [Stratum] = []
  private var codes: [Stratum: UInt32] = [:]
  private var withoutStratum = 0
  /// By stratum · 64 + group.
  private var cells: [Int: Cell] = [:]

  /// No cells.
  ///
  /// - Parameters:
  ///   - dimension: what tells the strata apart.
  ///   - items: the expressions that are summed.
  ///   - unitExpressions: the number of expressions in the lists of units; nil where rows are independent.
  ///   - levels: the levels of the quantiles that are wanted of each cell.
  init(_ dimension: Dimension, items: [Expressions.Item], unitExpressions: Int?, levels: [Double] = []) {
    self.dimension = dimension
    names = items.map(\.expression)
    places = items.map { $0.unitPlace ?? 0 }
    table = unitExpressions.map { CellTable(expressions: $0) }
    self.levels = levels
  }

  private var expressions: Int { names.count }

  /// The number of values that are kept for quantiles.
  var keptValues: Int { cells.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.kept } } }

  /// Counts the values in sketches and forgets them.
  mutating func pourValues() {
    guard !levels.isEmpty else { return }
    for cell in cells.keys {
      for expression in names.indices { cells[cell]?.values[expression].pour() }
    }
  }

  /// Merges all but the units of a block.
  ///
  /// - Returns: the global code of each of its strata.
  /// - Throws: ``SummaryError/tooManyStrata(_:limit:)``.
  mutating func merge(_ block: BlockCells, groupCodes: [UInt8]) throws(SummaryError) -> [UInt32] {
    withoutStratum += block.withoutStratum
    var stratumCodes: [UInt32] = []
    for stratum in block.strata {
      if let code = codes[stratum] {
        stratumCodes.append(code)
        continue
      }
      guard strata.count < dimension.limit else { throw .tooManyStrata(dimension, limit: dimension.limit) }
      codes[stratum] = UInt32(strata.count)
      stratumCodes.append(UInt32(strata.count))
      strata.append(stratum)
    }
    for (stratum, code) in stratumCodes.enumerated() {
      for (group, groupCode) in groupCodes.enumerated() {
        let place = stratum * groupCodes.count + group
        guard block.rows[place] > 0 else { continue }
        let none = Array(repeating: Moments(), count: expressions)
        let key = Int(code) * CellTable.groups + Int(groupCode)
        var cell =
          cells.removeValue(forKey: key)
          ?? Cell(
            moments: none, loneMoments: none, values: Array(repeating: CellValues(), count: expressions))
        cell.rows += block.rows[place]
        cell.loneRows += block.loneRows[place]
        for expression in 0..<expressions {
          cell.moments[expression].merge(block.moments[expression][place])
          if !block.values[expression].isEmpty {
            cell.values[expression].merge(block.values[expression][place])
          }
          if !block.loneMoments.isEmpty {
            cell.loneMoments[expression].merge(block.loneMoments[expression][place])
          }
        }
        cells[key] = cell
      }
    }
    return stratumCodes
  }

  /// Adds the units of blocks, in order.
  func add(_ blocks: [CellTable.Block], shifts: [Double], workers: Int) async {
    await table?.add(blocks, shifts: shifts, workers: workers)
  }

  /// The summary of all cells.
  ///
  /// - Complexity: O(entries · log entries).
  func finish(
    groups: [String], shifts: [Double], workers: Int
  ) async -> DimensionSummary {
    let used = strata.indices.filter { stratum in
      groups.indices.contains { cells[stratum * CellTable.groups + $0] != nil }
    }
    // Words stay in the order in which they were seen.
    let order = used.sorted {
      Stratum.isInOrder(strata[$0], strata[$1]) || (!Stratum.isInOrder(strata[$1], strata[$0]) && $0 < $1)
    }
    var place = [Int](repeating: -1, count: strata.count)
    for (index, stratum) in order.enumerated() { place[stratum] = index }
    func ordered<Value>(_ value: (Cell?) -> Value) -> [Value] {
      order.flatMap { stratum in groups.indices.map { value(cells[stratum * CellTable.groups + $0]) } }
    }
    var summary = DimensionSummary(
      dimension: dimension, groupNames: groups, strata: order.map { strata[$0] },
      requests: ordered { $0?.rows ?? 0 }, units: table == nil ? nil : ordered { $0?.loneRows ?? 0 },
      withoutStratum: withoutStratum, expressions: [:])
    var starts = [0]
    var entryCells: [UInt32] = []
    var sums = [[Double]](repeating: [], count: expressions)
    var sizes = sums
    for part in await table?.entries(workers: workers) ?? [] {
      for count in part.counts { starts.append(starts[starts.count - 1] + count) }
      entryCells += part.cells.map { code in
        let (stratum, group) = (Int(code) / CellTable.groups, Int(code) % CellTable.groups)
        return UInt32(place[stratum] * groups.count + group)
      }
      for expression in 0..<expressions {
        sums[expression] += part.sums[places[expression]]
        sizes[expression] += part.sizes[places[expression]]
      }
    }
    for cell in entryCells { summary.units?[Int(cell)] += 1 }
    summary.unitCells = UnitCells(starts: starts, cells: entryCells)
    for (expression, name) in names.enumerated() {
      let moments = ordered { $0?.moments[expression] ?? Moments() }
      let lone = table == nil ? moments : ordered { $0?.loneMoments[expression] ?? Moments() }
      summary.expressions[name] = CellSums(
        groups: groups.count, moments: moments, loneMoments: lone, units: summary.unitCells,
        sums: sums[expression], sizes: sizes[expression], shift: table == nil ? 0 : shifts[places[expression]]
      )
      if !levels.isEmpty {
        summary.expressions[name]?.quantiles = ordered {
          $0?.values[expression].quantiles(at: levels) ?? []
        }
      }
    }
    return summary
  }
}
