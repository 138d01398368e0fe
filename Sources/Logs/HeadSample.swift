/// The first rows below the header of a delimited log: what is told from them that the header does not say.
struct HeadSample {
  /// How many bytes are looked at.
  private static let size = 1 << 16

  /// The fields of each row that is not blank, quotes and the spaces around them taken off.
  private(set) var rows: [[[UInt8]]] = []

  /// The rows of `bytes` from `start` on that end within the first 64 KiB.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int, syntax: RowSyntax, isWhole: Bool) {
    guard let base = bytes.baseAddress, let delimiter = syntax.delimiter else { return }
    let end = min(bytes.count, start + Self.size)
    var index = start
    while index < end {
      let row = unsafe syntax.advance(.rowStart, over: base, in: index..<end, stopsAtRow: true)
      // The last row may go on behind the sample.
      guard row.state == .rowStart || isWhole && end == bytes.count else { break }
      let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[index..<row.index])
      if unsafe !BlankRow.holds(source, delimiter: delimiter) {
        let cells = unsafe HeaderCells.split(bytes, in: index..<row.index, syntax: syntax)
        rows.append(cells.map { unsafe HeaderCells.text(bytes, in: $0) })
      }
      index = row.index
    }
  }

  /// A field that every row has and the header does not name.
  enum UnnamedField {
    /// The first of the row: a row number, as R writes it.
    case first
    /// The last of the row, always empty: a delimiter ends each row.
    case last
  }

  /// The field without a name where every row, of two at least, has one field more than the header has names.
  ///
  /// It is the last where that is always empty, the first where that holds whole numbers of which none comes twice. Else
  /// nothing is guessed, and the rows will be rejected.
  func unnamedField(besides names: Int) -> UnnamedField? {
    guard rows.count > 1, rows.allSatisfy({ $0.count == names + 1 }) else { return nil }
    if rows.allSatisfy({ $0.last?.isEmpty ?? false }) { return .last }
    let first = Set(rows.compactMap(\.first))
    let isNumber = first.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    return isNumber && first.count == rows.count ? .first : nil
  }

  /// Whether the durations of a column state their unit.
  func statesUnits(_ column: Int) -> Bool {
    StatedUnits.areStated(by: rows.compactMap { column < $0.count ? $0[column] : nil })
  }

  /// How the numbers of a column are punctuated.
  func grouping(of column: Int) -> DigitGrouping {
    DigitGrouping(shownBy: rows.compactMap { column < $0.count ? $0[column] : nil })
  }
}
