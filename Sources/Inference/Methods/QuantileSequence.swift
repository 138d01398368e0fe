import Glibc

/// The confidence sequence of a quantile, exact for independent rows of any distribution at any number of looks.
///
/// The quantile at p lies between the sample quantiles at p − f and p + f for all n at once with 1 − α:
///
///     f(n) = 1.5·√(p(1 − p)·ℓ(n)) + 0.8·ℓ(n),   ℓ(n) = (1.4·ln ln(2.1·n) + ln(10/α))/n
///
/// The width falls as √(ln ln n/n), as fast as one that holds for ever can.
///
/// *Edge cases:* a level outside [0, 1] leaves that side unbounded, as it does for the first rows always.
///
/// *Source:* S. R. Howard and A. Ramdas, "Sequential estimation of quantiles with applications to A/B testing and
/// best-arm identification", Bernoulli 28 (2022), 1704–1728, doi:10.3150/21-BEJ1388, theorem 1 and equation 1; the
/// constants are the iterated-logarithm boundary of S. R. Howard et al., Annals of Statistics 49 (2021), with η = 2.04,
/// s = 1.4.
public struct QuantileSequence: Sendable, Equatable {
  /// p, inside (0, 1).
  public let level: Double

  /// The sequence of a quantile.
  ///
  /// - Parameter level: p, inside (0, 1).
  /// - Throws: `invalidLevel`.
  public init(level: Double) throws(InferenceError) {
    try checkInside01(level)
    self.level = level
  }

  /// The levels between whose sample quantiles the quantile lies.
  ///
  /// - Parameters:
  ///   - count: n, the rows, or their number divided by the design effect.
  ///   - alpha: α, inside (0, 1).
  /// - Returns: p − f and p + f; nil where it leaves (0, 1), which bounds nothing.
  /// - Throws: `invalidLevel`; `invalidCount` for n that is no number; `tooFewRows` below 1.
  public func levels(count: Double, alpha: Double) throws(InferenceError) -> (lower: Double?, upper: Double?)
  {
    try checkInside01(alpha)
    guard count.isFinite else { throw .invalidCount(count) }
    guard count >= 1 else { throw .tooFewRows(found: 0, needed: 1) }
    let l = (1.4 * log(log(2.1 * count)) + log(10 / alpha)) / count
    let width = 1.5 * (level * (1 - level) * l).squareRoot() + 0.8 * l
    let (lower, upper) = (level - width, level + width)
    return (lower > 0 ? lower : nil, upper < 1 ? upper : nil)
  }

  /// The interval of the difference of two groups' quantiles, from a sequence of each at α/2.
  ///
  /// Both hold together with 1 − α (Bonferroni), so the difference lies between the extremes that they leave.
  ///
  /// - Parameters:
  ///   - control: the interval of the control's quantile at α/2; ends that bound nothing are infinite.
  ///   - treatment: the treatment's.
  /// - Returns: the interval of treatment − control.
  public static func difference(control: Interval, treatment: Interval) -> Interval {
    Interval(
      estimate: treatment.estimate - control.estimate, lower: treatment.lower - control.upper,
      upper: treatment.upper - control.lower)
  }
}
