public import Verdicts

/// The answer of the last gate as it is shown on a terminal: the decision, the reason, and every criterion.
public struct DecisionText: Sendable {
  private let decision: Stage5Decision
  private let terminal: Terminal

  /// The text of a decision.
  ///
  /// - Parameters:
  ///   - decision: the answer and what it was made from.
  ///   - terminal: what it is shown on.
  public init(_ decision: Stage5Decision, terminal: Terminal) {
    self.decision = decision
    self.terminal = terminal
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let sections = [terminal.lines(of: decision.verdict), criteria, details]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var criteria: [String] {
    var table = TextTable(columns: [
      .init(title: "criterion", alignment: .left), .init(title: "", alignment: .left),
      .init(title: "value"), .init(title: "interval", alignment: .left, dispensability: 2),
      .init(title: "asked", alignment: .left, dispensability: 1),
    ])
    table.rows = decision.verdict.criteria.map { criterion in
      let status = Words.status(criterion.status)
      let figures = CriterionFigures(criterion: criterion)
      return [
        .init(text: Words.criterion(criterion.name)),
        .init(text: "\(status.symbol) \(status.word)", style: status.style),
        .init(text: figures.value), .init(text: figures.interval), .init(text: figures.asked),
      ]
    }
    return table.lines(on: terminal)
  }

  /// What was found, where the reason does not say it, and what was asked of which data.
  private var details: [String] {
    let found = decision.verdict.criteria.filter {
      $0.status != .notAsked && !$0.detail.isEmpty && !decision.verdict.reason.hasPrefix($0.detail)
    }
    let asked =
      "asked at the level \(decision.gate.evidence.rawValue), of \(Words.source(decision.evidence.source))"
    let looks = decision.analysis?.checks.first { $0.name == "looks" }.map { "looks: \($0.detail)" }
    let told =
      found.map(Words.finding) + [asked] + [looks, decision.looks.map(Words.looks)].compactMap { $0 }
    return told.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }
}
