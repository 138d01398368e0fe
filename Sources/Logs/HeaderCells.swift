/// The cells of a delimited log's header.
enum HeaderCells {
  /// The ranges of the cells of one row, the newline that ends it left out.
  static func split(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>, syntax: RowSyntax) -> [Range<Int>]
  {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    var state = RowState.rowStart
    for index in range {
      state = syntax.after(unsafe bytes[index], in: state)
      guard state == .fieldStart || state == .rowStart else { continue }
      cells.append(start..<index)
      start = index + 1
      if state == .rowStart { return cells }
    }
    cells.append(start..<range.upperBound)
    return cells
  }

  /// The name in a cell: without quotes and the blanks around it, which a carriage return is one of.
  static func name(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> String {
    String(decoding: unsafe text(bytes, in: range), as: UTF8.self)
  }

  /// What stands in a cell, as a row's field is read: without its quotes, and without the blanks around and in them.
  ///
  /// Quotes that do not hold the whole cell are text.
  static func text(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> [UInt8] {
    var end = range.upperBound
    while end > range.lowerBound, unsafe FieldText.isSpace(bytes[end - 1]) { end -= 1 }
    let text = unsafe Array(bytes[range.lowerBound..<end])
    return trimmed(unquoted(text) ?? text)
  }

  /// What stands between the quotes that a text begins and ends with; nil where there are no such.
  private static func unquoted(_ text: [UInt8]) -> [UInt8]? {
    guard text.first == RowSyntax.quote else { return nil }
    var content: [UInt8] = []
    var index = 1
    while index < text.count {
      if text[index] == RowSyntax.quote {
        guard index + 1 < text.count else { return content }
        // Two quotes are one of the text.
        index += 1
        guard text[index] == RowSyntax.quote else { return nil }
      }
      content.append(text[index])
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let range = FieldText.trimmed(text.span)
    return Array(text[range])
  }
}
