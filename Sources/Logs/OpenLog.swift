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
  /// The size of the text in bytes; nil of a pipe or an archive, whose end alone tells.
  let textSize: Int?
  /// Whether the log is read in order: a pipe, an archive, an array.
  let isStream: Bool
  /// The text of a pipe, which cannot be opened again.
  let pipe: TextStream?

  /// Opens `source`.
  init(_ source: LogSource, projection: Projection) throws(LogError) {
    let file = try LogDescriptor(opening: source)
    let text = try TextStream(file)
    var buffer = BlockBuffer(capacity: 0)
    textSize = text.compression == nil ? file.size : nil
    do throws(LogError) {
      var found = try Self.head(of: text, from: source.path, into: &buffer)
      isStream = textSize == nil || found.isArray
      if found.format == .jsonLines && !isStream {
        found.names += try Self.laterNames(in: file, after: buffer.count, besides: found.names)
      }
      columns = try unsafe Self.columns(projection, found, source, sample: buffer.bytes(0..<buffer.count))
      head = found
    } catch {
      // Where the text breaks off, that is what is wrong with its head.
      throw text.failure ?? error
    }
    descriptor = file
    pipe = file.size == nil ? text : nil
    if let pipe { pipe.replay(unsafe Array(buffer.bytes(0..<buffer.count))) }
  }

  /// Reads the head of `text`, and as much of the text as it takes into `buffer`.
  private static func head(
    of text: TextStream, from path: String, into buffer: inout BlockBuffer
  ) throws(LogError) -> LogHead {
    var step = sample
    while true {
      let added = unsafe buffer.append(upTo: step) { room in unsafe text.read(room) }
      let isWhole = added < step
      let bytes = unsafe buffer.bytes(0..<buffer.count)
      if let head = try unsafe LogHead.read(bytes, isWhole: isWhole, path: path) { return head }
      guard !isWhole else { throw .emptyLog(path: path) }
      guard buffer.count <= rowLimit else { throw .rowTooLong(path: path, line: 1, limit: rowLimit) }
      step = min(4 * buffer.count, rowLimit + 1 - buffer.count)
    }
  }

  /// The columns of `projection` in the log, and how their numbers are written as the sample shows.
  ///
  /// - Throws: ``LogError/noHeader(path:first:flag:)`` where none is found because the first row holds values; else what
  ///   finding columns throws.
  static func columns(
    _ projection: Projection, _ head: LogHead, _ source: LogSource, sample: UnsafeRawBufferPointer
  ) throws(LogError) -> FileColumns {
    var columns: FileColumns
    do {
      columns = try FileColumns(resolving: projection, in: head, of: source)
    } catch {
      guard case .missingColumn(let missing) = error, head.looksLikeValues else { throw error }
      throw .noHeader(path: source.path, first: head.names, flag: missing.flag)
    }
    if columns.wanted.isEmpty, !projection.numbers.isEmpty, head.looksLikeValues {
      throw .noHeader(path: source.path, first: head.names, flag: nil)
    }
    guard case .delimited = head.format, !columns.numbers.isEmpty else {
      for index in columns.numbers where columns.wanted[index].reading == .duration {
        let texts = unsafe StatedUnits.values(of: columns.wanted[index].name, in: sample)
        if StatedUnits.areStated(by: texts) { columns.wanted[index].isUnitStated = true }
      }
      return columns
    }
    let isWhole = sample.count < Self.sample
    let rows = unsafe HeadSample(sample, from: head.start, syntax: head.syntax, isWhole: isWhole)
    for index in columns.numbers {
      let column = columns.wanted[index]
      columns.wanted[index].grouping = rows.grouping(of: column.index)
      if column.reading == .duration, rows.statesUnits(column.index) {
        columns.wanted[index].isUnitStated = true
      }
    }
    return columns
  }
}
