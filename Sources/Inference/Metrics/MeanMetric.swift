internal import Sentences
public import Summaries

/// The mean of a value over requests, and the difference that a treatment makes to it.
///
/// With units, variances are cluster-robust by the delta method; else requests count as independent. The covariance of
/// groups that share units is part of the test, the intervals, the lift and the design effect.
public struct MeanMetric: Metric {
  /// What is asked.
  public let specification: MetricSpecification

  /// The mean that `specification` asks for.
  public init(specification: MetricSpecification) {
    self.specification = specification
  }

  /// The summaries that it is computed from.
  public func needs(quantileLevels: [Double]) -> [Need] {
    let expression = specification.expression
    let needs: [Need] = [.moments(expression), .unitSums(expression)] + specification.filterNeeds
    // A winsorized value is known in a second pass only, which is not made for quantiles that it hardly changes.
    guard !quantileLevels.isEmpty, specification.winsorizing == nil else { return needs }
    return needs + [.quantiles(expression, levels: quantileLevels)]
  }

  /// What one group says; the other group does not matter.
  public func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double)
    -> GroupEstimate
  {
    let estimate = try? Estimate(summary)
    let isVarying = (estimate?.variance ?? 0) > 0
    return GroupEstimate(
      summary, standardError: isVarying ? estimate?.standardError : nil,
      interval: isVarying ? try? estimate?.interval(level: level) : nil)
  }

  /// What the treatment changes.
  ///
  /// Student's test, which knows no units, takes no covariance.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, covariance: Double, settings: ComparisonSettings
  ) -> MetricComparison {
    var result = MetricComparison(level: settings.level, reasonSentence: "")
    do {
      try MetricSummary.checkUnits(control, treatment)
      let estimates = (control: try Estimate(control), treatment: try Estimate(treatment))
      let terms = [control.units, treatment.units].compactMap(\.?.termsOfVariance).reduce(0, +)
      let covariance = try Estimate.covariance(
        settings.test == .student ? 0 : covariance, estimates.control, estimates.treatment, terms: terms)
      let test = try differenceTest(
        control, treatment, estimates, covariance: covariance, settings: settings)
      result.difference = try test.interval(level: settings.level)
      result.test = test.test
      result.standardError = test.standardError
      result.degreesOfFreedom = test.degreesOfFreedom
      result.reasonSentence = nil
      do {
        let pooled = test as? Student
        result.lift = try Fieller(
          control: pooled?.control ?? estimates.control, treatment: pooled?.treatment ?? estimates.treatment,
          degreesOfFreedom: test.degreesOfFreedom, covariance: covariance
        ).lift(level: settings.level)
      } catch {
        result.liftReasonSentence = error.sentence
      }
      let designEffects = designEffects(control, treatment, estimates, covariance: covariance)
      result.designEffect = designEffects?.difference
      if settings.tellsEffectSize {
        result.effectSize = effectSize(control, treatment, designEffects, level: settings.level)
      }
      result.power = power(test, control: control, treatment: treatment, settings: settings)
    } catch {
      let isLeftWithout = error == .zeroVariance && covariance != 0 && control.varies && treatment.varies
      result.reasonSentence =
        isLeftWithout
        ? "the units in both groups vary alike, so there is nothing to measure a difference with"
        : error.sentence
    }
    return result
  }

  private func differenceTest(
    _ control: MetricSummary, _ treatment: MetricSummary,
    _ estimates: (control: Estimate, treatment: Estimate), covariance: Double,
    settings: ComparisonSettings
  ) throws(InferenceError) -> any DifferenceTest {
    switch settings.test {
    case .welch: try Welch(control: estimates.control, treatment: estimates.treatment, covariance: covariance)
    case .student: try Student(control: control.moments, treatment: treatment.moments)
    case .z: try ZTest(control: estimates.control, treatment: estimates.treatment, covariance: covariance)
    }
  }

  /// Cluster-robust over naive variance, of each group and of the difference; nil without units.
  private func designEffects(
    _ control: MetricSummary, _ treatment: MetricSummary,
    _ estimates: (control: Estimate, treatment: Estimate), covariance: Double
  ) -> (control: Double, treatment: Double, difference: Double)? {
    guard control.units != nil, treatment.units != nil else { return nil }
    let naive = [control, treatment].map { $0.moments.variance / Double($0.moments.count) }
    guard naive[0] + naive[1] > 0 else { return nil }
    return (
      estimates.control.variance / naive[0], estimates.treatment.variance / naive[1],
      (estimates.control.variance + estimates.treatment.variance - 2 * covariance) / (naive[0] + naive[1])
    )
  }

  private func effectSize(
    _ control: MetricSummary, _ treatment: MetricSummary,
    _ designEffects: (control: Double, treatment: Double, difference: Double)?, level: Double
  ) -> EffectSize? {
    let effects = designEffects.map { (control: $0.control, treatment: $0.treatment) } ?? (1, 1)
    guard let d = try? CohensD(control: control.moments, treatment: treatment.moments) else { return nil }
    let clustered = try? CohensD(
      control: control.moments, treatment: treatment.moments, designEffects: effects)
    let interval = try? clustered?.interval(level: level)
    return EffectSize(cohensD: d.d, hedgesG: d.hedgesG, lower: interval?.lower, upper: interval?.upper)
  }

  private func power(
    _ test: any DifferenceTest, control: MetricSummary, treatment: MetricSummary, settings: ComparisonSettings
  ) -> PowerFigures? {
    let target = settings.targetLift.map { $0 * control.moments.mean.magnitude }
    return PowerFigures(
      standardError: test.standardError, degreesOfFreedom: test.degreesOfFreedom,
      requests: treatment.moments.count, target: target, settings: settings)
  }
}

