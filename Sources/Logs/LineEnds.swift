/// How the lines of a log end, told from its first bytes.
enum LineEnds {
  /// The byte that ends the rows of a delimited log: a carriage return where there are no line feeds but in quotes.
  ///
  /// Old Macintosh programs, and spreadsheets that still write for them, end lines so. A carriage return in a log whose
  /// lines end in line feeds is part of a field.
  ///
  /// - Parameters:
  ///   - bytes: the first bytes of the log.
  ///   - first: the index of its first visible byte.
  /// - Returns: a line feed or a carriage return.
  static func newline(of bytes: UnsafeRawBufferPointer, from first: Int) -> UInt8 {
    let header = unsafe bytes[first...].prefix { $0 != RowSyntax.lineFeed }
    guard unsafe firstBareReturn(in: header) != nil else { return RowSyntax.lineFeed }
    var isQuoted = false
    var isFieldStart = true
    for index in first..<bytes.count {
      let byte = unsafe bytes[index]
      if byte == RowSyntax.quote, isQuoted || isFieldStart {
        // The second of two quotes opens again what the first one closed.
        isQuoted.toggle()
        isFieldStart = true
      } else if !isQuoted {
        if byte == RowSyntax.lineFeed { return RowSyntax.lineFeed }
        isFieldStart = byte == RowSyntax.carriageReturn || ",;\t|".utf8.contains(byte)
      }
    }
    return RowSyntax.carriageReturn
  }

  /// The index of the first carriage return that another byte than a line feed follows.
  static func firstBareReturn(in bytes: UnsafeRawBufferPointer.SubSequence) -> Int? {
    for index in unsafe bytes.indices.dropLast() where unsafe bytes[index] == RowSyntax.carriageReturn {
      if unsafe bytes[index + 1] != RowSyntax.lineFeed { return index }
    }
    return nil
  }
}
