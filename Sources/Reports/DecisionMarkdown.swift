internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// The answer of the last gate as a report in GitHub-flavoured Markdown.
///
/// The same verdict gives the same text, whenever it is written.
public struct DecisionMarkdown: Sendable {
  private let decision: Stage5Decision
  private let version: String

  /// The report of a decision.
  ///
  /// - Parameters:
  ///   - decision: the answer and what it was made from.
  ///   - version: the version of the program.
  public init(_ decision: Stage5Decision, version: String) {
    self.decision = decision
    self.version = version
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = decision.analysis.flatMap { Words.experiment($0).name }
    var parts = [["# Stage 5" + (experiment.map { ": " + Markup.name($0) } ?? "")]]
    parts += MarkdownParts.verdict(decision.verdict)
    if let analysis = decision.analysis { parts.append([MarkdownParts.summary(analysis)]) }
    parts.append(["## Criteria"])
    parts.append(criteria)
    parts.append([
      "Asked at the level `\(decision.gate.evidence.rawValue)`, of \(Words.source(decision.evidence.source)), "
        + Markup.code(DisplayWidth.truncated(Markup.visible(decision.path), to: 500)) + "."
    ])
    if let looks = decision.looks { parts.append([Markup.sentence(Words.looks(looks)) + "."]) }
    if let analysis = decision.analysis {
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
    table.rows = decision.verdict.criteria.map { criterion in
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
