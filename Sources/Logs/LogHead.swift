/// What the first bytes of a log say: how it is written, what its columns are called, where its rows begin.
struct LogHead: Equatable {
  var format: LogFormat
  /// The names of the columns: header cells, or the dotted paths of JSON keys.
  var names: [String]
  /// The offset of the first byte behind the header and a byte-order mark.
  var start: Int
  /// The number of lines that end before `start`.
  var lines: Int
  /// Whether the log is one JSON array, whose elements are read as lines.
  var isArray = false

  var syntax: RowSyntax {
    switch format {
    case .delimited(let delimiter): RowSyntax(delimiter: delimiter)
    case .jsonLines:
      RowSyntax(delimiter: nil, lineMark: isArray ? ArrayCutter.lineMark : RowSyntax.newline)
    }
  }

  /// Reads the head of a log from its first bytes, which may be the whole of it.
  ///
  /// 64 bytes past them must be readable.
  ///
  /// - Returns: nil when the header does not end within the bytes and more may come.
  /// - Throws: ``LogError/emptyLog(path:)``, ``LogError/compressed(path:format:)``, ``LogError/emptyArray(path:)``,
  ///   ``LogError/brokenArray(_:)``, ``LogError/wideText(path:)``, ``LogError/unclosedQuote(path:line:)``.
  static func read(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, path: String
  ) throws(LogError) -> LogHead? {
    if let format = unsafe foreignFormat(of: bytes) { throw .compressed(path: path, format: format) }
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
    if unsafe bytes[first] == UInt8(ascii: "[") {
      let second = unsafe bytes[(first + 1)...].first { !blank.contains($0) }
      if second == nil && !isWhole { return nil }
      if [nil, UInt8(ascii: "{"), UInt8(ascii: "]")].contains(second) {
        return try unsafe array(bytes, mark: mark, isWhole: isWhole, path: path)
      }
    }
    return try unsafe delimited(bytes, mark: mark, first: first, isWhole: isWhole, path: path)
  }

  /// The head of a log that is one JSON array.
  private static func array(
    _ bytes: UnsafeRawBufferPointer, mark: Int, isWhole: Bool, path: String
  ) throws(LogError) -> LogHead {
    // The elements are cut out of a copy: the bytes are read again later.
    var lines = unsafe Array(bytes[mark...]) + [UInt8](repeating: 0, count: BlockBuffer.padding)
    var cutter = ArrayCutter()
    let names = unsafe lines.withUnsafeMutableBytes { lines in
      let count = unsafe cutter.cut(
        UnsafeMutableRawBufferPointer(rebasing: lines[..<(bytes.count - mark)]))
      return unsafe JSONLinesParser.keyPaths(in: UnsafeRawBufferPointer(rebasing: lines[..<count]))
    }
    if isWhole { cutter.end() }
    if cutter.elements == 0 {
      guard let fault = cutter.fault else { throw .emptyArray(path: path) }
      throw .brokenArray(BrokenArray(path: path, fault: fault, line: cutter.faultLine))
    }
    return LogHead(format: .jsonLines, names: names, start: mark, lines: 0, isArray: true)
  }

  /// The name of a format that begins like the bytes and is no log.
  private static func foreignFormat(of bytes: UnsafeRawBufferPointer) -> String? {
    if let again = unsafe Compression(beginning: bytes) { return again.rawValue }
    let beginnings: [(String, [UInt8])] = [
      ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), ("bzip2", Array("BZh9".utf8) + [0x31, 0x41]),
      ("zip", [0x50, 0x4B, 3, 4]), ("lz4", [0x04, 0x22, 0x4D, 0x18]),
    ]
    return beginnings.first { unsafe bytes.starts(with: $0.1) }?.0
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
