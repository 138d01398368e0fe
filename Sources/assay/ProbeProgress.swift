import Glibc
import Probes
import Verdicts

/// The line on the terminal that says how far a probe has come, and how fast the sides answer.
///
/// Redrawn at most five times a second, when an answer comes; where standard error is no terminal, nothing is written.
final class ProbeProgress {
  private let planned: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(planned: Int, isQuiet: Bool) {
    self.planned = planned
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1 && Screen.canMoveCursor
    if isShown { StandardError.show(line: "0 of \(Figures.count(planned)) requests") }
  }

  /// Shows what is done.
  func show(_ tally: ProbeTally) {
    let now = ContinuousClock.now
    guard isShown, last.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
    last = now
    let medians = ProbeSide.allCases.compactMap { side in
      tally.median(of: side).map { "\(side.rawValue) \(Figures.significant($0, digits: 3)) ms" }
    }
    let left = (now - start) * (Double(planned - tally.done) / Double(max(1, tally.done)))
    var parts = ["\(Figures.count(tally.done)) of \(Figures.count(planned)) requests"]
    if !medians.isEmpty { parts.append("median " + medians.joined(separator: ", ")) }
    parts.append("\(Int(left / .seconds(1))) s left")
    let width = Screen.width(of: STDERR_FILENO) - 3
    while parts.count > 1, parts.joined(separator: ", ").count > width { parts.removeLast() }
    StandardError.show(line: String(parts.joined(separator: ", ").prefix(max(0, width))))
  }

  /// Takes the line away.
  func finish() {
    if isShown { StandardError.clearLine() }
  }
}