extension PowerFigures {
  /// What an observed standard error could have seen, and how many requests a target needs.
  init?(
    standardError: Double, degreesOfFreedom: Double, requests: Int, target: Double?,
    settings: ComparisonSettings
  ) {
    guard
      let effect = try? DetectableEffect(
        standardError: standardError, degreesOfFreedom: degreesOfFreedom, alpha: settings.significance,
        power: settings.power)
    else { return nil }
    var required: Int?
    if let target, target > 0, let size = try? effect.requiredSize(current: Double(requests), target: target)
    {
      required = Int(exactly: size.rounded(.up))
    }
    self.init(minimumDetectableEffect: effect.smallest, requiredSampleSize: required)
  }
}

extension Estimate {
  /// The mean of a metric: by units where there are any, else of independent rows.
  init(_ summary: MetricSummary) throws(InferenceError) {
    if let units = summary.units {
      try self.init(units)
    } else {
      try self.init(summary.moments)
    }
  }
}

extension MetricSummary {
  /// Whether the mean has a variance above 0.
  fileprivate var varies: Bool { ((try? Estimate(self))?.variance ?? 0) > 0 }

  /// Refuses groups with too few units to tell their spread.
  static func checkUnits(_ control: MetricSummary, _ treatment: MetricSummary) throws(InferenceError) {
    for summary in [control, treatment] {
      if let units = summary.units, units.count < Estimate.fewestUnits {
        throw .tooFewUnits(found: units.count, needed: Estimate.fewestUnits)
      }
    }
  }
}

extension GroupEstimate {
  /// What the moments of a group say by themselves.
  init(_ summary: MetricSummary, standardError: Double?, interval: Interval?) {
    let moments = summary.moments
    self.init(
      count: moments.count, units: summary.units?.count, mean: moments.count > 0 ? moments.mean : .nan,
      standardDeviation: moments.standardDeviation, standardError: standardError ?? .nan,
      minimum: moments.count > 0 ? moments.minimum : .nan,
      maximum: moments.count > 0 ? moments.maximum : .nan,
      interval: interval, quantiles: summary.quantiles)
  }
}
