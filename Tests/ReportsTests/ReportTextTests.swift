import Inference
import Reports
import Testing
import Verdicts

@Suite struct ReportTextTests {
  @Test(arguments: Language.allCases) func isPinned(language: Language) throws {
    let text = try ReportText(report: ReportTold.report(), terminal: Terminal(), language: language).text
    try expectPinned(text, "report-\(language.rawValue)-80.txt")
  }

  @Test(arguments: Language.allCases) func manyTreatmentsArePinned(language: Language) throws {
    let text = try ReportText(
      report: ReportTold.ofThreeTreatments(), terminal: Terminal(width: 120), language: language
    ).text
    try expectPinned(text, "report-treatments-\(language.rawValue)-120.txt")
  }

  /// An ordinary report of a week fits one screen.
  @Test(arguments: Language.allCases) func fitsAScreen(language: Language) throws {
    let report = try ReportSample.report(metrics: 3)
    let text = ReportText(report: report, terminal: Terminal(), language: language).text
    #expect(lines(of: text).count <= 45, "\(text)")
  }

  @Test(arguments: Language.allCases) func noLineIsTooWide(language: Language) throws {
    for report in try ReportTold.shapes() {
      for width in [1, 40, 41, 60, 80, 120, 200] {
        expectFits(report, width: width, language: language)
      }
    }
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    let report = try ReportTold.report(named: name)
    for language in Language.allCases {
      for width in [40, 60, 80, 120] { expectFits(report, width: width, language: language) }
    }
  }

  @Test(arguments: Language.allCases) func coloursRepeatWords(language: Language) throws {
    for report in try ReportTold.shapes() {
      let plain = ReportText(report: report, terminal: Terminal(), language: language).text
      let coloured = ReportText(report: report, terminal: Terminal(isColoured: true), language: language).text
      #expect(coloured.contains("\u{1B}["))
      #expect(withoutEscapes(coloured) == plain)
    }
  }

  /// The first lines tell the decision, how large, how sure, on how much data, and what next, also where it is narrow.
  @Test(arguments: Language.allCases, [40, 80, 200]) func firstScreenTellsAll(
    language: Language, width: Int
  ) throws {
    for report in try ReportTold.shapes() {
      let text = ReportText(report: report, terminal: Terminal(width: width), language: language).text
      let head = lines(of: text).prefix(24).joined(separator: "\n")
      for phrase in [ReportPhrase.howLarge, .howSure, .onHowMuch, .whatNext] {
        #expect(head.contains(phrase.text(in: language)), "\(head)")
      }
      #expect(head.contains(Telling(language).decision(report.verdict?.decision)))
    }
  }

  @Test func showsTheLastDaysOfMany() throws {
    let report = try ReportTold.report(days: 90)
    let text = ReportText(report: report, terminal: Terminal(), language: .english).text
    #expect(text.contains("Last 14 of 90 days"))
    #expect(lines(of: text).count <= 60)
  }

  private func expectFits(_ report: ExperimentReport, width: Int, language: Language) {
    let terminal = Terminal(width: width)
    let text = ReportText(report: report, terminal: terminal, language: language).text
    #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= terminal.width && !$0.hasSuffix(" ") })
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\n\n\n"))
  }
}
