internal import Inference
public import Plans
internal import Sentences
public import Summaries

extension StageEvidence {
  /// The evidence of request logs.
  ///
  /// - Parameters:
  ///   - summary: what was read of ``StageMetrics``.
  ///   - metrics: what the gate asks.
  ///   - stage: the stage.
  ///   - roles: which group is which.
  ///   - analysis: the comparison of both groups; nil where one of them is absent.
  ///   - range: the stage's start and end, as far as they are known.
  ///   - skipped: the milliseconds after the stage's start whose rows were left out.
  ///   - withoutLegacy: whether the caller said that there is no legacy version to compare with.
  ///   - level: the level of intervals.
  ///   - limit: the share of rows, in any group, that may be unreadable or lack what is judged.
  ///   - path: the logs.
  /// - Throws: ``AnalysisError`` where too much is unreadable or missing to be judged.
  public init(
    _ summary: Summary, metrics: StageMetrics, stage: CanaryStage, roles: StageRoles, analysis: Analysis?,
    range: TimeRange, skipped: Int64 = 0, withoutLegacy: Bool, level: Double, limit: Double, path: String
  ) throws(AnalysisError) {
    let chosen = [roles.legacy, roles.canary].compactMap { $0 }.map { summary.groups[$0] }
    try Analysis.refuse(unreadable: summary, chosen: chosen, limit: limit)
    try Self.refuse(missing: metrics, chosen, summary: summary, limit: limit)
    self.init(source: .log, path: path, canaryName: roles.canaryName, legacyName: roles.legacyName)
    self.level = level
    period = summary.times
    func figures(_ group: Int?, besides other: Int?) -> StageFigures? {
      group.map { group in
        StageFigures(
          summary.groups[group], besides: other.map { summary.groups[$0] }, metrics: metrics, level: level)
      }
    }
    canary =
      figures(roles.canary, besides: roles.legacy)
      ?? StageFigures(absent: roles.canaryName)
    if let found = figures(roles.legacy, besides: roles.canary) {
      legacy = .figures(found)
    } else {
      legacy =
        withoutLegacy
        ? .waived
        : .missing(
          "the log has no request of \(name: roles.legacyName) in this time; --without-legacy says that there is none"
        )
    }
    shareAboveLimit = roles.canary.flatMap { group in
      metrics.aboveLimit.flatMap { metric in
        metric.metric.estimate(
          summary.groups[group].summary(of: metric),
          besides: roles.legacy.map { summary.groups[$0].summary(of: metric) }, level: level
        ).interval
      }
    }
    watched = summary.traffic.flatMap { traffic in
      WatchedTime(
        traffic, canary: roles.canaryName, legacy: roles.legacy.map { _ in roles.legacyName },
        share: analysis?.settings.split?.shares.last ?? stage.share, range: range, skipped: skipped)
    }
    if let analysis { take(analysis, metrics) }
  }

  private mutating func take(_ analysis: Analysis, _ metrics: StageMetrics) {
    func comparison(_ metric: MetricSpecification) -> MetricComparison? {
      analysis.metrics.first { $0.specification == metric }?.comparisons.first?.comparison
    }
    errorRateIncrease = comparison(metrics.errorRate)?.difference
    p95Lift = comparison(metrics.p95)?.lift
    sampleRatio = analysis.checks.first { $0.name == "sample_ratio" }
    dataChecks = analysis.checks.filter { $0.name != "sample_ratio" && !$0.name.hasPrefix("guardrail:") }
  }

  /// Refuses logs of which a judged value is missing too often in a group; the same of their times.
  private static func refuse(
    missing metrics: StageMetrics, _ chosen: [GroupSummary], summary: Summary, limit: Double
  ) throws(AnalysisError) {
    for metric in [metrics.errorRate, metrics.successRate, metrics.p95]
    where chosen.contains(where: { $0.has(metric) }) {
      try Analysis.refuse(missing: metric, chosen: chosen, summary: summary, limit: limit)
    }
    for group in chosen where group.has(metrics.confidence) {
      let missing = missingConfidence(group, metrics)
      if Double(missing.rows) > limit * Double(missing.of) {
        throw .tooManyMissing(
          metric: metrics.confidence.name, group: group.name, missing: missing.rows, rows: missing.of,
          limit: limit)
      }
    }
    try refuse(untimed: summary, chosen, limit: limit)
  }

