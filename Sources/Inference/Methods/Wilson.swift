/// Wilson's score interval of a proportion, from a number of events that need not be whole.
///
///     {p : (x − n·p)² ≤ z²·n·p·(1 − p)}
///
/// With units, events and trials are divided by the design effect beforehand.
///
/// *Edge cases:* 0 of n and n of n are answers: an end lies at exactly 0 or 1, the other one away from it.
///
/// *Source:* E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
/// American Statistical Association 22 (1927), 209–212, doi:10.1080/01621459.1927.10502953.
public struct Wilson: Sendable, Equatable {
  /// The number of events x, in [0, trials].
  public let events: Double
  /// The number of trials n, above 0.
  public let trials: Double

  /// A proportion.
  ///
  /// - Parameters:
  ///   - events: x, in [0, trials].
  ///   - trials: n, finite and above 0.
  /// - Throws: `invalidCount`; `tooFewRows` with no trials.
  public init(events: Double, trials: Double) throws(InferenceError) {
    try checkCounts(events: events, trials: trials)
    self.events = events
    self.trials = trials
  }

  /// The confidence interval of the proportion, inside [0, 1].
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: x/n with its interval.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    let z = try criticalValue(level: level, degreesOfFreedom: .infinity)
    // The smaller root by the product of the roots: near 0 it keeps its digits.
    func lower(_ events: Double) -> Double {
      events * (events / trials) / (events + z * z / 2 + halfWidth(events, z))
    }
    let upper =
      events < trials / 2
      ? (events + z * z / 2 + halfWidth(events, z)) / (trials + z * z) : 1 - lower(trials - events)
    return Interval(estimate: events / trials, lower: lower(events), upper: upper)
  }

  /// Half of the interval's width, times n + z².
  private func halfWidth(_ events: Double, _ z: Double) -> Double {
    z * (z * z / 4 + events * ((trials - events) / trials)).squareRoot()
  }
}

/// Checks the counts of a proportion.
///
/// - Throws: `tooFewRows` with no trials; `invalidCount` for what is not finite or has events outside [0, trials].
func checkCounts(events: Double, trials: Double) throws(InferenceError) {
  guard trials != 0 else { throw .tooFewRows(found: 0, needed: 1) }
  guard trials > 0 && trials.isFinite else { throw .invalidCount(trials) }
  guard events >= 0 && events <= trials else { throw .invalidCount(events) }
}
