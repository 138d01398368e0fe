import Columns

/// Turns the bytes of one block into its batch.
struct BlockEngine: ~Copyable {
  /// What is known of a block beside its batch.
  struct Block {
    var bytes: Int
    var hash: [UInt8]
    var lines: Int
  }

  var buffer: BlockBuffer
  var maker: RowMaker
  private let queue: BlockQueue
  private let chain: BoundaryChain

  init(queue: BlockQueue, chain: BoundaryChain, builder: consuming RowBuilder) {
    buffer = BlockBuffer(capacity: queue.blockSize + 8_192)
    maker = RowMaker(builder: builder)
    self.queue = queue
    self.chain = chain
  }

  /// Reads the block of `ticket` into the builder's batch.
  mutating func read(_ ticket: BlockQueue.Ticket) throws(LogError) -> Block {
    let log = queue.logs[ticket.source]
    let length: Int
    let rows: BlockRows
    var hash: [UInt8]?
    if let stream = ticket.stream {
      chain.pass(ticket.number) { _ in .rowStart }
      let block = try stream.get()
      (length, rows, hash) = (block.length, block.rows, block.hash)
    } else {
      length = min(queue.blockSize, (log.descriptor.size ?? 0) - ticket.offset)
      rows = try locate(ticket, log, length)
    }
    let digest = unsafe hash ?? ContentHash.digest(buffer.bytes(0..<length))
    var lines = try makeRows(rows, log, ticket.source)
    if log.head.isArray {
      let elements = unsafe ElementLines(buffer.bytes(rows.range))
      lines = elements.count
      if let open = elements.place(&maker.builder.batch.rejections) {
        throw .brokenArray(
          BrokenArray(path: log.descriptor.path, fault: .openElement, line: open.line, rows: open.rows))
      }
    }
    return Block(bytes: length, hash: digest, lines: lines)
  }

  /// Reads the bytes of a file's block and finds its rows.
  private mutating func locate(
    _ ticket: BlockQueue.Ticket, _ log: OpenLog, _ length: Int
  ) throws(LogError) -> BlockRows {
    let syntax = log.head.syntax
    let prior = log.head.start - ticket.offset
    let begin = max(prior, 0)
    let transition: RowTransition
    var survey = ByteSurvey()
    do throws(LogError) {
      buffer.clear(usual: queue.blockSize + 8_192)
      _ = try readOn(ticket, log, length)
      if begin < length {
        // Lines of JSON need none: a newline is a line's end wherever it stands.
        if syntax.delimiter != nil {
          survey = unsafe ByteSurvey(of: buffer.base, in: begin..<length, newline: syntax.newline)
        }
        transition = unsafe RowTransition(
          of: buffer.base, in: begin..<length, syntax: syntax, hasQuotes: survey.hasQuotes)
      } else {
        transition = .toRowStart
      }
    } catch {
      // Those behind must not wait for a block that will never be known; this error stands before theirs.
      chain.pass(ticket.number) { _ in .rowStart }
      throw error
    }
    let found = chain.pass(ticket.number) { transition(prior >= 0 ? .rowStart : $0) }
    guard begin < length else { return .none }
    let before = prior >= 0 ? .rowStart : found
    return try BlockRows(
      in: &buffer, from: begin, length: length, survey: survey, before: before, after: transition(before),
      syntax: syntax, path: log.descriptor.path, rowLimit: queue.rowLimit
    ) { buffer, size throws(LogError) in try Self.readOn(&buffer, ticket, log, size) }
  }

  private mutating func readOn(
    _ ticket: BlockQueue.Ticket, _ log: OpenLog, _ size: Int
  ) throws(LogError) -> Int {
    try Self.readOn(&buffer, ticket, log, size)
  }

  /// Adds up to `size` bytes of a file behind those in the buffer; fewer only where the file ended when it was opened.
  private static func readOn(
    _ buffer: inout BlockBuffer, _ ticket: BlockQueue.Ticket, _ log: OpenLog, _ size: Int
  ) throws(LogError) -> Int {
    let file = log.descriptor
    let offset = ticket.offset + buffer.count
    let whole = file.size ?? 0
    let wanted = min(size, whole - offset)
    let added = try unsafe buffer.append(upTo: wanted) { room throws(LogError) in
      try unsafe file.read(room, at: offset)
    }
    guard added == wanted else { throw .shrank(path: file.path, expected: whole, found: offset + added) }
    return added
  }

  /// Makes the block's rows.
  ///
  /// - Returns: the number of lines passed.
  private mutating func makeRows(_ rows: BlockRows, _ log: OpenLog, _ source: Int) throws(LogError) -> Int {
    let bytes = unsafe buffer.bytes(rows.range)
    let layout = RowLayout(head: log.head, columns: log.columns, path: log.descriptor.path, number: source)
    return try unsafe maker.make(bytes, survey: rows.survey, isCut: rows.isCut, layout: layout)
  }
}
