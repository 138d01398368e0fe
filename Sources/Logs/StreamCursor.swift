/// Cuts a stream into the same blocks as a file of the same bytes.
///
/// A stream is read in order and once, so the state at each cut is known when the block is read. What was read beyond
/// a block to end its last row is carried over to the next.
struct StreamCursor {
  /// A block of a stream.
  struct Block {
    var length: Int
    var rows: BlockRows
    /// The hash of the block as it stands in the file, where the rows were cut out of something else.
    var hash: [UInt8]?
  }

  private let log: OpenLog
  private let blockSize: Int
  private let rowLimit: Int
  private let source: OpenLog.Text
  private var carry: [UInt8] = []
  private var offset = 0
  private var state = RowState.rowStart
  private var isAtEnd = false
  /// Why the stream ended, if not at its end; thrown behind all that was read before.
  private var failure: LogError?

  /// A cursor at the start of a log that is read as a stream.
  init(_ log: OpenLog, blockSize: Int, rowLimit: Int) throws(LogError) {
    self.log = log
    self.blockSize = blockSize
    self.rowLimit = rowLimit
    source = try log.text(pieceSize: blockSize)
  }

  /// Reads the next block into `buffer`.
  ///
  /// - Returns: nil at the end of the stream.
  mutating func next(into buffer: inout BlockBuffer) throws(LogError) -> Block? {
    buffer.clear(usual: blockSize)
    let carried = carry
    if !carried.isEmpty {
      _ = unsafe buffer.append(upTo: carried.count) { room in
        unsafe room.copyBytes(from: carried)
        return carried.count
      }
    }
    if buffer.count < blockSize { _ = readOn(&buffer, blockSize - buffer.count) }
    let length = min(blockSize, buffer.count)
    guard length > 0 else {
      if let failure { throw failure }
      return nil
    }
    defer { offset += length }
    let hash = source.takeHash()
    let prior = log.head.start - offset
    guard prior < length else {
      carry = unsafe Array(buffer.bytes(length..<buffer.count))
      return Block(length: length, rows: .none, hash: hash)
    }
    let begin = max(prior, 0)
    if prior >= 0 { state = .rowStart }
    let rows = try findRows(in: &buffer, from: begin, length: length)
    carry = unsafe Array(buffer.bytes(length..<buffer.count))
    return Block(length: length, rows: rows, hash: hash)
  }

  private mutating func findRows(
    in buffer: inout BlockBuffer, from begin: Int, length: Int
  ) throws(LogError) -> BlockRows {
    let syntax = log.head.syntax
    let survey = unsafe ByteSurvey(of: buffer.base, in: begin..<length, newline: syntax.newline)
    let transition = unsafe RowTransition(
      of: buffer.base, in: begin..<length, syntax: syntax, hasQuotes: survey.hasQuotes)
    let before = state
    state = transition(before)
    do throws(LogError) {
      return try BlockRows(
        in: &buffer, from: begin, length: length, survey: survey, before: before, after: state,
        syntax: syntax, path: log.descriptor.path, rowLimit: rowLimit
      ) { buffer, size throws(LogError) in readOn(&buffer, size) }
    } catch {
      guard failure != nil, case .unclosedQuote = error else { throw error }
      // The quote is open because the stream broke off: that is thrown behind the rows before.
      return BlockRows(
        beforeBreakOf: buffer, from: begin, length: length, survey: survey, before: before, syntax: syntax)
    }
  }

  private mutating func readOn(_ buffer: inout BlockBuffer, _ size: Int) -> Int {
    guard !isAtEnd else { return 0 }
    let added = unsafe buffer.append(upTo: size) { room in unsafe source.read(room) }
    if added < size {
      isAtEnd = true
      failure = source.failure
    }
    return added
  }
}
