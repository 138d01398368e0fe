import CBoostMath
import Glibc

/// Student's t distribution, with any number of degrees of freedom above 0; ∞ of them is the normal.
///
/// *Edge cases:* NaN in, NaN out; at ±∞ the answers are exact.
///
/// *Source:* Boost.Math's incomplete beta function; N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous
/// Univariate Distributions", volume 2, 2nd edition, 1995, chapter 28.
public struct StudentT: Equatable, Sendable {
  /// The degrees of freedom ν, above 0; not always whole (Satterthwaite), ∞ allowed.
  public let degreesOfFreedom: Double

  /// The distribution with the given degrees of freedom.
  ///
  /// - Parameter degreesOfFreedom: ν, above 0; ∞ gives the standard normal.
  /// - Throws: `illegalDegreesOfFreedom` at 0, below, or NaN.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    guard degreesOfFreedom > 0 else { throw .illegalDegreesOfFreedom(degreesOfFreedom) }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ t).
  ///
  /// - Parameter t: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ t: Double) -> Double { survival(-t) }

  /// P(T > t).
  ///
  /// - Parameter t: Any number.
  /// - Returns: The probability, with its digits where it is tiny; 0 where it is below 1e-323.
  public func survival(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return Normal.standard.survival(t) }
    if t.isInfinite { return t > 0 ? 0 : 1 }
    if degreesOfFreedom == 1 { return atan2(1, t) / .pi }
    if abs(t) > 1e100 { return t > 0 ? exp(logFarSurvival(t)) : 1 }
    return cboost_student_t_survival(t, degreesOfFreedom)
  }

  /// The density at t.
  ///
  /// - Parameter t: Any number.
  /// - Returns: The density, per unit of t.
  public func density(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return Normal.standard.density(t) }
    let ratio = t / degreesOfFreedom.squareRoot()
    let constant = (degreesOfFreedom * .pi).squareRoot() * cboost_gamma_delta_ratio(degreesOfFreedom / 2, 0.5)
    return exp(-0.5 * (degreesOfFreedom + 1) * log1p(ratio * ratio)) / constant
  }

  /// The t with P(T ≤ t) = p.
  ///
  /// - Parameter p: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; −∞ at 0, ∞ at 1.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The t with P(T > t) = q: the critical value of a one-sided test at level q.
  ///
  /// - Parameter q: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; ∞ at 0, −∞ at 1.
  public func upperQuantile(_ q: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return Normal.standard.upperQuantile(q) }
    guard q > 0 && q < 1 else { return q == 0 ? .infinity : q == 1 ? -.infinity : .nan }
    let quantile = cboost_student_t_upper_quantile(q, degreesOfFreedom)
    if quantile.isFinite || q > 1e-20 { return quantile }
    // Boost 1.74 overflows far out, where ln P is nearly a straight line in ln t of slope −ν.
    let logarithm = log(q)
    let root = decreasingRoot(
      of: { logSurvival(exp($0)) - logarithm }, near: -logarithm / degreesOfFreedom, step: 1)
    return exp(root)
  }

  /// ln P(T > t), finite wherever t is, also where the probability underflows.
  ///
  /// - Parameter t: Any number.
  /// - Returns: The natural logarithm; −∞ at t = ∞.
  public func logSurvival(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return Normal.standard.logSurvival(t) }
    if t.isInfinite { return t > 0 ? -.infinity : 0 }
    if t < 0 { return log1p(-survival(-t)) }
    let plain = survival(t)
    guard plain < 1e-290 else { return log(plain) }
    return logFarSurvival(t)
  }

  /// The two-sided p-value of a t statistic, 2·P(T > |t|).
  ///
  /// - Parameter t: The statistic.
  /// - Returns: The p-value; it underflows to 0 below 1e-323, which its logarithm does not.
  public func twoSidedPValue(_ t: Double) -> Double { 2 * survival(abs(t)) }

  /// log₁₀ of the two-sided p-value of a t statistic.
  ///
  /// - Parameter t: The statistic.
  /// - Returns: The common logarithm, finite wherever t is, with its digits also where p is near 1; −∞ at ±∞.
  public func log10TwoSidedPValue(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return Normal.standard.log10TwoSidedPValue(t) }
    let central = centralProbability(t)
    return (central < 0.5 ? log1p(-central) : logSurvival(abs(t)) + M_LN2) / M_LN10
  }

  /// P(|T| < |t|), with its digits where it is tiny.
  private func centralProbability(_ t: Double) -> Double {
    let magnitude = abs(t)
    if degreesOfFreedom == 1 { return 2 * atan(magnitude) / .pi }
    let ratio = magnitude / degreesOfFreedom.squareRoot()
    // 2·t·f(0): the next term is t²(ν + 1)/6ν of it.
    if ratio * ratio * (degreesOfFreedom + 1) < 1e-16 { return 2 * magnitude * density(0) }
    let odds = ratio * ratio
    let (inside, outside) = (odds / (1 + odds), 1 / (1 + odds))
    return inside <= outside
      ? cboost_beta_lower(0.5, degreesOfFreedom / 2, inside)
      : cboost_beta_upper(degreesOfFreedom / 2, 0.5, outside)
  }

  /// ln P(T > t) for t ≫ 1, from t²/ν by its logarithm where it overflows.
  private func logFarSurvival(_ t: Double) -> Double {
    let ratio = t / degreesOfFreedom.squareRoot()
    return logIncompleteBeta(
      degreesOfFreedom / 2, 0.5, odds: ratio * ratio, logOdds: 2 * log(t) - log(degreesOfFreedom)) - M_LN2
  }
}
