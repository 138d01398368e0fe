import Glibc

/// A temporary copy of a log that can be read only once, such as a pipe, so that it can be read twice.
///
/// The file has no name and goes with its last owner, however the program ends.
public final class LogCopy: Sendable {
  private let descriptor: Int32

  /// Whether a source can be read only once.
  public static func isNeeded(for source: LogSource) -> Bool {
    guard let opened = try? LogDescriptor(opening: source) else { return false }
    return opened.size == nil
  }

  /// Copies what is left of a source.
  ///
  /// - Throws: ``LogError/cannotRead(path:code:)``, also where the copy cannot be written: its path is then that of the copy.
  public init(of source: LogSource) throws(LogError) {
    let opened = try LogDescriptor(opening: source)
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/assay-XXXXXX".utf8CString)
    descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
      guard let start = name.baseAddress else { return -1 }
      let file = unsafe mkstemp(start)
      if file >= 0 { unsafe unlink(start) }
      return file
    }
    guard descriptor >= 0 else { throw .cannotRead(path: folder, code: errno) }
    try Self.copy(opened, to: descriptor, folder: folder)
  }

  deinit { close(descriptor) }

  /// The path by which the copy is opened.
  public var path: String { "/proc/self/fd/\(descriptor)" }

  private static func copy(
    _ source: LogDescriptor, to file: Int32, folder: String
  ) throws(LogError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = try unsafe source.readOn(buffer)
      var done = 0
      while done < count, let start = buffer.baseAddress {
        let written = unsafe write(file, start + done, count - done)
        if written < 0 {
          if errno == EINTR { continue }
          throw .cannotRead(path: folder, code: errno)
        }
        done += written
      }
      if count < buffer.count { return }
    }
  }
}
