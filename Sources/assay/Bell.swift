import Glibc

/// A pipe through which one thread, or a signal handler, wakes another with a byte.
struct Bell: Sendable {
  /// Where bytes are written.
  let entrance: Int32
  private let exit: Int32

  /// A bell; nil where the system has no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    // The numbers of standard input and outputs stay free, where those are closed: nobody must read the bell for a log.
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    for end in ends { _ = Glibc.close(end) }
    (exit, entrance) = (moved[0], moved[1])
    guard moved.allSatisfy({ $0 >= 0 }) else {
      close()
      return nil
    }
  }

  /// Writes a byte; the error number stays as it was, so that a signal handler may do this.
  static func ring(_ entrance: Int32, _ byte: UInt8 = 1) {
    let code = errno
    var byte = byte
    unsafe _ = write(entrance, &byte, 1)
    errno = code
  }

  /// Waits for a byte, at most some milliseconds; for good where the limit is negative.
  ///
  /// - Returns: the byte; nil when none came in time or a signal came between.
  func wait(atMost milliseconds: Int32 = -1) -> UInt8? {
    var descriptor = pollfd(fd: exit, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&descriptor, 1, milliseconds) > 0 else { return nil }
    var byte: UInt8 = 0
    return unsafe read(exit, &byte, 1) == 1 ? byte : nil
  }

  /// Gives both ends back.
  func close() {
    _ = Glibc.close(entrance)
    _ = Glibc.close(exit)
  }
}
