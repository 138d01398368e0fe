import Inference
import Plans
import Reports
import Summaries
import Verdicts

/// Reports in all the shapes that writers must bear, on top of ``ReportSample``.
enum ReportTold {
  /// A week with segments, a warning and excluded rows.
  static func report(days: Int = 7) throws -> ExperimentReport {
    var report = try ReportSample.report(metrics: 3, days: days)
    report.analysis.strata = [strata(["/chat", "/search", "/embed"])]
    report.analysis.rows.excluded = [.outsideTimeRange: 30, .otherGroup: 2]
    report.analysis.rows.rejected = ["truncated_last_line": 1]
    report.analysis.checks.append(
      Check(name: "largest_value", status: .warn, detail: "response_time_ms: 12 values beyond 10 s"))
    var korean = Translations.of(report)["ko"] ?? [:]
    korean["response_time_ms: 12 values beyond 10 s"] = "response_time_ms: 10초를 넘는 값 12개"
    korean[fewUnits] = "두 그룹 모두 단위가 10개 이상인 층이 둘보다 적음"
    report.translations = ["ko": korean]
    return report
  }

  /// The report of which everything that comes from outside bears one name.
  static func report(named name: String) throws -> ExperimentReport {
    var report = try ReportSample.report(canary: Sample.Group(name: name, mean: 104, successes: 991))
    report.analysis.plan.experimentName = name
    report.analysis.settings.unit = name
    report.analysis.settings.group = name
    report.analysis.settings.from = name
    report.analysis.inputs[0].path = name
    report.analysis.rows.rejected[name] = 2
    report.analysis.metrics[0].specification.name = name
    report.analysis.strata = [strata([name, "b"], column: name, treatment: name)]
    report.analysis.checks.append(Check(name: name, status: .fail, pValue: 0.0001, detail: name))
    report.gate?.verdict.reason = name
    report.gate?.verdict.missing = name
    report.gate?.verdict.criteria.append(Criterion(name: name, status: .noData, detail: name))
    report.gate?.source.path = name
    report.previous?.label = name
    report.previous?.gate = name
    report.previous?.metrics.append(
      .init(specification: name, treatment: name, lift: nil, difference: nil, outcome: .worsened))
    report.looks[0].label = name
    report.looks[0].gate = name
    report.looks[0].method = name
    report.days[0].day = name
    report.period.timeZone = name
    report.period.label = name
    report.version = name
    report.translations = ["ko": [name: name]]
    return report
  }

  /// Three treatments against one control.
  static func ofThreeTreatments() throws -> ExperimentReport {
    var report = try ReportSample.report()
    let groups = [
      Sample.legacy, Sample.canary, Sample.Group(name: "canary-2", mean: 119, successes: 990),
      Sample.Group(name: "canary-3", mean: 131, successes: 996),
    ]
    report.analysis = try Sample.analysis(groups, split: Split(weights: [25, 25, 25, 25]))
    report.days = report.days.map { day in
      var day = day
      for name in ["canary-2", "canary-3"] {
        day.groups.append(
          .init(
            name: name, requests: 140, value: 118,
            errorRate: Interval(estimate: 0.01, lower: 0.004, upper: 0.02)))
        day.changes.append(
          .init(
            treatment: name, difference: nil,
            lift: Interval(estimate: 0.02, lower: -.infinity, upper: .infinity)))
      }
      return day
    }
    report.gate = nil
    report.ungated = "several treatments are compared: name one with --treatment"
    report.translations = Translations.of(report)
    report.translations["ko"]?["several treatments are compared: name one with --treatment"] =
      "비교하는 실험군이 여러 개입니다. --treatment로 하나를 지정하세요"
    return report
  }

  /// Reports that lack something, and reports of which something does not exist.
  static func shapes() throws -> [ExperimentReport] {
    let ordinary = try report()
    var bare = ExperimentReport(
      version: "1.0.0", period: ReportPeriod(kind: .all, label: "all"), analysis: ordinary.analysis)
    bare.ungated = "no gate was asked for"
    var empty = bare
    empty.analysis.metrics = []
    empty.analysis.checks = []
    empty.analysis.strata = []
    empty.analysis.inputs = []
    empty.analysis.groups = []
    empty.analysis.plan.experimentName = nil
    var stage = ordinary
    stage.period.kind = .stage
    stage.period.label = "stage2-24h"
    stage.period.stage = 2
    stage.period.hours = 24
    stage.days = Array(ordinary.days.prefix(1))
    stage.previous = nil
    stage.looks = []
    stage.liftCourse = nil
    stage.power?.smallestLift = nil
    stage.power?.targetLift = nil
    stage.power?.requiredRequests = nil
    stage.power?.daysLeft = nil
    stage.power?.dailyRequests = nil
    stage.power?.curve = []
    stage.gate?.verdict.decision = .rollBack
    let hold = try ReportSample.report(
      metrics: 20, days: 90, canary: Sample.Group(name: "canary", mean: 107),
      gate: Stage5Gate(evidence: .bound))
    let unusual = try AnalysisTextTests.shapes().map { analysis in
      var report = ordinary
      report.analysis = analysis
      return report
    }
    return [ordinary, bare, empty, stage, hold, try ofThreeTreatments()] + unusual
  }

  static func pictures(_ language: Language) -> [PictureLink] {
    let titles = language == .english ? ("Lifts", "Lift of each metric") : ("상대 변화", "지표별 상대 변화")
    return Picture.Kind.allCases.map {
      PictureLink(
        kind: $0, title: titles.0, description: titles.1, file: "2025-W43-gateway_rollout-\($0.rawValue).svg")
    }
  }

  private static let fewUnits = "fewer than two strata have 10 units in both groups"

  private static func strata(
    _ names: [String], column: String = "endpoint", treatment: String = "canary"
  ) -> AnalysedStrata {
    let metric = MetricSpecification.standard[0]
    let strata = names.enumerated().map { place, name in
      var comparison = MetricComparison(level: 0.95, reason: "none")
      comparison.reason = nil
      comparison.difference = Interval(estimate: -12.5 + Double(place) * 3, lower: -25, upper: -1)
      comparison.lift = RelativeLift(
        bounded: Interval(estimate: -0.11 + Double(place) * 0.03, lower: -0.2, upper: -0.01),
        method: "fieller")
      comparison.test = TestResult(
        name: "welch", statistic: -2.5, degreesOfFreedom: 200, pValue: 0.0132, log10PValue: -1.879)
      comparison.settle(adjusted: 0.0264, significance: 0.05, direction: .decrease)
      return AnalysedStrata.Stratum(
        name: name,
        groups: [
          .init(name: "legacy", requests: 340, units: 100), .init(name: treatment, requests: 330, units: 98),
        ],
        means: [[121.5, 109]], comparisons: [[comparison]])
    }
    return AnalysedStrata(
      kind: .segment(column: column), metrics: [metric], treatments: [treatment], strata: strata,
      evenness: [
        .init(metric: metric.name, treatment: treatment, test: nil, dropped: 1, reason: fewUnits)
      ],
      withoutStratum: 12)
  }
}
