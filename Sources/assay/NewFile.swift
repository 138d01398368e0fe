import Glibc

/// A file in the making: written beside its place, and renamed into it when it is whole.
///
/// Unless it is finished, nothing is left of it, and what stood in its place before stands there still: also when the
/// program is told to end by a signal, and all but the unfinished file itself when it is killed. A link is followed; a device or a pipe is written into as it is, since nothing may take its place.
final class NewFile {
  /// The system refused; the error number tells why.
  struct Refusal: Error {
    let code: Int32
  }

  private let path: String
  private let beside: String?
  private let descriptor: Int32
  private var isFinished = false

  /// A new file for `path`; folders on the way are made.
  init(path: String) throws(Refusal) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    if isThere, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      self.path = path
      beside = nil
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    } else {
      self.path = isThere ? Self.withoutLinks(path) : path
      try Self.makeFolders(of: path)
      let made = UnfinishedFiles.create(beside: self.path)
      beside = made.path
      descriptor = try made.descriptor.get()
    }
    guard descriptor >= 0 else { throw Refusal(code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let beside, !isFinished { UnfinishedFiles.remove(beside) }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(Refusal) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Refusal(code: errno) }
      rest = rest.dropFirst(written)
    }
  }

  /// Puts the file in its place.
  func finish() throws(Refusal) { try Self.finish([self]) }

  /// Puts files in their places, in their order, once every one of them is on the disk.
  static func finish(_ files: [NewFile]) throws(Refusal) {
    for file in files {
      guard fsync(file.descriptor) == 0 || errno == EINVAL else { throw Refusal(code: errno) }
    }
    try UnfinishedFiles.put(files.compactMap { file in file.beside.map { ($0, file.path) } })
    for file in files { file.isFinished = true }
  }

  /// The file that a path leads to when every link on the way is followed.
  private static func withoutLinks(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func makeFolders(of path: String) throws(Refusal) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var folder = ""
    for (place, part) in parts.enumerated() {
      folder += (place > 0 ? "/" : "") + part
      guard !folder.isEmpty else { continue }
      if unsafe mkdir(folder, 0o755) != 0 && errno != EEXIST && errno != EISDIR { throw Refusal(code: errno) }
    }
  }
}
