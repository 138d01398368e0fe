public import Summaries

/// A number estimated from a group's rows, with the variance of that estimate.
///
/// - Note: Zero variance is allowed here; it is the comparison of two groups that has no answer without any.
public struct Estimate: Sendable, Equatable {
  /// The fewest units from which the room above accepts an answer; the arithmetic itself needs two.
  public static let fewestUnits = 10

  /// The estimate, in the unit of the metric.
  public let value: Double
  /// The variance of the estimate (not of the rows), in the metric's unit squared.
  public let variance: Double
  /// The degrees of freedom of the variance, above 0; ∞ where it counts as known.
  public let degreesOfFreedom: Double

  /// An estimate computed elsewhere.
  ///
  /// - Parameters:
  ///   - value: the estimate.
  ///   - variance: its variance, at least 0.
  ///   - degreesOfFreedom: above 0; ∞ allowed.
  /// - Throws: `notFinite`, also for a variance below 0; `invalidDegreesOfFreedom`.
  public init(value: Double, variance: Double, degreesOfFreedom: Double) throws(InferenceError) {
    guard value.isFinite && variance.isFinite && variance >= 0 else { throw .notFinite }
    guard degreesOfFreedom > 0 else { throw .invalidDegreesOfFreedom(degreesOfFreedom) }
    self.value = value
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The mean of independent rows.
  ///
  ///     Var(x̄) = s²/n,  ν = n − 1
  ///
  /// - Parameter moments: The moments of the rows.
  /// - Throws: `tooFewRows` with fewer than 2; `notFinite` when a row was ±∞ or the squares overflow.
  public init(_ moments: Moments) throws(InferenceError) {
    guard moments.count >= 2 else { throw .tooFewRows(found: moments.count, needed: 2) }
    try self.init(
      value: moments.mean, variance: moments.variance / Double(moments.count),
      degreesOfFreedom: Double(moments.count - 1))
  }

  /// The mean of rows that belong to units, ΣY/ΣN, by the delta method.
  ///
  ///     Var(R) = (s²_Y − 2R·s_YN + R²·s²_N)/(U·N̄²),  ν = U − 1
  ///
  /// Of a sample of units, U is their number in the degrees of freedom.
  /// A spread that is nothing but rounding, below 16 units in the last place of its terms, counts as 0.
  ///
  /// *Source:* A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, eq. 4,
  /// doi:10.1145/3219819.3219919.
  ///
  /// - Parameter units: The moments over units.
  /// - Throws: `tooFewUnits` with fewer than 2; `notFinite`.
  public init(_ units: UnitMoments) throws(InferenceError) {
    guard units.count >= 2 else { throw .tooFewUnits(found: units.count, needed: 2) }
    let variance = units.varianceOfRatio
    try self.init(
      value: units.ratio, variance: variance <= 16 * 0x1p-52 * units.termsOfVariance ? 0 : variance,
      degreesOfFreedom: Double(max(2, units.sampledCount ?? units.count) - 1))
  }

  /// The standard error of the estimate, in the unit of the metric.
  public var standardError: Double { variance.squareRoot() }

  /// The confidence interval by Student's t, value ± t·√variance.
  ///
  /// *Edge cases:* zero variance gives an interval of no width, which proves nothing.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The interval.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    let critical = try criticalValue(level: level, degreesOfFreedom: degreesOfFreedom)
    return Interval(around: value, halfWidth: critical * standardError)
  }
}
