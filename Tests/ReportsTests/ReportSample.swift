import Foundation
import Inference
import Plans
import Summaries
import Verdicts

/// Reports to be told, with numbers that are written out or follow from a simple rule.
///
/// Files written from these numbers test layout only: what they say of an experiment is checked where it is computed.
enum ReportSample {
  /// A report of two groups and any number of metrics over some days.
  static func report(
    metrics: Int = 3, days: Int = 7, canary: Sample.Group = Sample.canary, gate: Stage5Gate = Stage5Gate()
  ) throws -> ExperimentReport {
    let decision = try sampleDecision(canary, gate: gate)
    var analysis = try Sample.analysis(
      [Sample.legacy, canary], split: Split(weights: [50, 50]))
    analysis.metrics = try more(analysis.metrics, until: metrics)
    let start: Int64 = 1_760_918_400_000  // 2025-10-20T00:00:00Z, a Monday
    var report = ExperimentReport(
      version: "1.0.0",
      period: ReportPeriod(
        kind: .week, label: "2025-W43", start: start, end: start + 7 * 86_400_000,
        rows: (start + 1_250)...(start + Int64(days) * 86_400_000 - 2_500)),
      analysis: analysis)
    var answer = decision.answer
    answer.analysis = nil
    report.gate = answer
    report.days = dates(days).enumerated().map { day($1, place: $0, canary: canary.name) }
    report.liftCourse = course(report.days, canary: canary.name)
    report.distributions = [(Sample.legacy, 120.0), (canary, 100.0)].map { distribution($0, median: $1) }
    report.power = power(canary: canary)
    report.previous = PreviousReport(
      label: "2025-W42", gate: "stage5", decision: .hold, requests: 1_840,
      metrics: [
        .init(
          specification: "response_time_ms:mean:decrease", treatment: canary.name,
          lift: Interval(estimate: -0.08, lower: -0.2, upper: 0.06),
          difference: Interval(estimate: -9.6, lower: -24, upper: 7.2), outcome: .inconclusive)
      ])
    report.looks = [
      ReportLook(
        label: "2025-W42", gate: "stage5", decision: .hold, requests: 1_840, units: 460,
        lift: Interval(estimate: -0.08, lower: -0.2, upper: 0.06), method: "none", share: nil,
        alphaSpent: 0.05),
      ReportLook(
        label: "2025-W43", gate: "stage5", decision: answer.verdict.decision, requests: 2_000, units: 500,
        lift: report.primary?.comparisons.first?.comparison.lift.map {
          Interval(estimate: $0.estimate, lower: $0.lower, upper: $0.upper)
        }, method: "none", share: nil, alphaSpent: 0.1),
    ]
    report.translations = ["ko": [answer.verdict.reason: "canary의 응답 시간이 개선되었습니다"]]
    return report
  }

  private static func more(_ metrics: [AnalysedMetric], until count: Int) throws -> [AnalysedMetric] {
    var all = Array(metrics.prefix(count))
    while all.count < count, var next = metrics.first {
      next.specification = try MetricSpecification(
        parsing: "step_\(all.count)_duration_ms:mean:decrease", role: .secondary)
      all.append(next)
    }
    return all
  }

  private static func dates(_ days: Int) -> [String] {
    (0..<days).map { place in
      let date = Date(timeIntervalSince1970: 1_760_918_400 + Double(place) * 86_400)
      return date.formatted(.iso8601.year().month().day())
    }
  }

  private static func day(_ date: String, place: Int, canary: String) -> ReportDay {
    let weekend = place % 7 >= 5 ? 0.55 : 1.0
    func group(_ name: String, _ mean: Double, _ errors: Double) -> ReportDay.Group {
      let requests = Int(150 * weekend + Double(place * 7 % 5) * 4)
      return ReportDay.Group(
        name: name, requests: requests, value: mean + Double(place * 3 % 7) - 3,
        errorRate: Interval(estimate: errors, lower: errors * 0.4, upper: errors * 2.1))
    }
    let lift = -0.14 + 0.02 * Double(place * 5 % 4 - 1)
    return ReportDay(
      day: date,
      groups: [group("legacy", 120, 0.005), group(canary, 104, place == 3 ? 0.021 : 0.009)],
      changes: [
        .init(
          treatment: canary,
          difference: Interval(estimate: lift * 120, lower: lift * 120 - 12, upper: lift * 120 + 12),
          lift: Interval(estimate: lift, lower: lift - 0.1, upper: lift + 0.1))
      ])
  }

  private static func course(_ days: [ReportDay], canary: String) -> LiftCourse {
    LiftCourse(
      metric: "response_time_ms", treatment: canary, level: 0.95,
      points: days.enumerated().map { place, day in
        let width = 0.12 / Double(place + 1).squareRoot()
        let lift = -0.137 + 0.03 * (place % 2 == 0 ? 1 : -1) / Double(place + 1)
        return LiftCourse.Point(
          day: day.day, requests: 300 * (place + 1),
          lift: Interval(estimate: lift, lower: lift - width, upper: lift + width),
          sequence: place == 0
            ? Interval(estimate: lift, lower: -.infinity, upper: .infinity)
            : Interval(estimate: lift, lower: lift - 1.7 * width, upper: lift + 1.7 * width))
      })
  }

  private static func distribution(_ group: Sample.Group, median: Double) -> GroupDistribution {
    let levels = [
      0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7,
      0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.975, 0.99, 0.995, 0.999,
    ]
    return GroupDistribution(
      metric: "response_time_ms", group: group.name, count: group.requests,
      quantiles: levels.map { level in
        // A logistic distribution of the logarithm.
        Quantile(level: level, value: median * exp(0.25 * log(level / (1 - level))))
      })
  }

  private static func power(canary: Sample.Group) -> ReportPower {
    ReportPower(
      metric: "response_time_ms", treatment: canary.name, significance: 0.05, plannedPower: 0.8,
      smallestLift: 0.061, targetLift: 0.1, requiredRequests: 700, requests: canary.requests,
      dailyRequests: 142.9, daysLeft: 0,
      curve: (1...20).map { place in
        let lift = Double(place) / 100
        return ReportPower.Point(
          lift: lift, power: 1 / (1 + exp(-(lift - 0.045) * 90)),
          powerOfTwice: 1 / (1 + exp(-(lift - 0.03) * 120)))
      })
  }
}
