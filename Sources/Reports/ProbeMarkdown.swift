internal import Verdicts

/// What a probe found, as a report in GitHub-flavoured Markdown.
public struct ProbeMarkdown: Sendable {
  private let answer: ProbeAnswer
  private let version: String
  private let language: Language
  private let words: ProbeWords

  /// The report of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - version: the version of the program.
  ///   - language: the language it is told in.
  public init(_ answer: ProbeAnswer, version: String, language: Language = .english) {
    self.answer = answer
    self.language = language
    words = ProbeWords(answer: answer, telling: Telling(language))
    self.version = version
  }

  /// The report, with a final newline; the analysis follows as a report of its own.
  public var text: String {
    var parts = [["# " + words.telling(ProbePhrase.title)], [Markup.sentence(words.sentence) + "."]]
    parts.append(answer.sides.map { "- \(Markup.name($0.name)): \(Markup.code($0.address))" })
    parts.append([words.telling(ProbePhrase.times) + ":"])
    var table = MarkdownTable(columns: words.columns.map { (Markup.name($0.title), $0.isText) })
    table.rows = words.rows.map { $0.map(Markup.name) }
    parts.append(table.lines)
    parts.append(words.troubles.map { "- \(Markup.sentence($0))." })
    guard let comparison = answer.comparison else {
      parts.append([words.telling(ProbePhrase.notCompared, Markup.sentence(words.refusal))])
      return Markup.document(parts)
    }
    return Markup.document(parts) + "\n"
      + AnalysisMarkdown(comparison, version: version, language: language).text
  }
}
