import Columns

/// Keeps account of every source while its blocks come in, in order.
struct SourceLedger {
  private struct Entry {
    var bytes = 0
    var rows = 0
    var rejected = 0
    var lines: Int
    var hash = ContentHash()
  }

  private let logs: [OpenLog]
  private var entries: [Entry]

  init(_ logs: [OpenLog]) {
    self.logs = logs
    entries = logs.map { Entry(lines: $0.head.lines) }
  }

  /// Takes the result of the next block, and counts its lines from the start of its source.
  ///
  /// - Throws: the block's error.
  mutating func enter<Partial: Sendable>(_ result: BlockResult<Partial>) throws(LogError) -> LogBlock<Partial>
  {
    let source = result.source
    let above = entries[source].lines
    switch result.outcome {
    case .failure(let error):
      // Lines are counted from 0 within a block, from 1 for people.
      throw error.moved(
        by: above + 1, after: RowsRead(read: entries[source].rows, rejected: entries[source].rejected))
    case .success(let read):
      entries[source].bytes += read.bytes
      entries[source].rows += read.rows
      entries[source].rejected += read.rejections.count
      entries[source].lines += read.lines
      entries[source].hash.add(read.hash)
      var rejections = read.rejections
      for index in rejections.indices { rejections[index].line += above + 1 }
      return LogBlock(
        partial: read.partial, index: result.number, source: source, firstLine: above + 1,
        rowsRead: read.rows,
        rejections: rejections, groupNames: read.groupNames)
    }
  }

  /// What was read so far.
  var report: ReadReport {
    ReadReport(
      inputs: zip(logs, entries).map { log, entry in
        ReadReport.Input(
          path: log.descriptor.path, bytes: entry.bytes, rows: entry.rows, rejected: entry.rejected,
          xxh3: entry.hash.hexadecimal, format: log.head.format, fixedGroup: log.columns.fixedGroup,
          columns: log.columns.chosen, hasRowNumbers: log.head.unnamedField == .first)
      })
  }
}
