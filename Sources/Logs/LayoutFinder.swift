import Columns

/// Finds out how a growing log is written, and what of it can only be told as more rows come.
struct LayoutFinder: ~Copyable {
  /// The number of bytes that tell how numbers are written, and within which a JSON log must show its columns.
  private static let sampleSize = 1 << 16

  private let source: LogSource
  private let projection: Projection
  private var number: Int
  private let step: Int
  private var layout: RowLayout?
  /// The first bytes of a delimited log, header and whole rows.
  private var sample = BlockBuffer(capacity: 0)
  /// The number of bytes that were looked through for the units of durations.
  private var unitBytes = 0
  private var complaint: LogError.MissingColumn?
  private var hasComplained = false

  /// A finder for a source whose layouts have the numbers `first`, `first + step`, ….
  init(_ source: LogSource, projection: Projection, first: Int, step: Int) {
    self.source = source
    self.projection = projection
    number = first
    self.step = step
  }

  /// The name of the log.
  var path: String { source.path }

  /// The log and its columns, once they are known.
  private(set) var input: ReadReport.Input?

  /// What is missing of the rows so far, told once.
  mutating func takeComplaint() -> LogError.MissingColumn? {
    guard let complaint, !hasComplained else { return nil }
    hasComplained = true
    return complaint
  }

  /// Another file comes, which may be written in another way.
  mutating func reset() {
    layout = nil
    sample.removeFirst(sample.count)
    unitBytes = 0
    complaint = nil
  }

  /// The layout of a log that begins with the bytes of `buffer`.
  ///
  /// - Parameters:
  ///   - buffer: what was read from the start of the log.
  ///   - isWhole: whether it is all that will come.
  /// - Returns: nil where it cannot be told yet.
  /// - Throws: what speaks against the log.
  mutating func find(in buffer: borrowing BlockBuffer, isWhole: Bool) throws(LogError) -> RowLayout? {
    let count = isWhole ? buffer.count : unsafe Self.wholeLines(buffer.bytes(0..<buffer.count))
    guard count > 0 else { return nil }
    let bytes = unsafe buffer.bytes(0..<count)
    guard let head = try unsafe head(of: bytes, isWhole: isWhole) else { return nil }
    if case .jsonLines = head.format, head.names.isEmpty, !isWhole, count < Self.sampleSize { return nil }
    let columns: FileColumns
    do throws(LogError) {
      columns = try unsafe OpenLog.columns(projection, head, source, sample: bytes)
    } catch {
      guard case .missingColumn(let missing) = error, case .jsonLines = head.format, !isWhole,
        count < Self.sampleSize
      else { throw error }
      complaint = missing
      return nil
    }
    guard unsafe isWhole || Self.areFieldsKnown(head, bytes) else { return nil }
    return taken(head, columns)
  }

  /// What more rows tell of the layout.
  ///
  /// - Parameter bytes: whole rows that are to be made next.
  /// - Returns: another layout, or nil where it stays as it is.
  /// - Throws: ``LogError/repeatedColumn(path:name:)``.
  mutating func refine(_ bytes: UnsafeRawBufferPointer) throws(LogError) -> RowLayout? {
    guard let layout else { return nil }
    let refined =
      switch layout.head.format {
      case .delimited: unsafe refineNumbers(layout, bytes)
      case .jsonLines: try unsafe refineKeys(layout, bytes)
      }
    return try unsafe refineUnits(refined ?? layout, bytes) ?? refined
  }

