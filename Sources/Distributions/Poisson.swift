import Glibc

/// The Poisson distribution: how many independent rare events happen.
///
/// *Edge cases:* counts below 0 are answered exactly (0 or 1); a mean of 0 is always 0 events.
///
/// *Source:* the incomplete gamma function, P(X ≥ k) = P(k, μ): NIST, "Digital Library of Mathematical Functions",
/// 8.4.10 with 8.2.4.
public struct Poisson: Equatable, Sendable {
  /// The mean number of events μ, at least 0.
  public let mean: Double

  /// The distribution with a mean.
  ///
  /// - Parameter mean: μ, finite and at least 0.
  /// - Throws: `illegalMean`.
  public init(mean: Double) throws(DistributionError) {
    guard mean >= 0 && mean.isFinite else { throw .illegalMean(mean) }
    self.mean = mean
  }

  /// P(X = k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability; 0 for a count below 0.
  public func mass(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard mean > 0 else { return count == 0 ? 1 : 0 }
    if count == 0 { return exp(-mean) }
    // Relative to the mean (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
    let k = Double(count)
    let deviation = (mean - k) / k
    let relative = abs(deviation) < 0.5 ? log1pMinus(deviation) : log(mean / k) - deviation
    let power = k * relative - stirlingRemainder(k)
    return exp(power) / (k.squareRoot() * squareRootOfTwoPi)
  }

  /// P(X ≤ k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return mean > 0 ? upperIncompleteGamma(Double(count) + 1, mean) : 1
  }

  /// P(X > k), where `atLeast` is P(X ≥ k).
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ count: Int) -> Double {
    guard count >= 0 else { return 1 }
    return mean > 0 ? lowerIncompleteGamma(Double(count) + 1, mean) : 0
  }

  /// P(X ≥ k): how likely so many events or more are by chance.
  ///
  /// - Parameter count: k.
  /// - Returns: The probability, with its digits where it is tiny.
  public func atLeast(_ count: Int) -> Double { count > 0 ? survival(count - 1) : 1 }

  /// The smallest count k with P(X ≤ k) ≥ p.
  ///
  /// - Parameter p: A probability in [0, 1).
  /// - Returns: The quantile; nil at 1 (there is no largest count), outside [0, 1] and for NaN.
  public func quantile(_ p: Double) -> Int? {
    guard p >= 0 && p < 1 else { return nil }
    return smallestCount(upTo: last { cumulative($0) >= p }) { cumulative($0) >= p }
  }

  /// The smallest count k with P(X > k) ≤ q.
  ///
  /// - Parameter q: A probability in (0, 1].
  /// - Returns: The quantile; nil at 0 (there is no largest count), outside [0, 1] and for NaN.
  public func upperQuantile(_ q: Double) -> Int? {
    guard q > 0 && q <= 1 else { return nil }
    return smallestCount(upTo: last { survival($0) <= q }) { survival($0) <= q }
  }

  /// A count for which the condition holds, found by doubling; the condition holds for all large counts.
  private func last(where condition: (Int) -> Bool) -> Int {
    var count = Int(min(mean, 0x1p50)) + 1
    while !condition(count) && count < 1 << 60 { count *= 2 }
    return count
  }
}
