import Columns
import Glibc
import Logs

/// All that following logs gives, look by look.
struct Following {
  var rows: [Reading.Row] = []
  var refusals: [Reading.Refusal] = []
  var blankRows = 0
  var notices: [LogNotice] = []

  /// The kinds of the notices, in order.
  var kinds: [LogNotice.Kind] { notices.map(\.kind) }

  /// Looks until nothing more is there.
  mutating func look(_ follower: inout LogFollower) throws(LogError) {
    while true {
      let found = try follower.poll(summarise: Reading.Made.init)
      notices += found.notices
      for block in found.blocks {
        rows += block.partial.rows
        blankRows += block.partial.blankRows
        precondition(
          block.rowsRead == block.partial.rows.count + block.partial.blankRows + block.rejections.count)
        refusals += block.rejections.map {
          Reading.Refusal(line: $0.line, reason: $0.reason, text: String(decoding: $0.text, as: UTF8.self))
        }
      }
      if !found.isBehind { return }
    }
  }
}

extension Following {
  /// Looks until the pipe that is followed has ended; a child of another test may hold it open for a moment.
  mutating func lookToTheEnd(_ follower: inout LogFollower) throws(LogError) {
    for _ in 0..<5_000 {
      try look(&follower)
      if follower.isAtEnd { return }
      usleep(2_000)
    }
  }
}

/// A file of a test that grows, is cut short and makes room for another one.
struct GrowingLog {
  let path: String

  /// Adds bytes at its end; the file is made where it is not there.
  func append(_ bytes: some Sequence<UInt8>) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    Self.write(Array(bytes), to: descriptor)
    close(descriptor)
  }

  func append(_ text: String) { append(text.utf8) }

  /// Cuts it to nothing.
  func truncate() { unsafe _ = Glibc.truncate(path, 0) }

  /// Moves it away.
  func move(to name: String) { unsafe _ = rename(path, name) }

  func remove() { unsafe _ = unlink(path) }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    precondition(written == bytes.count)
  }
}

/// A pipe that a test fills bit by bit; it is read by its path.
final class GrowingPipe {
  let path: String
  private let reading: Int32
  private var writing: Int32

  init() {
    var ends: [Int32] = [0, 0]
    unsafe pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
    path = "/dev/fd/\(reading)"
  }

  func append(_ bytes: some Sequence<UInt8>) { GrowingLog.write(Array(bytes), to: writing) }

  func end() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    end()
    close(reading)
  }
}
