import Distributions

/// The power of the two-sided t test of a difference under a standard error that was observed.
///
///     P(|T| > t_{1−α/2,ν}),   T ~ t_ν(Δ/se)
///
/// With k times the data the standard error is se/√k and the degrees of freedom are k·ν.
///
/// *Edge cases:* a difference of 0 has the power α.
///
/// *Source:* J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, section 2.3; the
/// standard error in the place of σ·√(2/n) as in H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995),
/// 547–556, doi:10.1177/0193841X9501900504.
public struct ObservedPower: Sendable, Equatable {
  /// The standard error of the difference, above 0.
  public let standardError: Double
  /// Its degrees of freedom, above 0; ∞ allowed.
  public let degreesOfFreedom: Double
  /// α, inside (0, 1).
  public let alpha: Double

  /// The power of tests under an observed standard error.
  ///
  /// - Parameters:
  ///   - standardError: of the difference, finite and above 0.
  ///   - degreesOfFreedom: of the standard error, above 0; ∞ allowed.
  ///   - alpha: α of the two-sided test, inside (0, 1).
  /// - Throws: `zeroVariance`, `notFinite`, `invalidDegreesOfFreedom`, `invalidLevel`.
  public init(standardError: Double, degreesOfFreedom: Double, alpha: Double = 0.05) throws(InferenceError) {
    try checkInside01(alpha)
    guard standardError.isFinite else { throw .notFinite }
    guard standardError > 0 else { throw .zeroVariance }
    _ = try studentT(degreesOfFreedom)
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.alpha = alpha
  }

  /// The probability that the test finds a difference.
  ///
  /// - Parameters:
  ///   - difference: the true difference, in the unit of the standard error.
  ///   - factor: how many times as much data there are, above 0 (checked).
  /// - Returns: the power, in [0, 1]; NaN for a difference that is none.
  public func power(difference: Double, times factor: Double = 1) -> Double {
    precondition(factor > 0)
    guard !difference.isNaN else { return .nan }
    let degrees = degreesOfFreedom * factor
    if degrees >= Self.largeDegrees {
      return nearlyNormal(noncentrality: difference / standardError * factor.squareRoot(), degrees: degrees)
    }
    let design = try? TTestDesign(
      degreesOfFreedom: degreesOfFreedom * factor, scale: factor.squareRoot() / standardError,
      alternative: .twoSided)
    return design?.power(effect: difference, alpha: alpha) ?? .nan
  }

  /// From so many degrees of freedom the power is told by a normal approximation, to 10⁻⁹ and at no cost.
  private static let largeDegrees = 1e5

  /// P(|T| > t) ≈ Φ((δ − t·(1 − 1/(4ν)))/√(1 + t²/(2ν))) + Φ((−δ − t·(1 − 1/(4ν)))/√(1 + t²/(2ν))).
  ///
  /// - Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 1964, 26.7.10.
  private func nearlyNormal(noncentrality: Double, degrees: Double) -> Double {
    guard let critical = try? criticalValue(level: 1 - alpha, degreesOfFreedom: degrees) else { return .nan }
    let limit = critical * (1 - 1 / (4 * degrees))
    let scale = (1 + critical * critical / (2 * degrees)).squareRoot()
    let normal = Normal.standard
    return min(
      1, normal.survival((limit - noncentrality) / scale) + normal.survival((limit + noncentrality) / scale))
  }
}
