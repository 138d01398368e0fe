public import Inference
internal import Summaries

extension Stage5Evidence {
  /// The metrics that the gate needs of a log: the judged one, what failed and succeeded, and the judged one of that.
  ///
  /// - Parameter judged: the primary metric; the mean of a column.
  /// - Returns: the metrics, the judged one first.
  public static func specifications(judging judged: MetricSpecification) -> [MetricSpecification] {
    [judged, .errorRate(role: .guardrail)] + [judged.onSuccess].compactMap { $0 }
      + [.refusalRate, .successRate(role: .guardrail)]
  }

  /// The evidence of an analysis of logs; nil without a primary metric or with other than one treatment.
  ///
  /// - Parameters:
  ///   - analysis: an analysis of ``specifications(judging:)``.
  ///   - hours: the hours between the first and the last request, where known.
  public init?(_ analysis: Analysis, hours: Double? = nil) {
    guard let judged = analysis.metrics.first(where: { $0.specification.role == .primary }),
      let pair = judged.comparisons.first, judged.comparisons.count == 1, judged.groups.count == 2
    else { return nil }
    self.init(
      source: .log, metric: judged.specification.name,
      names: GroupPair(control: pair.control, treatment: pair.treatment))
    self.hours = hours
    means = GroupPair(control: judged.groups[0].mean, treatment: judged.groups[1].mean)
    requests = GroupPair(control: judged.groups[0].count, treatment: judged.groups[1].count)
    if let control = judged.groups[0].units, let treatment = judged.groups[1].units {
      units = GroupPair(control: control, treatment: treatment)
    }
    take(judged, pair.comparison)
    let wanted = judged.specification.onSuccess
    if let successful = analysis.metrics.first(where: { $0.specification == wanted }),
      let pair = successful.comparisons.first
    {
      take(
        onSuccess: Self.improvement(
          successful.groups, pair.comparison, direction: successful.specification.direction),
        reason: pair.comparison.reason ?? pair.comparison.liftReason)
    }
    errorRates = Self.shares(analysis.metrics.first { $0.specification.isErrorRate })
    failureRates = Self.shares(analysis.metrics.first { $0.specification.isSuccessRate })?.inEach { 1 - $0 }
    refusalRates = Self.shares(analysis.metrics.first { $0.specification.isRefusalRate })
    sampleRatio = analysis.checks.first { $0.name == "sample_ratio" }
  }

  /// The shares of both groups; nil where one has no values.
  private static func shares(_ metric: AnalysedMetric?) -> GroupPair<Double>? {
    guard let metric, metric.groups.allSatisfy({ $0.count > 0 }) else { return nil }
    return GroupPair(control: metric.groups[0].mean, treatment: metric.groups[1].mean)
  }

  /// Takes over what the judged metric says, unless it cannot be believed.
  private mutating func take(_ judged: AnalysedMetric, _ comparison: MetricComparison) {
    difference = comparison.difference
    outcome = comparison.test == nil ? nil : comparison.outcome
    power = comparison.power
    let direction = judged.specification.direction
    if let constant = zip(judged.groups, [names.control, names.treatment]).first(where: { $0.0.isConstant }) {
      noImprovementReason = "all values of \(constant.1) are equal to \(Figures.significant(constant.0.mean))"
    } else if let below = zip(judged.groups, [names.control, names.treatment]).first(where: {
      $0.0.minimum < 0
    }) {
      noImprovementReason =
        "\(below.1) has values below 0, such as \(Figures.significant(below.0.minimum)), "
        + "of which no share can be better"
    } else {
      improvement = Self.improvement(judged.groups, comparison, direction: direction)
      noImprovementReason = comparison.reason ?? comparison.liftReason
    }
  }

  /// Takes over the improvement on successful requests; where it should be there and is not, nothing can be judged.
  ///
  /// Else a canary that hardly ever succeeds would be judged by the time that it takes to fail.
  mutating func take(onSuccess improvement: Improvement?, reason: String?) {
    improvementOnSuccess = improvement
    guard improvement == nil, self.improvement != nil else { return }
    self.improvement = nil
    noImprovementReason = "on successful requests, " + (reason ?? "there is none to judge")
  }

  /// The improvement with its interval, or without one where units leave no variance to measure it with.
  private static func improvement(
    _ groups: [GroupEstimate], _ comparison: MetricComparison, direction: Direction
  ) -> Improvement? {
    if let lift = comparison.lift { return Improvement(lift, direction: direction) }
    guard groups.count == 2, groups.allSatisfy({ $0.count > 1 }), groups[0].mean > 0 else { return nil }
    return Improvement(estimate: direction.sign * (groups[1].mean - groups[0].mean) / groups[0].mean)
  }
}

extension GroupEstimate {
  /// Whether there are values and all of them are equal.
  fileprivate var isConstant: Bool { count > 0 && minimum == maximum }
}
