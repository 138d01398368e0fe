internal import Distributions
internal import Glibc

/// The users of a synthetic log: what each of them is like, and who sends the next request.
///
/// Users' numbers are drawn from their own places of the random sequence: that of user u does not depend on how many
/// there are.
struct Population: Sendable {
  /// The stream of the seed that users are drawn from.
  private static let stream: UInt64 = 1

  /// What is added to the logarithm of each user's response times.
  private(set) var speeds: [Double]
  /// Each user's number behind its failures, standard normal.
  private(set) var errors: [Double]
  /// What is added to each user's confidence scores.
  private(set) var moods: [Double]
  /// Each user's uniform number: it belongs to the treatment while that is below the treatment's share.
  private(set) var placements: [Double]
  private let table: AliasTable

  /// The users of a scenario.
  init(_ scenario: Scenario) {
    let philox = Philox(seed: scenario.seed, stream: Self.stream)
    let units = scenario.units
    let (between, activity) = (units.betweenDeviation, units.activityDeviation)
    let shared = units.activityCorrelation
    let own = (1 - shared * shared).squareRoot()
    // Busy users count more: their speed must not move the mean over requests.
    let centre = -between * between / 2 - shared * activity * between
    var weights: [Double] = []
    (speeds, errors, moods, placements) = ([], [], [], [])
    speeds.reserveCapacity(scenario.users)
    errors.reserveCapacity(scenario.users)
    moods.reserveCapacity(scenario.users)
    placements.reserveCapacity(scenario.users)
    weights.reserveCapacity(scenario.users)
    for user in 0..<scenario.users {
      var random = RandomStream(philox, user)
      let (active, other) = (random.normal(), random.normal())
      weights.append(exp(activity * active))
      speeds.append(centre + between * (shared * active + own * other))
      errors.append(random.normal())
      moods.append(units.moodDeviation * random.normal())
      placements.append(random.uniform())
    }
    table = AliasTable(weights: weights)
  }

  /// The user that 64 random bits draw, in proportion to how active users are.
  func draw(_ bits: UInt64) -> Int { table.draw(bits) }
}
