import Glibc
import Synchronization

/// Whoever read standard output has closed it: the work is done, and that is a success.
struct BrokenPipe: Error {}

/// Standard output: the result, and nothing else.
enum StandardOutput {
  /// Writes a text whole.
  ///
  /// - Throws: ``BrokenPipe`` when the reader is gone; ``Trouble`` when it cannot be written, on a full disk say.
  static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes bytes, all of them.
  ///
  /// - Throws: as ``write(_:)-(String)``.
  static func write(_ bytes: [UInt8]) throws {
    try writeAll(bytes, to: STDOUT_FILENO)
  }

  /// Whether it is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { throw BrokenPipe() }
        throw Trouble("standard output cannot be written: \(SystemError.text(errno))")
      }
      rest = rest.dropFirst(written)
    }
  }
}

/// Standard error: trouble and progress.
enum StandardError {
  /// Whether a line of progress is on the terminal.
  private static let hasLine = Mutex(false)

  /// Writes a text, in place of a line of progress; a closed standard error is nobody's trouble.
  static func write(_ text: String) {
    hasLine.withLock { hasLine in
      put(hasLine && isOurs ? erasure + text : text)
      hasLine = false
    }
  }

  /// Writes a line of progress over the one before; it has no end.
  ///
  /// Nothing is written while the terminal is another job's: it would stop this one, or lose what is typed there.
  static func show(line: String) {
    hasLine.withLock { hasLine in
      guard isOurs else { return }
      put("\r\(line)\u{1B}[K")
      hasLine = true
    }
  }

  /// Takes the line of progress away, if it is there; a terminal that accepts nothing just now is not waited for.
  static func clearLine() {
    _ = hasLine.withLockIfAvailable { hasLine in
      if hasLine && isOurs { put(erasure) }
      hasLine = false
    }
  }

  private static let erasure = "\r\u{1B}[K"

  /// Whether the terminal is this job's.
  private static var isOurs: Bool { tcgetpgrp(STDERR_FILENO) == getpgrp() }

  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

/// What the system says of an error number.
enum SystemError {
  /// The sentence for an error number, such as "No such file or directory".
  static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

/// The size of the terminal, and whether to use colours on it.
enum Screen {
  /// The columns of the terminal that standard output is; 80 where it is none.
  ///
  /// `COLUMNS` decides where it is set.
  static var width: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    return width(of: STDOUT_FILENO)
  }

  /// The columns of the terminal of a descriptor, as they are now; 80 where it is none.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set.
  static var isColoured: Bool { StandardOutput.isTerminal && allowsColours }

  /// Whether nothing speaks against colours on a terminal: neither `NO_COLOR` nor a terminal that has none.
  static var allowsColours: Bool { (environment("NO_COLOR") ?? "").isEmpty && canMoveCursor }

  /// Whether a terminal understands more than a typewriter would.
  static var canMoveCursor: Bool { environment("TERM") != "dumb" }

  private static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
