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

  /// What stands in a cell: without quotes and the blanks around it.
  static func text(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> [UInt8] {
    let quote = RowSyntax.quote
    var text = unsafe Array(bytes[range])
    while let last = text.last, FieldText.isSpace(last) { text.removeLast() }
    if text.first == quote, text.count > 1, text.last == quote {
      text = Array(text.dropFirst().dropLast())
      var single: [UInt8] = []
      var isFirst = false
      for byte in text {
        isFirst = byte == quote && !isFirst
        if !isFirst { single.append(byte) }
      }
      text = single
    }
    return Array(text.drop { $0 == 0x20 || $0 == 0x09 })
  }
}
