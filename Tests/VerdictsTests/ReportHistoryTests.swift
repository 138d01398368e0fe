import Inference
import Plans
import Summaries
import Testing
import Verdicts

/// Which report a new one is compared with, and which looks it tells of.
@Suite struct ReportHistoryTests {
  private static let day: Int64 = 86_400_000

  /// A report of the days before the end of a day.
  private static func report(
    _ label: String, _ kind: ReportPeriod.Kind = .week, until day: Int64?, requests: Int = 100,
    experiment: String? = "rollout", sequential: SequentialPlan = SequentialPlan()
  ) -> ExperimentReport {
    var plan = Plan()
    plan.experimentName = experiment
    var settings = AnalysisSettings()
    settings.sequential = sequential
    var comparison = MetricComparison(level: 0.95, reason: "")
    comparison.reason = nil
    comparison.test = TestResult(
      name: "welch", statistic: -2, degreesOfFreedom: 9, pValue: 0.04, log10PValue: -1.4)
    comparison.lift = RelativeLift(unbounded: -0.1, excluding: nil, method: "fieller")
    comparison.difference = Interval(estimate: -1, lower: -2, upper: 0)
    let estimate = GroupEstimate(
      count: requests, units: nil, mean: 10, standardDeviation: 1, standardError: 0.1, minimum: 1,
      maximum: 20, interval: nil, quantiles: [])
    let analysis = Analysis(
      plan: plan, settings: settings, inputs: [], rows: RowCounts(),
      groups: [
        AnalysedGroup(
          name: "legacy", role: .control, requests: requests, units: nil, share: 0.5, expectedShare: nil),
        AnalysedGroup(
          name: "canary", role: .treatment, requests: requests, units: nil, share: 0.5, expectedShare: nil),
      ], checks: [],
      metrics: [
        AnalysedMetric(
          specification: MetricSpecification.standard[0], groups: [estimate, estimate],
          comparisons: [.init(control: "legacy", treatment: "canary", comparison: comparison)])
      ])
    return ExperimentReport(
      version: "1",
      period: ReportPeriod(
        kind: kind, label: label, rows: day.map { ($0 - 1) * Self.day...$0 * Self.day - 1 }),
      analysis: analysis)
  }

  /// Reports that are written one after the other, each knowing those before it.
  private static func written(_ reports: [ExperimentReport]) -> [EarlierReport] {
    var history = ReportHistory()
    for var report in reports {
      report.tell(history)
      history.reports.append(EarlierReport(report))
    }
    return history.reports
  }

  @Test func theLatestOfTheSameKindIsThePrevious() {
    let earlier = Self.written([
      Self.report("2025-W41", until: 7), Self.report("2025-W42", until: 14),
      Self.report("stage2-24h", .stage, until: 16),
    ])
    let history = ReportHistory(earlier.reversed())
    #expect(history.previous(of: Self.report("2025-W43", until: 21))?.period.label == "2025-W42")
    #expect(history.previous(of: Self.report("stage3-24h", .stage, until: 21))?.period.label == "stage2-24h")
    #expect(history.previous(of: Self.report("all", .all, until: 21))?.period.label == "stage2-24h")
    #expect(history.previous(of: Self.report("2025-W42", until: 14))?.period.label == "2025-W41")
    #expect(history.previous(of: Self.report("2025-W40", until: 3)) == nil)
    #expect(history.previous(of: Self.report("2025-W43", until: 21, experiment: "other")) == nil)
    #expect(history.previous(of: Self.report("2025-W43", until: 21, experiment: nil)) == nil)
    #expect(history.previous(of: Self.report("2025-W43", until: nil)) == nil)
    #expect(ReportHistory().previous(of: Self.report("2025-W43", until: 21)) == nil)
  }

  @Test func ofEqualEndsTheOneOfMoreRowsIsLater() {
    let earlier = [
      EarlierReport(Self.report("b", .range, until: 7, requests: 300)),
      EarlierReport(Self.report("a", .range, until: 7, requests: 200)),
    ]
    #expect(ReportHistory(earlier).previous(of: Self.report("c", .range, until: 7))?.said.label == "b")
  }

