import Documents
import Inference
import Plans
import Reports
import Summaries
import TestSupport
import Testing
import Verdicts

/// The document of a report, and the report that is read back from it.
@Suite struct ReportDocumentTests {
  /// A report read back from its own text.
  static func readBack(_ report: ExperimentReport) throws -> ExperimentReport {
    let text = ReportDocument(report).json.text()
    let read = try ExperimentReport(Document(parsing: text, name: "report.json"))
    #expect(ReportDocument(read).json.text() == text)
    return read
  }

  static func reports() throws -> [ExperimentReport] {
    var reports = try [
      ReportSample.report(), ReportSample.report(metrics: 1, days: 1),
      ReportSample.report(metrics: 20, days: 1),
    ]
    for evidence in EvidenceLevel.allCases {
      reports.append(try ReportSample.report(gate: Stage5Gate(evidence: evidence)))
    }
    var bare = ExperimentReport(
      version: "0.9", period: ReportPeriod(kind: .all, label: "all"),
      analysis: try Sample.analysis([
        Sample.Group(name: "a", users: nil), Sample.Group(name: "b", users: nil),
      ]))
    bare.ungated = "there are two treatments, and a gate judges one"
    reports.append(bare)
    var stage = try ReportSample.report()
    stage.period = ReportPeriod(
      kind: .stage, label: "stage2-24h", stage: 2, hours: 24.5, start: -1, end: nil, rows: -86_400_001...(-1),
      timeZone: "Asia/Seoul")
    reports.append(stage)
    return reports
  }

  @Test func whatPeopleLookForComesFirst() throws {
    let keys = try ReportDocument(ReportSample.report()).json.objectValue?.keys
    #expect(
      keys == [
        "schema", "assay_version", "experiment", "period", "decision", "ungated", "previous", "looks",
        "analysis", "days", "lift_course", "distributions", "power", "translations",
      ])
  }

  @Test func nothingIsLost() throws {
    for report in try Self.reports() {
      let read = try Self.readBack(report)
      #expect(read.version == report.version && read.period == report.period)
      #expect(read.gate == report.gate && read.ungated == report.ungated)
      #expect(read.days == report.days && read.liftCourse == report.liftCourse)
      #expect(read.distributions == report.distributions && read.power == report.power)
      #expect(read.previous == report.previous && read.looks == report.looks)
      #expect(read.translations == report.translations)
      #expect(read.analysis.checks == report.analysis.checks && read.analysis.rows == report.analysis.rows)
      #expect(
        read.analysis.groups == report.analysis.groups && read.analysis.inputs == report.analysis.inputs)
    }
  }

  /// The example of the schema is the sample, so that what is pinned is what people are shown.
  @Test func theSampleIsPinned() throws {
    try expectPinned(
      ReportDocument(ReportSample.report()).json.text() + "\n", "../../schemas/examples/assay-report-1.json")
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    var report = try ReportSample.report(canary: Sample.Group(name: name, mean: 104))
    report.analysis.plan.experimentName = name
    report.analysis.settings.unit = name
    report.analysis.metrics[0].specification.name = name
    report.analysis.rows.rejected[name] = 2
    report.translations["ko"]?[name] = name
    let read = try Self.readBack(report)
    let terminal = Terminal(width: 80)
    #expect(
      AnalysisText(read.analysis, terminal: terminal).text
        == AnalysisText(report.analysis, terminal: terminal).text)
  }

  @Test func aSentenceThatCannotBeAKeyIsLeftOut() throws {
    var report = try ReportSample.report()
    report.translations = ["ko": ["a\0b": "끝", "a": "처음"], "ja": [:]]
    #expect(try Self.readBack(report).translations == ["ko": ["a": "처음"], "ja": [:]])
  }

  @Test func endsThatNothingBoundsAreTold() throws {
    var report = try ReportSample.report()
    var answer = try #require(report.gate)
    answer.improvement = GateAnswer.JudgedImprovement(
      required: 0.1, all: Improvement(estimate: 0.137, lower: -.infinity, upper: .infinity),
      successful: Improvement(estimate: 0.13, lower: 0.01, upper: .infinity))
    answer.verdict.criteria = [
      Criterion(
        name: "improvement", value: 0.137, lower: -.infinity, upper: .infinity, status: .notProven, detail: ""
      ),
      Criterion(
        name: "legacy_p95", value: 0.1, lower: -.infinity, upper: 0.5, threshold: 0.1, count: 7, status: .met,
        detail: "x"),
      Criterion(name: "sample_size", status: .noData, detail: "none"),
    ]
    answer.verdict.decision = .rollBack
    answer.verdict.missing = "everything"
    answer.period = nil
    func run(_ look: Int, _ decision: Decision) -> LookLedger.Entry {
      LookLedger.Entry(
        time: "2026-01-31T09:00:00Z", inputs: "ab12", gate: "stage5", stage: 5, metric: "response_time_ms",
        look: look, method: "pocock", share: look == 1 ? nil : 0.5, alphaSpent: 0.031, decision: decision)
    }
    answer.looks = LedgerNote(run: run(2, .rollBack), earlier: [run(1, .hold), run(1, .promote)])
    report.gate = answer
    let read = try Self.readBack(report)
    #expect(read.gate == answer)
    try expectValid([ReportDocument(report).json, DecisionDocument(answer, version: "1").json])
  }

  @Test func keepsToItsSchema() throws {
    try expectValid(Self.reports().map { ReportDocument($0).json })
  }
}
