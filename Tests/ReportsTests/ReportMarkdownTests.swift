import Inference
import Reports
import Testing
import Verdicts

@Suite struct ReportMarkdownTests {
  @Test(arguments: Language.allCases) func isPinned(language: Language) throws {
    try expectPinned(
      ReportMarkdown(report: ReportTold.report(), language: language, pictures: ReportTold.pictures(language))
        .text, "report-\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases) func manyTreatmentsArePinned(language: Language) throws {
    try expectPinned(
      ReportMarkdown(report: ReportTold.ofThreeTreatments(), language: language).text,
      "report-treatments-\(language.rawValue).md")
  }

  /// Names that try everything at once; `scripts/check-markdown` renders what is pinned here.
  @Test(arguments: Language.allCases) func hostileNamesArePinned(language: Language) throws {
    let name =
      "a|b `c` <script>alert(1)</script> [x](http://e.vil) ![y](//e.vil/p) @all #1 **b** </details> | x"
    let report = try ReportTold.report(named: name)
    let pictures = [PictureLink(kind: .lifts, title: name, description: name, file: name)]
    try expectPinned(
      ReportMarkdown(report: report, language: language, pictures: pictures).text,
      "report-hostile-\(language.rawValue).md")
  }

  /// What a Korean report leaves in English are names, and what is written so in Korean too.
  @Test func koreanLeavesNoEnglish() throws {
    let report = try ReportTold.report()
    let markdown = ReportMarkdown(report: report, language: .korean).text
    let text = ReportText(report: report, terminal: Terminal(width: 120), language: .korean).text
    let known: Set<String> = [
      "gateway_rollout", "legacy", "canary", "response_time_ms", "step_2_duration_ms", "success", "endpoint",
      "chat", "search",
      "embed", "user_id", "ms", "UTC", "JSON", "assay", "xxh3_128", "W42", "W43", "p", "p50", "p95", "p99",
      "d", "h", "g", "x", "e", "t", "z",
      "watch", "Holm", "Welch", "Fieller", "Wilson", "Miettinen", "Nurminen", "Cohen", "Hedges", "Rao",
      "Scott", "A",
      "B",
      "details", "summary",
    ]
    // Sources of methods are told as they were published, and code is typed.
    let told = (lines(of: markdown) + lines(of: text)).map { line in
      line.replacing(/`[^`]*`/, with: "").replacing(/: (\[|[A-Z]\. ).*/, with: "")
    }
    for line in told {
      for match in line.matches(of: /[A-Za-z][A-Za-z_0-9]*/) {
        #expect(known.contains(String(match.output)), "\(match.output) in \(line)")
      }
    }
  }

  @Test(arguments: Language.allCases) func unusualReportsAreSound(language: Language) throws {
    for report in try ReportTold.shapes() {
      let text = ReportMarkdown(report: report, language: language).text
      expectSound(text)
      // The first screen tells all that must be known.
      let head = lines(of: text).prefix(12).joined(separator: "\n")
      for phrase in [ReportPhrase.howLarge, .howSure, .onHowMuch, .whatNext] {
        #expect(head.contains(phrase.text(in: language)), "\(head)")
      }
    }
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    let report = try ReportTold.report(named: name)
    for language in Language.allCases {
      let pictures = [PictureLink(kind: .lifts, title: name, description: name, file: name)]
      let text = ReportMarkdown(report: report, language: language, pictures: pictures).text
      expectSound(text)
      #expect(text.utf8.count < 150_000)
    }
  }

  @Test(arguments: Language.allCases) func sameReportGivesSameText(language: Language) throws {
    let report = try ReportTold.report()
    let first = ReportMarkdown(report: report, language: language).text
    #expect(ReportMarkdown(report: report, language: language).text == first)
  }

  /// Where one number differs, few lines do, and no other line moves.
  @Test(arguments: Language.allCases) func oneNumberChangesFewLines(language: Language) throws {
    let report = try ReportTold.report()
    let before = lines(of: ReportMarkdown(report: report, language: language).text)
    var day = report
    day.days[2].groups[1].requests = 1_234_567
    var group = report
    group.analysis.groups[1].requests = 1_000_000
    var metric = report
    metric.analysis.metrics[1].comparisons[0].comparison.designEffect = 123.25
    var input = report
    input.analysis.inputs[0].bytes = 9_876_543_210
    for changed in [day, group, metric, input] {
      let after = lines(of: ReportMarkdown(report: changed, language: language).text)
      #expect(after.count == before.count)
      #expect(zip(before, after).filter { $0 != $1 }.count == 1)
    }
  }

  @Test func headingsAreStable() throws {
    let week = try ReportTold.report()
    var next = week
    next.period.label = "2025-W44"
    next.previous?.label = "2025-W43"
    func headings(_ report: ExperimentReport) -> [String] {
      lines(of: ReportMarkdown(report: report, language: .english).text).filter { $0.hasPrefix("##") }
    }
    #expect(headings(week) == headings(next))
    #expect(Set(headings(week)).count == headings(week).count)
  }

  @Test func longPeriodsAreFoldedAway() throws {
    let text = try ReportMarkdown(report: ReportTold.report(days: 90), language: .english).text
    #expect(text.contains("<summary>All 90 days</summary>"))
    #expect(text.contains("| 2026-01-17 |"))
  }

  @Test func tellsWhatIsNewAndWhatIsGone() throws {
    var report = try ReportTold.report()
    report.previous?.metrics.append(
      .init(
        specification: "old_metric:mean:increase", treatment: "canary",
        lift: Interval(estimate: 0.5, lower: -.infinity, upper: .infinity), difference: nil,
        outcome: .inconclusive))
    let text = ReportMarkdown(report: report, language: .english).text
    #expect(text.contains("| old_metric | +50.0 % (unbounded) | not reported any more | inconclusive |"))
    #expect(text.contains("| success | new |"))
  }

  @Test func picturesStandInTheirSections() throws {
    let text = try ReportMarkdown(
      report: ReportTold.report(), language: .english,
      pictures: [
        PictureLink(kind: .power, title: "a]b", description: "c\nd", file: "한 (1).svg"),
        PictureLink(kind: .lifts, title: "", description: "lifts", file: "x-lifts.svg"),
      ]
    ).text
    #expect(text.contains("![a\\]b. c\\\\u{A}d](%ED%95%9C%20%281%29.svg)"))
    let lifts = try #require(lines(of: text).firstIndex(of: "![lifts](x-lifts.svg)"))
    let criteria = try #require(lines(of: text).firstIndex(of: "## Criteria"))
    #expect(lifts < criteria)
  }
}

/// Every row of a table has as many cells as its head, no line ends in a space, and no HTML comes from outside.
func expectSound(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  var cells: Int?
  for line in lines(of: text) {
    #expect(!line.hasSuffix(" "), "\(line.prefix(200))", sourceLocation: sourceLocation)
    guard line.hasPrefix("| ") else {
      cells = nil
      continue
    }
    let found = pipes(line)
    #expect(found == cells ?? found, "\(line.prefix(200))", sourceLocation: sourceLocation)
    cells = found
  }
  for line in lines(of: text) where !["<details>", "</details>"].contains(line) {
    // In code, tags are text.
    let told = line.replacing(/`[^`]*`/, with: "")
    #expect(
      told.firstMatch(of: /<[A-Za-z\/!?]/) == nil || told.hasPrefix("<summary>"), "\(line.prefix(200))",
      sourceLocation: sourceLocation)
  }
  #expect(
    !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" },
    sourceLocation: sourceLocation)
  #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), sourceLocation: sourceLocation)
  #expect(!text.contains("\n\n\n"), sourceLocation: sourceLocation)
}

/// The pipes of a line that are not escaped.
private func pipes(_ line: String) -> Int {
  var count = 0
  var isEscaped = false
  for byte in line.utf8 {
    if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  return count
}
