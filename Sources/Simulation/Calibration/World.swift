internal import Distributions
internal import Glibc

/// A kind of experiment that is drawn again and again.
///
/// Users arrive one after the other; a coin puts each into a group, and each sends 1 + Poisson(w) requests at once, w
/// log-normal with mean ``furtherRequests``. Nothing changes with time.
public struct World: Sendable, Equatable {
  /// What it is called.
  public var name: String
  /// What is special about it, in a sentence.
  public var about: String
  /// What its random numbers are drawn from, besides the seed; no two worlds share one.
  public var stream: UInt64
  /// The users of both groups together.
  public var users: Int
  /// The treatment's share of users.
  public var treatmentShare = 0.5
  /// The requests of a user besides the first, on average.
  public var furtherRequests = 4.0
  /// The control.
  public var control: GroupModel
  /// The treatment.
  public var treatment: GroupModel
  /// How users differ.
  public var units: UnitModel
  /// How many requests a user has sent before the experiment, on average, all to the control; 0 for no history.
  public var pastRequests = 0.0

  /// A world without an effect: σ = 1, a third of it between users, a tenth slower when twice as active, 2 % errors.
  public init(name: String, about: String, stream: UInt64, users: Int = 4_000) {
    self.name = name
    self.about = about
    self.stream = stream
    self.users = users
    var group = GroupModel(mean: 450)
    group.errorRate = 0.02
    (control, treatment) = (group, group)
    units = UnitModel()
    units.logDeviation = 1
    units.correlation = 0.3
    units.activityCorrelation = 0.3
    units.errorCorrelation = 0.3
  }

  /// What is true of the response times of a group.
  ///
  /// The first request of each user is independent of the user's activity; of the others busy users send more.
  ///
  /// - Parameter group: the group.
  /// - Returns: the distribution over requests.
  public func responses(_ group: GroupModel) -> ResponseDistribution {
    let shift =
      units.activityCorrelation * units.activityDeviation * units.betweenDeviation
    return ResponseDistribution(
      group, units: units, factors: [(1, 1), (furtherRequests, exp(shift))])
  }

  /// Treatment − control of the mean response time.
  public var meanDifference: Double { responses(treatment).mean - responses(control).mean }

  /// Treatment ÷ control − 1 of the mean response time.
  public var meanLift: Double { responses(treatment).mean / responses(control).mean - 1 }

  /// Treatment − control of a quantile of response times.
  public func quantileDifference(_ level: Double) -> Double {
    responses(treatment).quantile(level) - responses(control).quantile(level)
  }

  /// Treatment − control of the error rate.
  public var errorDifference: Double { treatment.errorRate - control.errorRate }

  /// Treatment ÷ control − 1 of the error rate.
  public var errorLift: Double { treatment.errorRate / control.errorRate - 1 }
}
