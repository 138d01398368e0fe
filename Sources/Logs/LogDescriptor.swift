import Glibc

/// An open file, pipe or standard input; closed with its last owner.
final class LogDescriptor: Sendable {
  let path: String
  /// The size of a regular file when it was opened; nil of all that can only be read on from where it stands.
  let size: Int?
  fileprivate let descriptor: Int32
  fileprivate let isOwned: Bool

  /// Opens the file of `source`.
  ///
  /// - Parameters:
  ///   - source: what is opened.
  ///   - waits: whether a pipe without a writer is waited for.
  /// - Throws: ``LogError/noSuchFile(path:nearest:)``, ``LogError/cannotRead(path:code:)``.
  init(opening source: LogSource, waits: Bool = true) throws(LogError) {
    path = source.path
    isOwned = !source.isStandardInput || source.copy != nil
    let flags = O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK)
    descriptor = isOwned ? unsafe open(source.copy ?? source.path, flags) : STDIN_FILENO
    guard descriptor >= 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw .cannotRead(path: source.path, code: code) }
      throw .noSuchFile(path: source.path, nearest: FileNames.nearest(to: source.path))
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .cannotRead(path: source.path, code: errno)
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw .cannotRead(path: source.path, code: EISDIR) }
    let isAtStart = isOwned || lseek(descriptor, 0, SEEK_CUR) == 0
    // A regular file without a size may still have bytes, as those under /proc have.
    size = kind == S_IFREG && isAtStart && status.st_size > 0 ? Int(status.st_size) : nil
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Asks the system to let this process hold `count` files open, which it does up to a hard limit of its own.
  static func allow(_ count: Int) {
    var limit = rlimit()
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(kind, &limit) == 0 else { return }
    let wanted = rlim_t(count + 256)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    unsafe _ = setrlimit(kind, &limit)
  }

  /// Fills `bytes` from the file's `offset` on.
  ///
  /// - Returns: the number of bytes read, less than asked only at the end of the file.
  func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int {
    try unsafe fill(bytes) { start, count, done in
      unsafe pread(descriptor, start, count, off_t(offset + done))
    }
  }

  /// Fills `bytes` with what comes next in the stream.
  ///
  /// - Returns: the number of bytes read, less than asked only at the end of the stream.
  func readOn(_ bytes: UnsafeMutableRawBufferPointer) throws(LogError) -> Int {
    try unsafe fill(bytes) { start, count, _ in
      unsafe Glibc.read(descriptor, start, count)
    }
  }

  private func fill(
    _ bytes: UnsafeMutableRawBufferPointer,
    _ step: (_ start: UnsafeMutableRawPointer, _ count: Int, _ done: Int) -> Int
  ) throws(LogError) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    var done = 0
    while done < bytes.count {
      let read = unsafe step(start + done, bytes.count - done, done)
      if read == 0 { break }
      if read < 0 {
        if errno == EINTR { continue }
        throw .cannotRead(path: path, code: errno)
      }
      done += read
    }
    return done
  }
}

extension LogDescriptor {
  /// What the system knows of the open file.
  var status: stat? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Whether it is a file on a disk, whose bytes can be read in any order.
  var isRegular: Bool { status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

  /// Where reading begins: standard input may stand in the middle of a file.
  var position: Int { isOwned ? 0 : max(0, Int(lseek(descriptor, 0, SEEK_CUR))) }

  /// Fills `bytes` with what has come in a pipe, without waiting for more.
  ///
  /// - Parameters:
  ///   - bytes: what is filled.
  ///   - hasEnded: becomes true where the pipe was closed.
  /// - Returns: the number of bytes read.
  /// - Throws: ``LogError/cannotRead(path:code:)``.
  func readAvailable(
    _ bytes: UnsafeMutableRawBufferPointer, hasEnded: inout Bool
  ) throws(LogError) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    var done = 0
    while done < bytes.count && !hasEnded {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&waiting, 1, 0) > 0 else { break }
      let count = unsafe Glibc.read(descriptor, start + done, bytes.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN { break }
        throw .cannotRead(path: path, code: errno)
      }
      hasEnded = count == 0
      done += count
    }
    return done
  }
}
