import Foundation
import FoundationXML
import Inference
import Plans
import Reports
import Testing
import Verdicts

@Suite struct ReportPageTests {
  static func page(_ report: ExperimentReport, _ language: Language = .english) -> String {
    ReportPage(report, language: language).html
  }

  @Test(arguments: [2, 8, 20], Language.allCases) func isWellFormed(
    metrics: Int, language: Language
  ) throws {
    let page = try Outline(Self.page(try ReportSample.report(metrics: metrics), language))
    #expect(page.names.first == "html")
    #expect(Set(page.identifiers).count == page.identifiers.count)
    for link in page.links where link.hasPrefix("#") {
      #expect(page.identifiers.contains(String(link.dropFirst())), "\(link) leads nowhere")
    }
  }

  @Test func isTheSameEveryTime() throws {
    let report = try ReportSample.report()
    #expect(Self.page(report) == Self.page(report))
    #expect(Self.page(report, .korean) != Self.page(report))
  }

  @Test func asksForNothing() throws {
    let html = Self.page(try ReportSample.report(metrics: 8))
    let page = try Outline(html)
    for name in [
      "img", "link", "iframe", "object", "embed", "video", "audio", "base", "form", "image", "use",
    ] {
      #expect(!page.names.contains(name), "\(name)")
    }
    #expect(!page.attributes.contains("src") && !page.attributes.contains("srcset"))
    #expect(!page.attributes.contains("style"))
    #expect(!page.attributes.contains { $0.hasPrefix("on") })
    #expect(!html.contains("url(") && !html.contains("@import"))
    for link in page.links { #expect(link.hasPrefix("#") || link.hasPrefix("https://doi.org/10.")) }
  }

  @Test func policyNamesItsOwnBlocks() throws {
    let html = Self.page(try ReportSample.report())
    let style = try #require(html.firstMatch(of: /<style>((?s).*?)<\/style>/)?.output.1)
    let script = try #require(html.firstMatch(of: /<script>((?s).*?)<\/script>/)?.output.1)
    #expect(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"))
    #expect(html.contains("style-src '\(ContentHash.policy(String(style)))'"))
    #expect(html.contains("script-src '\(ContentHash.policy(String(script)))'"))
    #expect(!style.contains { "<&".contains($0) } && !script.contains { "<&".contains($0) })
    #expect(html.matches(of: /<script/).count == 1 && html.matches(of: /<style/).count == 1)
  }

  @Test func firstScreenSaysItAll() throws {
    let report = try ReportSample.report()
    let html = Self.page(report)
    let first = String(html.prefix(upTo: try #require(html.range(of: "</header>")).lowerBound))
    for text in [
      "PROMOTE", "−13.7 %", "p = ", "2,000 requests", "Begin stage 5", "assay rollout --stage 5",
      "response_time_ms",
      "gateway_rollout", "Week 2025-W43", "20–26 October 2025",
    ] {
      #expect(first.contains(text), "\(text)")
    }
    let reason = try #require(report.verdict?.reason)
    #expect(first.contains(HTMLText.escaped(reason.replacing(" %", with: "\u{A0}%"))))
  }

  @Test func bothLanguagesAreThere() throws {
    let html = Self.page(try ReportSample.report(), .korean)
    #expect(html.contains("<html lang=\"ko\">"))
    #expect(html.contains("id=\"show-ko\" value=\"ko\" checked=\"checked\""))
    #expect(!html.contains("value=\"en\" checked"))
    #expect(
      html.contains("<article id=\"en\" lang=\"en\"")
        && html.contains("<article id=\"ko\" lang=\"ko\""))
    #expect(html.contains("승격") && html.contains("canary의 응답 시간이 개선되었습니다"))
  }

  @Test(arguments: [1, 3, 20]) func tablesHoldEveryMetric(metrics: Int) throws {
    let html = Self.page(try ReportSample.report(metrics: metrics))
    let tables = html.matches(of: /data-name="metrics">((?s).*?)<\/table>/).map(\.output.1)
    #expect(tables.count == 2)
    for table in tables { #expect(table.matches(of: /<tr>/).count == metrics + 1) }
  }

  @Test(arguments: Decision.allCases) func showsEveryDecision(decision: Decision) throws {
    var report = try ReportSample.report()
    report.gate?.verdict.decision = decision
    let html = Self.page(report)
    #expect(html.contains("data-decision=\"\(decision.rawValue)\""))
    #expect(html.contains("<strong>\(Telling(.english, of: report).decision(decision))</strong>"))
  }

  @Test(arguments: namesFromOutside + hostileNames) func namesAreHarmless(name: String) throws {
    var canary = Sample.canary
    canary.name = name == "legacy" ? "x" : name
    var report = try ReportSample.report(canary: canary)
    report.analysis.plan.experimentName = name
    report.analysis.inputs[0].path = name
    report.analysis.settings.unit = name
    report.analysis.checks.append(
      Check(name: "missing_values:" + name, status: .warn, detail: name))
    report.gate?.verdict.reason = name
    report.gate?.verdict.missing = name
    report.previous?.label = name
    report.looks[0].label = name
    report.period.label = name
    report.version = name
    let page = try Outline(Self.page(report))
    let usual = try Outline(Self.page(try ReportSample.report()))
    for tag in ["script", "style", "article", "section", "figure", "iframe", "img"] {
      #expect(page.names.count { $0 == tag } == usual.names.count { $0 == tag }, "\(tag)")
    }
    #expect(page.texts.allSatisfy { $0.count < 4_000 })
  }

  @Test func pagesWithLittleAreWhole() throws {
    var report = try ReportSample.report()
    report.gate = nil
    report.ungated = "no stage is named"
    report.days = []
    report.liftCourse = nil
    report.distributions = []
    report.power = nil
    report.previous = nil
    report.looks = []
    report.analysis.metrics = []
    report.analysis.plan.experimentName = nil
    let html = Self.page(report)
    _ = try Outline(html)
    #expect(html.contains("NO GATE") && html.contains("No stage is named."))
    #expect(!html.contains("id=\"en-days\"") && !html.contains("id=\"en-power\""))
  }

  @Test(arguments: PagePhrase.allCases) func pagePhrasesAreTranslated(phrase: PagePhrase) {
    if ![.title, .dates, .against, .monthDays].contains(phrase) { expectTranslated(phrase) }
  }

  @Test(arguments: PageSettingPhrase.allCases) func settingsAreTranslated(phrase: PageSettingPhrase) {
    if ![.quantileError, .milliseconds].contains(phrase) { expectTranslated(phrase) }
  }

  /// For the eye, and for `scripts/check-pages`: writes pages into the folder that ASSAY_PAGES names.
  @Test func writesPagesWhenAsked() throws {
    guard let folder = ProcessInfo.processInfo.environment["ASSAY_PAGES"] else { return }
    for metrics in [2, 8, 20] {
      let report = try ReportSample.report(metrics: metrics, days: metrics == 20 ? 28 : 7)
      try write(Self.page(report), to: "\(folder)/\(metrics).html")
    }
    var hold = try ReportSample.report(metrics: 3)
    hold.gate?.verdict.decision = .hold
    hold.gate?.verdict.missing =
      "the smallest effect this could see is 6.1 %; about 14,200 more canary requests are needed, 3.5 hours at this rate"
    try write(Self.page(hold, .korean), to: "\(folder)/hold.html")
    var back = try ReportSample.report(metrics: 3)
    back.gate?.verdict.decision = .rollBack
    try write(Self.page(back), to: "\(folder)/back.html")
    var canary = Sample.canary
    canary.name = namesFromOutside[26]
    try write(Self.page(try ReportSample.report(canary: canary)), to: "\(folder)/long.html")
  }
}

/// What a parser of XML finds in a page.
final class Outline: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var identifiers: [String] = []
  private(set) var links: [String] = []
  private(set) var attributes: Set<String> = []
  private(set) var texts: [String] = []

  struct Malformed: Error {
    var reason: String
  }

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else {
      throw Malformed(
        reason:
          "\(parser.lineNumber):\(parser.columnNumber): \(parser.parserError.map { "\($0)" } ?? "?")"
      )
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes found: [String: String]
  ) {
    names.append(name)
    attributes.formUnion(found.keys)
    if let identifier = found["id"] { identifiers.append(identifier) }
    if let link = found["href"] { links.append(link) }
    texts += found.values
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if names.last != "style", names.last != "script" { texts.append(text) }
  }
}
