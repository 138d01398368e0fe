public import Verdicts

/// An analysis as a report in GitHub-flavoured Markdown: summary in words, tables, and how it was made.
///
/// The same analysis gives the same text, whenever it is written.
public struct AnalysisMarkdown: Sendable {
  let analysis: Analysis
  let verdict: Verdict?
  let version: String

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
  public var text: String { "" }
}
