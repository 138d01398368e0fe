import CBoostMath
import Glibc

/// The normal distribution.
///
/// *Edge cases:* NaN in, NaN out; at ±∞ the answers are exact.
///
/// *Source:* Boost.Math's complementary error function; the far tail by the continued fraction of
/// M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 1964, 26.2.14.
public struct Normal: Equatable, Sendable {
  /// The mean μ.
  public let mean: Double
  /// The standard deviation σ, above 0.
  public let standardDeviation: Double

  /// The normal distribution with mean 0 and standard deviation 1.
  public static let standard = Self(uncheckedMean: 0, standardDeviation: 1)

  /// The distribution with a mean and a standard deviation.
  ///
  /// - Parameters:
  ///   - mean: μ, finite.
  ///   - standardDeviation: σ, finite and above 0.
  /// - Throws: `illegalMean`, `illegalStandardDeviation`.
  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    guard mean.isFinite else { throw .illegalMean(mean) }
    guard standardDeviation > 0 && standardDeviation.isFinite else {
      throw .illegalStandardDeviation(standardDeviation)
    }
    self.init(uncheckedMean: mean, standardDeviation: standardDeviation)
  }

  private init(uncheckedMean mean: Double, standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// P(X ≤ x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ x: Double) -> Double { standardSurvival(-standardised(x)) }

  /// P(X > x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ x: Double) -> Double { standardSurvival(standardised(x)) }

  /// The density at x, per unit of x.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The density.
  public func density(_ x: Double) -> Double {
    let z = standardised(x)
    return exp(-0.5 * z * z) / (standardDeviation * squareRootOfTwoPi)
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; −∞ at 0, ∞ at 1.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    return mean + standardDeviation * cboost_normal_quantile(p)
  }

  /// The x with P(X > x) = q.
  ///
  /// - Parameter q: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; ∞ at 0, −∞ at 1.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 && q < 1 else { return q == 0 ? .infinity : q == 1 ? -.infinity : .nan }
    return mean + standardDeviation * cboost_normal_upper_quantile(q)
  }

  /// ln P(X > x), finite wherever x is, also where the probability underflows.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The natural logarithm; −∞ at x = ∞.
  public func logSurvival(_ x: Double) -> Double { logStandardSurvival(standardised(x)) }

  /// The two-sided p-value of a z statistic, 2·P(X > μ + |z|·σ).
  ///
  /// - Parameter z: The statistic, in standard deviations from the mean.
  /// - Returns: The p-value; it underflows to 0 below 1e-323, which its logarithm does not.
  public func twoSidedPValue(_ z: Double) -> Double { 2 * standardSurvival(abs(z)) }

  /// log₁₀ of the two-sided p-value of a z statistic.
  ///
  /// - Parameter z: The statistic, in standard deviations from the mean.
  /// - Returns: The common logarithm, finite wherever z² is, with its digits also where p is near 1; −∞ at ±∞.
  public func log10TwoSidedPValue(_ z: Double) -> Double {
    // Up to z = 0.67 the central probability is below a half, and the logarithm is that of what it leaves.
    guard abs(z) > 0.67 else { return log1p(-erf(abs(z) * 0.5.squareRoot())) / M_LN10 }
    return (logStandardSurvival(abs(z)) + M_LN2) / M_LN10
  }

  private func standardised(_ x: Double) -> Double { (x - mean) / standardDeviation }
}

/// √(2π).
let squareRootOfTwoPi = 2.5066282746310005024

/// P(Z > z) of the standard normal.
///
/// What z/√2 loses to rounding, which would cost z²/2 ulps far out, is put back by the slope of ln erfc there.
func standardSurvival(_ z: Double) -> Double {
  let (high, low) = (0.70710678118654752440, -4.8336466567264567e-17)
  let u = z * high
  let plain = 0.5 * erfc(u)
  guard u > 1 && u < 30 else { return plain }
  let lost = (-u).addingProduct(z, high) + z * low
  return plain - plain * lost * (2 * u + 1 / u)
}

/// ln P(Z > z) of the standard normal, at any z.
func logStandardSurvival(_ z: Double) -> Double {
  if z < 0 { return log1p(-standardSurvival(-z)) }
  guard z > 20 else { return log(standardSurvival(z)) }
  return -0.5 * z * z - log(squareRootOfTwoPi / millsRatio(z))
}

/// P(Z > z) ÷ φ(z) of the standard normal, for z above 0.
///
/// From z = 8 the continued fraction 1/(z + 1/(z + 2/(z + 3/(z + …)))), from 40 terms below upwards.
func millsRatio(_ z: Double) -> Double {
  guard z >= 8 else { return standardSurvival(z) * squareRootOfTwoPi * exp(0.5 * z * z) }
  guard z < 1e8 else { return 1 / z }
  var fraction = z
  for term in stride(from: 40.0, to: 0, by: -1) { fraction = z + term / fraction }
  return 1 / fraction
}
