/// A stage of a canary release: how much of the traffic, how long, and what leaving it asks.
public struct CanaryStage: Sendable, Equatable {
  /// Its number, from 1.
  public var number: Int
  /// The canary's share of the traffic in percent.
  public var percentage: Double
  /// The hours that it is watched; infinite for the stage that stays.
  public var hours: Double
  /// When it began, a time or a day; nil where it has not.
  public var start: String?
  /// When it ended, a time or a day that belongs to it; nil where the next stage's start ends it.
  public var end: String?
  /// What the canary's figures must keep to for the next stage to begin.
  public var limits = StageLimits()
  /// Whether a load test must have passed, too.
  public var needsLoadTest = false
  /// Whether the A/B decision must be to promote, too.
  public var needsDecision = false
  /// What rolls this stage back, beside what rolls back every stage.
  public var triggers: [Trigger] = []

  /// The canary's share of the traffic, from 0 to 1.
  public var share: Double { percentage / 100 }

  /// A stage that asks nothing but time.
  public init(number: Int, percentage: Double, hours: Double, start: String? = nil, end: String? = nil) {
    self.number = number
    self.percentage = percentage
    self.hours = hours
    self.start = start
    self.end = end
  }
}

/// What the canary's rows of a stage must keep to.
///
/// Equality passes; a limit that is nil is not asked.
public struct StageLimits: Sendable, Equatable {
  /// The largest error rate.
  public var errorRate: Double?
  /// The largest 95th percentile of response time, in milliseconds.
  public var p95ResponseTime: Double?
  /// The smallest share of successful requests.
  public var successRate: Double?
  /// The smallest mean confidence.
  public var confidence: Double?

  /// Limits.
  public init(
    errorRate: Double? = nil, p95ResponseTime: Double? = nil, successRate: Double? = nil,
    confidence: Double? = nil
  ) {
    self.errorRate = errorRate
    self.p95ResponseTime = p95ResponseTime
    self.successRate = successRate
    self.confidence = confidence
  }
}

/// What the canary must keep to beside the legacy version, at every stage; equality fails.
public struct LegacyLimits: Sendable, Equatable {
  /// The rise of the error rate that is too much, as a share: 0.005 is half a point.
  public var errorRateIncrease = 0.005
  /// The relative rise of the 95th percentile of response time that is too much.
  public var p95Increase = 0.10
  /// The number of canary requests that must be exceeded.
  public var requests = 1_000

  /// What holds without a plan.
  public init() {}
}

extension CanaryStage {
  /// The five stages that hold without a plan.
  public static let standard: [CanaryStage] = {
    func stage(
      _ number: Int, _ percentage: Double, _ hours: Double, errorRate: Double, p95: Double, success: Double,
      confidence: Double
    ) -> CanaryStage {
      var stage = CanaryStage(number: number, percentage: percentage, hours: hours)
      stage.limits = StageLimits(
        errorRate: errorRate, p95ResponseTime: p95, successRate: success, confidence: confidence)
      return stage
    }
    var stages = [
      stage(1, 5, 24, errorRate: 0.01, p95: 15_000, success: 0.95, confidence: 0.75),
      stage(2, 10, 24, errorRate: 0.015, p95: 18_000, success: 0.93, confidence: 0.73),
      stage(3, 25, 48, errorRate: 0.02, p95: 20_000, success: 0.91, confidence: 0.71),
      stage(4, 50, 72, errorRate: 0.025, p95: 22_000, success: 0.89, confidence: 0.69),
      CanaryStage(number: 5, percentage: 100, hours: .infinity),
    ]
    stages[1].triggers = [
      Trigger(.errorRate, .above, 0.02), Trigger(.p95ResponseTime, .above, 20_000),
      Trigger(.successRate, .below, 0.90), Trigger(.confidence, .below, 0.70),
    ]
    stages[2].needsLoadTest = true
    stages[3].needsDecision = true
    return stages
  }()

  /// The usual stage of a number.
  static func standard(_ number: Int) -> CanaryStage? { standard.first { $0.number == number } }
}
