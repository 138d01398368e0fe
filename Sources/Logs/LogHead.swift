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
  /// The byte that ends a row.
  var newline = RowSyntax.lineFeed
  /// The field that the header does not name and every row has; its name is empty.
  var unnamedField: HeadSample.UnnamedField?

  var syntax: RowSyntax {
    switch format {
    case .delimited(let delimiter): RowSyntax(delimiter: delimiter, newline: newline)
    case .jsonLines: RowSyntax(delimiter: nil, lineMark: isArray ? ArrayCutter.lineMark : nil)
    }
  }

  /// Whether one of the names is a number or a time: the first row of the log may hold values, not names.
  var looksLikeValues: Bool {
    guard case .delimited = format else { return false }
    return names.contains { name in
      let text = Array(name.utf8)
      return NumberText.plain(text.span) != nil
        || text.count > 7 && TimestampText.milliseconds(text.span, defaultOffset: 0) != nil
    }
  }

  /// Reads the head of a log from its first bytes, which may be the whole of it.
  ///
  /// 64 bytes past them must be readable.
  ///
  /// - Returns: nil when the header does not end within the bytes and more may come.
  /// - Throws: ``LogError/emptyLog(path:)``, ``LogError/compressed(path:format:)``, ``LogError/emptyArray(path:)``,
  ///   ``LogError/brokenArray(_:)``, ``LogError/wideText(path:)``, ``LogError/unclosedQuote(path:line:)``,
  ///   ``LogError/bareReturns(path:)``.
  static func read(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, path: String
  ) throws(LogError) -> LogHead? {
    if let format = unsafe foreignFormat(of: bytes) { throw .compressed(path: path, format: format) }
    if unsafe bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .wideText(path: path)
    }
    // Joined files may have more than one mark.
    var mark = 0
    while unsafe bytes[mark...].starts(with: [0xEF, 0xBB, 0xBF]) { mark += 3 }
    let blank: [UInt8] = Array(" \t\r\n".utf8)
    guard let first = unsafe bytes[mark...].firstIndex(where: { !blank.contains($0) }) else {
      if isWhole { throw .emptyLog(path: path) }
      return nil
    }
    if unsafe bytes[first] == UInt8(ascii: "{") {
      if unsafe !bytes.contains(RowSyntax.lineFeed),
        unsafe LineEnds.firstBareReturn(in: bytes[first...]) != nil
      {
        throw .bareReturns(path: path)
      }
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
    let newline = unsafe LineEnds.newline(of: bytes, from: first)
    // Blank lines above the header are not rows; blanks on its own line are.
    let line = unsafe bytes[mark..<first].lastIndex(of: newline).map { $0 + 1 } ?? mark
    var best: (cells: [Range<Int>], delimiter: UInt8, end: Int)?
    for delimiter in ",;\t|".utf8 {
      let syntax = RowSyntax(delimiter: delimiter, newline: newline)
      let row = unsafe syntax.advance(.rowStart, over: base, in: line..<bytes.count, stopsAtRow: true)
      // A header cut off by the end of the bytes is not known yet; one within an open quote is none.
      if row.state != .rowStart && !isWhole || row.state == .quoted { continue }
      let cells = unsafe HeaderCells.split(bytes, in: line..<row.index, syntax: syntax)
      if best.map({ cells.count > $0.cells.count }) ?? true { best = (cells, delimiter, row.index) }
    }
    guard let best else {
      guard isWhole else { return nil }
      let above = unsafe Scan.count(newline, in: base, 0..<line)
      throw .unclosedQuote(path: path, line: 1 + above)
    }
    var head = LogHead(
      format: .delimited(by: best.delimiter),
      names: best.cells.map { unsafe HeaderCells.name(bytes, in: $0) },
      start: best.end, lines: unsafe Scan.count(newline, in: base, 0..<best.end), newline: newline)
    head.dropMarks()
    head.nameAllFields(unsafe HeadSample(bytes, from: best.end, syntax: head.syntax, isWhole: isWhole))
    return head
  }

  /// Takes byte-order marks off the first name: one within its quotes, or a second one.
  private mutating func dropMarks() {
    guard let first = names.first else { return }
    names[0] = String(String.UnicodeScalarView(first.unicodeScalars.drop { $0 == "\u{FEFF}" }))
  }

  /// Gives an empty name to the field that every row has and the header does not name.
  private mutating func nameAllFields(_ sample: HeadSample) {
    unnamedField = sample.unnamedField(besides: names.count)
    switch unnamedField {
    case .first: names.insert("", at: 0)
    case .last: names.append("")
    case nil: break
    }
  }
}
