import Documents
import Reports
import Verdicts

/// A report in all its forms, each made from the report as its own JSON holds it.
struct ReportForms {
  /// The report, read back.
  let report: ExperimentReport
  private let json: String
  private let language: Language
  private let terminal: Terminal

  /// The forms of a report that was just made.
  init(_ made: ExperimentReport, language: Language, terminal: Terminal) throws {
    report = made
    json = AnalysisDocument(made.analysis, version: made.version).json.text() + "\n"
    self.language = language
    self.terminal = terminal
  }

  /// The forms of a report whose JSON was read.
  init(_ document: Document, language: Language, terminal: Terminal) throws {
    throw Trouble("--from-json is still to come")
  }

  /// The files, by what stands behind the report's name; the JSON, by which later reports know of this one, comes last.
  ///
  /// - Parameter name: the report's name, by which the Markdown shows its pictures.
  /// - Returns: the files.
  func files(name: String) -> [ReportFiles.File] {
    [
      ReportFiles.File(ending: ".md", text: text(.markdown)),
      ReportFiles.File(ending: ".json", text: json),
    ]
  }

  /// One form, for standard output.
  func text(_ format: ReportFormat) -> String {
    switch format {
    case .table, .html: AnalysisText(report.analysis, terminal: terminal).text
    case .markdown: AnalysisMarkdown(report.analysis, version: report.version).text
    case .json: json
    }
  }
}
