import Glibc
import Logs
import Reports

/// The line on the terminal that says how far a reading has come, or for how long an engine is asked, redrawn a few times a second.
///
/// Drawn on standard error by a thread of its own, from the second second on, and taken away at the end. Where
/// standard error is no terminal, or not ours for the moment, nothing is written.
final class ProgressLine {
  private static let wait: Int32 = 1_000
  private static let interval: Int32 = 200

  /// Rings when the thread has to end.
  private let bell: Bell
  private let thread: BackgroundThread

  /// Begins to show `progress`; nil where nobody would see it.
  ///
  /// - Parameters:
  ///   - progress: what is shown.
  ///   - isColoured: whether colours are wanted, where the terminal has them.
  convenience init?(_ progress: ReadProgress, isColoured: Bool) {
    self.init { seconds, width in
      let state = progress.state
      return ProgressText(
        bytes: state.bytes, expectedBytes: state.expectedBytes, rows: state.rows, seconds: seconds
      ).line(width: width, isColoured: isColoured)
    }
  }

  /// Begins to show that an engine is asked, and for how long; nil where nobody would see it.
  convenience init?(asking client: String) {
    self.init { seconds, width in String("asking \(client)… \(Int(seconds)) s".prefix(max(0, width))) }
  }

  /// Begins to show a line; nil where nobody would see it.
  ///
  /// - Parameter text: the line at so many seconds, and of so many columns at most.
  private init?(_ text: @escaping @Sendable (_ seconds: Double, _ width: Int) -> String) {
    guard isatty(STDERR_FILENO) == 1, Screen.canMoveCursor else { return nil }
    guard let bell = Bell() else { return nil }
    let thread = BackgroundThread { Self.draw(text, until: bell) }
    guard let thread else {
      bell.close()
      return nil
    }
    self.bell = bell
    self.thread = thread
  }

  /// Takes the line away.
  func finish() {
    Bell.ring(bell.entrance)
    thread.join()
    bell.close()
    StandardError.clearLine()
  }

  private static func draw(_ text: (Double, Int) -> String, until bell: Bell) {
    let start = ContinuousClock.now
    var wait = Self.wait
    while bell.wait(atMost: wait) == nil {
      wait = interval
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      // Room for the `^C` of whoever has waited long enough: in a new line it would leave this one behind.
      let width = Screen.width(of: STDERR_FILENO) - 3
      StandardError.show(line: text(seconds, width))
    }
  }
}
