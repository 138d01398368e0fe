internal import Verdicts

/// TEXT
public struct PowerText: Sendable {
  let answer: PowerAnswer
  let terminal: Terminal

  /// The text.
  public init(_ answer: PowerAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text.
  public var text: String { "" }
}
