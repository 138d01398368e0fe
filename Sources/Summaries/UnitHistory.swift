internal import Columns

/// What units did before the experiment: the sums of each, by its hash.
///
/// Made from rows whose group does not matter (before the start everyone is logged as the control), and looked up for the
/// units of the experiment; it never counts as their size.
public struct UnitHistory: Sendable {
  let table: UnitTable
  /// The expressions that were summed.
  let columns: [Column]
  /// What became of every row.
  public let rows: RowCounts
}

extension LogSummary {
  /// What was read as the history of units; nil where the log names none.
  ///
  /// The summariser must have been told to ignore groups.
  public consuming func history() -> UnitHistory? {
    guard let units, ignoresGroups else { return nil }
    let shifts = shifts.map { $0 ?? 0 }
    return UnitHistory(
      table: units,
      columns: expressions.items.compactMap { item in
        item.unitPlace.map { UnitHistory.Column(expression: item.expression, place: $0, shift: shifts[$0]) }
      }, rows: rows)
  }

  /// For each group, the sums of every unit that was asked for, and what the same units did before.
  struct Columns: Sendable {
    var current: [[ColumnExpression: UnitColumn]]
    var history: [[ColumnExpression: UnitColumn]]
  }

  /// The columns that were asked for, partition by partition; nil where none were.
  func unitColumns(history: UnitHistory?) async -> Columns? {
    let wanted = expressions.items.filter { expressions.unitColumns.contains($0.expression) }
    guard let units, !wanted.isEmpty else { return nil }
    let shifts = shifts.map { $0 ?? 0 }
    let groups = groups.count
    let places = wanted.compactMap(\.unitPlace)
    let parts = await units.map(workers: workers) { _, table in
      PartColumns(of: table, places: places, groups: groups, shifts: shifts)
    }
    let past = history?.columns ?? []
    let pastParts = await history?.table.map(workers: workers) { index, table in
      parts[index].units.map { units in past.map { $0.column(of: units, in: table) } }
    }
    return Columns(
      current: (0..<groups).map { group in
        var columns: [ColumnExpression: UnitColumn] = [:]
        for (place, item) in wanted.enumerated() {
          columns[item.expression] = UnitColumn(joining: parts.map { $0.columns[group][place] })
        }
        return columns
      },
      history: (0..<groups).map { group in
        var columns: [ColumnExpression: UnitColumn] = [:]
        for (place, column) in past.enumerated() {
          columns[column.expression] = UnitColumn(joining: (pastParts ?? []).map { $0[group][place] })
        }
        return columns
      })
  }
}

extension UnitHistory {
  /// An expression with its place in the table, and what was taken from its values.
  struct Column: Sendable {
    let expression: ColumnExpression
    let place: Int
    let shift: Double

    /// The sums of some units of one partition; 0 of those that it does not have.
    func column(of units: [UInt64], in table: borrowing UnitPartition) -> UnitColumn {
      var column = UnitColumn(sums: [], sizes: [])
      column.sums.reserveCapacity(units.count)
      column.sizes.reserveCapacity(units.count)
      for unit in units {
        let entry = table.entry(of: unit, in: 0)
        let size = entry?.size(place) ?? 0
        column.sums.append(entry.map { $0.sum(place) + shift * size } ?? 0)
        column.sizes.append(size)
      }
      return column
    }
  }
}

/// The columns of one partition, by group.
private struct PartColumns: Sendable {
  var units: [[UInt64]]
  var columns: [[UnitColumn]]

  init(of table: borrowing UnitPartition, places: [Int], groups: Int, shifts: [Double]) {
    var units = Array(repeating: [UInt64](), count: groups)
    var columns = Array(
      repeating: Array(repeating: UnitColumn(sums: [], sizes: []), count: places.count), count: groups)
    table.forEachEntry { entry in
      let group = Int(entry.group)
      units[group].append(entry.unit)
      for (column, place) in places.enumerated() {
        columns[group][column].sums.append(entry.total(place, shifts))
        columns[group][column].sizes.append(entry.size(place))
      }
    }
    self.units = units
    self.columns = columns
  }
}

extension UnitColumn {
  /// One column after the other.
  fileprivate init(joining parts: [UnitColumn]) {
    self.init(sums: parts.flatMap(\.sums), sizes: parts.flatMap(\.sizes))
  }
}
