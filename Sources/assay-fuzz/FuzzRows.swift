import Columns
import Dispatch
import Logs
import Synchronization

/// What a reading made of a log, in a form that can be compared.
struct FuzzRows: Equatable, Sendable {
  /// A row that counts, or one that does not.
  enum Row: Equatable, Sendable {
    case used(group: String, unit: UInt64, time: Int64, value: UInt64)
    case rejected(RejectionReason, line: Int, text: [UInt8])

    var isUsed: Bool { if case .used = self { true } else { false } }
  }

  /// The rows that count, in order, then the rejected ones, in order.
  var rows: [Row] = []
  /// The rows without any content, which are left out.
  var blankRows = 0
  /// How the log is written, where it could be opened.
  var format: LogFormat?
  /// Why it could not be read.
  var error: LogError?

  /// Adds the rows of a batch whose first row is on `line`.
  mutating func add(_ batch: borrowing Batch, line: Int = 0) {
    rows += Self.used(batch).rows
    blankRows += batch.blankRows
    rows += batch.rejections.map { .rejected($0.reason, line: $0.line + line, text: $0.text) }
  }

  /// The number of rows, whatever became of them.
  var count: Int { rows.count + blankRows }

  /// The same rows, those that count first.
  var sorted: FuzzRows {
    var copy = self
    copy.rows = rows.filter(\.isUsed) + rows.filter { !$0.isUsed }
    return copy
  }

  /// Whether some reading met more groups in one of its blocks than can be told apart.
  var hasTooManyGroups: Bool {
    if case .tooManyGroups = error { true } else { false }
  }

  /// Reads a file by blocks of `blockSize` bytes; returns when all is read.
  static func reading(_ path: String, blockSize: Int, threads: Int) -> FuzzRows {
    let box = Box()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let rows = await read(path, blockSize: blockSize, threads: threads)
      box.rows.withLock { $0 = rows }
      done.signal()
    }
    done.wait()
    return box.rows.withLock { $0 }
  }

  private static func read(_ path: String, blockSize: Int, threads: Int) async -> FuzzRows {
    let reader = LogReader(
      sources: [LogSource(path: path)], projection: FuzzColumns.projection, threads: threads,
      keepsRejectedText: true, blockSize: blockSize)
    var found = FuzzRows()
    var rejected: [Row] = []
    do {
      let report = try await reader.read(summarise: Self.used) { (blocks) throws(LogError) in
        for block in blocks {
          expect(
            block.rowsRead == block.partial.rows.count + block.partial.blankRows + block.rejections.count,
            "\(block.rowsRead) rows, \(block.partial), \(block.rejections.count) rejected")
          found.rows += block.partial.rows
          found.blankRows += block.partial.blankRows
          rejected += block.rejections.map { .rejected($0.reason, line: $0.line, text: $0.text) }
        }
      }
      found.rows += rejected
      found.format = report.inputs[0].format
      expect(report.inputs[0].rows == found.count, "rows are lost between blocks and report")
    } catch {
      return FuzzRows(error: error)
    }
    return found
  }

  /// The rows of a batch that count, and the number of blank ones.
  private static func used(_ batch: borrowing Batch) -> FuzzRows {
    var used = FuzzRows(blankRows: batch.blankRows)
    for row in 0..<batch.count {
      used.rows.append(
        .used(
          group: batch.groupNames[Int(batch.groups[row])], unit: batch.units[row], time: batch.times[row],
          value: batch.numbers(0)[row].bitPattern))
    }
    return used
  }

  /// Carries rows from one thread to another.
  private final class Box: Sendable {
    let rows = Mutex(FuzzRows())
  }
}
