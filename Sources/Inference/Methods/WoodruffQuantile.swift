import Distributions
public import Summaries

/// A quantile with its interval by inversion: the ends are the quantiles at the ends of an interval of the share below.
///
///     [F⁻¹(p − t·s), F⁻¹(p + t·s)],  s² = Var(1{x ≤ q̂}),  SE = (U − L)/2t
///
/// With units s² is the cluster-robust variance of the indicator, t has U − 1 degrees of freedom; else s² = p(1 − p)/n and
/// n − 1. Quantiles are those of definition 7 of Hyndman and Fan (1996), in the unit of the values.
///
/// *Edge cases:* an end is missing where its level leaves [0, 1], and both are where there are too few values for the
/// level, n ÷ deff ≤ z²·max(p, 1 − p)/min(p, 1 − p). Ends that are equal are moved to the neighbouring distinct values;
/// values that are all equal have no spread (`zeroVariance`).
///
/// *Source:* R. S. Woodruff, "Confidence intervals for medians and other position measures", Journal of the American
/// Statistical Association 47 (1952), 635–646, doi:10.1080/01621459.1952.10483443; clusters as in J. N. K. Rao,
/// J. G. Kovar and H. J. Mantel, Biometrika 77 (1990), 365–375, doi:10.1093/biomet/77.2.365.
public struct WoodruffQuantile: Sendable {
  /// The quantile.
  public let value: Double
  /// The level, inside (0, 1).
  public let level: Double
  /// The variance of the share of values at or below the quantile.
  public let variance: Double
  /// The degrees of freedom of that variance.
  public let degreesOfFreedom: Double
  /// Clustered over binomial variance of the share; 1 without units.
  public let designEffect: Double
  private let values: SortedValues
  private let binomialVariance: Double
  private let isClustered: Bool

  /// The quantile of some values.
  ///
  /// - Parameters:
  ///   - values: the values of a group.
  ///   - level: the level p, inside (0, 1).
  ///   - indicator: the moments over units of the indicator that a value is at most the quantile; nil where values are
  ///     independent.
  /// - Throws: `tooFewRows`, `tooFewUnits`, `invalidLevel`, `notFinite` where the quantile is infinite.
  public init(
    _ values: SortedValues, level: Double, indicator: UnitMoments? = nil
  ) throws(InferenceError) {
    try checkInside01(level)
    guard values.count >= 2, let value = values.quantile(at: level) else {
      throw .tooFewRows(found: values.count, needed: 2)
    }
    guard value.isFinite else { throw .notFinite }
    self.values = values
    self.value = value
    self.level = level
    binomialVariance = level * (1 - level) / Double(values.count)
    isClustered = indicator != nil
    guard let indicator else {
      variance = binomialVariance
      degreesOfFreedom = Double(values.count - 1)
      designEffect = 1
      return
    }
    let share = try Estimate(indicator)
    variance = share.variance
    degreesOfFreedom = share.degreesOfFreedom
    let naive = share.value * (1 - share.value) / Double(values.count)
    designEffect = naive > 0 ? share.variance / naive : 1
  }

  /// The ends of the confidence interval; nil where the values do not tell one.
  ///
  /// - Parameter confidence: The confidence level, inside (0, 1).
  /// - Returns: The ends.
  /// - Throws: `invalidLevel`; `zeroVariance` where all values are equal.
  public func interval(level confidence: Double) throws(InferenceError) -> (lower: Double?, upper: Double?) {
    let normal = try criticalValue(level: confidence, degreesOfFreedom: .infinity)
    let needed = normal * normal * max(level, 1 - level) / min(level, 1 - level)
    guard Double(values.count) > needed * designEffect else { return (nil, nil) }
    let critical = try criticalValue(level: confidence, degreesOfFreedom: degreesOfFreedom)
    let reach = critical * variance.squareRoot()
    let lower = values.quantile(at: level - reach)
    let upper = values.quantile(at: level + reach)
    guard let lower, let upper, lower >= upper else { return (lower, upper) }
    return try widened()
  }

  /// The neighbouring distinct values of the quantile; a sketch's values are told within its relative error.
  private func widened() throws(InferenceError) -> (lower: Double?, upper: Double?) {
    guard values.isExact else {
      let error = QuantileSketch.relativeError * value.magnitude
      guard error > 0 else { throw .zeroVariance }
      return (value - error, value + error)
    }
    let neighbours = values.neighbours(of: value)
    if neighbours.below == nil, neighbours.above == nil { throw .zeroVariance }
    return (neighbours.below ?? value, neighbours.above ?? value)
  }

  /// The standard error, half the width of an interval over its critical value; nil where an end is missing.
  ///
  /// - Parameter confidence: The level of that interval, inside (0, 1).
  /// - Returns: The standard error, in the unit of the values.
  /// - Throws: As ``interval(level:)``.
  public func standardError(level confidence: Double) throws(InferenceError) -> Double? {
    let ends = try interval(level: confidence)
    guard let lower = ends.lower, let upper = ends.upper else { return nil }
    let critical = try criticalValue(level: confidence, degreesOfFreedom: degreesOfFreedom)
    return (upper - lower) / (2 * critical)
  }

  /// The quantile as an estimate, for differences and lifts.
  ///
  /// - Parameter confidence: The level of the interval that its standard error is taken from.
  /// - Returns: The estimate.
  /// - Throws: `tooFewRows` where an end is missing; `zeroVariance`; `notFinite`.
  public func estimate(level confidence: Double) throws(InferenceError) -> Estimate {
    guard let error = try standardError(level: confidence) else {
      let normal = try criticalValue(level: confidence, degreesOfFreedom: .infinity)
      let needed = normal * normal * max(level, 1 - level) / min(level, 1 - level) * designEffect
      throw .tooFewRows(
        found: values.count, needed: max(values.count + 1, Int(exactly: needed.rounded(.up)) ?? .max))
    }
    return try Estimate(value: value, variance: error * error, degreesOfFreedom: degreesOfFreedom)
  }

  /// Clustered over binomial variance of the difference of both groups' shares; nil without units.
  func designEffect(with other: WoodruffQuantile, covariance: Double) -> Double? {
    guard isClustered, other.isClustered else { return nil }
    return (variance + other.variance - 2 * covariance) / (binomialVariance + other.binomialVariance)
  }
}
