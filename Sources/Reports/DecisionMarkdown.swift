internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// The answer of a gate as a report in GitHub-flavoured Markdown.
///
/// The same verdict gives the same text, whenever it is written.
public struct DecisionMarkdown: Sendable {
  private let answer: GateAnswer
  private let version: String
  private let telling: Telling

  /// The report of a decision.
  ///
  /// - Parameters:
  ///   - answer: the answer and what it was made from.
  ///   - version: the version of the program.
  ///   - language: the language it is told in.
  public init(_ answer: GateAnswer, version: String, language: Language = .english) {
    self.answer = answer
    self.version = version
    telling = Telling(language, sentences: answer.sentences)
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = answer.analysis.flatMap { Words.experiment($0, in: telling).name }
    var parts = [["# \(title)" + (experiment.map { ": " + Markup.name($0) } ?? "")]]
    parts += MarkdownParts.verdict(answer.verdict, in: telling)
    if let analysis = answer.analysis { parts.append([MarkdownParts.summary(analysis, in: telling)]) }
    parts.append(["## " + telling(ReportPhrase.criteria)])
    parts.append(criteria)
    parts.append([
      telling(
        DecisionPhrase.askedInMarkdown, telling.name(answer.evidence.rawValue), telling.source(answer.source),
        Markup.code(DisplayWidth.truncated(Markup.visible(answer.source.path), to: 500)))
    ])
    if let looks = answer.looks { parts.append([Markup.sentence(Words.looks(looks, in: telling)) + "."]) }
    if let analysis = answer.analysis {
      parts += MarkdownParts.analysis(analysis, in: telling)
      parts += MarkdownParts.appendix(analysis, version: version, in: telling)
    } else {
      parts.append([telling(ReportTextPhrase.madeBy, Markup.markdown(version))])
    }
    return Markup.document(parts)
  }

  /// The gate as a heading.
  private var title: String {
    switch telling.language {
    case .english: answer.title
    case .korean: telling.name(answer.gate)
    }
  }

  private var criteria: [String] {
    var table = MarkdownTable(columns: [
      (telling(ReportPhrase.criterion), true), ("", true), (telling(ReportPhrase.value), false),
      (telling(ReportPhrase.interval), true), (telling(ReportPhrase.asked), true),
      (telling(ReportPhrase.finding), true),
    ])
    table.rows = answer.verdict.criteria.map { criterion in
      let status = Words.status(criterion.status)
      let figures = CriterionFigures(criterion: criterion, telling: telling)
      return [
        Markup.name(telling.criterion(criterion.name)),
        "\(status.symbol) \(telling.status(criterion.status))", figures.value,
        figures.interval.isEmpty ? "–" : figures.interval,
        figures.asked.isEmpty ? "–" : figures.asked,
        criterion.detail.isEmpty ? "–" : Markup.sentence(telling.told(criterion.detail)),
      ]
    }
    return table.lines
  }
}
