internal import Distributions
internal import Glibc

/// The exact two-sided test of whether a proportion is a planned one.
///
///     p = Σ P(X = j) over all j with P(X = j) ≤ P(X = k),   X ~ binomial(n, π)
///
/// Masses that agree to 1e-7 relative count as equal, so that a tie is one whatever the rounding.
///
/// *Edge cases:* π of 0 or 1 gives p = 1 where the count is the only possible one, else 0.
///
/// *Source:* the method of small p-values; W. J. Conover, "Practical Nonparametric Statistics", 3rd edition, 1999,
/// section 3.1; `binom.test` of R and `scipy.stats.binomtest` have the same convention and tolerance.
public struct BinomialTest: Sendable, Equatable {
  /// The name of the test, as documents write it.
  public static let name = "binomial"
  /// The most trials: every possible count is looked at.
  public static let trialLimit = 100_000

  /// The two-sided p-value.
  public let pValue: Double

  /// The test of a count against a planned probability.
  ///
  /// - Parameters:
  ///   - events: k, in 0 … trials.
  ///   - trials: n, from 1 to ``trialLimit``.
  ///   - probability: π, in [0, 1].
  /// - Throws: `tooFewRows` with no trials, `tooManyRows` beyond the limit, `invalidCount`, `invalidProbability`.
  /// - Complexity: O(trials).
  public init(events: Int, trials: Int, probability: Double) throws(InferenceError) {
    guard trials > 0 else { throw .tooFewRows(found: trials, needed: 1) }
    guard trials <= Self.trialLimit else { throw .tooManyRows(found: trials, limit: Self.trialLimit) }
    guard (0...trials).contains(events) else { throw .invalidCount(Double(events)) }
    let distribution: Binomial
    do { distribution = try Binomial(trials: trials, probability: probability) } catch {
      throw .invalidProbability(probability)
    }
    let observed = distribution.mass(events) * (1 + 1e-7)
    var tail = 0.0
    for count in 0...trials {
      let mass = distribution.mass(count)
      if mass <= observed { tail += mass }
    }
    pValue = min(1, tail)
  }

  /// The chance of so many events or more.
  ///
  ///     P(X ≥ k),   X ~ binomial(n, π)
  ///
  /// - Parameters:
  ///   - events: k.
  ///   - trials: n, at least 0, without a limit.
  ///   - probability: π.
  /// - Returns: nil where no trial is possible or π is no probability.
  public static func chance(ofAtLeast events: Int, trials: Int, probability: Double) -> Double? {
    (try? Binomial(trials: trials, probability: probability))?.atLeast(events)
  }
}
