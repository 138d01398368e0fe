internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// An analysis as a report in GitHub-flavoured Markdown: the summary in words, tables, and how it was made.
///
/// The same analysis gives the same text, whenever it is written.
public struct AnalysisMarkdown: Sendable {
  private let analysis: Analysis
  private let verdict: Verdict?
  private let version: String

  /// The report of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: what was found.
  ///   - verdict: the answer of a gate; nil for that of the analysis, if any.
  ///   - version: the version of the program.
  public init(_ analysis: Analysis, verdict: Verdict? = nil, version: String) {
    self.analysis = analysis
    self.verdict = verdict ?? analysis.verdict
    self.version = version
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = Words.experiment(analysis)
    let title = experiment.name.map { "# " + Markup.name($0) } ?? "# Experiment"
    var parts = [[title]]
    if let verdict { parts += MarkdownParts.verdict(verdict) }
    parts.append([MarkdownParts.summary(analysis)])
    if let days = experiment.days { parts.append(["Planned \(Markup.sentence(days))."]) }
    parts += MarkdownParts.analysis(analysis)
    parts += MarkdownParts.appendix(analysis, version: version)
    return Markup.document(parts)
  }
}
