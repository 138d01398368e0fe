/// The text that values were read from, searched for their places only when there is something to say.
///
/// The parser gives no places of values; as its order of members is that of the text and no key occurs twice,
/// a value is found again by counting.
struct SourceText: Sendable {
  /// The name of the document.
  let name: String

  /// The text in UTF-8, without a byte order mark.
  let bytes: [UInt8]

  /// The number of the first line.
  let firstLine: Int

  /// The line and column of a byte.
  func location(of position: Int) -> DocumentLocation {
    let before = bytes.prefix(position)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") }
    return DocumentLocation(
      document: name, line: firstLine + line, column: characters(in: before[lineStart...]) + 1)
  }

  /// Where a value begins.
  ///
  /// - Parameters:
  ///   - steps: the way to it from the outermost value.
  ///   - atKey: whether the place of a member is its key rather than its value.
  /// - Returns: its line and column.
  func location(of steps: [DocumentStep], atKey: Bool) -> DocumentLocation {
    var scanner = TokenScanner(bytes: bytes)
    var start = scanner.skipSpace()
    for step in steps {
      scanner.skipToken()
      for _ in 0..<step.place {
        if step.isMember { scanner.skipKey() }
        scanner.skipValue()
        scanner.skipSeparator()
      }
      start = scanner.skipSpace()
      if step.isMember {
        let key = start
        scanner.skipKey()
        let value = scanner.skipSpace()
        start = atKey ? key : value
      }
    }
    return location(of: start)
  }

  /// The token that holds the last byte that was read, or the next one when that was white space.
  func token(endingAt position: Int) -> Range<Int> {
    var scanner = TokenScanner(bytes: bytes)
    while true {
      let start = scanner.skipSpace()
      scanner.skipToken()
      if scanner.position >= position || scanner.isAtEnd { return start..<scanner.position }
    }
  }

  /// Scalars, counting each byte that is part of none as one.
  private func characters(in line: ArraySlice<UInt8>) -> Int {
    String(decoding: line, as: UTF8.self).unicodeScalars.count
  }
}
