import Glibc

/// The line on the terminal that says how much of a known number is done, redrawn at most five times a second.
///
/// Where standard error is no terminal, nothing is written.
final class CountLine {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now

  init(isQuiet: Bool) {
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1 && Screen.canMoveCursor
  }

  /// Shows how much is done; from the second second on.
  func show(_ done: Int, of all: Int, _ what: String) {
    let now = ContinuousClock.now
    guard isShown, all > 0, now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    let left = (now - start) * (Double(all - done) / Double(max(1, done)))
    let seconds = Int(left / .seconds(1))
    StandardError.show(line: "\(done) of \(all) \(what), \(done * 100 / all) %, \(seconds) s left")
  }

  /// Takes the line away.
  func finish() {
    if isShown { StandardError.clearLine() }
  }
}
