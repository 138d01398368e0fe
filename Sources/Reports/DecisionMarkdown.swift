public import Verdicts

/// The answer of the last gate as a report in GitHub-flavoured Markdown.
///
/// The same verdict gives the same text, whenever it is written.
public struct DecisionMarkdown: Sendable {
  let verdict: Verdict
  let evidence: Stage5Evidence
  let gate: Stage5Gate
  let analysis: Analysis?
  let path: String
  let version: String

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
  public var text: String { "" }
}
