internal import Sentences
public import Summaries

/// The sum of one number over the sum of another, and the difference that a treatment makes to it.
///
/// With units the pairs are the sums of each unit, else the numbers of each row; the variance follows by the delta method.
/// A standardised effect size has no meaning here and is left out.
///
/// - Source: A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, section 3
///   (doi:10.1145/3219819.3219919).
public struct RatioMetric: Metric {
  /// What is asked.
  public let specification: MetricSpecification

  /// The ratio that `specification` asks for.
  public init(specification: MetricSpecification) { self.specification = specification }

  /// The summaries that it is computed from.
  public func needs(quantileLevels: [Double]) -> [Need] {
    guard let ratio = specification.ratio else { return [] }
    return [.moments(ratio.numerator), .ratio(ratio)] + specification.filterNeeds
  }

  /// What one group says.
  public func estimate(_ summary: MetricSummary, besides other: MetricSummary?, level: Double)
    -> GroupEstimate
  {
    let estimate = try? Self.estimate(summary)
    let isVarying = (estimate?.variance ?? 0) > 0
    return GroupEstimate(
      count: summary.moments.count, units: summary.units?.count, mean: .nan,
      standardDeviation: .nan, standardError: isVarying ? estimate?.standardError ?? .nan : .nan,
      minimum: .nan, maximum: .nan, interval: isVarying ? try? estimate?.interval(level: level) : nil,
      quantiles: [], value: estimate?.value ?? .nan)
  }

  /// What the treatment changes.
  public func compare(
    control: MetricSummary, treatment: MetricSummary, covariance: Double, settings: ComparisonSettings
  ) -> MetricComparison {
    var result = MetricComparison(level: settings.level, reasonSentence: "")
    do {
      try MetricSummary.checkUnits(control, treatment)
      let estimates = (control: try Self.estimate(control), treatment: try Self.estimate(treatment))
      result.compare(estimates, covariance: covariance, settings: settings)
      result.power = result.power(
        requests: treatment.moments.count, baseline: estimates.control.value, settings: settings)
      if let rows = (control.rows, treatment.rows) as? (UnitMoments, UnitMoments), control.units != nil {
        let naive = rows.0.varianceOfRatio + rows.1.varianceOfRatio
        let clustered = estimates.control.variance + estimates.treatment.variance - 2 * covariance
        result.designEffect = naive > 0 ? clustered / naive : nil
      }
    } catch {
      result.reasonSentence = error.sentence
    }
    return result
  }

  private static func estimate(_ summary: MetricSummary) throws(InferenceError) -> Estimate {
    guard let pairs = summary.units ?? summary.rows else { throw .tooFewRows(found: 0, needed: 2) }
    guard pairs.count == 0 || pairs.meanSize != 0 else { throw .notFinite }
    return try Estimate(pairs)
  }
}

extension MetricComparison {
  /// Welch's test of two estimates of any kind, its interval, and Fieller's lift.
  mutating func compare(
    _ estimates: (control: Estimate, treatment: Estimate), covariance: Double, settings: ComparisonSettings
  ) {
    do throws(InferenceError) {
      let test: any DifferenceTest =
        settings.test == .z
        ? try ZTest(control: estimates.control, treatment: estimates.treatment, covariance: covariance)
        : try Welch(control: estimates.control, treatment: estimates.treatment, covariance: covariance)
      difference = try test.interval(level: settings.level)
      self.test = test.test
      standardError = test.standardError
      degreesOfFreedom = test.degreesOfFreedom
      reasonSentence = nil
      do throws(InferenceError) {
        lift = try Fieller(
          control: estimates.control, treatment: estimates.treatment,
          degreesOfFreedom: test.degreesOfFreedom, covariance: covariance
        ).lift(level: settings.level)
      } catch {
        liftReasonSentence = error.sentence
      }
    } catch {
      reasonSentence = error.sentence
    }
  }

  /// What the comparison could have seen, in requests of the treatment; nil without a standard error.
  func power(requests: Int, baseline: Double, settings: ComparisonSettings) -> PowerFigures? {
    guard let standardError, let degreesOfFreedom else { return nil }
    return PowerFigures(
      standardError: standardError, degreesOfFreedom: degreesOfFreedom, requests: requests,
      target: settings.targetLift.map { $0 * baseline.magnitude }, settings: settings)
  }
}
