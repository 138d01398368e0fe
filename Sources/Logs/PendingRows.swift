import Columns

/// The bytes of a growing log from the first one on that is in no row yet.
struct PendingRows: ~Copyable {
  var buffer = BlockBuffer(capacity: 0)
  private var finder: LayoutFinder
  private let limit: Int
  private var layout: RowLayout?
  /// The number of lines above the bytes.
  private var lines = 0
  /// The number of bytes that were looked through for the ends of rows.
  private var scanned = 0
  /// The state behind them.
  private var state = RowState.rowStart

  /// No bytes of a log whose layout `finder` will find, and whose rows are at most `limit` bytes long.
  init(_ finder: consuming LayoutFinder, limit: Int) {
    self.finder = finder
    self.limit = limit
  }

  /// The log and its columns, once they are known.
  var input: ReadReport.Input? { finder.input }

  /// What is missing of the rows so far, told once.
  mutating func takeComplaint() -> LogError.MissingColumn? { finder.takeComplaint() }

  /// Makes the rows that are whole.
  ///
  /// - Returns: nil where none is.
  mutating func make(_ maker: inout RowMaker) throws(LogError) -> FollowedSource.Piece? {
    guard try findLayout(isWhole: false), let layout else { return nil }
    guard let end = endOfRows(layout.head.syntax) else {
      guard buffer.count <= limit else {
        throw .rowTooLong(path: layout.path, line: lines + 1, limit: limit)
      }
      return nil
    }
    return try make(&maker, end: end, isCut: false)
  }

  /// Makes the row without a newline at the end of the file, and gets ready for another file.
  ///
  /// - Parameters:
  ///   - maker: takes the row.
  ///   - isEnd: whether it is the end of all, where a log without a header is an error.
  /// - Returns: nil where nothing is left.
  /// - Throws: what speaks against the log.
  mutating func finish(_ maker: inout RowMaker, isEnd: Bool) throws(LogError) -> FollowedSource.Piece? {
    var isKnown = false
    do throws(LogError) {
      isKnown = try findLayout(isWhole: true)
    } catch {
      if isEnd { throw error }
    }
    defer { reset() }
    guard isKnown, let layout, buffer.count > 0 else { return nil }
    // A row that came whole after a layout that had to wait may stand above the last one.
    _ = endOfRows(layout.head.syntax)
    guard state == .quoted else { return try make(&maker, end: buffer.count, isCut: state != .rowStart) }
    unsafe maker.rejectCutRow(buffer.bytes(0..<buffer.count), layout: layout)
    return FollowedSource.Piece(firstLine: lines + 1)
  }

  private mutating func make(
    _ maker: inout RowMaker, end: Int, isCut: Bool
  ) throws(LogError) -> FollowedSource.Piece? {
    let bytes = unsafe buffer.bytes(0..<end)
    if let better = unsafe try finder.refine(bytes) { layout = better }
    guard let layout else { return nil }
    let survey = unsafe ByteSurvey(of: buffer.base, in: 0..<end, newline: layout.head.newline)
    let piece = FollowedSource.Piece(firstLine: lines + 1)
    lines += try unsafe maker.make(bytes, survey: survey, isCut: isCut, layout: layout)
    buffer.removeFirst(end)
    scanned -= end
    return piece
  }

  /// Whether the layout is known, or can be found now; the header is then taken off the bytes.
  private mutating func findLayout(isWhole: Bool) throws(LogError) -> Bool {
    guard layout == nil else { return true }
    guard let found = try finder.find(in: buffer, isWhole: isWhole) else {
      guard buffer.count <= limit else {
        throw .rowTooLong(path: finder.path, line: 1, limit: limit)
      }
      return false
    }
    layout = found
    lines = found.head.lines
    buffer.removeFirst(found.head.start)
    scanned = 0
    state = .rowStart
    return true
  }

  /// The end of the last row that is whole, looked for in what has come since; nil where there is none.
  private mutating func endOfRows(_ syntax: RowSyntax) -> Int? {
    let range = scanned..<buffer.count
    guard !range.isEmpty else { return nil }
    var last: Int?
    scanned = range.upperBound
    let hasQuotes =
      unsafe syntax.delimiter != nil
      && ByteSurvey(of: buffer.base, in: range, newline: syntax.newline).hasQuotes
    if state != .quoted && !hasQuotes {
      // Every newline ends a row.
      let bytes = unsafe buffer.bytes(range)
      last = unsafe bytes.lastIndex(of: syntax.newline).map { range.lowerBound + $0 + 1 }
      if last != nil { state = .rowStart }
      let rest = (last ?? range.lowerBound)..<range.upperBound
      if !rest.isEmpty {
        state = unsafe syntax.advance(state, over: buffer.base, in: rest, stopsAtRow: false).state
      }
      return last
    }
    var index = range.lowerBound
    while index < range.upperBound {
      (state, index) = unsafe syntax.advance(
        state, over: buffer.base, in: index..<range.upperBound, stopsAtRow: true)
      if state == .rowStart { last = index }
    }
    return last
  }

  /// Forgets the file: another one comes.
  private mutating func reset() {
    buffer.removeFirst(buffer.count)
    finder.reset()
    layout = nil
    lines = 0
    scanned = 0
    state = .rowStart
  }
}
