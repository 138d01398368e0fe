import Glibc

/// The file that tells what was done to the traffic: JSON Lines, only ever added to.
final class RolloutLog {
  private let path: String
  private let descriptor: Int32

  /// Opens the file, or makes it.
  init(path: String) throws {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.refusal(path) }
  }

  deinit { close(descriptor) }

  /// The bytes of the last lines, a megabyte at most; none where it cannot be read, being a pipe say.
  var tail: [UInt8] {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let length = min(Int(status.st_size), 1 << 20)
    var bytes = [UInt8](repeating: 0, count: length)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, length, status.st_size - off_t(length))
    }
    return Array(bytes.prefix(max(0, count)))
  }

  /// Adds a line and waits until it is on the disk.
  ///
  /// What a crash cut off before it is given its line end first, so that the two do not run together.
  func add(_ line: String) throws {
    let isCut = tail.last.map { $0 != UInt8(ascii: "\n") } ?? false
    let bytes = Array(((isCut ? "\n" : "") + line).utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Self.refusal(path) }
      rest = rest.dropFirst(written)
    }
    // A pipe or a device has no disk.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw Self.refusal(path) }
  }

  private static func refusal(_ path: String) -> Trouble {
    Trouble("--log \(path) cannot be written: \(SystemError.text(errno))")
  }
}
