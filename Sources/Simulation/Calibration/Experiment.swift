internal import Distributions
internal import Glibc

/// One drawn experiment.
public struct Experiment: Sendable {
  /// What it was drawn from.
  public let world: World
  /// Which of the world's experiments it is.
  public let index: Int
  /// The seed of all experiments.
  public let seed: UInt64
  /// The control's requests.
  public private(set) var control = GroupSample()
  /// The treatment's requests.
  public private(set) var treatment = GroupSample()

  /// Draws an experiment; the same numbers give the same experiment, whatever was drawn before.
  ///
  /// - Parameters:
  ///   - world: what it is drawn from.
  ///   - index: which experiment.
  ///   - seed: the seed of all of them.
  public init(_ world: World, index: Int, seed: UInt64) {
    self.world = world
    self.index = index
    self.seed = seed
    let philox = Philox(seed: seed, stream: world.stream)
    for arrival in 0..<world.users {
      var random = RandomStream(philox, arrival, index)
      if random.uniform() < world.treatmentShare {
        Self.add(arrival, of: world, world.treatment, to: &treatment, &random)
      } else {
        Self.add(arrival, of: world, world.control, to: &control, &random)
      }
    }
  }

  /// Draws one user and its requests.
  private static func add(
    _ arrival: Int, of world: World, _ group: GroupModel, to sample: inout GroupSample,
    _ random: inout RandomStream
  ) {
    let units = world.units
    let activity = units.activityDeviation
    let shared = units.activityCorrelation
    let (active, other) = (random.normal(), random.normal())
    let speed = shared * active + (1 - shared * shared).squareRoot() * other
    let requests = 1 + random.poisson(world.furtherRequests * exp(activity * (active - activity / 2)))
    let error = random.normal()
    let (between, within) = (units.betweenDeviation, units.withinDeviation)
    let own = between * (speed - between / 2) - within * within / 2
    let level = log(group.mean) + own
    // A failure is a normal number of the request below a limit of the user: a uniform number below its probability.
    let clustering = units.errorCorrelation
    let limit = Normal.standard.quantile(group.errorRate)
    let chance = Normal.standard.cumulative(
      (limit - clustering.squareRoot() * error) / max(1 - clustering, .leastNormalMagnitude).squareRoot())
    var (sum, failed) = (0.0, 0.0)
    for _ in 0..<requests {
      var logarithm = level + within * random.normal()
      if let index = units.tailIndex { logarithm += log((index - 1) / index) - log(random.uniform()) / index }
      if group.slowShare > 0 && random.uniform() < group.slowShare { logarithm += log(group.slowFactor) }
      let hasFailed = random.uniform() < chance
      if hasFailed { logarithm += log(group.failureFactor) }
      let response = exp(logarithm)
      sample.responses.append(response)
      sample.failures.append(hasFailed ? 1 : 0)
      sum += response
      failed += hasFailed ? 1 : 0
    }
    sample.arrivals.append(arrival)
    sample.ends.append(sample.responses.count)
    sample.sums.append(sum)
    sample.sizes.append(Double(requests))
    sample.failureSums.append(failed)
    guard world.pastRequests > 0 else { return }
    let past = random.poisson(world.pastRequests * exp(activity * (active - activity / 2)))
    let pastLevel = log(world.control.mean) + own
    sample.pastSums.append(
      (0..<past).reduce(0.0) { sum, _ in sum + exp(pastLevel + within * random.normal()) })
    sample.pastSizes.append(Double(past))
  }
}