  @Test func everyLookIsThereOnce() {
    let reports = [
      Self.report("2025-W41", until: 7), Self.report("stage2-24h", .stage, until: 9),
      Self.report("2025-W42", until: 14),
    ]
    var again = reports[2]
    again.tell(ReportHistory(Self.written(reports)))
    #expect(again.looks.map(\.label) == ["2025-W41", "stage2-24h", "2025-W42"])
    var next = Self.report("2025-W43", until: 21, requests: 120)
    next.tell(ReportHistory(Self.written(reports).shuffled()))
    #expect(next.looks.map(\.label) == ["2025-W41", "stage2-24h", "2025-W42", "2025-W43"])
    // Without a sequential method every look takes α anew.
    for (look, spent) in zip(next.looks, [0.05, 0.1, 0.15, 0.2]) {
      #expect(abs((look.alphaSpent ?? 0) - spent) < 1e-12)
    }
    #expect(next.looks.last?.requests == 240 && next.looks.last?.units == nil)
    #expect(next.looks.last?.lift == Interval(estimate: -0.1, lower: -.infinity, upper: .infinity))
    #expect(next.previous?.label == "2025-W42" && next.previous?.requests == 200)
    #expect(next.previous?.metrics.first?.specification == "response_time_ms:mean:decrease")
    #expect(next.previous?.metrics.first?.difference == Interval(estimate: -1, lower: -2, upper: 0))
  }

  @Test func aReportWrittenAgainTellsOfItsOwnLook() {
    var earlier = Self.written([Self.report("2025-W41", until: 7), Self.report("2025-W42", until: 14)])
    earlier[0] = EarlierReport(Self.report("2025-W41", until: 7, requests: 90))
    earlier[0].looks = [Self.report("2025-W41", until: 7, requests: 90).look()]
    let looks = ReportHistory(earlier.reversed()).looks(upTo: Self.report("2025-W43", until: 21))
    #expect(looks.map(\.label) == ["2025-W41", "2025-W42", "2025-W43"])
    #expect(looks.map(\.requests) == [180, 200, 200])
  }

  @Test func aSequentialMethodTellsWhatIsSpent() throws {
    let plan = SequentialPlan(method: .pocock, looks: 4, plannedUnits: 800)
    let look = Self.report("2025-W41", until: 7, sequential: plan).look()
    #expect(look.method == "pocock" && look.share == 0.25)
    // Pocock's type of spending of Lan and DeMets, two-sided: α·ln(1 + (e − 1)·t) of each side's half.
    let spent = try #require(look.alphaSpent)
    #expect(abs(spent - 0.05 * 0.357374019) < 1e-9)
    var untested = Self.report("2025-W41", until: 7)
    untested.analysis.metrics = []
    #expect(untested.look().alphaSpent == nil && untested.look().lift == nil)
  }

  @Test func timesAreReadAsTheyAreWritten() {
    let times: [Int64] = [
      0, -1, 1, 999, 1_760_918_400_000, 1_760_918_401_250, -62_167_219_200_000, -62_167_219_200_001,
      951_782_399_999, 951_868_800_000, 253_402_300_800_000, 1 << 61, -(1 << 61), .max / 2, .min / 2,
    ]
    for time in times { #expect(Figures.milliseconds(ofTimestamp: Figures.timestamp(time)) == time) }
    for text in [
      "", "2025-10-22", "2025-10-22T09:30:00", "2025-02-30T09:30:00Z", "2025-10-22T24:00:00Z",
      "2025-10-22 09:30:00Z", "2025-10-22T09:30:00.5Z", "2025-10-22T09:30:00.000Z", "x2025-10-22T09:30:00Z",
      "999999999-10-22T09:30:00Z", "2025-13-01T00:00:00Z", "99999999999-10-22T09:30:00Z",
      "2025-10-22T09:30:00+09:00",
    ] {
      #expect(Figures.milliseconds(ofTimestamp: text) == nil, "\(text)")
    }
  }
}
