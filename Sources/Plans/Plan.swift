public import Inference

/// A group as it was planned.
public struct PlannedGroup: Sendable, Equatable {
  /// What people call it; nil where only the role is known.
  public var name: String?
  /// The share of units that it is to get, in percent; nil where it was not planned.
  public var percentage: Double?
  /// The algorithm that serves it; its value in the log may be this.
  public var algorithm: String?

  /// A planned group.
  public init(name: String? = nil, percentage: Double? = nil, algorithm: String? = nil) {
    self.name = name
    self.percentage = percentage
    self.algorithm = algorithm
  }
}

/// The statistics that were decided before the data.
public struct StatisticsPlan: Sendable, Equatable {
  /// The level of intervals.
  public var confidenceLevel = 0.95
  /// The p-value below which a difference is taken as real.
  public var significanceLevel = 0.05
  /// The requests, and units, that each group needs before a gate may pass.
  public var minimumSampleSize = 100
  /// How the p-values of one family are corrected for their number.
  public var correction = Correction.holm
  /// How looks before the planned end keep α.
  public var sequential = SequentialPlan()

  /// What holds without a plan.
  public init() {}
}

/// The names of columns, where they differ from those that are recognised.
public struct LogPlan: Sendable, Equatable {
  /// The column of the group.
  public var group: String?
  /// The column of the unit; `none` says that requests are independent.
  public var unit: String?
  /// The column of the time.
  public var time: String?
  /// The unit of durations that state none: `ns`, `us`, `ms`, `s`.
  public var timeUnit: String?

  /// No names.
  public init() {}
}

/// What was decided about an experiment before its data were seen.
///
/// Everything has a default; `Plan()` is what holds without a plan file.
public struct Plan: Sendable, Equatable {
  /// The name of the experiment.
  public var experimentName: String?
  /// The first day, `YYYY-MM-DD`.
  public var startDate: String?
  /// The last day, which belongs to the experiment.
  public var endDate: String?
  /// The seed of the assignment by hash.
  public var seed = 42
  /// The control group, where it was planned.
  public var control: PlannedGroup?
  /// The treatment group, where it was planned.
  public var treatment: PlannedGroup?
  /// The metrics; empty where the standard ones hold, as far as the log has them.
  public var metrics: [MetricSpecification] = []
  /// Levels and sizes.
  public var statistics = StatisticsPlan()
  /// Names of columns.
  public var log = LogPlan()
  /// The stages of the release, what rolls it back, and what promotes it.
  public var canary = CanaryPlan()

  /// The plan that holds without a file.
  public init() {}
}
