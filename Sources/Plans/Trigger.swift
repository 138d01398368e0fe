/// What is watched of a version in a window of time.
public enum CanaryMeasure: String, Sendable, CaseIterable {
  /// The share of requests that failed.
  case errorRate = "error_rate"
  /// The share of requests with a stated success that succeeded.
  case successRate = "success_rate"
  /// The share of requests that did not fail.
  case availability
  /// The median response time in milliseconds.
  case p50ResponseTime = "p50_response_time_ms"
  /// The 95th percentile of response time in milliseconds.
  case p95ResponseTime = "p95_response_time_ms"
  /// The 99th percentile of response time in milliseconds.
  case p99ResponseTime = "p99_response_time_ms"
  /// The mean response time in milliseconds.
  case meanResponseTime = "mean_response_time_ms"
  /// The mean confidence.
  case confidence = "confidence_score"

  /// Whether it is a share of requests, from 0 to 1.
  public var isShare: Bool {
    switch self {
    case .errorRate, .successRate, .availability: true
    default: false
    }
  }

  /// Whether it is a time in milliseconds.
  public var isDuration: Bool { self != .confidence && !isShare }

  /// The level of a quantile, 0.5, 0.95 or 0.99; nil for what is none.
  public var quantileLevel: Double? {
    switch self {
    case .p50ResponseTime: 0.5
    case .p95ResponseTime: 0.95
    case .p99ResponseTime: 0.99
    default: nil
    }
  }

  /// The window that is usual for it, in milliseconds: ten minutes for response times, five for all else.
  public var usualWindow: Int64 { isDuration ? 600_000 : 300_000 }
}

/// A rule that fires when a measure of the canary crosses a threshold within a sliding window.
public struct Trigger: Sendable, Hashable {
  /// On which side of the threshold it fires; equality does not.
  public enum Side: String, Sendable, CaseIterable {
    /// It fires above the threshold.
    case above
    /// It fires below the threshold.
    case below
  }

  /// What follows when it fires; the later one is the stricter.
  public enum Action: String, Sendable, CaseIterable {
    /// The release is watched; without recovery in time it goes back by one stage.
    case warn
    /// The release is rolled back.
    case rollBack = "roll_back"
  }

  /// What is watched.
  public var measure: CanaryMeasure
  /// On which side of the threshold it fires.
  public var side: Side
  /// The threshold, in the measure's own unit.
  public var threshold: Double
  /// The length of the window in milliseconds.
  public var window: Int64
  /// What follows.
  public var action: Action

  /// A trigger; its window is the usual one of its measure unless stated.
  public init(
    _ measure: CanaryMeasure, _ side: Side, _ threshold: Double, window: Int64? = nil,
    action: Action = .rollBack
  ) {
    self.measure = measure
    self.side = side
    self.threshold = threshold
    self.window = window ?? measure.usualWindow
    self.action = action
  }

  /// The triggers that hold at every stage without a plan.
  public static let standard = [
    Trigger(.errorRate, .above, 0.05), Trigger(.p95ResponseTime, .above, 20_000),
    Trigger(.successRate, .below, 0.90), Trigger(.p95ResponseTime, .above, 30_000),
    Trigger(.successRate, .below, 0.80), Trigger(.errorRate, .above, 0.02, action: .warn),
    Trigger(.p95ResponseTime, .above, 20_000, action: .warn),
    Trigger(.successRate, .below, 0.90, action: .warn),
  ]
}
