internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// The answer of the last gate as a report in GitHub-flavoured Markdown.
///
/// The same verdict gives the same text, whenever it is written.
public struct DecisionMarkdown: Sendable {
  private let verdict: Verdict
  private let evidence: Stage5Evidence
  private let gate: Stage5Gate
  private let analysis: Analysis?
  private let path: String
  private let version: String

  /// The report of a verdict.
  ///
  /// - Parameters:
  ///   - verdict: the answer.
  ///   - evidence: what it was made from.
  ///   - gate: what was asked.
  ///   - analysis: the analysis of the logs; nil where the evidence came from a results file.
  ///   - path: where the evidence came from, as it was given.
  ///   - version: the version of the program.
  public init(
    verdict: Verdict, evidence: Stage5Evidence, gate: Stage5Gate, analysis: Analysis?, path: String,
    version: String
  ) {
    self.verdict = verdict
    self.evidence = evidence
    self.gate = gate
    self.analysis = analysis
    self.path = path
    self.version = version
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = analysis.flatMap { Words.experiment($0).name }
    var parts = [["# Stage 5" + (experiment.map { ": " + Markup.name($0) } ?? "")]]
    parts += MarkdownParts.verdict(verdict)
    if let analysis { parts.append([MarkdownParts.summary(analysis)]) }
    parts.append(["## Criteria"])
    parts.append(criteria)
    parts.append([
      "Asked at the level `\(gate.evidence.rawValue)`, of \(Words.source(evidence.source)), "
        + Markup.code(DisplayWidth.truncated(Markup.visible(path), to: 500)) + "."
    ])
    if let analysis {
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
    table.rows = verdict.criteria.map { criterion in
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
