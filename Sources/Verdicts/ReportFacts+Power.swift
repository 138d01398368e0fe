internal import Inference
internal import Summaries

extension ReportFacts {
  /// The points of a power curve.
  private static let curvePoints = 36

  /// What the first treatment's comparison could see; nil where it has no test.
  ///
  /// The variances are those that were measured, whatever the true lift.
  static func power(
    of metric: AnalysedMetric, _ analysis: Analysis, _ summary: Summary
  ) -> ReportPower? {
    let settings = analysis.settings.comparison
    guard let pair = metric.comparisons.first, let control = metric.groups.first?.value,
      metric.groups.indices.contains(1), control.isFinite, control != 0,
      let power = power(of: pair.comparison, settings)
    else { return nil }
    let requests = metric.groups[1].count
    let days = summary.times.map { Double($0.upperBound - $0.lowerBound) / 86_400_000 }
    let daily = days.flatMap { $0 > 0 ? Double(requests) / $0 : nil }
    let figures = pair.comparison.power
    let smallest = figures.map { $0.minimumDetectableEffect / abs(control) }
    let target = settings.targetLift
    return ReportPower(
      metric: metric.specification.name, treatment: pair.treatment, significance: settings.significance,
      plannedPower: settings.power, smallestLift: smallest, targetLift: target,
      requiredRequests: figures?.requiredSampleSize, requests: requests, dailyRequests: daily,
      daysLeft: daysLeft(figures?.requiredSampleSize, requests: requests, daily: daily),
      curve: lifts(smallest: smallest, target: target, isFall: metric.specification.direction == .decrease)
        .map { lift in
          let difference = lift * abs(control)
          return ReportPower.Point(
            lift: lift, power: power.power(difference: difference),
            powerOfTwice: power.power(difference: difference, times: 2))
        })
  }

  /// The power under the standard error of a comparison; where it has none, under the one that its smallest effect tells.
  private static func power(
    of comparison: MetricComparison, _ settings: ComparisonSettings
  ) -> ObservedPower? {
    if let error = comparison.standardError, let degrees = comparison.degreesOfFreedom {
      return try? ObservedPower(
        standardError: error, degreesOfFreedom: degrees, alpha: settings.significance)
    }
    guard let smallest = comparison.power?.minimumDetectableEffect,
      let unit = try? DetectableEffect(
        standardError: 1, degreesOfFreedom: .infinity, alpha: settings.significance, power: settings.power)
    else { return nil }
    return try? ObservedPower(
      standardError: smallest / unit.smallest, degreesOfFreedom: .infinity, alpha: settings.significance)
  }

  private static func daysLeft(_ required: Int?, requests: Int, daily: Double?) -> Double? {
    guard let required else { return nil }
    guard required > requests else { return 0 }
    return daily.flatMap { $0 > 0 ? Double(required - requests) / $0 : nil }
  }

  /// The lifts of a curve: to twice the smallest that is seen, or to the target and a half where that is not far beyond;
  /// the smallest and the target are among them.
  private static func lifts(smallest: Double?, target: Double?, isFall: Bool) -> [Double] {
    guard let smallest, smallest > 0, smallest.isFinite else { return [] }
    var top = 2 * smallest
    if let target, target > 0, target <= 4 * smallest { top = max(top, 1.5 * target) }
    if isFall { top = min(top, 1) }
    var lifts = (1...curvePoints).map { top * Double($0) / Double(curvePoints) }
    for mark in [smallest, target].compactMap(\.self) where mark > 0 && mark < top && !lifts.contains(mark) {
      lifts.append(mark)
    }
    return lifts.sorted()
  }
}
