/// Cuts a stream into the same blocks as a file of the same bytes.
///
/// A stream is read in order and once, so the state at each cut is known when the block is read. What was read beyond
/// a block to end its last row is carried over to the next.
struct StreamCursor {
  /// A block of a stream.
  struct Block {
    var length: Int
    var rows: BlockRows
  }

  private let log: OpenLog
  private let blockSize: Int
  private let rowLimit: Int
  private var carry: [UInt8]
  private var offset = 0
  private var state = RowState.rowStart
  private var isAtEnd = false

  init(_ log: OpenLog, blockSize: Int, rowLimit: Int) {
    self.log = log
    self.blockSize = blockSize
    self.rowLimit = rowLimit
    carry = log.prefix
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
    if buffer.count < blockSize { _ = try readOn(&buffer, blockSize - buffer.count) }
    let length = min(blockSize, buffer.count)
    guard length > 0 else { return nil }
    defer { offset += length }
    let prior = log.head.start - offset
    guard prior < length else {
      carry = unsafe Array(buffer.bytes(length..<buffer.count))
      return Block(length: length, rows: .none)
    }
    let begin = max(prior, 0)
    if prior >= 0 { state = .rowStart }
    let syntax = log.head.syntax
    let survey = unsafe ByteSurvey(of: buffer.base, in: begin..<length)
    let transition = unsafe RowTransition(
      of: buffer.base, in: begin..<length, syntax: syntax, hasQuotes: survey.hasQuotes)
    let before = state
    state = transition(before)
    let rows = try BlockRows(
      in: &buffer, from: begin, length: length, survey: survey, before: before, after: state,
      syntax: syntax, path: log.descriptor.path, rowLimit: rowLimit
    ) { buffer, size throws(LogError) in try readOn(&buffer, size) }
    carry = unsafe Array(buffer.bytes(length..<buffer.count))
    return Block(length: length, rows: rows)
  }

  private mutating func readOn(_ buffer: inout BlockBuffer, _ size: Int) throws(LogError) -> Int {
    guard !isAtEnd else { return 0 }
    let file = log.descriptor
    let added = try unsafe buffer.append(upTo: size) { room throws(LogError) in try unsafe file.readOn(room) }
    isAtEnd = added < size
    return added
  }
}
