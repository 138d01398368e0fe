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
  /// Whether the units' sums are those of a sample, which is kept elsewhere.
  let isSampled: Bool
  private let isOptional: Bool
  /// Whether there were too many strata of a dimension that nobody asked for.
  private(set) var isLeftOut = false
  /// The expressions that are summed.
  private let names: [ColumnExpression]
  /// For each of them its place among the expressions with unit sums.
  let places: [Int]
  private let hasUnits: Bool
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
  ///   - isSampled: whether the units' sums are kept elsewhere.
  ///   - isOptional: whether it is left out where it has many strata.
  init(
    _ dimension: Dimension, items: [Expressions.Item], unitExpressions: Int?, levels: [Double] = [],
    isSampled: Bool = false, isOptional: Bool = false
  ) {
    self.dimension = dimension
    self.isSampled = isSampled
    self.isOptional = isOptional
    hasUnits = unitExpressions != nil
    names = items.map(\.expression)
    places = items.map { $0.unitPlace ?? 0 }
    table = isSampled ? nil : unitExpressions.map { CellTable(expressions: $0) }
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
  /// - Returns: the global code of each of its strata; none where the dimension is left out.
  /// - Throws: ``SummaryError/tooManyStrata(_:limit:)``.
  mutating func merge(_ block: BlockCells, groupCodes: [UInt8]) throws(SummaryError) -> [UInt32] {
    guard !isLeftOut else { return [] }
    withoutStratum += block.withoutStratum
    var stratumCodes: [UInt32] = []
    for stratum in block.strata {
      if let code = codes[stratum] {
        stratumCodes.append(code)
        continue
      }
      guard !isOptional || strata.count < Dimension.optionalLimit else {
        (isLeftOut, strata, codes, cells) = (true, [], [:], [:])
        return []
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

  /// The units' sums of a sample, as it was at the end.
  struct Sample {
    var entries: CellTable.Entries
    var share: Double
    var units: Int
  }

  /// The summary of all cells.
  ///
  /// - Parameters:
  ///   - groups: the groups' names.
  ///   - shifts: what was taken from the values of each expression with unit sums.
  ///   - workers: how many cores may be used.
  ///   - sample: the units' sums, where they are kept elsewhere.
  /// - Returns: the summary.
  /// - Complexity: O(entries · log entries).
  func finish(
    groups: [String], shifts: [Double], workers: Int, sample: Sample? = nil
  ) async -> DimensionSummary {
    let order = order(groups: groups.count)
    var place = [Int](repeating: -1, count: strata.count)
    for (index, stratum) in order.enumerated() { place[stratum] = index }
    func ordered<Value>(_ value: (Cell?) -> Value) -> [Value] {
      order.flatMap { stratum in groups.indices.map { value(cells[stratum * CellTable.groups + $0]) } }
    }
    var summary = DimensionSummary(
      dimension: dimension, groupNames: groups, strata: order.map { strata[$0] },
      requests: ordered { $0?.rows ?? 0 }, units: hasUnits ? ordered { $0?.loneRows ?? 0 } : nil,
      withoutStratum: withoutStratum, expressions: [:])
    let isPart = sample.map { $0.share < 1 } ?? false
    var parts = sample.map { [$0.entries] } ?? []
    if let table { parts = await table.entries(workers: workers) }
    let joined = JoinedEntries(
      parts, expressions: expressions, places: isSampled ? Array(0..<expressions) : places
    ) { UInt32(place[$0] * groups.count + $1) }
    let unitCells = UnitCells(starts: joined.starts, cells: joined.cells)
    summary.unitCells = unitCells
    if isPart, let sample {
      summary.sampledShare = sample.share
      summary.sampledUnits = sample.units
      summary.countUnits(cells: joined.cells, rows: joined.rows, share: sample.share)
    } else {
      for cell in joined.cells { summary.units?[Int(cell)] += 1 }
    }
    for (expression, name) in names.enumerated() {
      let moments = ordered { $0?.moments[expression] ?? Moments() }
      let lone = hasUnits ? ordered { $0?.loneMoments[expression] ?? Moments() } : moments
      var sums = CellSums(
        groups: groups.count, moments: moments, loneMoments: lone, units: unitCells,
        sums: joined.sums[expression], sizes: joined.sizes[expression],
        shift: hasUnits ? shifts[places[expression]] : 0)
      if isPart, let sample {
        var squares = [Double](repeating: 0, count: moments.count)
        for (entry, cell) in joined.cells.enumerated() {
          squares[Int(cell)] += joined.squares[expression][entry]
        }
        sums.sample = CellSample(share: sample.share, squares: squares)
      }
      if !levels.isEmpty {
        sums.quantiles = ordered { $0?.values[expression].quantiles(at: levels) ?? [] }
      }
      summary.expressions[name] = sums
    }
    return summary
  }

  /// The strata that have rows: in time, and words in the order in which they were seen.
  private func order(groups: Int) -> [Int] {
    let used = strata.indices.filter { stratum in
      (0..<groups).contains { cells[stratum * CellTable.groups + $0] != nil }
    }
    return used.sorted {
      Stratum.isInOrder(strata[$0], strata[$1]) || (!Stratum.isInOrder(strata[$1], strata[$0]) && $0 < $1)
    }
  }
}

/// The entries of all partitions, one after another.
struct JoinedEntries {
  /// Where each unit's begin; one more than there are units.
  private(set) var starts = [0]
  /// The cell of each.
  private(set) var cells: [UInt32] = []
  /// Of each expression, sums, sizes, and of a sample squares.
  private(set) var sums: [[Double]]
  private(set) var sizes: [[Double]]
  private(set) var squares: [[Double]]
  /// Of a sample, the rows of each entry.
  private(set) var rows: [Double] = []

  /// - Parameters:
  ///   - parts: the entries of each partition.
  ///   - expressions: how many expressions are wanted.
  ///   - places: the place of each among those of the entries.
  ///   - cell: the cell of a stratum's and a group's code.
  init(
    _ parts: [CellTable.Entries], expressions: Int, places: [Int],
    cell: (_ stratum: Int, _ group: Int) -> UInt32
  ) {
    sums = Array(repeating: [], count: expressions)
    (sizes, squares) = (sums, sums)
    for part in parts {
      for count in part.counts { starts.append(starts[starts.count - 1] + count) }
      cells += part.cells.map { cell(Int($0) / CellTable.groups, Int($0) % CellTable.groups) }
      rows += part.rows
      for expression in 0..<expressions {
        sums[expression] += part.sums[places[expression]]
        sizes[expression] += part.sizes[places[expression]]
        if !part.squares.isEmpty { squares[expression] += part.squares[places[expression]] }
      }
    }
  }
}
