import Glibc

/// The noncentral t distribution: T = (Z + δ)/√(χ²_ν/ν), the t statistic of a true effect.
///
/// Both tails are integrals of positive terms, so each keeps its digits where it is tiny; nothing returns NaN or
/// an early 0, as the usual series do when |δ| is in the hundreds.
///
/// *Edge cases:* NaN in, NaN out; at t = ±∞ the answers are exact; ν = ∞ is the normal with mean δ. Below 0.3
/// degrees of freedom the answer may be wrong where t or δ is far out.
///
/// *Source:* N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous Univariate Distributions", volume 2,
/// 2nd edition, 1995, chapter 31, equation 31.11 (the integral over the chi variable).
public struct NoncentralT: Equatable, Sendable {
  /// The degrees of freedom ν, above 0; ∞ allowed.
  public let degreesOfFreedom: Double
  /// The noncentrality δ, finite: the true effect divided by its standard error.
  public let noncentrality: Double

  /// The distribution with the given degrees of freedom and noncentrality.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: ν, above 0; ∞ gives the normal with mean δ.
  ///   - noncentrality: δ, finite.
  /// - Throws: `illegalDegreesOfFreedom`, `illegalNoncentrality`.
  public init(degreesOfFreedom: Double, noncentrality: Double) throws(DistributionError) {
    guard degreesOfFreedom > 0 else { throw .illegalDegreesOfFreedom(degreesOfFreedom) }
    guard noncentrality.isFinite else { throw .illegalNoncentrality(noncentrality) }
    self.init(unchecked: degreesOfFreedom, noncentrality)
  }

  private init(unchecked degreesOfFreedom: Double, _ noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(T ≤ t).
  ///
  /// - Parameter t: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  /// - Complexity: some hundred evaluations of the integrand, tens of microseconds.
  public func cumulative(_ t: Double) -> Double { survivalOrCumulative(t, upper: false) }

  /// P(T > t): the power of a one-sided test whose critical value is t.
  ///
  /// - Parameter t: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  /// - Complexity: some hundred evaluations of the integrand, tens of microseconds.
  public func survival(_ t: Double) -> Double { survivalOrCumulative(t, upper: true) }

  /// The noncentrality δ with which P(T ≤ t) = p: an end of an interval for an effect size.
  ///
  ///     d = δ·√(1/n₁ + 1/n₂)
  ///
  /// P(T ≤ t) falls as δ grows, so p = 0.975 gives the lower and p = 0.025 the upper end of a 95 % interval.
  /// The equation is solved on the normal quantile scale, where it is nearly a straight line.
  ///
  /// *Source:* G. Cumming and S. Finch, "A primer on the understanding, use, and calculation of confidence
  /// intervals that are based on central and noncentral distributions", Educational and Psychological Measurement
  /// 61 (2001), 532–574, doi:10.1177/0013164401614002.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: ν, above 0; ∞ allowed.
  ///   - t: The observed statistic, finite; NaN gives NaN, ±∞ gives itself.
  ///   - p: The probability, inside (0, 1).
  /// - Returns: δ, good to about 1e-12 of the larger of 1 and |δ|; NaN where it is beyond all doubles.
  /// - Throws: `illegalDegreesOfFreedom`; `illegalProbability` at 0, 1 or outside.
  public static func noncentrality(
    degreesOfFreedom: Double, placing t: Double, atCumulative p: Double
  ) throws(DistributionError) -> Double {
    guard degreesOfFreedom > 0 else { throw .illegalDegreesOfFreedom(degreesOfFreedom) }
    guard p > 0 && p < 1 else { throw .illegalProbability(p) }
    guard t.isFinite else { return t }
    let target = Normal.standard.quantile(p)
    if degreesOfFreedom == .infinity { return t - target }
    // Z is nothing beside such a t, and δ in proportion to it.
    if abs(t) > 1e100 {
      let scaled = try noncentrality(
        degreesOfFreedom: degreesOfFreedom, placing: t > 0 ? 1e100 : -1e100, atCumulative: p)
      return abs(t) * (scaled / 1e100)
    }
    // The distance from the target, in normal standard deviations; it falls as δ grows, by about 1 per unit
    // of δ divided by the spread.
    func distance(_ delta: Double) -> Double {
      let distribution = Self(unchecked: degreesOfFreedom, delta)
      let below = distribution.cumulative(t)
      // Above it 1 − below has lost too many digits.
      let score =
        below < 0.99
        ? Normal.standard.quantile(below) : Normal.standard.upperQuantile(distribution.survival(t))
      return score - target
    }
    let spread = (1 + t * (t / (2 * degreesOfFreedom))).squareRoot()
    let guess = t * (1 - 1 / (4 * degreesOfFreedom + 1)) - target * spread
    // Nearer than the integrals tell apart.
    return decreasingRoot(of: distance, near: guess, step: spread, width: 1e-15 * max(1, abs(guess)))
  }

  private func survivalOrCumulative(_ t: Double, upper: Bool) -> Double {
    if t.isNaN { return t }
    if t.isInfinite { return (t > 0) == upper ? 0 : 1 }
    if degreesOfFreedom == .infinity || t == 0 {
      return standardSurvival(upper ? t - noncentrality : noncentrality - t)
    }
    // χ/√ν is a normal variable close to 1, as is T·χ/√ν − t·χ/√ν to its first order.
    if degreesOfFreedom >= 1e14 {
      let z = (t - noncentrality) / (1 + t * (t / (2 * degreesOfFreedom))).squareRoot()
      return z.isNaN ? 0.5 : standardSurvival(upper ? z : -z)
    }
    // Z is nothing beside such a δ, and T exceeds t just where χ/√ν falls short of δ/t.
    if abs(noncentrality) > 1e18 {
      guard (noncentrality > 0) == (t > 0), let chi = try? ChiSquared(degreesOfFreedom: degreesOfFreedom)
      else {
        return (noncentrality > 0) == upper ? 1 : 0
      }
      let ratio = noncentrality / t
      let place = degreesOfFreedom * ratio * ratio
      return (t > 0) == upper ? chi.cumulative(place) : chi.survival(place)
    }
    // Far beyond δ the tail falls as the power −ν of t.
    let far = max(1e100, 1e20 * abs(noncentrality))
    if abs(t) > far {
      let outer = survivalOrCumulative(t > 0 ? far : -far, upper: t > 0)
      return (t > 0) == upper ? outer * pow(far / abs(t), degreesOfFreedom) : 1
    }
    // Z is nothing beside such a t and δ, and the probability that of their ratio.
    if abs(t) > 1e100 {
      let scaled = Self(unchecked: degreesOfFreedom, 1e100 * (noncentrality / abs(t)))
      return scaled.survivalOrCumulative(t > 0 ? 1e100 : -1e100, upper: upper)
    }
    // T with δ is −T with −δ.
    var integral =
      t > 0
      ? ChiMixture(degreesOfFreedom: degreesOfFreedom, slope: t, offset: noncentrality, upper: upper)
      : ChiMixture(degreesOfFreedom: degreesOfFreedom, slope: -t, offset: -noncentrality, upper: !upper)
    return min(1, integral.value())
  }
}
