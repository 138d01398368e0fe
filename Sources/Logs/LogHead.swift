/// What the first bytes of a log say: how it is written, what its columns are called, where its rows begin.
struct LogHead: Equatable {
  var format: LogFormat
  /// The names of the columns: header cells, or the dotted paths of JSON keys.
  var names: [String]
  /// The offset of the first byte behind the header and a byte-order mark.
  var start: Int
  /// The number of lines that end before `start`.
  var lines: Int

  var syntax: RowSyntax {
    switch format {
    case .delimited(let delimiter): RowSyntax(delimiter: delimiter)
    case .jsonLines: RowSyntax(delimiter: nil)
    }
  }

  /// Reads the head of a log from its first bytes, which may be the whole of it.
  ///
  /// 64 bytes past them must be readable.
  ///
  /// - Returns: nil when the header does not end within the bytes and more may come.
  /// - Throws: ``LogError/emptyLog(path:)``, ``LogError/compressed(path:format:)``, ``LogError/jsonArray(path:)``,
  ///   ``LogError/wideText(path:)``, ``LogError/unclosedQuote(path:line:)``.
  static func read(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, path: String
  ) throws(LogError) -> LogHead? {
    if let format = unsafe compression(of: bytes) { throw .compressed(path: path, format: format) }
    if unsafe bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .wideText(path: path)
    }
    let mark = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let blank: [UInt8] = Array(" \t\r\n".utf8)
    guard let first = unsafe bytes[mark...].firstIndex(where: { !blank.contains($0) }) else {
      if isWhole { throw .emptyLog(path: path) }
      return nil
    }
    if unsafe bytes[first] == UInt8(ascii: "{") {
      let names = unsafe JSONLinesParser.keyPaths(in: UnsafeRawBufferPointer(rebasing: bytes[mark...]))
      return LogHead(format: .jsonLines, names: names, start: mark, lines: 0)
    }
    if unsafe bytes[first] == UInt8(ascii: "["),
      let second = unsafe bytes[(first + 1)...].first(where: { !blank.contains($0) }),
      second == UInt8(ascii: "{") || second == UInt8(ascii: "]")
    {
      throw .jsonArray(path: path)
    }
    return try unsafe delimited(bytes, mark: mark, first: first, isWhole: isWhole, path: path)
  }

  private static func compression(of bytes: UnsafeRawBufferPointer) -> String? {
    if unsafe bytes.starts(with: [0x1F, 0x8B]) { return "gzip" }
    if unsafe bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "zstd" }
    return nil
  }

  /// The head of a delimited log whose header's first visible byte is at `first`.
  private static func delimited(
    _ bytes: UnsafeRawBufferPointer, mark: Int, first: Int, isWhole: Bool, path: String
  ) throws(LogError) -> LogHead? {
    guard let base = bytes.baseAddress else { return nil }
    // Blank lines above the header are not rows; blanks on its own line are.
    let line = unsafe bytes[mark..<first].lastIndex(of: RowSyntax.newline).map { $0 + 1 } ?? mark
    var best: (cells: [Range<Int>], delimiter: UInt8, end: Int)?
    for delimiter in ",;\t|".utf8 {
      let syntax = RowSyntax(delimiter: delimiter)
      let row = unsafe syntax.advance(.rowStart, over: base, in: line..<bytes.count, stopsAtRow: true)
      // A header cut off by the end of the bytes is not known yet; one within an open quote is none.
      if row.state != .rowStart && !isWhole || row.state == .quoted { continue }
      let cells = unsafe HeaderCells.split(bytes, in: line..<row.index, syntax: syntax)
      if best.map({ cells.count > $0.cells.count }) ?? true { best = (cells, delimiter, row.index) }
    }
    guard let best else {
      guard isWhole else { return nil }
      let above = unsafe Scan.newlines(in: base, 0..<line)
      throw .unclosedQuote(path: path, line: 1 + above)
    }
    return LogHead(
      format: .delimited(by: best.delimiter),
      names: best.cells.map { unsafe HeaderCells.name(bytes, in: $0) },
      start: best.end, lines: unsafe Scan.newlines(in: base, 0..<best.end))
  }
}
