public import Verdicts

/// The answer of a gate as it is shown on a terminal: the decision, the reason, and every criterion.
public struct DecisionText: Sendable {
  private let answer: GateAnswer
  private let terminal: Terminal

  /// The text of a decision.
  ///
  /// - Parameters:
  ///   - answer: the answer and what it was made from.
  ///   - terminal: what it is shown on.
  public init(_ answer: GateAnswer, terminal: Terminal) {
    self.answer = answer
    self.terminal = terminal
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let sections = [terminal.lines(of: answer.verdict), criteria, details]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var criteria: [String] {
    var table = TextTable(columns: [
      .init(title: "criterion", alignment: .left), .init(title: "", alignment: .left),
      .init(title: "value"), .init(title: "interval", alignment: .left, dispensability: 2),
      .init(title: "asked", alignment: .left, dispensability: 1),
    ])
    table.rows = answer.verdict.criteria.map { criterion in
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
    let found = answer.verdict.criteria.filter {
      $0.status != .notAsked && !$0.detail.isEmpty && !answer.verdict.reason.hasPrefix($0.detail)
    }
    let asked =
      "asked at the level \(answer.evidence.rawValue), of \(answer.source.words)"
    let looks = answer.analysis?.checks.first { $0.name == "looks" }.map { "looks: \($0.detail)" }
    let told =
      found.map(Words.finding) + [asked] + [looks, answer.looks.map(Words.looks)].compactMap { $0 }
    return told.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }
}
