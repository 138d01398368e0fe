public import Inference
public import Plans
public import Summaries

/// One file that was read.
public struct Input: Sendable, Equatable {
  /// The path as it was given; `-` is standard input.
  public var path: String
  /// Its size.
  public var bytes: Int
  /// Its rows.
  public var rows: Int
  /// A hash of its content, in hexadecimal digits; nil for a summary document.
  public var hash: String?

  /// A file that was read.
  public init(path: String, bytes: Int, rows: Int, hash: String?) {
    self.path = path
    self.bytes = bytes
    self.rows = rows
    self.hash = hash
  }
}

/// What a group is in the comparison.
public enum GroupRole: String, Sendable, CaseIterable {
  /// What others are compared with.
  case control
  /// What is compared with the control.
  case treatment
}

/// A group, and its share of the traffic.
public struct AnalysedGroup: Sendable, Equatable {
  /// Its value in the log.
  public var name: String
  /// Its role.
  public var role: GroupRole
  /// Its requests.
  public var requests: Int
  /// Its units; nil where requests are independent.
  public var units: Int?
  /// Its share of units (of requests where there are no units).
  public var share: Double
  /// The share that was planned; nil where none was.
  public var expectedShare: Double?

  /// A group.
  package init(
    name: String, role: GroupRole, requests: Int, units: Int?, share: Double, expectedShare: Double?
  ) {
    self.name = name
    self.role = role
    self.requests = requests
    self.units = units
    self.share = share
    self.expectedShare = expectedShare
  }
}

/// A metric in every group, and every treatment compared with the control.
public struct AnalysedMetric: Sendable, Equatable {
  /// One treatment against the control.
  public struct Pair: Sendable, Equatable {
    /// The control's name.
    public var control: String
    /// The treatment's name.
    public var treatment: String
    /// What the treatment changes.
    public var comparison: MetricComparison

    /// A treatment against the control.
    package init(control: String, treatment: String, comparison: MetricComparison) {
      self.control = control
      self.treatment = treatment
      self.comparison = comparison
    }
  }

  /// What was asked.
  public var specification: MetricSpecification
  /// The answer of each group, in the order of the analysis's groups.
  public var groups: [GroupEstimate]
  /// The comparisons, one for each treatment.
  public var comparisons: [Pair]

  /// A metric.
  package init(specification: MetricSpecification, groups: [GroupEstimate], comparisons: [Pair]) {
    self.specification = specification
    self.groups = groups
    self.comparisons = comparisons
  }
}

/// How an analysis was made; enough to make it again.
public struct AnalysisSettings: Sendable, Equatable {
  /// How groups are compared.
  public var comparison = ComparisonSettings()
  /// How the p-values of one family are corrected for their number.
  public var correction = Correction.holm
  /// How looks before the planned end keep α.
  public var sequential = SequentialPlan()
  /// The earlier looks, where a ledger tells.
  public var history: LookHistory?
  /// Whether a Bayesian view is added to every comparison.
  public var isBayesian = false
  /// The levels of the quantiles that are reported.
  public var quantileLevels = [0.5, 0.95, 0.99]
  /// The relative error that quantiles may have; nil where they are exact.
  public var quantileError: Double?
  /// The share of rows that may be rejected, or lack a judged value, in any group.
  public var maximumRejected = 0.01
  /// The column of the group, or nil where files were the groups.
  public var group: String?
  /// The column of the unit, or nil where requests are taken as independent.
  public var unit: String?
  /// The column of the time, where it was read.
  public var time: String?
  /// The unit of durations that stated none.
  public var timeUnit: String?
  /// The rows that were asked for, as written.
  public var from: String?
  /// The end of the rows that were asked for, as written.
  public var to: String?
  /// The planned split, where there is one.
  public var split: Split?
  /// What is asked of strata: stages, days, hours and segments.
  public var questions: [DimensionQuestion] = []
  /// The time zone in which days and hours are cut, as written.
  public var timeZone = "UTC"
  /// The column of requests' names, where it was read.
  public var request: String?
  /// The one column that tells of failed and of successful requests; nil where each has its own.
  public var onlyOutcome: String?
  /// Whether each mean is also told without the largest values.
  public var asksWithoutOutliers = false

  /// What holds when nothing is asked for.
  public init() {}
}

/// All that is known of an experiment: the groups, the state of the data, and what every metric says.
public struct Analysis: Sendable, Equatable {
  /// The plan it was made by.
  public var plan: Plan
  /// How it was made.
  public var settings: AnalysisSettings
  /// What was read.
  public var inputs: [Input]
  /// What became of every row.
  public var rows: RowCounts
  /// The groups, control first.
  public var groups: [AnalysedGroup]
  /// The state of the data.
  public var checks: [Check]
  /// The metrics, in the order asked for.
  public var metrics: [AnalysedMetric]
  /// The groups within strata, dimension by dimension, where these are told one by one.
  public var strata: [AnalysedStrata] = []
  /// The answer of a gate, where one was asked.
  public var verdict: Verdict?

  /// An analysis that was made before.
  package init(
    plan: Plan, settings: AnalysisSettings, inputs: [Input], rows: RowCounts, groups: [AnalysedGroup],
    checks: [Check], metrics: [AnalysedMetric]
  ) {
    self.plan = plan
    self.settings = settings
    self.inputs = inputs
    self.rows = rows
    self.groups = groups
    self.checks = checks
    self.metrics = metrics
  }
}