  /// Looks whether the first durations state their unit, where the names of their columns do not.
  private mutating func refineUnits(
    _ layout: RowLayout, _ bytes: UnsafeRawBufferPointer
  ) throws(LogError) -> RowLayout? {
    let open = layout.columns.wanted.indices.filter { index in
      let column = layout.columns.wanted[index]
      return column.reading == .duration && !column.isUnitStated && TimeUnit(suffixOf: column.name) == nil
    }
    guard !open.isEmpty, unitBytes < Self.sampleSize else { return nil }
    unitBytes += bytes.count
    var head = layout.head
    head.start = 0
    let size = min(bytes.count, Self.sampleSize)
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<size])
    let found = try unsafe OpenLog.columns(projection, head, source, sample: part)
    var columns = layout.columns
    for index in open where found.wanted.indices.contains(index) {
      columns.wanted[index].isUnitStated = found.wanted[index].isUnitStated
    }
    guard columns.wanted != layout.columns.wanted else { return nil }
    return taken(layout.head, columns)
  }

  /// Looks for keys of JSON Lines that are wanted and were not there before.
  private mutating func refineKeys(
    _ layout: RowLayout, _ bytes: UnsafeRawBufferPointer
  ) throws(LogError) -> RowLayout? {
    guard layout.columns.wanted.count < wantedCount else { return nil }
    let size = min(bytes.count, Self.sampleSize)
    let names = unsafe JSONLinesParser.keyPaths(in: UnsafeRawBufferPointer(rebasing: bytes[..<size]))
    var head = layout.head
    head.names += names.filter { !head.names.contains($0) }
    guard head.names.count > layout.head.names.count, head.names.count < 10_000 else { return nil }
    let columns = try unsafe OpenLog.columns(projection, head, source, sample: bytes)
    self.layout?.head = head
    guard columns.wanted.map(\.name) != layout.columns.wanted.map(\.name) else { return nil }
    return taken(head, columns)
  }

  /// Looks at how numbers are punctuated while the sample is not full.
  private mutating func refineNumbers(_ layout: RowLayout, _ bytes: UnsafeRawBufferPointer) -> RowLayout? {
    guard sample.count < Self.sampleSize, !layout.columns.numbers.isEmpty else { return nil }
    let size = min(bytes.count, Self.sampleSize - sample.count)
    _ = unsafe sample.append(upTo: size) { room in
      unsafe room.copyBytes(from: bytes[..<size])
      return size
    }
    let rows = unsafe HeadSample(
      sample.bytes(0..<sample.count), from: 0, syntax: layout.head.syntax, isWhole: false)
    var columns = layout.columns
    for index in columns.numbers {
      columns.wanted[index].grouping = rows.grouping(of: columns.wanted[index].index)
    }
    guard columns.wanted != layout.columns.wanted else { return nil }
    return taken(layout.head, columns)
  }

  private mutating func taken(_ head: LogHead, _ columns: FileColumns) -> RowLayout {
    let found = RowLayout(head: head, columns: columns, path: source.path, number: number)
    number += step
    layout = found
    input = ReadReport.Input(
      path: source.path, bytes: 0, rows: 0, rejected: 0, xxh3: "", format: head.format,
      fixedGroup: columns.fixedGroup, columns: columns.chosen,
      hasRowNumbers: head.unnamedField == .first)
    return found
  }

  /// The number of columns that the projection would like.
  private var wantedCount: Int {
    let single = [
      source.group == nil ? projection.group : nil, projection.unit, projection.time, projection.request,
    ]
    return single.compactMap { $0 }.count + projection.numbers.count + projection.categories.count
  }

  /// The head of a log; what does not grow by rows is refused.
  private func head(of bytes: UnsafeRawBufferPointer, isWhole: Bool) throws(LogError) -> LogHead? {
    let visible = unsafe bytes.lazy.filter { !" \t\r\n\u{FEFF}".utf8.contains($0) }.prefix(2)
    let first = unsafe Array(visible)
    if first.first == UInt8(ascii: "["), first.count == 1 || "{]".utf8.contains(first[1]) {
      throw .cannotFollow(path: path, form: "a JSON array")
    }
    do throws(LogError) {
      return try unsafe LogHead.read(bytes, isWhole: isWhole, path: path)
    } catch {
      if case .compressed(_, let format) = error {
        throw .cannotFollow(path: path, form: "an archive (\(format))")
      }
      if case .emptyLog = error { return nil }
      throw error
    }
  }

  /// Whether the number of fields of a row can be told: by a row as long as the header, or by two.
  private static func areFieldsKnown(_ head: LogHead, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard case .delimited = head.format, head.unnamedField == nil,
      bytes.count - head.start < sampleSize
    else { return true }
    let rows = unsafe HeadSample(bytes, from: head.start, syntax: head.syntax, isWhole: false).rows
    return rows.count > 1 || rows.first.map { $0.count != head.names.count + 1 } ?? false
  }

  /// The number of bytes up to the last line feed.
  private static func wholeLines(_ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe bytes.lastIndex(of: RowSyntax.lineFeed).map { $0 + 1 } ?? 0
  }
}
