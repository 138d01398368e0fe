import Distributions
import Glibc

/// Confidence sequences of estimates that are nearly normal: intervals of which all, at every look, hold together.
///
///     half-width = se·w,  w² = (nρ² + 1)/(nρ²)·ln((nρ² + 1)/α²)
///
/// n is the number of units of the smaller group, and ρ makes the sequence narrowest at the number planned, m:
/// mρ² = x with x = ln((x + 1)/α²), where w² = x + 1. Elsewhere the sequence is valid as well, and a little wider.
/// Its dual, the always-valid p-value, is the smallest α whose interval leaves out "no difference".
///
///     p = min(1, √(nρ² + 1)·exp(−z²/2·nρ²/(nρ² + 1)))
///
/// *Source:* I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas, "Time-uniform central limit theory and
/// asymptotic confidence sequences", 2021, arXiv:2103.06476, theorem 2.2 and the choice of ρ; H. Robbins, "Statistical
/// methods related to the law of the iterated logarithm", Annals of Mathematical Statistics 41 (1970), 1397–1409,
/// doi:10.1214/aoms/1177696786.
public struct AsymptoticSequence: Sendable, Equatable {
  /// m, the number of units of the smaller group for which the sequence is tuned.
  public let plannedSize: Double
  /// ρ².
  public let rhoSquared: Double

  /// A sequence.
  ///
  /// - Parameters:
  ///   - plannedSize: m, finite and above 0.
  ///   - alpha: the α for which ρ is tuned, inside (0, 1).
  /// - Throws: `invalidCount`, `invalidLevel`.
  public init(plannedSize: Double, alpha: Double = 0.05) throws(InferenceError) {
    guard plannedSize > 0 && plannedSize.isFinite else { throw .invalidCount(plannedSize) }
    try checkInside01(alpha)
    self.plannedSize = plannedSize
    rhoSquared = mixtureInformation(alpha: alpha, dimensions: 1) / plannedSize
  }

  /// w, the half-width in standard errors.
  ///
  /// - Parameters:
  ///   - size: n, above 0.
  ///   - alpha: α, inside (0, 1).
  /// - Returns: w; ∞ for n = 0.
  public func multiplier(size: Double, alpha: Double) -> Double {
    let x = size * rhoSquared
    guard x > 0 else { return .infinity }
    return ((1 + 1 / x) * (log1p(x) - 2 * log(alpha))).squareRoot()
  }

  /// The interval of an estimate.
  ///
  /// - Parameters:
  ///   - estimate: the estimate.
  ///   - standardError: its standard error, at least 0.
  ///   - size: n, above 0.
  ///   - alpha: α, inside (0, 1).
  /// - Returns: the interval; unbounded for n = 0.
  /// - Throws: `invalidLevel`; `notFinite` for a standard error that is none.
  public func interval(
    estimate: Double, standardError: Double, size: Double, alpha: Double
  ) throws(InferenceError) -> Interval {
    try checkInside01(alpha)
    guard estimate.isFinite && standardError >= 0 && standardError.isFinite else { throw .notFinite }
    return Interval(
      around: estimate,
      halfWidth: standardError == 0 ? 0 : standardError * multiplier(size: size, alpha: alpha))
  }

  /// log₁₀ of the always-valid p-value of a z statistic.
  ///
  /// - Parameters:
  ///   - statistic: z.
  ///   - size: n, at least 0.
  /// - Returns: the logarithm, at most 0.
  public func log10PValue(statistic: Double, size: Double) -> Double {
    let x = size * rhoSquared
    guard x > 0, !statistic.isNaN else { return statistic.isNaN ? .nan : 0 }
    return min(0, (0.5 * log1p(x) - 0.5 * statistic * statistic * (x / (1 + x))) / M_LN10)
  }

  /// The always-valid p-value of a z statistic.
  ///
  /// - Parameters:
  ///   - statistic: z.
  ///   - size: n, at least 0.
  /// - Returns: the p-value, at most 1; it may underflow.
  public func pValue(statistic: Double, size: Double) -> Double {
    pow(10, log10PValue(statistic: statistic, size: size))
  }
}

/// How much information a normal mixture holds against the data's at the size for which it is tuned.
///
/// The radius² of a set of d dimensions, (1 + 1/x)·(2·ln(1/α) + d·ln(1 + x)), is smallest where
/// d·x = 2·ln(1/α) + d·ln(1 + x).
///
/// - Parameters:
///   - alpha: α, inside (0, 1).
///   - dimensions: d.
/// - Returns: x, above 1.
func mixtureInformation(alpha: Double, dimensions: Double) -> Double {
  let constant = -2 * log(alpha) / dimensions
  var x = constant + 1
  // The map's slope is 1/(1 + x) < 1; Newton's steps on x − ln(1 + x) − constant, convex, from the right.
  for _ in 0..<100 {
    let next = x - (x - log1p(x) - constant) * (1 + x) / x
    if !(abs(next - x) > 1e-15 * x) || !(next > 0) { break }
    x = next
  }
  return x
}
