internal import Columns
internal import Summaries

/// Where the cells of one dimension lie: stratum by stratum, in each the groups.
struct CellPlaces {
  let groups: [String]
  var strata: [Stratum] = []
  var places: [Stratum: Int] = [:]
  /// The rows that name no stratum.
  var withoutStratum = 0

  /// The number of cells.
  var count: Int { strata.count * groups.count }
}

/// The rows of every cell, those of no unit apart as well.
struct CellCounts {
  private(set) var requests: [Int]
  private(set) var lone: [Int]
  /// Of each item, the moments of every cell.
  private(set) var moments: [[Moments]]
  private(set) var loneMoments: [[Moments]]

  init(items: Int, cells: Int) {
    requests = [Int](repeating: 0, count: cells)
    lone = requests
    moments = Array(repeating: [Moments](repeating: Moments(), count: cells), count: items)
    loneMoments = moments
  }

  /// Adds a row of an answer: a stratum, a count, and of each item moments, behind which quantiles may stand.
  mutating func add(_ row: AnswerRow, to cell: Int, quantiles: Int) {
    var cursor = NumberCursor(row)
    _ = cursor.next()
    let found = cursor.count()
    requests[cell] += found
    let isLone = row.keys[2] == "lone"
    if isLone { lone[cell] += found }
    for index in moments.indices {
      let more = cursor.centredMoments()
      moments[index][cell].merge(more)
      if isLone { loneMoments[index][cell].merge(more) }
      cursor.place += quantiles
    }
  }
}

/// The sums of units within cells, unit by unit.
struct CellEntries {
  var units = UnitCells()
  var sums: [[Double]]
  var sizes: [[Double]]
  /// Of a sample, Σ(y − shift)² of each entry, and its rows.
  var squares: [[Double]]
  var rows: [Double] = []

  init(_ rows: [AnswerRow], items: Int, hasSquares: Bool, cell: (AnswerRow) -> Int?) {
    sums = Array(repeating: [], count: items)
    sizes = sums
    squares = sums
    let known = rows.compactMap { row in cell(row).map { (unit: row.keys[2] ?? "", cell: $0, row: row) } }
      .sorted { ($0.unit, $0.cell) < ($1.unit, $1.cell) }
    var starts: [Int] = []
    var cells: [UInt32] = []
    for (place, entry) in known.enumerated() {
      if place == 0 || known[place - 1].unit != entry.unit { starts.append(place) }
      cells.append(UInt32(entry.cell))
      var cursor = NumberCursor(entry.row)
      cursor.place = 1
      self.rows.append(cursor.next())
      for item in 0..<items {
        sums[item].append(cursor.next())
        sizes[item].append(cursor.next())
        if hasSquares { squares[item].append(cursor.next()) }
      }
    }
    units = UnitCells(starts: starts + [known.count], cells: cells)
    if known.isEmpty { units = UnitCells() }
  }
  /// Of a sample, Σ(y − shift)² of one item in each of some cells.
  func squares(_ item: Int, cells count: Int) -> [Double] {
    var found = [Double](repeating: 0, count: count)
    for (entry, cell) in units.cells.enumerated() { found[Int(cell)] += squares[item][entry] }
    return found
  }
}
