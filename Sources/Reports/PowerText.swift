internal import Inference
internal import Verdicts

/// The answer of a power calculation as it is shown on a terminal.
public struct PowerText: Sendable {
  private let answer: PowerAnswer
  private let terminal: Terminal

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  public init(_ answer: PowerAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline: what was solved for first, then all that it rests on.
  public var text: String {
    let head = terminal.wrapped(answer.sentence).map { terminal.styled($0, .bold) }
    let facts = answer.facts
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    let lines = facts.flatMap { fact in
      let space = String(repeating: " ", count: width - DisplayWidth.of(fact.name) + 2)
      var lines = terminal.wrapped(fact.value, indentation: width + 4)
      if let first = lines.first {
        lines[0] = "  \(terminal.styled(fact.name, .dim))\(space)" + first.dropFirst(width + 4)
      }
      return lines
    }
    return (head + [""] + lines).joined(separator: "\n") + "\n"
  }
}