  /// The rows that succeeded and have no confidence, and all that succeeded; of all rows where success is not known.
  private static func missingConfidence(
    _ group: GroupSummary, _ metrics: StageMetrics
  ) -> (rows: Int, of: Int) {
    func successes(_ metric: MetricSpecification) -> Int? {
      group.expressions[metric.expression].map { summary in
        summary.moments.count == 0 ? 0 : Int((summary.moments.mean * Double(summary.moments.count)).rounded())
      }
    }
    guard let all = successes(metrics.successRate), let known = successes(metrics.confidentSuccess) else {
      return (group.requests - group.rows(of: metrics.confidence).present, group.requests)
    }
    return (all - known, all)
  }

  /// Rows without a time count against the smallest group where it is not known which is theirs.
  private static func refuse(
    untimed summary: Summary, _ chosen: [GroupSummary], limit: Double
  ) throws(AnalysisError) {
    guard let smallest = chosen.min(by: { $0.requests < $1.requests }) else { return }
    let excluded = summary.rows.excluded[.missingTime] ?? 0
    if Double(excluded) > limit * Double(smallest.requests + excluded) {
      throw .tooManyMissing(
        metric: "time", group: smallest.name, missing: excluded, rows: smallest.requests + excluded,
        limit: limit)
    }
    guard let traffic = summary.traffic, summary.times != nil else { return }
    for group in chosen {
      guard let place = traffic.groupNames.firstIndex(of: group.name) else { continue }
      let timed = traffic.stretches.reduce(0) { $0 + $1.requests[place] }
      if Double(group.requests - timed) > limit * Double(group.requests) {
        throw .tooManyMissing(
          metric: "time", group: group.name, missing: group.requests - timed, rows: group.requests,
          limit: limit)
      }
    }
  }
}

extension StageFigures {
  /// A version of which no row is there.
  fileprivate init(absent name: String) {
    self.init(requests: 0)
    let none = StageFigure(nil, count: 0, reason: "the log has no request of \(name: name) in this time")
    (errorRate, p95, successRate, confidence) = (none, none, none, none)
  }

  /// What a log says of a group.
  fileprivate init(_ group: GroupSummary, besides other: GroupSummary?, metrics: StageMetrics, level: Double)
  {
    self.init(requests: group.requests)
    func figure(_ metric: MetricSpecification, varies: Bool, _ missing: Sentence) -> StageFigure {
      guard group.has(metric) else { return StageFigure(nil, count: 0, reason: missing) }
      let found = metric.metric.estimate(
        group.summary(of: metric), besides: other?.summary(of: metric), level: level)
      guard found.count > 0, found.value.isFinite else {
        let reason: Sentence =
          found.count == 1 ? "one row alone has a value, which is no percentile" : "no row has a value"
        return StageFigure(nil, count: found.count, reason: reason)
      }
      let isConstant = varies && found.minimum == found.maximum
      return StageFigure(
        found.value, lower: found.interval?.lower, upper: found.interval?.upper, count: found.count,
        reason: isConstant
          ? "all \(Figures.count(found.count)) values are equal to \(Figures.short(found.minimum)), which is no measurement"
          : nil)
    }
    errorRate = figure(
      metrics.errorRate, varies: false, "the log has no status and no success column")
    successRate = figure(
      metrics.successRate, varies: false, "the log has no success and no status column")
    p95 = figure(
      metrics.p95, varies: true, "the log has no response time column; a plan's metrics name it")
    confidence = figure(
      metrics.confidence, varies: true,
      "the log has no confidence column; a stage of the plan whose limit is null does not ask for it")
  }
}
