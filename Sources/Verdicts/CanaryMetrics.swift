internal import Inference

/// A number with the ends of its interval, as far as it has them.
public struct MetricFigure: Sendable, Equatable {
  /// The number.
  public var estimate: Double
  /// The lower end; nil where it has none.
  public var lower: Double?
  /// The upper end; nil where it has none.
  public var upper: Double?

  /// A number; ends that are not finite are none.
  public init(_ estimate: Double, lower: Double? = nil, upper: Double? = nil) {
    self.estimate = estimate
    self.lower = lower.flatMap { $0.isFinite ? $0 : nil }
    self.upper = upper.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// What one version did.
public struct VersionMetrics: Sendable, Equatable {
  /// The version's value in the log.
  public var version: String
  /// Its requests.
  public var requests = 0
  /// Its units; nil where requests are independent.
  public var units: Int?
  /// Its requests of which it is known whether they failed.
  public var stated = 0
  /// Those of them that failed; nil where the logs do not say.
  public var errors: Int?
  /// The share that failed; nil where there is none.
  public var errorRate: MetricFigure?
  /// Its requests with a response time.
  public var timed = 0
  /// The mean response time in milliseconds.
  public var mean: MetricFigure?
  /// The 95th percentile of response time in milliseconds.
  public var p95: MetricFigure?
  /// The 99th percentile of response time in milliseconds.
  public var p99: MetricFigure?

  /// A version without requests.
  public init(version: String) {
    self.version = version
  }
}

/// What two versions did, side by side.
public struct CanaryMetrics: Sendable, Equatable {
  /// The old version: the control.
  public var legacy: VersionMetrics
  /// The new version: the treatment.
  public var canary: VersionMetrics
  /// The canary's error rate less legacy's; nil where one has none.
  public var errorRateDifference: MetricFigure?
  /// By how much of legacy's mean response time the canary's is shorter; below 0 where it is longer.
  public var improvement: MetricFigure?
  /// The same of the 95th percentile.
  public var p95Improvement: MetricFigure?
  /// The same of the 99th percentile.
  public var p99Improvement: MetricFigure?

  /// Two versions; the comparisons of what both have are made from their numbers, without intervals.
  public init(legacy: VersionMetrics, canary: VersionMetrics) {
    self.legacy = legacy
    self.canary = canary
    if let old = legacy.errorRate, let new = canary.errorRate {
      errorRateDifference = MetricFigure(new.estimate - old.estimate)
    }
    improvement = Self.improvement(legacy.mean, canary.mean)
    p95Improvement = Self.improvement(legacy.p95, canary.p95)
    p99Improvement = Self.improvement(legacy.p99, canary.p99)
  }

  /// (legacy − canary) ÷ legacy; nil where legacy's number is not above 0.
  private static func improvement(_ legacy: MetricFigure?, _ canary: MetricFigure?) -> MetricFigure? {
    guard let legacy = legacy?.estimate, let canary = canary?.estimate, legacy > 0 else { return nil }
    return MetricFigure((legacy - canary) / legacy)
  }

  /// The requests of both versions.
  public var requests: Int { legacy.requests + canary.requests }

  /// A version's share of the requests; NaN where there are none.
  public func share(of version: VersionMetrics) -> Double { Double(version.requests) / Double(requests) }
}

extension MetricFigure {
  /// Puts the ends of a difference's interval beside it.
  mutating func take(_ interval: Interval?) {
    guard let interval else { return }
    self = MetricFigure(estimate, lower: interval.lower, upper: interval.upper)
  }

  /// Puts the ends of a lift beside an improvement, which is the same with the other sign.
  mutating func take(improvement lift: RelativeLift?) {
    guard let lift else { return }
    self = MetricFigure(estimate, lower: -lift.upper, upper: -lift.lower)
  }
}
