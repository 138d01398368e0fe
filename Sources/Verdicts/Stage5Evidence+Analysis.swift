public import Inference
internal import Sentences
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
  ///   - period: the times of the first and the last request in milliseconds since 1970, where known.
  public init?(_ analysis: Analysis, period: ClosedRange<Int64>? = nil) {
    guard let judged = analysis.metrics.first(where: { $0.specification.role == .primary }),
      let pair = judged.comparisons.first, judged.comparisons.count == 1, judged.groups.count == 2
    else { return nil }
    self.init(
      source: .log, metric: judged.specification.name,
      names: GroupPair(control: pair.control, treatment: pair.treatment))
    self.period = period
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
      let unfit = unfit(successful)
      take(
        onSuccess: unfit != nil
          ? nil
          : Self.improvement(
            successful.groups, pair.comparison, direction: successful.specification.direction),
        reason: unfit ?? pair.comparison.reasonSentence ?? pair.comparison.liftReasonSentence)
    }
    errorRates = Self.shares(analysis.metrics.first { $0.specification.isErrorRate })
    failureRates = Self.shares(analysis.metrics.first { $0.specification.isSuccessRate })?.inEach { 1 - $0 }
    refusalRates = Self.shares(analysis.metrics.first { $0.specification.isRefusalRate })
    sampleRatio = analysis.checks.first { $0.name == "sample_ratio" }
    dataChecks = analysis.checks.filter { $0.name != "sample_ratio" && !$0.name.hasPrefix("guardrail:") }
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
    if let unfit = unfit(judged) {
      noImprovementSentence = unfit
    } else {
      improvement = Self.improvement(judged.groups, comparison, direction: judged.specification.direction)
      noImprovementSentence = comparison.reasonSentence ?? comparison.liftReasonSentence
    }
  }

  private func unfit(_ metric: AnalysedMetric) -> Sentence? {
    Self.unfit(
      kind: metric.specification.kind,
      zip([names.control, names.treatment], metric.groups).map { ($0, $1.minimum, $1.maximum) })
  }

  /// Why an improvement of values with these extremes would say nothing; nil where it says something.
  ///
  /// A constant response time is no measurement, and of values below 0 no share can be better. A proportion of 0 or 1
  /// is an answer. Extremes that are not known are NaN.
  static func unfit(
    kind: MetricKind, _ groups: [(name: String, minimum: Double, maximum: Double)]
  ) -> Sentence? {
    guard kind == .mean else { return nil }
    if let constant = groups.first(where: { $0.minimum == $0.maximum }) {
      return "all values of \(name: constant.name) are equal to \(Figures.significant(constant.minimum))"
    }
    return groups.first { $0.minimum < 0 }.map {
      "\(name: $0.name) has values below 0, such as \(Figures.significant($0.minimum)), of which no share can be better"
    }
  }

  /// Takes over the improvement on successful requests; where it should be there and is not, nothing can be judged.
  ///
  /// Else a canary that hardly ever succeeds would be judged by the time that it takes to fail.
  mutating func take(onSuccess improvement: Improvement?, reason: Sentence?) {
    improvementOnSuccess = improvement
    guard improvement == nil, self.improvement != nil else { return }
    self.improvement = nil
    noImprovementSentence = "on successful requests, \(reason ?? "there is none to judge")"
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
