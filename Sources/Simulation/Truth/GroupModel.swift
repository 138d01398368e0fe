/// How the requests of one group behave, in the mean over its units.
public struct GroupModel: Sendable, Equatable {
  /// The mean response time in milliseconds of requests that are neither slow nor failed.
  public var mean: Double
  /// The share of requests on the slow path.
  public var slowShare = 0.0
  /// How many times as long a request on the slow path takes.
  public var slowFactor = 1.0
  /// The share of requests that fail.
  public var errorRate = 0.0
  /// How many times as long a failed request takes; 0.05 is failing fast.
  public var failureFactor = 1.0
  /// The centre of the confidence score, before it is cut to [0, 1].
  public var confidence = 0.8
  /// The share of response times, and of confidence scores, that are missing, independent of all else.
  public var missing = 0.0

  /// A group with a mean response time, and nothing slow, failed or missing.
  public init(mean: Double) {
    self.mean = mean
  }
}

/// How units, and the requests of one unit, differ from each other.
///
/// The logarithm of a response time is normal: part of its variance is the unit's own, the rest is that of the request.
/// A request fails where √ρ·(a number of the unit) + √(1 − ρ)·(a number of the request) lies below Φ⁻¹(error rate), both
/// numbers standard normal: units differ, and the rate is exact.
public struct UnitModel: Sendable, Equatable {
  /// The standard deviation σ of the logarithm of the response time over requests.
  public var logDeviation = 0.65
  /// The share of σ² that lies between units: the intraclass correlation of the logarithm.
  public var correlation = 0.3
  /// The index α > 1 of a Pareto tail that takes the place of the log-normal spread of a unit's requests; nil for none.
  public var tailIndex: Double?
  /// The standard deviation of the logarithm of how active units are: their numbers of requests are that unequal.
  public var activityDeviation = 0.7
  /// The correlation of a unit's activity with its response time, both as logarithms.
  public var activityCorrelation = 0.0
  /// The correlation ρ of failures within a unit, of the normal numbers behind them.
  public var errorCorrelation = 0.1
  /// The standard deviation of the confidence score between units.
  public var moodDeviation = 0.05
  /// The standard deviation of the confidence score between requests of one unit.
  public var confidenceDeviation = 0.08

  /// Units as they are in a usual gateway log.
  public init() {}

  /// The standard deviation of the logarithm between units.
  var betweenDeviation: Double { logDeviation * correlation.squareRoot() }
  /// The standard deviation of the logarithm within a unit; 0 where a Pareto tail takes its place.
  var withinDeviation: Double { tailIndex == nil ? logDeviation * (1 - correlation).squareRoot() : 0 }
}
