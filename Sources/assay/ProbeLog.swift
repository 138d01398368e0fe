import Glibc
import Probes
import Synchronization

/// The log of a probe: each row is added by one write, so that whatever ends the program leaves whole rows.
final class ProbeLog: Sendable {
  /// The path.
  let path: String
  private let descriptor: Int32
  private let state = Mutex(State())

  private struct State {
    var rows = 0
    var size = 0
  }

  /// An empty log; a file that holds anything is not touched.
  ///
  /// - Parameters:
  ///   - path: the file; nil for one of a name of its own.
  ///   - start: when the probe began, in milliseconds since 1970.
  /// - Throws: ``Trouble`` naming the file and what the system said.
  init(path: String?, start: Int64) throws {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
    guard let path else {
      (self.path, descriptor) = try Self.named(by: start, flags: flags | O_EXCL)
      return
    }
    self.path = path
    descriptor = unsafe open(path, flags, 0o644)
    guard descriptor >= 0 else { throw Self.refusal(path, "opened") }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      Glibc.close(descriptor)
      throw Trouble("--log \(path): is no file that rows could be added to and read again")
    }
    guard status.st_size == 0 else {
      Glibc.close(descriptor)
      throw Trouble("--log \(path): is there already and is not written over; name another file")
    }
  }

  /// The number of rows in it.
  var rows: Int { state.withLock { $0.rows } }

  /// Adds a line with its end, or nothing of it.
  func append(_ line: [UInt8]) throws {
    try state.withLock { state in
      var rest = line[...]
      while !rest.isEmpty {
        let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else {
          let trouble = Self.refusal(path, "written")
          ftruncate(descriptor, off_t(state.size))
          throw trouble
        }
        rest = rest.dropFirst(written)
      }
      state.rows += 1
      state.size += line.count
    }
  }

  /// Sees to it that all rows are on the disk; a log without rows is taken away.
  func close() throws {
    defer { Glibc.close(descriptor) }
    guard rows > 0 else {
      unsafe unlink(path)
      return
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.refusal(path, "written") }
  }

  /// A file that was not there: `probe-20251022T093000Z.jsonl`, with a number where that is taken.
  private static func named(by start: Int64, flags: Int32) throws -> (String, Int32) {
    let digits = SystemClock.text(start).prefix(19).filter { $0 != "-" && $0 != ":" }
    var path = "probe-\(digits)Z.jsonl"
    for attempt in 2...1_000 {
      let descriptor = unsafe open(path, flags, 0o644)
      if descriptor >= 0 { return (path, descriptor) }
      if errno != EEXIST { break }
      path = "probe-\(digits)Z-\(attempt).jsonl"
    }
    throw refusal(path, "made; --log names another place")
  }

  private static func refusal(_ path: String, _ what: String) -> Trouble {
    let code = errno
    return Trouble("the log \(path) cannot be \(what): \(SystemError.text(code))")
  }
}
