public import Verdicts

/// The answer of the last gate as it is shown on a terminal: the decision, the reason, and every criterion.
public struct DecisionText: Sendable {
  let verdict: Verdict
  let evidence: Stage5Evidence
  let gate: Stage5Gate
  let terminal: Terminal

  /// The text of a verdict.
  ///
  /// - Parameters:
  ///   - verdict: the answer.
  ///   - evidence: what it was made from.
  ///   - gate: what was asked.
  ///   - terminal: what it is shown on.
  public init(verdict: Verdict, evidence: Stage5Evidence, gate: Stage5Gate, terminal: Terminal) {
    self.verdict = verdict
    self.evidence = evidence
    self.gate = gate
    self.terminal = terminal
  }

  /// The text, with a final newline.
  public var text: String { "" }
}
