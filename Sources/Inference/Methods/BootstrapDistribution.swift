import Distributions
internal import Summaries

/// The resampled values of a number, and the intervals that are read from them.
///
/// The interval is Efron's BCa: percentiles whose levels are moved by the median bias z₀ and the acceleration a,
///
///     Φ(z₀ + (z₀ + z)/(1 − a·(z₀ + z))),   z₀ = Φ⁻¹(share of resamples below the estimate, ties by half)
///
/// with a = Σ ℓ³/(6·(Σ ℓ²)^{3/2}) from the units' influence. Ends lie between resamples by linear interpolation.
///
/// *Edge cases:* an estimate outside all resamples, or one that a carries beyond any level, has no such interval
/// (`noSolution`); the percentiles remain.
///
/// *Source:* B. Efron, "Better bootstrap confidence intervals", JASA 82 (1987), 171–185,
/// doi:10.1080/01621459.1987.10478410, eq. 2.3 and section 6; B. Efron and R. J. Tibshirani, "An Introduction to the
/// Bootstrap", 1993, eq. 14.9–14.15.
public struct BootstrapDistribution: Sendable, Equatable {
  /// The number in the data.
  public let estimate: Double
  /// Its values in the resamples, ascending.
  public let replicates: [Double]
  /// a, the acceleration.
  public let acceleration: Double

  /// A distribution from its numbers.
  ///
  /// - Parameters:
  ///   - estimate: the number in the data.
  ///   - replicates: its values in the resamples, in any order, finite.
  ///   - acceleration: a.
  /// - Throws: `tooFewRows` with fewer than 2 values; `notFinite`.
  public init(estimate: Double, replicates: [Double], acceleration: Double) throws(InferenceError) {
    guard replicates.count >= 2 else { throw .tooFewRows(found: replicates.count, needed: 2) }
    guard estimate.isFinite && acceleration.isFinite, replicates.allSatisfy(\.isFinite) else {
      throw .notFinite
    }
    self.estimate = estimate
    self.replicates = replicates.sorted()
    self.acceleration = acceleration
  }

  /// The standard error: the standard deviation of the resampled values.
  public var standardError: Double { Moments(replicates.span).standardDeviation }

  /// The mean of the resampled values less the estimate.
  public var bias: Double { Moments(replicates.span).mean - estimate }

  /// The BCa interval.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The interval.
  /// - Throws: `invalidLevel`; `noSolution`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    guard level > 0 && level < 1 else { throw .invalidLevel(level) }
    var (below, equal) = (0, 0)
    for value in replicates {
      if value < estimate { below += 1 }
      if value == estimate { equal += 1 }
    }
    let share = (Double(below) + Double(equal) / 2) / Double(replicates.count)
    guard share > 0 && share < 1 else { throw .noSolution(target: level) }
    let normal = Normal.standard
    let centre = normal.quantile(share)
    let outer = normal.upperQuantile((1 - level) / 2)
    let levels = [-outer, outer].map { side in
      let moved = centre + side
      let rest = 1 - acceleration * moved
      return rest > 0 ? normal.cumulative(centre + moved / rest) : .nan
    }
    guard levels.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .noSolution(target: level) }
    return ends(levels[0], levels[1])
  }

  /// The percentile interval: the resampled values at (1 − level)/2 on either side.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The interval.
  /// - Throws: `invalidLevel`.
  public func percentileInterval(level: Double) throws(InferenceError) -> Interval {
    guard level > 0 && level < 1 else { throw .invalidLevel(level) }
    return ends((1 - level) / 2, (1 + level) / 2)
  }

  private func ends(_ low: Double, _ high: Double) -> Interval {
    Interval(estimate: estimate, lower: value(at: low), upper: value(at: high))
  }

  /// The value at a share of the resamples, Hyndman and Fan's definition 7.
  private func value(at share: Double) -> Double {
    let position = Double(replicates.count - 1) * share
    let below = min(max(Int(position), 0), replicates.count - 1)
    let above = min(below + 1, replicates.count - 1)
    return replicates[below] + (position - Double(below)) * (replicates[above] - replicates[below])
  }
}
