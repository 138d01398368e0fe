import Glibc

/// A file that is read whole: a plan, a results file.
enum InputFile {
  /// The bytes of a file; `-` is standard input.
  ///
  /// - Throws: ``Trouble`` when it cannot be read, or is longer than a document can sensibly be.
  static func read(_ path: String, what: String, limit: Int = 64 << 20) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Trouble("\(what) \(path) cannot be read: \(SystemError.text(errno))") }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Trouble("\(what) \(path) cannot be read: \(SystemError.text(errno))") }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
      guard bytes.count <= limit else {
        throw Trouble("\(what) \(path) is longer than \(limit >> 20) MB, which no such document is")
      }
    }
  }
}
