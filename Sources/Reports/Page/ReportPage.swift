internal import Plans
public import Verdicts

/// A report as one HTML page that needs nothing else: no script, no file and no request.
///
/// Both languages are in it; which one is shown is chosen by the style sheet alone. The script sorts tables and remembers
/// the language. The same report gives the same page, whenever it is written. The page is also well-formed XML.
public struct ReportPage: Sendable {
  private let report: ExperimentReport
  private let language: Language

  /// The page of a report.
  ///
  /// - Parameters:
  ///   - report: what is told.
  ///   - language: the language that is shown first.
  public init(_ report: ExperimentReport, language: Language) {
    self.report = report
    self.language = language
  }

  /// The page, with a final newline.
  public var html: String {
    "<!DOCTYPE html>\n" + HTML.tag("html", ["lang": language.rawValue], head, body).markup + "\n"
  }

  /// What the browser may do: apply the style sheet and the script of this page, and nothing else.
  static var policy: String {
    "default-src 'none'; style-src '\(ContentHash.policy(PageStyle.text))'; "
      + "script-src '\(ContentHash.policy(PageScript.text))'; base-uri 'none'; form-action 'none'"
  }

  /// The page's title: the answer and what it is about.
  static func title(_ report: ExperimentReport, _ telling: Telling) -> String {
    let name = report.analysis.plan.experimentName.map { HTMLText.cut($0).shown }
    return telling(
      PagePhrase.title, telling.decision(report.verdict?.decision),
      (name ?? telling(ReportPhrase.report)) + ", " + HTMLText.cut(report.period.label).shown)
  }

  private var head: HTML {
    .tag(
      "head", [:],
      .void("meta", ["charset": "utf-8"]),
      HTML(made: "\n<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\"/>\n"),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "color-scheme", "content": "light dark"]),
      .void("meta", ["name": "referrer", "content": "no-referrer"]),
      .void("meta", ["name": "generator", "content": "assay " + HTMLText.cut(report.version).shown]),
      .tag("title", [:], HTML(Self.title(report, Telling(language, of: report)))),
      HTML(made: "\n<style>\(PageStyle.text)</style>\n"))
  }

  private var body: HTML {
    let choices = Language.allCases.map { choice in
      HTML.void(
        "input",
        [
          "type": "radio", "name": "language", "id": "show-\(choice.rawValue)", "value": choice.rawValue,
          "checked": choice == language ? "checked" : nil, "autocomplete": "off",
        ])
        + HTML.tag(
          "label", ["for": "show-\(choice.rawValue)", "lang": choice.rawValue], HTML(choice.name))
    }
    let articles = Language.allCases.map { PageArticle(report, language: $0).html }
    return .tag(
      "body", [:], .element("main", [:], choices + articles),
      HTML(made: "<script>\(PageScript.text)</script>\n"))
  }
}
