import Columns
import Glibc
import Logs

/// All that a reading gives, in a form that can be compared.
struct Reading: Equatable {
  struct Row: Equatable, Sendable, CustomStringConvertible {
    var group: String
    var unit: UInt64 = 0
    var time: Int64 = .min
    /// The bits of the numbers: a missing one equals itself.
    var numbers: [UInt64] = []

    var description: String { "\(group)|\(unit)|\(numbers)" }
  }

  struct Refusal: Equatable, Sendable {
    var line: Int
    var reason: RejectionReason
    var text: String
  }

  var rows: [Row] = []
  var refusals: [Refusal] = []
  /// The number of rows without any content.
  var blankRows = 0
  var report = ReadReport(inputs: [])
  /// The number of blocks; not part of what must be equal for every block size.
  var blocks = 0
  /// What was made of each block, in order.
  var hashes: [String] = []

  /// The reading without what depends on the size of a block.
  var content: Reading {
    var content = self
    content.blocks = 0
    content.hashes = []
    content.report.inputs = report.inputs.map {
      var input = $0
      input.xxh3 = ""
      return input
    }
    return content
  }

  /// Reads `sources` and keeps every row.
  static func of(
    _ sources: [LogSource], _ projection: Projection, threads: Int = 1, blockSize: Int = 1 << 20,
    rowLimit: Int = 64 << 20
  ) async throws(LogError) -> Reading {
    let reader = LogReader(
      sources: sources, projection: projection, threads: threads, keepsRejectedText: true,
      blockSize: blockSize, rowLimit: rowLimit)
    var reading = Reading()
    var next = 0
    reading.report = try await reader.read(summarise: Made.init) { (blocks) async throws(LogError) in
      for block in blocks {
        let made = block.partial
        precondition(block.index == next)
        precondition(block.rowsRead == made.rows.count + made.blankRows + block.rejections.count)
        next += 1
        reading.rows += made.rows
        reading.blankRows += made.blankRows
        reading.refusals += block.rejections.map {
          Refusal(line: $0.line, reason: $0.reason, text: String(decoding: $0.text, as: UTF8.self))
        }
      }
    }
    reading.blocks = next
    return reading
  }

  /// What is made of one batch.
  struct Made: Sendable {
    var rows: [Row] = []
    var blankRows: Int

    init(_ batch: borrowing Batch) {
      blankRows = batch.blankRows
      for row in 0..<batch.count {
        var numbers: [UInt64] = []
        for column in 0..<batch.numberColumns { numbers.append(batch.numbers(column)[row].bitPattern) }
        let group = batch.groupNames[Int(batch.groups[row])]
        rows.append(Row(group: group, unit: batch.units[row], time: batch.times[row], numbers: numbers))
      }
    }
  }
}

/// A folder for the files of one test, removed with it.
final class Scratch {
  let path: String

  init() {
    var template = Array("/tmp/assay-logs-XXXXXX".utf8CString)
    path = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, let made = unsafe mkdtemp(start) else { return "/tmp" }
      return unsafe String(cString: made)
    }
  }

  deinit { Self.remove(path) }

  /// Writes a file, and tells its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let path = path + "/" + name
    let content = Array(bytes)
    guard let file = unsafe fopen(path, "wb") else { return path }
    unsafe _ = content.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    unsafe fclose(file)
    return path
  }

  func file(_ name: String, _ text: String) -> String { file(name, text.utf8) }

  func folder(_ name: String) -> String {
    let path = path + "/" + name
    unsafe mkdir(path, 0o755)
    return path
  }

  private static func remove(_ path: String) {
    if let stream = unsafe opendir(path) {
      var names: [String] = []
      while let entry = unsafe readdir(stream) {
        names.append(
          unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
          })
      }
      unsafe closedir(stream)
      for name in names where name != "." && name != ".." { remove(path + "/" + name) }
      unsafe rmdir(path)
    } else {
      unsafe unlink(path)
    }
  }
}

/// A pipe that holds `bytes` (at most 64 KiB) and then ends; it is read by its path.
final class FilledPipe {
  let path: String
  private let descriptor: Int32

  init(_ bytes: some Sequence<UInt8>) {
    var ends: [Int32] = [0, 0]
    unsafe pipe(&ends)
    let content = Array(bytes)
    let written = unsafe content.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
    precondition(written == content.count)
    close(ends[1])
    descriptor = ends[0]
    path = "/dev/fd/\(descriptor)"
  }

  deinit { close(descriptor) }
}

/// A projection on one group column and a few numbers.
func projection(
  group: [String] = ["group"], unit: [String]? = nil, time: [String]? = nil, numbers: [String] = []
) -> Projection {
  Projection(
    group: ColumnChoice(names: group, flag: "--group", isRequired: true),
    unit: unit.map { ColumnChoice(names: $0, flag: "--unit", isRequired: true) },
    time: time.map { ColumnChoice(names: $0, flag: "--time", isRequired: true) },
    numbers: numbers.map {
      NumberColumn(
        choice: ColumnChoice(names: [$0], flag: "--metric", isRequired: false), reading: .number)
    })
}
