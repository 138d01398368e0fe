internal import Inference
internal import Verdicts

/// The answer of a power calculation as a report in GitHub-flavoured Markdown.
public struct PowerMarkdown: Sendable {
  private let answer: PowerAnswer
  private let words: PowerWords
  private let telling: Telling

  /// The report of an answer.
  public init(_ answer: PowerAnswer, language: Language = .english) {
    self.answer = answer
    telling = Telling(language)
    words = PowerWords(answer: answer, telling: telling)
  }

  /// The report, with a final newline.
  public var text: String {
    var table = MarkdownTable(columns: [("", true), (telling(ReportPhrase.value), true)])
    table.rows = words.facts.map { [$0.name, Markup.markdown($0.value)] }
    var parts = [["# " + telling(ReportPhrase.power)], [words.sentence], table.lines]
    if !answer.curve.isEmpty {
      var curve = MarkdownTable(columns: words.curveHeads.map { ($0, false) })
      curve.rows = answer.curve.map { words.curveCells($0).map(Markup.markdown) }
      parts += [["## " + telling(PowerPhrase.curve)], curve.lines]
    }
    return Markup.document(parts)
  }
}
