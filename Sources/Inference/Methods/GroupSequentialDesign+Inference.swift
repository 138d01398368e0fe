import Distributions
import Glibc

extension GroupSequentialDesign {
  /// The p-value after stopping at a look, by the order of stages: an earlier crossing is more extreme than a later one.
  ///
  ///     p = α(t_{k−1}) + 2·P(|Z_j| < c_j for j < k, Z_k ≥ |z|)
  ///
  /// It is uniform without an effect, and at most α just when look k stops.
  ///
  /// *Source:* A. A. Tsiatis, G. L. Rosner and C. R. Mehta, "Exact confidence intervals following a group sequential
  /// test", Biometrics 40 (1984), 797–803, doi:10.2307/2530924.
  ///
  /// - Parameters:
  ///   - look: the look, from 0, at which the experiment stopped; none before it did.
  ///   - statistic: z at that look.
  /// - Returns: the two-sided p-value; NaN for a look that is not there or a statistic that is no number.
  public func stagewisePValue(look: Int, statistic: Double) -> Double {
    guard shares.indices.contains(look), !statistic.isNaN else { return .nan }
    guard look > 0 else { return Normal.standard.twoSidedPValue(statistic) }
    let bound = statistic.magnitude * shares[look].squareRoot()
    let beyond = looks[look - 1].crossing(above: bound, at: shares[look], drift: 0)
    return min(1, 2 * spending.spent(share: shares[look - 1], alpha: alpha) + 2 * beyond)
  }

  /// The smallest α at which a statistic would cross the boundary of the last of some looks.
  ///
  /// It may be read at every look, whether or not the experiment stops, and it is below α just when the repeated
  /// confidence interval, estimate ± c_k(α)·standard error, leaves out "no difference".
  ///
  /// *Source:* C. Jennison and B. W. Turnbull, "Interim analyses: the repeated confidence interval approach", Journal of
  /// the Royal Statistical Society B 51 (1989), 305–361; W. Liu and S. Anderson, "On sequential p-values", 2008.
  ///
  /// - Parameters:
  ///   - shares: t of each look so far, strictly rising, in (0, 1].
  ///   - statistic: z at the last of them.
  ///   - spending: how α is spent.
  /// - Returns: the p-value, at least that of a single look and at most 1.
  /// - Throws: `invalidProbability`, `invalidCount` for the looks; `notFinite` for a statistic that is no number.
  public static func sequentialPValue(
    shares: [Double], statistic: Double, spending: SpendingFunction
  ) throws(InferenceError) -> Double {
    try check(shares)
    guard !statistic.isNaN else { throw .notFinite }
    let z = statistic.magnitude
    let single = Normal.standard.twoSidedPValue(z)
    guard let now = shares.last, single > 1e-250 else { return max(single, 1e-250) }
    let earlier = Array(shares.dropLast())
    /// The logarithm of what lies beyond z over what the look is granted: 0 where z is the boundary.
    func excess(_ logAlpha: Double) -> Double {
      let alpha = exp(logAlpha)
      let spentBefore = spending.spent(share: earlier.last ?? 0, alpha: alpha)
      let granted = spending.spent(share: now, alpha: alpha) - spentBefore
      guard granted > 1e-300 else { return 700 }
      let beyond =
        earlier.isEmpty
        ? single / 2
        : chance(
          beyond: z * now.squareRoot(), at: now, after: earlier, alpha: alpha, spending: spending)
      return beyond > 0 ? log(beyond / granted) : -700
    }
    let (low, high) = (log(single), log(0.999))
    guard low < high, excess(high) < 0 else { return 1 }
    guard excess(low) > 0 else { return single }
    return exp(bracketedRoot(between: low, and: high, of: excess))
  }

  /// P(no look before stops, B(t) > bound) under boundaries for an α.
  private static func chance(
    beyond bound: Double, at share: Double, after earlier: [Double], alpha: Double, spending: SpendingFunction
  ) -> Double {
    guard let design = try? GroupSequentialDesign(shares: earlier, alpha: alpha, spending: spending),
      let last = design.looks.last
    else { return 0 }
    return last.crossing(above: bound, at: share, drift: 0)
  }
}
