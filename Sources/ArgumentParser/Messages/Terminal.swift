import Glibc

/// The terminal and the end of the program.
enum Terminal {
  /// A stream of the process.
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// The width of help: `COLUMNS` where it is set, that of the terminal, or 80.
  static var columns: Int {
    if let text = unsafe getenv("COLUMNS"), let columns = unsafe Int(String(cString: text)), columns > 0 {
      return columns
    }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes a whole text; a stream that is closed gets none.
  static func write(_ text: String, to stream: Stream) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.write(stream.rawValue, bytes.baseAddress, bytes.count)
      }
      guard count > 0 || errno == EINTR else { return }
      rest.removeFirst(max(count, 0))
    }
  }

  /// Ends the program.
  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
