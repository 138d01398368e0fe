import CBoostMath
import Glibc

/// The χ² distribution, with any number of degrees of freedom above 0.
///
/// *Edge cases:* NaN in, NaN out; at ±∞ the answers are exact.
///
/// *Source:* Boost.Math's incomplete gamma function; the far tail by NIST, "Digital Library of Mathematical
/// Functions", 8.9.2.
public struct ChiSquared: Equatable, Sendable {
  /// The degrees of freedom k, finite and above 0.
  public let degreesOfFreedom: Double

  /// The distribution with the given degrees of freedom.
  ///
  /// - Parameter degreesOfFreedom: k, finite and above 0.
  /// - Throws: `illegalDegreesOfFreedom`.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    guard degreesOfFreedom > 0 && degreesOfFreedom.isFinite else {
      throw .illegalDegreesOfFreedom(degreesOfFreedom)
    }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(X ≤ x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return lowerIncompleteGamma(degreesOfFreedom / 2, x / 2)
  }

  /// P(X > x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return upperIncompleteGamma(degreesOfFreedom / 2, x / 2)
  }

  /// The density at x, per unit of x.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The density; 0 outside the support.
  public func density(_ x: Double) -> Double {
    guard x >= 0 && x < .infinity else { return x.isNaN ? x : 0 }
    let half = degreesOfFreedom / 2
    if x == 0 { return half < 1 ? .infinity : half == 1 ? 0.5 : 0 }
    return exp(logGammaPower(half, x / 2)) * (half.squareRoot() / squareRootOfTwoPi) / x
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; 0 at 0, ∞ at 1.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else { return p == 0 ? 0 : p == 1 ? .infinity : .nan }
    return cboost_chi_squared_quantile(p, degreesOfFreedom)
  }

  /// The x with P(X > x) = q.
  ///
  /// - Parameter q: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; ∞ at 0, 0 at 1.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 && q < 1 else { return q == 0 ? .infinity : q == 1 ? 0 : .nan }
    return cboost_chi_squared_upper_quantile(q, degreesOfFreedom)
  }

  /// ln P(X > x), finite wherever x is, also where the probability underflows.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The natural logarithm; −∞ at x = ∞.
  public func logSurvival(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? -.infinity : 0 }
    let plain = survival(x)
    if plain > 0.5 { return log1p(-cumulative(x)) }
    return plain > 1e-290 ? log(plain) : logUpperIncompleteGamma(degreesOfFreedom / 2, x / 2)
  }
}
