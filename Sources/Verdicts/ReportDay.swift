public import Inference

/// One day of an experiment.
public struct ReportDay: Sendable, Equatable {
  /// What one group did on the day.
  public struct Group: Sendable, Equatable {
    /// Its value in the log.
    public var name: String
    /// Its requests.
    public var requests: Int
    /// Its value of the primary metric; nil where it has none.
    public var value: Double?
    /// Its error rate with its interval; nil where errors are not known.
    public var errorRate: Interval?

    /// A group on a day.
    public init(name: String, requests: Int, value: Double?, errorRate: Interval?) {
      self.name = name
      self.requests = requests
      self.value = value
      self.errorRate = errorRate
    }
  }

  /// What a treatment changed in the primary metric on the day.
  public struct Change: Sendable, Equatable {
    /// The treatment.
    public var treatment: String
    /// The difference; nil where there is none.
    public var difference: Interval?
    /// The lift, of which the ends may be infinite; nil where there is none.
    public var lift: Interval?

    /// A change.
    public init(treatment: String, difference: Interval?, lift: Interval?) {
      self.treatment = treatment
      self.difference = difference
      self.lift = lift
    }
  }

  /// The day: `2025-10-22`.
  public var day: String
  /// The groups, control first.
  public var groups: [Group]
  /// What each treatment changed.
  public var changes: [Change]

  /// A day.
  public init(day: String, groups: [Group], changes: [Change]) {
    self.day = day
    self.groups = groups
    self.changes = changes
  }
}

/// The lift of one metric and treatment over all rows up to the end of each day.
public struct LiftCourse: Sendable, Equatable {
  /// All rows up to the end of one day.
  public struct Point: Sendable, Equatable {
    /// The day: `2025-10-22`.
    public var day: String
    /// The requests of both groups up to its end.
    public var requests: Int
    /// The lift, with the interval of one look.
    public var lift: Interval
    /// The ends of the confidence sequence, which all hold together, day after day; may be infinite.
    public var sequence: Interval

    /// A point.
    public init(day: String, requests: Int, lift: Interval, sequence: Interval) {
      self.day = day
      self.requests = requests
      self.lift = lift
      self.sequence = sequence
    }
  }

  /// The metric's name.
  public var metric: String
  /// The treatment.
  public var treatment: String
  /// The level of all intervals.
  public var level: Double
  /// The share of units that the spread of units was taken from; 1 where it is all of them.
  public var sampledShare: Double
  /// The days, in order.
  public var points: [Point]

  /// A course.
  public init(metric: String, treatment: String, level: Double, sampledShare: Double = 1, points: [Point]) {
    self.metric = metric
    self.treatment = treatment
    self.level = level
    self.sampledShare = sampledShare
    self.points = points
  }
}
