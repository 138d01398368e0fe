import Inference
import Plans
import Reports
import Summaries
import Testing
import Verdicts

@Suite struct AnalysisTextTests {
  static func twoGroups() throws -> Analysis {
    var rows = RowCounts()
    rows.excluded = [.outsideTimeRange: 30, .otherGroup: 2]
    rows.rejected = ["truncated": 1]
    return try Sample.analysis(
      [Sample.legacy, Sample.canary], rows: rows, split: Split(weights: [50, 50]))
  }

  /// Shapes that no ordinary log has, each a step from an ordinary one.
  static func shapes() throws -> [Analysis] {
    let ordinary = try twoGroups()
    var complement = ordinary
    complement.metrics[0].comparisons[0].comparison.lift = RelativeLift(
      unbounded: 4, excluding: Interval(estimate: .nan, lower: -20.5, upper: -3.25), method: "fieller")
    complement.metrics[0].comparisons[0].comparison.adjustedPValue = 0.0123
    var wholeLine = ordinary
    wholeLine.metrics[0].comparisons[0].comparison.lift = RelativeLift(
      unbounded: 4, excluding: nil, method: "fieller")
    wholeLine.verdict = Verdict(criteria: [], reason: "nothing was asked", missing: "everything")
    var noAnswer = ordinary
    noAnswer.metrics[0].comparisons[0].comparison = MetricComparison(
      level: 0.95, reason: InferenceError.tooFewUnits(found: 3, needed: 10).explanation)
    noAnswer.metrics[0].groups[1] = noAnswer.metrics[0].groups[0]
    noAnswer.metrics[0].groups[1].mean = .nan
    noAnswer.metrics[0].groups[1].value = .nan
    noAnswer.metrics[0].groups[1].interval = nil
    noAnswer.metrics[0].groups[0].quantiles = []
    noAnswer.metrics[0].groups[1].quantiles = []
    noAnswer.groups[1].share = .nan
    var noControlMean = try Sample.analysis([
      Sample.Group(name: "a", users: nil, successes: 0), Sample.Group(name: "b", users: nil, successes: 9),
    ])
    noControlMean.plan = Plan()
    var tiny = ordinary
    tiny.metrics[0].comparisons[0].comparison.test = TestResult(
      name: "welch", statistic: -90.5, degreesOfFreedom: .infinity, pValue: 0, log10PValue: -1_780)
    tiny.metrics[0].comparisons[0].comparison.adjustedPValue = 0
    tiny.checks[1] = Check(
      name: "sample_ratio", status: .fail, statistic: 31.2, pValue: 2.3e-8,
      detail: "units: legacy 250, canary 131")
    tiny.settings.quantileError = 0.001
    var empty = ordinary
    empty.checks = []
    empty.metrics = []
    return [ordinary, complement, wholeLine, noAnswer, noControlMean, tiny, empty]
  }

  @Test func twoGroupsWithUsers() throws {
    try expectPinned(
      AnalysisText(Self.twoGroups(), terminal: Terminal()).text, "analysis-two-groups.txt")
  }

  @Test func korean() throws {
    let analysis = try Self.twoGroups()
    try expectPinned(
      AnalysisText(analysis, terminal: Terminal(), language: .korean).text, "analysis-two-groups-ko.txt")
    try expectPinned(
      AnalysisMarkdown(analysis, version: "1.0.0", language: .korean).text, "analysis-two-groups-ko.md")
  }

  /// A table of Korean has no unbounded lift explained in English.
  @Test func whyALiftIsUnboundedIsToldInKorean() throws {
    for shape in try Self.shapes() {
      let texts = [
        AnalysisText(shape, terminal: Terminal(), language: .korean).text,
        AnalysisMarkdown(shape, version: "1.0.0", language: .korean).text,
      ]
      for text in texts { #expect(!text.contains("control") && !text.contains("interval"), "\(text)") }
    }
  }

  @Test func sixGroupsWithoutUsers() throws {
    let groups = (0..<6).map {
      Sample.Group(name: "버전-\($0)", users: nil, mean: 120 - Double($0 * $0), successes: 995 - 30 * $0)
    }
    try expectPinned(
      AnalysisText(Sample.analysis(groups), terminal: Terminal()).text, "analysis-six-groups.txt")
  }

  @Test func unusualShapes() throws {
    let texts = try Self.shapes().map { AnalysisText($0, terminal: Terminal()).text }
    try expectPinned(texts.dropFirst().joined(separator: "\n----\n\n"), "analysis-unusual.txt")
  }

  @Test func noLineIsTooWide() throws {
    for shape in try Self.shapes() {
      for width in [1, 40, 41, 60, 80, 100, 200] {
        let terminal = Terminal(width: width)
        for language in Language.allCases {
          let lines = lines(of: AnalysisText(shape, terminal: terminal, language: language).text)
          #expect(lines.allSatisfy { DisplayWidth.of($0) <= terminal.width && !$0.hasSuffix(" ") })
        }
      }
    }
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    var analysis = try Sample.analysis([Sample.legacy, Sample.Group(name: name, mean: 104)])
    analysis.plan.experimentName = name
    analysis.settings.unit = name
    analysis.metrics[0].specification.name = name
    analysis.rows.rejected[name] = 2
    analysis.verdict = Verdict(criteria: [], reason: "\(name) is worse", missing: name)
    for width in [40, 80] {
      let text = AnalysisText(analysis, terminal: Terminal(width: width)).text
      #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= width })
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
      #expect(text.utf8.count < 20_000)
    }
  }

  @Test func coloursRepeatWords() throws {
    for shape in try Self.shapes() {
      let plain = AnalysisText(shape, terminal: Terminal()).text
      let coloured = AnalysisText(shape, terminal: Terminal(isColoured: true)).text
      #expect(coloured.contains("\u{1B}["))
      #expect(withoutEscapes(coloured) == plain)
    }
  }

  @Test func sixtyFourTreatmentsStayReadable() throws {
    let groups = (0...64).map { Sample.Group(name: "group-\($0)", mean: 120 - Double($0) / 4) }
    let text = try AnalysisText(Sample.analysis(groups), terminal: Terminal()).text
    #expect(lines(of: text).count < 65 * 5 + 40)
    #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= 80 })
  }
}

/// A text without its colours.
func withoutEscapes(_ text: String) -> String {
  text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated().map { place, part in
    place == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
  }.joined()
}
