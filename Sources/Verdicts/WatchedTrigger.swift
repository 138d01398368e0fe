import Plans
internal import Sentences
import Summaries

/// A trigger with its window, and how it has stood so far.
struct WatchedTrigger: Sendable {
  /// A warning that stands.
  struct Warning: Sendable {
    /// When it must have ended; kept when it ended and came back before.
    var deadline: Int64
    /// Whether it has not recovered.
    var isStanding = true
    /// Since when there has been an answer on the right side, without a break.
    var quietSince: Int64?
  }

  let trigger: Trigger
  /// The place of its window.
  let window: Int
  /// What its window counts.
  let basis: WindowBasis
  /// The place of its threshold, where it counts rows beyond one.
  let threshold: Int?
  /// Whether it is the stage's own: it goes back by one stage only.
  let isOfStage: Bool
  /// The share of bad requests that is permitted; nil where none is.
  let permitted: Double?
  /// How it stands.
  var status = TriggerState.Status.noAnswer
  /// Since when, in milliseconds since 1970.
  var since: Int64 = 0
  /// When it last held.
  var lastFired: Int64?
  /// Since when it has no answer, after it had one.
  var lostSince: Int64?
  /// Whether that was told.
  var isLossTold = false
  /// Its warning.
  var warning: Warning?

  init(_ trigger: Trigger, window: Int, threshold: Int?, isOfStage: Bool, limits: StageLimits?) {
    self.trigger = trigger
    self.window = window
    basis = trigger.measure.basis
    self.threshold = threshold
    self.isOfStage = isOfStage
    permitted = trigger.permittedRate(limits)
  }

  /// What makes a row one of those that make a breach; nil where every row does its part.
  var badness: SlidingWindows.Badness? {
    switch trigger.measure {
    case .errorRate, .availability: .error
    case .successRate: .failure
    default: threshold.map { .beyond($0) }
    }
  }
}

extension CanaryMeasure {
  /// What a window counts to know whether it has enough requests.
  var basis: WindowBasis {
    switch self {
    case .errorRate, .availability: .judged
    case .successRate: .stated
    case .p50ResponseTime, .p95ResponseTime, .p99ResponseTime, .meanResponseTime: .timed
    case .confidence: .confident
    }
  }

  /// How people call it.
  var words: Sentence {
    switch self {
    case .errorRate: "error rate"
    case .successRate: "success rate"
    case .availability: "availability"
    case .p50ResponseTime: "median response time"
    case .p95ResponseTime: "p95 response time"
    case .p99ResponseTime: "p99 response time"
    case .meanResponseTime: "mean response time"
    case .confidence: "confidence"
    }
  }
}

extension Trigger {
  /// The bound beyond which rows are counted for it; nil for shares, which count errors and successes.
  var windowThreshold: WindowThreshold? {
    guard !measure.isShare else { return nil }
    let quantity: WindowThreshold.Quantity = measure.isDuration ? .responseTime : .confidence
    return side == .above
      ? WindowThreshold(quantity, above: threshold) : WindowThreshold(quantity, below: threshold)
  }

  /// The length of its window in seconds, rounded up.
  var seconds: Int { max(1, Int((window + 999) / 1_000)) }

  /// Whether a value is truly on the wrong side.
  func isBroken(by value: Double) -> Bool {
    side == .above ? Threshold.exceeds(value, threshold) : Threshold.isBelow(value, threshold)
  }

  /// The share of bad requests that a healthy canary may have: for rates the stage's limit, for a quantile its own level.
  ///
  /// A share has bad requests only on its harmful side; means have none that could be counted.
  func permittedRate(_ limits: StageLimits?) -> Double? {
    switch (measure, side) {
    case (.errorRate, .above), (.availability, .below): limits?.errorRate
    case (.successRate, .below): limits?.successRate.map { 1 - $0 }
    default: measure.quantileLevel.map { side == .above ? 1 - $0 : $0 }
    }
  }
}
