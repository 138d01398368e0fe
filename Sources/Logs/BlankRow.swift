/// A delimited row in which no field holds anything: `,,,`, ` , ,`, `"","",""`.
///
/// Spreadsheets write such rows below a table. They say nothing of any request: they are counted as read and left out,
/// whatever the number of their fields. A line of no bytes at all is not even a row.
enum BlankRow {
  /// Whether the row, which is not empty, begins like one without content: false for nearly every other row.
  @inline(__always)
  static func mayBe(_ row: UnsafeRawBufferPointer, delimiter: UInt8) -> Bool {
    let first = unsafe row[0]
    return first == delimiter || first <= 0x20 || first == RowSyntax.quote
  }

  /// Whether the row has nothing but delimiters, spaces, line ends, and pairs of quotes around such spaces.
  @inline(never)
  static func holds(_ row: UnsafeRawBufferPointer, delimiter: UInt8) -> Bool {
    var state = RowState.rowStart
    for index in row.indices {
      let byte = unsafe row[index]
      switch (state, byte) {
      case (.quoted, RowSyntax.quote): state = .closed
      case (.rowStart, RowSyntax.quote), (.fieldStart, RowSyntax.quote): state = .quoted
      case (.quoted, delimiter) where !FieldText.isSpace(byte): return false
      case (.quoted, _): guard FieldText.isSpace(byte) else { return false }
      case (_, delimiter): state = .fieldStart
      default:
        guard FieldText.isSpace(byte) else { return false }
        state = .unquoted
      }
    }
    return true
  }
}
