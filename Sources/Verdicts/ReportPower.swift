public import Summaries

/// How the values of one metric are spread in one group.
public struct GroupDistribution: Sendable, Equatable {
  /// The metric's name.
  public var metric: String
  /// The group's value in the log.
  public var group: String
  /// The number of values.
  public var count: Int
  /// The distribution function: quantiles at rising levels, 0.5, 0.95 and 0.99 among them.
  public var quantiles: [Quantile]

  /// A distribution.
  public init(metric: String, group: String, count: Int, quantiles: [Quantile]) {
    self.metric = metric
    self.group = group
    self.count = count
    self.quantiles = quantiles
  }
}

/// What the data of a report could see, and when more of them will decide.
public struct ReportPower: Sendable, Equatable {
  /// The chance of seeing a true lift.
  public struct Point: Sendable, Equatable {
    /// The true lift, in the good direction, above 0.
    public var lift: Double
    /// The chance that data like these show it as significant.
    public var power: Double
    /// The chance that twice as many do.
    public var powerOfTwice: Double

    /// A point.
    public init(lift: Double, power: Double, powerOfTwice: Double) {
      self.lift = lift
      self.power = power
      self.powerOfTwice = powerOfTwice
    }
  }

  /// The metric's name.
  public var metric: String
  /// The treatment.
  public var treatment: String
  /// The significance level.
  public var significance: Double
  /// The planned power.
  public var plannedPower: Double
  /// The smallest lift that data like these show with the planned power; nil where there is none.
  public var smallestLift: Double?
  /// The lift that the experiment must be able to see.
  public var targetLift: Double?
  /// The treatment's requests that this takes; nil where it is not known.
  public var requiredRequests: Int?
  /// The treatment's requests so far.
  public var requests: Int
  /// The treatment's requests of a day, at the rate of these rows; nil where rows have no time.
  public var dailyRequests: Double?
  /// The days from the last row until there are enough requests; 0 where there are, nil where it is not known.
  public var daysLeft: Double?
  /// The curve, at rising lifts.
  public var curve: [Point]

  /// What data could see.
  public init(
    metric: String, treatment: String, significance: Double, plannedPower: Double, smallestLift: Double?,
    targetLift: Double?, requiredRequests: Int?, requests: Int, dailyRequests: Double?, daysLeft: Double?,
    curve: [Point]
  ) {
    self.metric = metric
    self.treatment = treatment
    self.significance = significance
    self.plannedPower = plannedPower
    self.smallestLift = smallestLift
    self.targetLift = targetLift
    self.requiredRequests = requiredRequests
    self.requests = requests
    self.dailyRequests = dailyRequests
    self.daysLeft = daysLeft
    self.curve = curve
  }
}
