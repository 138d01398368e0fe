import Columns

/// A source that is open, its head read and its columns found.
struct OpenLog: Sendable {
  /// The longest row that is read, in bytes; beyond it stands an open quote or no log at all.
  static let rowLimit = 64 << 20
  /// The number of bytes from which the format and the JSON keys are told.
  private static let sample = 1 << 20

  let descriptor: LogDescriptor
  let head: LogHead
  let columns: FileColumns
  /// What was read of a stream to tell its head; it has to be read again.
  let prefix: [UInt8]

  /// Opens `source`.
  init(_ source: LogSource, projection: Projection) throws(LogError) {
    descriptor = try LogDescriptor(opening: source)
    let file = descriptor
    var buffer = BlockBuffer(capacity: 0)
    var step = Self.sample
    var found: LogHead?
    while found == nil {
      let size = file.size.map { min(step, $0 - buffer.count) } ?? step
      let offset = buffer.count
      let added = try unsafe buffer.append(upTo: size) { room throws(LogError) in
        file.size == nil ? try unsafe file.readOn(room) : try unsafe file.read(room, at: offset)
      }
      guard file.size == nil || added == size else {
        throw .shrank(path: source.path, expected: file.size ?? 0, found: buffer.count)
      }
      let isWhole = file.size.map { buffer.count >= $0 } ?? (added < size)
      let isTooLong = buffer.count > Self.rowLimit
      found = try unsafe LogHead.read(
        buffer.bytes(0..<buffer.count), isWhole: isWhole, path: source.path)
      guard found != nil || !isTooLong else {
        throw .rowTooLong(path: source.path, line: 1, limit: Self.rowLimit)
      }
      step = 4 * buffer.count
    }
    guard var found else { throw .emptyLog(path: source.path) }
    if found.format == .jsonLines {
      found.names += try Self.laterNames(in: file, after: buffer.count, besides: found.names)
    }
    head = found
    columns = try unsafe Self.columns(projection, found, source, sample: buffer.bytes(0..<buffer.count))
    prefix = file.size == nil ? unsafe Array(buffer.bytes(0..<buffer.count)) : []
  }

  /// The columns of `projection` in the log, and how their numbers are written as the sample shows.
  ///
  /// - Throws: ``LogError/noHeader(path:first:flag:)`` where none is found because the first row holds values; else what
  ///   finding columns throws.
  private static func columns(
    _ projection: Projection, _ head: LogHead, _ source: LogSource, sample: UnsafeRawBufferPointer
  ) throws(LogError) -> FileColumns {
    var columns: FileColumns
    do {
      columns = try FileColumns(resolving: projection, in: head, of: source)
    } catch .missingColumn(let missing) where head.looksLikeValues {
      throw .noHeader(path: source.path, first: head.names, flag: missing.flag)
    }
    if columns.wanted.isEmpty, !projection.numbers.isEmpty, head.looksLikeValues {
      throw .noHeader(path: source.path, first: head.names, flag: nil)
    }
    guard case .delimited = head.format, !columns.numbers.isEmpty else { return columns }
    let isWhole = sample.count < Self.sample
    let rows = unsafe HeadSample(sample, from: head.start, syntax: head.syntax, isWhole: isWhole)
    for index in columns.numbers {
      columns.wanted[index].grouping = rows.grouping(of: columns.wanted[index].index)
    }
    return columns
  }
}
