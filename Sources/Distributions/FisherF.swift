import CBoostMath
import Glibc

/// Fisher's F distribution, with any numbers of degrees of freedom above 0.
///
/// *Edge cases:* NaN in, NaN out; at ±∞ the answers are exact.
///
/// *Source:* Boost.Math's incomplete beta function; the far tail by A. R. DiDonato and A. H. Morris,
/// "Algorithm 708", ACM Transactions on Mathematical Software 18 (1992), 360–373, doi:10.1145/131766.131776.
public struct FisherF: Equatable, Sendable {
  /// The degrees of freedom d₁ of the numerator, finite and above 0.
  public let numerator: Double
  /// The degrees of freedom d₂ of the denominator, finite and above 0.
  public let denominator: Double

  /// The distribution of a ratio of two mean squares.
  ///
  /// - Parameters:
  ///   - numerator: d₁, finite and above 0.
  ///   - denominator: d₂, finite and above 0.
  /// - Throws: `illegalDegreesOfFreedom`.
  public init(numerator: Double, denominator: Double) throws(DistributionError) {
    guard numerator > 0 && numerator.isFinite else { throw .illegalDegreesOfFreedom(numerator) }
    guard denominator > 0 && denominator.isFinite else { throw .illegalDegreesOfFreedom(denominator) }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(X ≤ x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return tails(x).lower
  }

  /// P(X > x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return tails(x).upper
  }

  /// The density at x, per unit of x.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The density; 0 outside the support.
  public func density(_ x: Double) -> Double {
    guard x >= 0 && x < .infinity else { return x.isNaN ? x : 0 }
    let (a, b) = (numerator / 2, denominator / 2)
    if x == 0 { return a < 1 ? .infinity : a == 1 ? 1 : 0 }
    let odds = a / b * x
    // So far out the tail is a power −b of x.
    if odds == .infinity { return b * exp(logSurvivalFarOut(x)) / x }
    let (inside, outside) = (odds / (1 + odds), 1 / (1 + odds))
    return betaWeight(a, b, x: inside, y: outside, lambda: a * (1 - x) * outside) / x
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; 0 at 0, ∞ at 1.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else { return p == 0 ? 0 : p == 1 ? .infinity : .nan }
    return cboost_fisher_f_quantile(p, numerator, denominator)
  }

  /// The x with P(X > x) = q.
  ///
  /// - Parameter q: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; ∞ at 0, 0 at 1.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 && q < 1 else { return q == 0 ? .infinity : q == 1 ? 0 : .nan }
    return cboost_fisher_f_upper_quantile(q, numerator, denominator)
  }

  /// ln P(X > x), finite wherever x is, also where the probability underflows.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The natural logarithm; −∞ at x = ∞.
  public func logSurvival(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return x.isNaN ? x : x > 0 ? -.infinity : 0 }
    let plain = survival(x)
    if plain > 0.5 { return log1p(-cumulative(x)) }
    return plain < 1e-290 ? logSurvivalFarOut(x) : log(plain)
  }

  /// Both tails at an x inside (0, ∞): those of the beta distribution at d₁x/(d₁x + d₂).
  private func tails(_ x: Double) -> (lower: Double, upper: Double) {
    let (a, b) = (numerator / 2, denominator / 2)
    let odds = a / b * x
    if odds == .infinity { return (1, exp(logSurvivalFarOut(x))) }
    let (inside, outside) = (odds / (1 + odds), 1 / (1 + odds))
    return betaTails(a, b, x: inside, y: outside, lambda: a * (1 - x) * outside)
  }

  private func logSurvivalFarOut(_ x: Double) -> Double {
    logIncompleteBeta(
      denominator / 2, numerator / 2, odds: numerator / denominator * x,
      logOdds: log(numerator) - log(denominator) + log(x))
  }
}
