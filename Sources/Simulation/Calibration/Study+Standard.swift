internal import Distributions
internal import Glibc
internal import Verdicts

extension Study {
  /// What is published: defaults where they promise something, and beside them what happens where they do not.
  public static var standard: [Study] {
    [
      null, effect, growing, resampling, looks, history(effect: 0), history(effect: -0.05),
      tenfoldErrors(users: 4_000),
      tenfoldErrors(users: 400), tenfoldTail, fewTreated, heavy, pareto,
    ]
      + gates
  }

  /// No effect: every alarm is false.
  static var null: Study {
    let world = World(
      name: "null", about: "2,000 users a group, σ = 1, busy users slower; no effect", stream: 11)
    return Study(
      world,
      [
        .mean(world), .errorRate(world), .quantiles(world, [0.5, 0.95, 0.99]), .perUser(world),
        .groups(world),
        .sampleRatio(world), .meanOfRequests(world), .errorRateOfRequests(world),
        .quantilesOfRequests(world, [0.5, 0.95]), .ranks(world),
      ])
  }

  /// Effects of such a size that they are seen four times in five.
  static var effect: Study {
    var world = World(
      name: "effect", about: "the same users; 8 % faster, and errors 2 % against 2.7 %", stream: 12)
    world.treatment.mean *= 0.92
    world.treatment.errorRate = 0.027
    return Study(
      world,
      [
        .mean(world), .errorRate(world), .quantiles(world, [0.5, 0.95]), .perUser(world), .ranks(world),
      ])
  }

  /// Resampling, which takes ten times as long as all else, in a fifth of the experiments.
  static var resampling: Study {
    let world = World(
      name: "resampling", about: "the users of the first world, in a fifth of the experiments; no effect",
      stream: 25)
    return Study(world, [.bootstrap(world)], every: 5)
  }

  /// Looking again and again while users arrive.
  static var looks: Study {
    let world = World(
      name: "looks", about: "2,000 users a group arrive over 50 looks; no effect", stream: 22)
    return Study(
      world,
      [.peeking(world), .groupSequential(world), .confidenceSequence(world), .independentSequences(world)])
  }

  /// Users who have sent requests before, most of them.
  static func history(effect: Double) -> Study {
    var world = World(
      name: effect == 0 ? "history" : "history_effect",
      about: "four requests of a user before the experiment, on average; "
        + (effect == 0 ? "no effect" : "5 % faster"), stream: effect == 0 ? 23 : 24)
    world.pastRequests = 4
    world.treatment.mean *= 1 + effect
    return Study(world, [.mean(world), .cuped(world), .regression(world)])
  }

  /// One request in a hundred fails instead of one in a thousand.
  static func tenfoldErrors(users: Int) -> Study {
    var world = World(
      name: users == 4_000 ? "tenfold_errors" : "tenfold_errors_few",
      about: "errors 0.1 % against 1 %, \(users == 4_000 ? "2,000" : "200") users a group",
      stream: users == 4_000 ? 13 : 14, users: users)
    world.control.errorRate = 0.001
    world.treatment.errorRate = 0.01
    let method = CalibratedMethod.errorRate(world)
    return Study(world, [users == 4_000 ? method : method.shown])
  }

  /// The slowest hundredth takes ten times as long, and half of all requests are as fast as before.
  static var tenfoldTail: Study {
    var world = World(
      name: "tenfold_tail", about: "p99 ten times as high, the same median: 2 % of requests on a slow path",
      stream: 15)
    world.units.logDeviation = 0.5
    world.treatment = world.withTail(share: 0.02, factor: 10, at: 0.99)
    return Study(world, [.quantiles(world, [0.5, 0.99]), .mean(world, .shown)])
  }

  /// A canary's first stage.
  static var fewTreated: Study {
    var world = World(name: "five_percent", about: "95/5: 200 treated users of 4,000; no effect", stream: 16)
    world.treatmentShare = 0.05
    return Study(
      world,
      [
        .mean(world, .shown), .errorRate(world, .shown), .quantiles(world, [0.5, 0.95], .shown),
        .sampleRatio(world).shown,
      ])
  }

  /// Tails too heavy for a mean of this many users.
  static var heavy: Study {
    var world = World(
      name: "heavy", about: "σ = 2: the slowest thousandth is 480 times the median; no effect", stream: 17)
    world.units.logDeviation = 2
    return Study(
      world, [.mean(world, .shown), .groups(world, .shown), .quantiles(world, [0.5, 0.95], .shown)])
  }

  /// Tails that have no third moment.
  static var pareto: Study {
    var world = World(name: "pareto", about: "Pareto tails of index 2.5; no effect", stream: 18)
    world.units.tailIndex = 2.5
    return Study(
      world, [.mean(world, .shown), .groups(world, .shown), .quantiles(world, [0.5, 0.95], .shown)])
  }

  /// What the last gate promotes.
  static var gates: [Study] {
    let null = World(
      name: "gate_null", about: "200 users a group, σ = 1; no effect: to promote is an error", stream: 19,
      users: 400)
    var threshold = World(
      name: "gate_threshold", about: "2,000 users a group, exactly 10 % faster: not more than 10 %",
      stream: 20)
    threshold.treatment.mean *= 0.9
    var failing = World(
      name: "gate_failing", about: "45 % of the canary's requests fail in a fiftieth of the time", stream: 21,
      users: 400)
    failing.treatment.errorRate = 0.45
    failing.treatment.failureFactor = 0.02
    return [
      Study(null, [.gate(null, judging: [.significant, .bound])]),
      Study(threshold, [.gate(threshold, judging: [.bound])]),
      Study(failing, [.gate(failing, judging: [.point, .significant, .bound])]),
    ]
  }
}

extension World {
  /// The control with a slow path that multiplies a quantile and leaves the median where it is.
  ///
  /// - Parameters:
  ///   - share: the share of requests on the slow path, above 1 − level.
  ///   - factor: how many times as high the quantile is.
  ///   - level: the level of the quantile.
  /// - Returns: the group.
  func withTail(share: Double, factor: Double, at level: Double) -> GroupModel {
    let median = responses(control).quantile(0.5)
    let target = responses(control).quantile(level) * factor
    func slowed(_ logarithm: Double) -> GroupModel {
      var group = control
      group.slowShare = share
      group.slowFactor = exp(logarithm)
      group.mean *= median / responses(group).quantile(0.5)
      return group
    }
    return slowed(
      bracketedRoot(between: 0, and: log(1_000 * factor)) {
        responses(slowed($0)).quantile(level) / target - 1
      })
  }
}
