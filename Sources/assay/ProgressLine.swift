import Glibc
import Logs
import Reports

/// The line on the terminal that says how far a reading has come, redrawn a few times a second.
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
  init?(_ progress: ReadProgress, isColoured: Bool) {
    guard isatty(STDERR_FILENO) == 1, Screen.canMoveCursor else { return nil }
    guard let bell = Bell() else { return nil }
    let thread = BackgroundThread { Self.draw(progress, isColoured: isColoured, until: bell) }
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

  private static func draw(_ progress: ReadProgress, isColoured: Bool, until bell: Bell) {
    let start = ContinuousClock.now
    var wait = Self.wait
    while bell.wait(atMost: wait) == nil {
      wait = interval
      let state = progress.state
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let text = ProgressText(
        bytes: state.bytes, expectedBytes: state.expectedBytes, rows: state.rows, seconds: seconds)
      // Room for the `^C` of whoever has waited long enough: in a new line it would leave this one behind.
      let width = Screen.width(of: STDERR_FILENO) - 3
      StandardError.show(line: text.line(width: width, isColoured: isColoured))
    }
  }
}
