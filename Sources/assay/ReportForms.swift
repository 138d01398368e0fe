import Documents
import Reports
import Verdicts

/// A report in all its forms, each made from the report as its own JSON holds it.
struct ReportForms {
  /// The report, read back.
  let report: ExperimentReport
  private let json: String
  private let pictures: [Picture]
  private let language: Language
  private let terminal: Terminal

  /// The forms of a report that was just made.
  init(_ made: ExperimentReport, language: Language, terminal: Terminal) throws {
    var made = made
    made.translations = Translations.of(made)
    let text = ReportDocument(made).json.text()
    try self.init(
      Document(parsing: Array(text.utf8), name: "the report"), language: language, terminal: terminal)
  }

  /// The forms of a report whose JSON was read.
  ///
  /// - Throws: `DocumentError` where it is no report.
  init(_ document: Document, language: Language, terminal: Terminal) throws {
    report = try ExperimentReport(document)
    json = ReportDocument(report).json.text() + "\n"
    pictures = ReportPictures(report: report, language: language).all
    self.language = language
    self.terminal = terminal
  }

  /// The files, by what stands behind the report's name; the JSON, by which later reports know of this one, comes last.
  ///
  /// - Parameter name: the report's name, by which the Markdown shows its pictures.
  /// - Returns: the files.
  func files(name: String) -> [ReportFiles.File] {
    pictures.map { ReportFiles.File(ending: Self.ending($0), text: $0.document) } + [
      ReportFiles.File(ending: ".html", text: page),
      ReportFiles.File(ending: ".md", text: markdown(name: name)),
      ReportFiles.File(ending: ".json", text: json),
    ]
  }

  /// One form, for standard output.
  ///
  /// - Parameters:
  ///   - format: the form.
  ///   - name: the report's name, by which the Markdown shows its pictures.
  /// - Returns: the text, with a final newline.
  func text(_ format: ReportFormat, name: String) -> String {
    switch format {
    case .table: ReportText(report: report, terminal: terminal, language: language).text
    case .markdown: markdown(name: name)
    case .html: page
    case .json: json
    }
  }

  private var page: String { ReportPage(report, language: language).html }

  private func markdown(name: String) -> String {
    let links = pictures.map { picture in
      PictureLink(
        kind: picture.kind, title: picture.title, description: picture.description,
        file: name + Self.ending(picture))
    }
    return ReportMarkdown(report: report, language: language, pictures: links).text
  }

  private static func ending(_ picture: Picture) -> String { "-\(picture.kind.rawValue).svg" }
}
