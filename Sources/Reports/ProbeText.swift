internal import Verdicts

/// What a probe found, as it is shown on a terminal.
public struct ProbeText: Sendable {
  private let answer: ProbeAnswer
  private let terminal: Terminal
  private let language: Language
  private let words: ProbeWords

  /// The text of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - terminal: what it is shown on.
  ///   - language: the language it is told in.
  public init(_ answer: ProbeAnswer, terminal: Terminal, language: Language = .english) {
    self.answer = answer
    self.language = language
    words = ProbeWords(answer: answer, telling: Telling(language))
    self.terminal = terminal
  }

  /// The text, with a final newline: the sides and their figures, then the comparison.
  public var text: String {
    let title = words.telling(ProbePhrase.title)
    var lines = terminal.wrapped("\(title): \(words.sentence)", hanging: 2)
    if let first = lines.first, first.hasPrefix(title) {
      lines[0] = terminal.styled(title, .bold) + first.dropFirst(title.count)
    }
    lines += answer.sides.flatMap { terminal.wrapped("\($0.name) \($0.address)", indentation: 2, hanging: 2) }
    lines += ["", terminal.styled(words.telling(ProbePhrase.times), .bold)]
    var table = TextTable(
      columns: words.columns.map {
        TextTable.Column(
          title: $0.title, alignment: $0.isText ? .left : .right, dispensability: $0.dispensability,
          isFlexible: $0.isText)
      })
    table.rows = words.rows.map { $0.map { TextTable.Cell(text: $0) } }
    lines += table.lines(on: terminal)
    lines += words.troubles.flatMap { terminal.wrapped($0, indentation: 2, hanging: 2) }
    let text = lines.joined(separator: "\n") + "\n"
    guard let comparison = answer.comparison else {
      let refusal = words.telling(ProbePhrase.noComparison, words.refusal)
      return text + "\n" + terminal.wrapped(refusal, hanging: 2).joined(separator: "\n") + "\n"
    }
    return text + "\n" + AnalysisText(comparison, terminal: terminal, language: language).text
  }
}
