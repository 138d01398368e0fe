internal import Sentences
public import Summaries

/// The share of requests for which something is true, and the difference that a treatment makes to it.
///
/// The score test and the intervals that invert it are used, so that p-value and intervals agree. With units, both
/// count n ÷ design effect requests instead of n. A share of 0 or 1 is an answer.
public struct ProportionMetric: Metric {
  /// What is asked.
  public let specification: MetricSpecification

  /// The share that `specification` asks for.
  public init(specification: MetricSpecification) {
    self.specification = specification
  }

  /// The summaries that it is computed from.
  public func needs(quantileLevels: [Double]) -> [Need] {
    [.moments(specification.expression), .unitSums(specification.expression)] + specification.filterNeeds
  }

  /// What one group says; a group with few events borrows its design effect from both.
  public func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double)
    -> GroupEstimate
  {
    let counts = try? Self.counts(summary, other ?? summary).control
    var estimate = GroupEstimate(
      summary, standardError: try? Estimate(summary).standardError,
      interval: try? counts.map { try Wilson(events: $0.events, trials: $0.trials).interval(level: level) })
    // The moments' mean is a step from the first rows', and 1 − 0.07 is not 0.93 but 0.9299999999999999.
    let counted = Self.plainCounts(summary)
    let share = counted.events / counted.trials
    if (share - estimate.mean).magnitude < 1e-12 { (estimate.mean, estimate.value) = (share, share) }
    return estimate
  }

  /// What the treatment changes.
  ///
  /// The covariance of groups that share units has no place in the score test at n ÷ design effect, nor in the design
  /// effect shown, which belongs to it: both take the groups as independent. Where a unit's rows are alike in both groups
  /// the intervals are then wider than they need be.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, covariance _: Double, settings: ComparisonSettings
  ) -> MetricComparison {
    var result = MetricComparison(level: settings.level, reasonSentence: "")
    do {
      try MetricSummary.checkUnits(control, treatment)
      let counts = try Self.counts(control, treatment)
      let score = try MiettinenNurminen(control: counts.control, treatment: counts.treatment)
      result.difference = try score.difference(level: settings.level)
      result.test = score.test
      result.reasonSentence = nil
      if control.moments.mean > 0 {
        result.lift = try score.lift(level: settings.level)
      } else {
        result.liftReasonSentence = InferenceError.controlMeanNotPositive(0).sentence
      }
      result.designEffect = Self.designEffect(control, treatment)
      if control.units == nil { result.exactPValue = Self.exactPValue(control, treatment) }
      let h = try? CohensH(control: control.moments.mean, treatment: treatment.moments.mean)
      result.effectSize = h.map { EffectSize(cohensH: $0.h) }
      result.power = power(counts, control: control, treatment: treatment, settings: settings)
      if let look = settings.look, look.sequence != nil {
        try result.take(look, counts: counts, settings: settings)
      }
    } catch {
      result.reasonSentence = error.sentence
    }
    return result
  }

  /// Events and requests of both groups, as equivalent numbers of independent requests.
  static func counts(
    _ control: MetricSummary, _ treatment: MetricSummary
  ) throws(InferenceError) -> (
    control: (events: Double, trials: Double), treatment: (events: Double, trials: Double)
  ) {
    if let controlUnits = control.units, let treatmentUnits = treatment.units, controlUnits.count > 1,
      treatmentUnits.count > 1
    {
      let clustered = try ClusteredProportion(control: controlUnits, treatment: treatmentUnits)
      return (clustered.control.counts, clustered.treatment.counts)
    }
    return (plainCounts(control), plainCounts(treatment))
  }

  /// Whole events: the mean of zeros and ones is a count up to rounding.
  private static func plainCounts(_ summary: MetricSummary) -> (events: Double, trials: Double) {
    let trials = Double(summary.moments.count)
    return ((summary.moments.mean * trials).rounded(), trials)
  }

  /// Cluster-robust over binomial variance of the difference; nil without units or without variance.
  private static func designEffect(_ control: MetricSummary, _ treatment: MetricSummary) -> Double? {
    guard let controlUnits = control.units, let treatmentUnits = treatment.units else { return nil }
    let naive = [control, treatment].map { summary in
      let share = summary.moments.mean
      return share * (1 - share) / Double(summary.moments.count)
    }
    guard naive[0] + naive[1] > 0 else { return nil }
    return (controlUnits.varianceOfRatio + treatmentUnits.varianceOfRatio) / (naive[0] + naive[1])
  }

  /// The exact p-value of a small table, by Boschloo's test up to 1,000 requests and Fisher's above.
  ///
  /// It is nil where an approximation will do: more than 1,000 requests and every expected count at least 5.
  private static func exactPValue(_ control: MetricSummary, _ treatment: MetricSummary) -> Double? {
    func counts(_ summary: MetricSummary) -> (events: Int, trials: Int) {
      (Int(plainCounts(summary).events), summary.moments.count)
    }
    let (control, treatment) = (counts(control), counts(treatment))
    let trials = control.trials + treatment.trials
    let events = control.events + treatment.events
    let smallest =
      Double(min(control.trials, treatment.trials)) * Double(min(events, trials - events)) / Double(trials)
    guard trials <= Boschloo.rowLimit || smallest < 5 else { return nil }
    if trials <= Boschloo.rowLimit {
      return try? Boschloo(control: control, treatment: treatment).pValue
    }
    return try? FisherExact(control: control, treatment: treatment).pValue
  }

  private func power(
    _ counts: (control: (events: Double, trials: Double), treatment: (events: Double, trials: Double)),
    control: MetricSummary, treatment: MetricSummary, settings: ComparisonSettings
  ) -> PowerFigures? {
    let variances = [counts.control, counts.treatment].map { count in
      let share = count.events / count.trials
      return share * (1 - share) / count.trials
    }
    let standardError = (variances[0] + variances[1]).squareRoot()
    guard standardError > 0 else { return nil }
    return PowerFigures(
      standardError: standardError, degreesOfFreedom: .infinity, requests: treatment.moments.count,
      target: settings.targetLift.map { $0 * control.moments.mean }, settings: settings)
  }
}

extension MetricComparison {
  /// Puts the exact sequence of two proportions in the place of the score test's intervals.
  ///
  /// The requests planned for each group are those there are, by the share of the planned units that they are. The exact
  /// p-value of one look is left out.
  fileprivate mutating func take(
    _ look: SequentialLook,
    counts: (control: (events: Double, trials: Double), treatment: (events: Double, trials: Double)),
    settings: ComparisonSettings
  ) throws(InferenceError) {
    let sequence = try ProportionSequence(
      control: counts.control, treatment: counts.treatment,
      planned: (counts.control.trials / look.share, counts.treatment.trials / look.share),
      alpha: settings.significance)
    difference = try sequence.interval(alpha: settings.lookAlpha)
    if lift != nil { lift = try sequence.lift(alpha: settings.lookAlpha) }
    exactPValue = nil
    sequential = SequentialFigures(
      look, method: ProportionSequence.name, log10PValue: sequence.test.log10PValue)
  }
}
