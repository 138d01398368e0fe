import Documents
import Glibc
import Verdicts

/// The file of a ledger of looks: read, judged by and added to under one lock, a whole line at a time.
enum LedgerFile {
  /// Runs a gate that is to be written down.
  ///
  /// The file is locked from the reading of what came before until the new line is on the disk, so that of two runs at
  /// the same time one sees the other. A line that cannot be written whole is taken back.
  ///
  /// - Parameters:
  ///   - path: the file; it is made where it is not there.
  ///   - run: judges, given the ledger, and tells what is to be written; nothing is where it throws.
  /// - Returns: what the run gives.
  /// - Throws: ``Trouble`` where the file cannot be opened, locked, read or written; `DocumentError` with the line that is
  ///   damaged; what `run` throws.
  static func add<Answer>(
    to path: String, run: (LookLedger) throws -> (answer: Answer, entry: LookLedger.Entry)
  ) throws -> Answer {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw refusal(path, "opened") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Trouble("--ledger \(path): is no file that lines could be added to")
    }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw refusal(path, "locked") }
    }
    let bytes = try read(descriptor, path)
    let result = try run(LookLedger(parsing: bytes, name: path))
    try append(Array(result.entry.line.utf8), to: descriptor, of: bytes.count, path)
    return result.answer
  }

  /// The time as ledgers tell it, `2026-01-31T09:00:00Z`.
  static var now: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
      + "T\(padded(hour)):\(padded(minute)):\(padded(second))Z"
  }

  private static func read(_ descriptor: Int32, _ path: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let offset = off_t(bytes.count)
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress, $0.count, offset)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw refusal(path, "read") }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }

  /// Adds a line at the end, or nothing of it.
  private static func append(_ line: [UInt8], to descriptor: Int32, of size: Int, _ path: String) throws {
    var rest = line[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        let trouble = refusal(path, "written")
        ftruncate(descriptor, off_t(size))
        throw trouble
      }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0 else { throw refusal(path, "written") }
  }

  private static func refusal(_ path: String, _ what: String) -> Trouble {
    Trouble("--ledger \(path) cannot be \(what): \(SystemError.text(errno))")
  }
}
