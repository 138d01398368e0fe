import Glibc

/// The binomial distribution: successes in independent trials of one probability.
///
/// *Edge cases:* counts below 0 and above the trials are answered exactly (0 or 1); NaN in, NaN out.
///
/// *Source:* the incomplete beta function, P(X ≥ k) = I_p(k, n − k + 1): NIST, "Digital Library of Mathematical
/// Functions", 8.17.5.
public struct Binomial: Equatable, Sendable {
  /// The number of trials n, at least 0.
  public let trials: Int
  /// The probability p of a success in one trial.
  public let probability: Double

  /// The distribution of the successes in `trials` trials.
  ///
  /// - Parameters:
  ///   - trials: n, at least 0.
  ///   - probability: p, in [0, 1].
  /// - Throws: `illegalTrials`, `illegalProbability`.
  public init(trials: Int, probability: Double) throws(DistributionError) {
    guard trials >= 0 else { throw .illegalTrials(trials) }
    guard probability >= 0 && probability <= 1 else { throw .illegalProbability(probability) }
    self.trials = trials
    self.probability = probability
  }

  /// P(X = k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability; 0 for a count that cannot be.
  public func mass(_ count: Int) -> Double {
    guard count >= 0 && count <= trials else { return 0 }
    if probability == 0 { return count == 0 ? 1 : 0 }
    if probability == 1 { return count == trials ? 1 : 0 }
    let (k, n, p) = (Double(count), Double(trials), probability)
    if count == 0 { return exp(n * log1p(-p)) }
    if count == trials { return pow(p, n) }
    // Relative to the mean (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
    let deviation = -(-k).addingProduct(n, p)
    let below = -deviation / k
    let near = abs(below) < 0.5 ? log1pMinus(below) : log(n * p / k) - below
    let power = k * near + (n - k) * log1pMinus(deviation / (n - k))
    let remainder = stirlingRemainder(n) - stirlingRemainder(k) - stirlingRemainder(n - k)
    return exp(power + remainder) * (n / (k * (n - k))).squareRoot() / squareRootOfTwoPi
  }

  /// P(X ≤ k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials else { return 1 }
    return tails(count).upper
  }

  /// P(X > k), where `atLeast` is P(X ≥ k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ count: Int) -> Double {
    guard count >= 0 else { return 1 }
    guard count < trials else { return 0 }
    return tails(count).lower
  }

  /// P(X ≥ k): how likely so many successes or more are by chance.
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func atLeast(_ count: Int) -> Double { count > 0 ? survival(count - 1) : 1 }

  /// The smallest count k with P(X ≤ k) ≥ p.
  ///
  /// - Parameter p: A probability in [0, 1].
  /// - Returns: The quantile, 0 … n; nil for a `p` outside [0, 1] or NaN.
  public func quantile(_ p: Double) -> Int? {
    guard p >= 0 && p <= 1 else { return nil }
    return smallestCount(upTo: trials) { cumulative($0) >= p }
  }

  /// The smallest count k with P(X > k) ≤ q.
  ///
  /// - Parameter q: A probability in [0, 1].
  /// - Returns: The quantile, 0 … n; nil for a `q` outside [0, 1] or NaN.
  public func upperQuantile(_ q: Double) -> Int? {
    guard q >= 0 && q <= 1 else { return nil }
    return smallestCount(upTo: trials) { survival($0) <= q }
  }

  /// P(X > k) and P(X ≤ k) for a k from 0 to n − 1.
  private func tails(_ count: Int) -> (lower: Double, upper: Double) {
    if probability == 0 { return (0, 1) }
    if probability == 1 { return (1, 0) }
    let (a, b) = (Double(count) + 1, Double(trials - count))
    return betaTails(
      a, b, x: probability, y: 1 - probability, lambda: a.addingProduct(-(a + b), probability))
  }
}

/// The smallest count from 0 to `last` for which a condition that stays true once true holds; `last` if none.
///
/// - Complexity: O(log last) calls.
func smallestCount(upTo last: Int, where condition: (Int) -> Bool) -> Int {
  var (low, high) = (0, last)
  while low < high {
    let middle = low + (high - low) / 2
    if condition(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
