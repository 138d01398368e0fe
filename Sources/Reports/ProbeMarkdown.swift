internal import Verdicts

/// What a probe found, as a report in GitHub-flavoured Markdown.
public struct ProbeMarkdown: Sendable {
  private let answer: ProbeAnswer
  private let version: String

  /// The report of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - version: the version of the program.
  public init(_ answer: ProbeAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The report, with a final newline; the analysis follows as a report of its own.
  public var text: String {
    var parts = [["# Probe"], [Markup.sentence(answer.sentence) + "."]]
    parts.append(answer.sides.map { "- \(Markup.name($0.name)): \(Markup.code($0.address))" })
    parts.append(["Response times in ms:"])
    var table = MarkdownTable(columns: answer.columns.map { (Markup.name($0.title), $0.isText) })
    table.rows = answer.rows.map { $0.map(Markup.name) }
    parts.append(table.lines)
    parts.append(answer.troubles.map { "- \(Markup.sentence($0))." })
    guard let comparison = answer.comparison else {
      parts.append([
        "**No comparison**: \(Markup.sentence(answer.refusal ?? "the log could not be analysed"))."
      ])
      return Markup.document(parts)
    }
    return Markup.document(parts) + "\n" + AnalysisMarkdown(comparison, version: version).text
  }
}
