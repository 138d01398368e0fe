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
  /// Whether the log is read in order: a pipe, an archive, an array.
  let isStream: Bool
  /// The text of a pipe, which cannot be opened again.
  let pipe: TextStream?

  /// Opens `source`.
  init(_ source: LogSource, projection: Projection) throws(LogError) {
    descriptor = try LogDescriptor(opening: source)
    let text = try TextStream(descriptor)
    var buffer = BlockBuffer(capacity: 0)
    var found: LogHead
    do throws(LogError) {
      found = try Self.head(of: text, from: source.path, into: &buffer)
      isStream = descriptor.size == nil || text.compression != nil || found.isArray
      if found.format == .jsonLines && !isStream {
        found.names += try Self.laterNames(in: descriptor, after: buffer.count, besides: found.names)
      }
      columns = try FileColumns(resolving: projection, in: found, of: source)
    } catch {
      // Where the text breaks off, that is what is wrong with its head.
      throw text.failure ?? error
    }
    head = found
    pipe = descriptor.size == nil ? text : nil
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
}
