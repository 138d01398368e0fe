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
  private let telling: Telling

  /// The report of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: what was found.
  ///   - verdict: the answer of a gate; nil for that of the analysis, if any.
  ///   - version: the version of the program.
  ///   - language: the language it is told in.
  public init(
    _ analysis: Analysis, verdict: Verdict? = nil, version: String, language: Language = .english
  ) {
    self.analysis = analysis
    self.verdict = verdict ?? analysis.verdict
    self.version = version
    telling = Telling(language, sentences: analysis.sentences + (verdict?.sentences ?? []))
  }

  /// The report, with a final newline.
  public var text: String {
    let experiment = Words.experiment(analysis, in: telling)
    let title = experiment.name.map { "# " + Markup.name($0) } ?? "# " + telling(AnalysisPhrase.experiment)
    var parts = [[title]]
    if let verdict { parts += MarkdownParts.verdict(verdict, in: telling) }
    parts.append([MarkdownParts.summary(analysis, in: telling)])
    if let days = experiment.days { parts.append([telling(AnalysisPhrase.planned, Markup.sentence(days))]) }
    parts += MarkdownParts.analysis(analysis, in: telling)
    parts += MarkdownParts.appendix(analysis, version: version, in: telling)
    return Markup.document(parts)
  }
}
