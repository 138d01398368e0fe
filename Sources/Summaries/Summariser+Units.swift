internal import Columns

extension Summariser {
  /// The rows of a batch in lists by unit partition, each in the order of the rows.
  func split(
    _ batch: borrowing Batch, used: [Int], columns: [[Double]], groups: inout [BlockSummary.Group]
  ) -> UnitRows {
    let units = batch.units
    let codes = batch.groups
    var order = [Int](repeating: 0, count: UnitRows.partitions + 1)
    for row in used where units[row] != Batch.missingUnit {
      order[UnitRows.partition(of: units[row]) + 1] += 1
    }
    for partition in 0..<UnitRows.partitions { order[partition + 1] += order[partition] }
    let starts = order
    let total = starts[UnitRows.partitions]
    var places = [Int](repeating: 0, count: total)
    var lone: [Int] = []
    for row in used {
      let unit = units[row]
      if unit == Batch.missingUnit {
        lone.append(row)
        groups[Int(codes[row])].rowsWithoutUnit += 1
      } else {
        let partition = UnitRows.partition(of: unit)
        places[order[partition]] = row
        order[partition] += 1
      }
    }
    let wanted = unitColumns(columns)
    return UnitRows(
      starts: starts, units: places.map { units[$0] }, groups: places.map { codes[$0] },
      values: gather(wanted, rows: places), loneGroups: lone.map { codes[$0] },
      loneValues: gather(wanted, rows: lone))
  }

  /// The columns of the expressions with unit sums, by their place among these.
  private func unitColumns(_ columns: [[Double]]) -> [[Double]] {
    zip(expressions.items, columns).filter { $0.0.unitPlace != nil }.map { $0.1 }
  }

  /// Values of some rows, row-major.
  private func gather(_ columns: [[Double]], rows: [Int]) -> [Double] {
    var values = [Double](repeating: 0, count: rows.count * columns.count)
    var target = values.mutableSpan
    let rows = rows.span
    for (place, column) in columns.enumerated() {
      let column = column.span
      for index in rows.indices { target[index * columns.count + place] = column[rows[index]] }
    }
    return values
  }
}
