public import Columns

/// A stratum of a group.
public struct CellKey: Hashable, Comparable, Sendable {
  /// The stratum.
  public var stratum: Stratum
  /// The group's name.
  public var group: String

  /// A stratum of a group.
  public init(_ stratum: Stratum, group: String) {
    self.stratum = stratum
    self.group = group
  }

  /// In time, words by their letters; then by group.
  public static func < (one: CellKey, other: CellKey) -> Bool {
    one.stratum == other.stratum ? one.group < other.group : one.stratum.isBefore(other.stratum)
  }
}

extension Stratum {
  /// Whether it comes before another one: in time, words by their letters.
  fileprivate func isBefore(_ other: Stratum) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let other)): one < other
    case (.word(let one), .word(let other)): one < other
    case (.number, .word): true
    case (.word, .number): false
    }
  }
}

/// The cells of one dimension in some of the rows, in a form that adds up.
public struct PartialCells: Sendable, Equatable {
  /// What is known of the rows of a cell.
  public struct Cell: Sendable, Equatable {
    /// The rows used.
    public var requests = 0
    /// Those of them that are units of their own.
    public var loneRequests = 0
    /// The moments of each expression over all rows.
    public var moments: [Moments]
    /// The same over those that are units of their own.
    public var loneMoments: [Moments]

    /// A cell of no rows.
    public init(expressions: Int) {
      moments = Array(repeating: Moments(), count: expressions)
      loneMoments = moments
    }
  }

  /// What tells the strata apart.
  public let dimension: Dimension
  /// The expressions that are summed.
  public let expressions: [ColumnExpression]
  /// The cells that have rows.
  public var cells: [CellKey: Cell] = [:]
  /// The rows used that have no stratum.
  public var withoutStratum = 0
  /// Whether some of the rows had too many strata to tell of, so that nothing is told.
  public var isLeftOut = false
  /// The sums of every unit in every cell; nil where requests are independent.
  public var units: UnitSums<CellKey>?

  /// No cells.
  public init(_ dimension: Dimension, expressions: [ColumnExpression]) {
    self.dimension = dimension
    self.expressions = expressions
  }

  /// The number of strata that have rows.
  public var strata: Int { Set(cells.keys.map(\.stratum)).count }

  /// Adds what is known of other rows; units that both have are the same ones.
  public mutating func merge(_ other: PartialCells) {
    for (key, more) in other.cells {
      guard var cell = cells.removeValue(forKey: key) else {
        cells[key] = more
        continue
      }
      cell.requests += more.requests
      cell.loneRequests += more.loneRequests
      for place in cell.moments.indices {
        cell.moments[place].merge(more.moments[place])
        cell.loneMoments[place].merge(more.loneMoments[place])
      }
      cells[key] = cell
    }
    withoutStratum += other.withoutStratum
    isLeftOut = isLeftOut || other.isLeftOut
    if let more = other.units {
      if units == nil { units = more } else { units?.merge(more) }
    }
  }

  /// What is known of every cell.
  ///
  /// - Parameter groups: the groups' names, in the order of the cells.
  /// - Returns: the cells, strata in time or by their letters.
  func summary(groups: [String]) -> DimensionSummary {
    var strata: [Stratum] = []
    for key in cells.keys.sorted() where strata.last != key.stratum { strata.append(key.stratum) }
    let places = Dictionary(uniqueKeysWithValues: strata.enumerated().map { ($1, $0) })
    let ofGroup = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    func place(_ key: CellKey) -> Int? {
      guard let stratum = places[key.stratum], let group = ofGroup[key.group] else { return nil }
      return stratum * groups.count + group
    }
    let none = Cell(expressions: expressions.count)
    var found = Array(repeating: none, count: strata.count * groups.count)
    for (key, cell) in cells {
      if let place = place(key) { found[place] = cell }
    }
    let entries = Entries(units, expressions: expressions.count, place: place)
    var summary = DimensionSummary(
      dimension: dimension, groupNames: groups, strata: strata, requests: found.map(\.requests),
      units: units == nil ? nil : found.map(\.loneRequests), unitCells: entries.units,
      withoutStratum: withoutStratum, expressions: [:])
    for cell in entries.units.cells { summary.units?[Int(cell)] += 1 }
    for (index, expression) in expressions.enumerated() {
      let moments = found.map { $0.moments[index] }
      guard let units else {
        summary.expressions[expression] = CellSums(groups: groups.count, moments: moments)
        continue
      }
      summary.expressions[expression] = CellSums(
        groups: groups.count, moments: moments, loneMoments: found.map { $0.loneMoments[index] },
        units: entries.units, sums: entries.sums[index], sizes: entries.sizes[index],
        shift: units.shifts[index])
    }
    return summary
  }
}

/// The sums of units in cells, column by column.
private struct Entries {
  var units = UnitCells()
  var sums: [[Double]]
  var sizes: [[Double]]

  init(_ table: UnitSums<CellKey>?, expressions: Int, place: (CellKey) -> Int?) {
    sums = Array(repeating: [], count: expressions)
    sizes = sums
    guard let table, table.count > 0 else { return }
    let places = table.keys.map(place)
    var starts: [Int] = []
    var cells: [UInt32] = []
    var last: UInt64?
    for entry in table.units.indices {
      guard let cell = places[Int(table.codes[entry])] else { continue }
      if last != table.units[entry] { starts.append(cells.count) }
      last = table.units[entry]
      cells.append(UInt32(cell))
      for expression in 0..<expressions {
        sums[expression].append(table.values[2 * (entry * expressions + expression)])
        sizes[expression].append(table.values[2 * (entry * expressions + expression) + 1])
      }
    }
    units = cells.isEmpty ? UnitCells() : UnitCells(starts: starts + [cells.count], cells: cells)
  }
}
