import Glibc

/// The terminal as a screen that is drawn over and over; what stood on it before comes back at the end.
final class WatchScreen {
  private var isOpen = false

  /// A screen; nil where standard output is no terminal, or one that cannot move its cursor.
  init?() {
    guard StandardOutput.isTerminal, Screen.canMoveCursor else { return nil }
  }

  /// The lines of the terminal as they are now; 24 where nobody knows.
  static var height: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
    return Int(size.ws_row)
  }

  /// Draws lines that are no wider than the terminal.
  func show(_ lines: [String]) throws {
    // Home, each line up to its end, then nothing below: without clearing first, so that nothing flickers.
    let text = lines.map { "\($0)\u{1B}[K" }.joined(separator: "\r\n")
    try StandardOutput.write((isOpen ? "" : Self.opening) + "\u{1B}[H" + text + "\u{1B}[J")
    isOpen = true
  }

  /// Gives the terminal back as it was.
  func leave() throws {
    guard isOpen else { return }
    isOpen = false
    try StandardOutput.write(Self.closing)
  }

  /// Another screen than that with the history, without a cursor.
  private static let opening = "\u{1B}[?1049h\u{1B}[?25l"
  private static let closing = "\u{1B}[?25h\u{1B}[?1049l"

  /// Gives the terminal back where a signal ends the program.
  static func leaveInHaste() {
    guard StandardOutput.isTerminal, Screen.canMoveCursor else { return }
    try? StandardOutput.write(closing)
  }
}
