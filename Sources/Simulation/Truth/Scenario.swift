/// A stretch of an experiment with one split.
public struct ScenarioStage: Sendable, Equatable {
  /// The share of users that the treatment serves, in [0, 1].
  public var treatmentShare: Double
  /// How long it lasts, in days.
  public var days: Double

  /// A stage.
  public init(treatmentShare: Double, days: Double) {
    self.treatmentShare = treatmentShare
    self.days = days
  }
}

/// A synthetic experiment: all that its log, and the truth behind it, follow from.
///
/// A user belongs to the treatment while its own uniform number, fixed by the seed, is below the treatment's share: when
/// the share grows, users move from control to treatment and never back.
public struct Scenario: Sendable, Equatable {
  /// What every number of the log follows from.
  public var seed: UInt64 = 1
  /// The number of requests, spread evenly over the time.
  public var rows = 100_000
  /// The number of users that send them.
  public var users = 10_000
  /// The start, in milliseconds since 1970-01-01T00:00:00Z.
  public var start: Int64 = 1_761_091_200_000
  /// The stages, one after the other.
  public var stages = [ScenarioStage(treatmentShare: 0.5, days: 14)]
  /// The control's value in the log.
  public var controlName = "legacy"
  /// The treatment's value in the log.
  public var treatmentName = "canary"
  /// The control.
  public var control = GroupModel(mean: 450)
  /// The treatment.
  public var treatment = GroupModel(mean: 450)
  /// How users differ.
  public var units = UnitModel()
  /// How response times change with time.
  public var course = TimeCourse()

  /// An experiment without an effect: 100,000 requests of 10,000 users in 14 days.
  public init() {}

  /// The days of all stages.
  public var days: Double { stages.reduce(0) { $0 + $1.days } }

  /// Refuses what no log can be made from.
  ///
  /// - Throws: ``SimulationError/outOfRange(parameter:value:allowed:)`` naming the first of the parameters.
  public func check() throws(SimulationError) {
    func require(
      _ parameter: String, _ value: Double, in range: ClosedRange<Double>, _ allowed: String
    ) throws(SimulationError) {
      guard range.contains(value) else {
        throw .outOfRange(parameter: parameter, value: value, allowed: allowed)
      }
    }
    try require("rows", Double(rows), in: 1...1e12, "between 1 and 10^12")
    try require("users", Double(users), in: 1...2e7, "between 1 and 20,000,000")
    try require("days", days, in: 1e-3...3_650, "between 0.001 and 3650")
    for stage in stages {
      try require("split", stage.treatmentShare, in: 0...1, "a share from 0 to 1")
      try require("stages", stage.days, in: 1e-3...3_650, "between 0.001 and 3650 days a stage")
    }
    for group in [control, treatment] {
      try require("mean", group.mean, in: 1e-3...1e9, "between 0.001 and 10^9 ms, effects included")
      try require("slow", group.slowShare, in: 0...1, "a share from 0 to 1")
      try require("slow", group.slowFactor, in: 1e-3...1e6, "a factor between 0.001 and 10^6")
      try require("error-rate", group.errorRate, in: 0...1, "a share from 0 to 1")
      try require("fail-fast", group.failureFactor, in: 1e-6...1e6, "a factor between 10^-6 and 10^6")
      try require("confidence-score", group.confidence, in: 0...1, "a number from 0 to 1")
      try require("missing", group.missing, in: 0...1, "a share from 0 to 1")
    }
    try require("sigma", units.logDeviation, in: 0...5, "between 0 and 5")
    try require("correlation", units.correlation, in: 0...1, "between 0 and 1")
    if let index = units.tailIndex { try require("tail", index, in: 1.01...1e6, "above 1.01") }
    try require("activity", units.activityDeviation, in: 0...5, "between 0 and 5")
    try require("activity-correlation", units.activityCorrelation, in: -1...1, "between -1 and 1")
    try require("error-correlation", units.errorCorrelation, in: 0...1, "between 0 and 1")
    try require("trend", course.trend, in: -1.9...1.9, "between -1.9 and 1.9")
    try require("daily", course.daily, in: 0...0.9, "between 0 and 0.9")
    try require("novelty", course.novelty, in: -0.99...100, "between -0.99 and 100")
    try require("novelty", course.noveltyHalfLife, in: 0.01...3_650, "a half-life between 0.01 and 3650 days")
  }
}
