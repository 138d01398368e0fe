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

  /// The report of a decision.
  ///
  /// - Parameters:
  ///   - answer: the answer and what it was made from.
  ///   - version: the version of the program.
  public init(_ answer: GateAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = answer.analysis.flatMap { Words.experiment($0).name }
    var parts = [["# \(answer.title)" + (experiment.map { ": " + Markup.name($0) } ?? "")]]
    parts += MarkdownParts.verdict(answer.verdict)
    if let analysis = answer.analysis { parts.append([MarkdownParts.summary(analysis)]) }
    parts.append(["## Criteria"])
    parts.append(criteria)
    parts.append([
      "Asked at the level `\(answer.evidence.rawValue)`, of \(answer.source.words), "
        + Markup.code(DisplayWidth.truncated(Markup.visible(answer.source.path), to: 500)) + "."
    ])
    if let looks = answer.looks { parts.append([Markup.sentence(Words.looks(looks)) + "."]) }
    if let analysis = answer.analysis {
      parts += MarkdownParts.analysis(analysis)
      parts += MarkdownParts.appendix(analysis, version: version)
    } else {
      parts.append(["Made by assay \(Markup.markdown(version))."])
    }
    return Markup.document(parts)
  }

  private var criteria: [String] {
    var table = MarkdownTable(columns: [
      ("criterion", true), ("", true), ("value", false), ("interval", true), ("asked", true),
      ("finding", true),
    ])
    table.rows = answer.verdict.criteria.map { criterion in
      let status = Words.status(criterion.status)
      let figures = CriterionFigures(criterion: criterion)
      return [
        Markup.name(Words.criterion(criterion.name)), "\(status.symbol) \(status.word)", figures.value,
        figures.interval.isEmpty ? "–" : figures.interval,
        figures.asked.isEmpty ? "–" : figures.asked,
        criterion.detail.isEmpty ? "–" : Markup.sentence(criterion.detail),
      ]
    }
    return table.lines
  }
}
