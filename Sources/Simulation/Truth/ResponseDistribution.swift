internal import Distributions
internal import Glibc

/// The distribution of response times as a mixture of parts whose logarithms are normal, or normal plus exponential.
///
///     ln X = location + deviation·Z            (log-normal)
///     ln X = location + deviation·Z + E/α      (log-normal times Pareto of index α)
///
/// Slow and failed requests, and hours of the day, are parts of their own. Means are sums of closed forms; quantiles are
/// roots of the distribution function, which is one.
///
/// *Source:* N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous univariate distributions", volume 1, 1994, chapter 14;
/// the normal plus exponential by E. Grushka, Analytical Chemistry 44 (1972), 1733–1738, doi:10.1021/ac60319a011, eq. 3.
public struct ResponseDistribution: Sendable, Equatable {
  /// One part of the mixture.
  public struct Part: Sendable, Equatable {
    /// Its share.
    public var weight: Double
    /// The mean of the normal part of ln X.
    public var location: Double
    /// The standard deviation of the normal part of ln X.
    public var deviation: Double
    /// The index α of the Pareto factor; nil where there is none.
    public var tailIndex: Double?
  }

  /// The parts; their weights add up to 1.
  public private(set) var parts: [Part]

  /// The response times of a group.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - units: how units differ.
  ///   - factors: times a share of requests takes longer: of hours, or of more active units; all equal by default.
  public init(_ group: GroupModel, units: UnitModel, factors: [(weight: Double, factor: Double)] = [(1, 1)]) {
    let between = units.betweenDeviation
    let within = units.withinDeviation
    let variance = between * between + within * within
    var location = log(group.mean) - variance / 2
    if let index = units.tailIndex { location += log((index - 1) / index) }
    let speeds = [(1 - group.slowShare, 1), (group.slowShare, group.slowFactor)].filter { $0.0 > 0 }
    let ends = [(1 - group.errorRate, 1), (group.errorRate, group.failureFactor)].filter { $0.0 > 0 }
    let total = factors.reduce(0) { $0 + $1.weight }
    var parts: [Part] = []
    for (weight, factor) in factors {
      for (slow, speed) in speeds {
        for (share, end) in ends {
          parts.append(
            Part(
              weight: weight / total * slow * share, location: location + log(factor * speed * end),
              deviation: variance.squareRoot(), tailIndex: units.tailIndex))
        }
      }
    }
    self.parts = parts
  }

  /// E X.
  public var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.moment(1) } }

  /// The standard deviation of X; ∞ where a tail index is 2 or less.
  public var standardDeviation: Double {
    let square = parts.reduce(0) { $0 + $1.weight * $1.moment(2) }
    return max(0, square - mean * mean).squareRoot()
  }

  /// P(X ≤ x).
  ///
  /// - Parameter x: a response time in milliseconds.
  /// - Returns: the probability; 0 below 0.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    return cumulative(logarithm: log(x))
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: a probability inside (0, 1); anything else gives NaN.
  /// - Returns: the quantile in milliseconds.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1, let first = parts.first else { return .nan }
    if parts.count == 1 && first.tailIndex == nil {
      return exp(first.location + first.deviation * Normal.standard.quantile(p))
    }
    var low = parts.reduce(first.location) { min($0, $1.location) } - 1
    var high = parts.reduce(first.location) { max($0, $1.location) } + 1
    for _ in 0..<60 where cumulative(logarithm: low) > p { low -= high - low }
    for _ in 0..<60 where cumulative(logarithm: high) < p { high += high - low }
    return exp(bracketedRoot(between: low, and: high) { cumulative(logarithm: $0) - p })
  }

  private func cumulative(logarithm y: Double) -> Double {
    parts.reduce(0) { $0 + $1.weight * $1.cumulative(logarithm: y) }
  }
}

extension ResponseDistribution.Part {
  /// E X^k; ∞ where the tail has none.
  func moment(_ k: Double) -> Double {
    let normal = exp(k * location + k * k * deviation * deviation / 2)
    guard let tailIndex else { return normal }
    return tailIndex > k ? normal * tailIndex / (tailIndex - k) : .infinity
  }

  /// P(ln X ≤ y).
  func cumulative(logarithm y: Double) -> Double {
    let distance = y - location
    guard deviation > 0 else {
      guard let tailIndex else { return distance >= 0 ? 1 : 0 }
      return distance > 0 ? -expm1(-tailIndex * distance) : 0
    }
    let z = distance / deviation
    let below = Normal.standard.cumulative(z)
    guard let tailIndex else { return below }
    let rate = tailIndex * deviation
    let tail = Normal.standard.logSurvival(rate - z) + rate * (rate / 2 - z)
    return max(0, below - exp(tail))
  }
}
