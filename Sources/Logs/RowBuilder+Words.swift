import CScan
import Columns

extension RowBuilder {
  /// Writes the words of a column.
  mutating func putCategories(
    _ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer, column: Int
  ) {
    var row = 0
    while row < values.count {
      row = unsafe Self.lookUp(values, from: row, base, in: categories, column: column, into: &batch)
      guard row < values.count else { break }
      let code = category(unsafe Self.text(values[row], base), column: column)
      var room = batch.categoryRoom(column, rows: values.count)
      room[row] = code
      row += 1
    }
  }

  /// Writes the codes of known and of missing words, up to the first that is new; returns its row.
  private static func lookUp(
    _ values: UnsafeBufferPointer<cscan_field>, from first: Int, _ base: UnsafeRawPointer,
    in categories: borrowing CategoryTables, column: Int, into batch: inout Batch
  ) -> Int {
    var room = batch.categoryRoom(column, rows: values.count)
    for row in first..<values.count {
      let value = unsafe values[row]
      let hash = value.hasText ? UnitText.hash(unsafe text(value, base)) : Batch.missingUnit
      guard hash != Batch.missingUnit else {
        room[row] = Batch.missingCategory
        continue
      }
      guard let code = categories.code(of: hash, column: column) else { return row }
      room[row] = code
    }
    return values.count
  }

  /// Writes the hashed names of requests.
  mutating func putRequests(_ values: UnsafeBufferPointer<cscan_field>, _ base: UnsafeRawPointer) {
    var room = batch.requestRoom(rows: values.count)
    for row in values.indices {
      let value = unsafe values[row]
      room[row] = value.hasText ? UnitText.hash(unsafe Self.text(value, base)) : Batch.missingUnit
    }
  }

  /// Makes words missing that were written for rows which were not taken.
  mutating func forgetWords(rows: Int) {
    for column in 0..<batch.categoryColumns {
      var room = batch.categoryRoom(column, rows: rows)
      for row in 0..<rows { room[row] = Batch.missingCategory }
    }
    guard batch.hasRequests else { return }
    var room = batch.requestRoom(rows: rows)
    for row in 0..<rows { room[row] = Batch.missingUnit }
  }
}
