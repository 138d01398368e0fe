public import Verdicts

/// The answer of a gate as it is shown on a terminal: the decision, the reason, and every criterion.
public struct DecisionText: Sendable {
  private let answer: GateAnswer
  private let terminal: Terminal
  private let telling: Telling

  /// The text of a decision.
  ///
  /// - Parameters:
  ///   - answer: the answer and what it was made from.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ answer: GateAnswer, terminal: Terminal, language: Language = .english) {
    self.answer = answer
    self.terminal = terminal
    telling = Telling(language, sentences: answer.sentences)
  }

  /// The text, with a final newline; no line is wider than the terminal.
  public var text: String {
    let sections = [terminal.lines(of: answer.verdict, in: telling), criteria, details]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var criteria: [String] {
    var table = TextTable(columns: [
      .init(title: telling(ReportPhrase.criterion), alignment: .left), .init(title: "", alignment: .left),
      .init(title: telling(ReportPhrase.value)),
      .init(title: telling(ReportPhrase.interval), alignment: .left, dispensability: 2),
      .init(title: telling(ReportPhrase.asked), alignment: .left, dispensability: 1),
    ])
    table.rows = answer.verdict.criteria.map { criterion in
      let status = Words.status(criterion.status)
      let figures = CriterionFigures(criterion: criterion, telling: telling)
      return [
        .init(text: telling.criterion(criterion.name)),
        .init(text: "\(status.symbol) \(telling.status(criterion.status))", style: status.style),
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
    let asked = telling(
      DecisionPhrase.asked, telling.name(answer.evidence.rawValue), telling.source(answer.source))
    let looks = answer.analysis?.checks.first { $0.name == "looks" }.map {
      "\(telling.plain($0.name)): \(telling.told($0.detail))"
    }
    let ledger = answer.looks.map { Words.looks($0, in: telling) }
    let told =
      found.map { Words.finding($0, in: telling) } + [asked] + [looks, ledger].compactMap { $0 }
    return told.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
  }
}
