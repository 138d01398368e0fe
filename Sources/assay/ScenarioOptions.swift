import ArgumentParser
import Logs
import Simulation

/// The experiment whose log is written.
struct ScenarioOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The number of requests.", valueName: "n"))
  var rows: Int?

  @Option(help: ArgumentHelp("The number of users; a tenth of the rows by default.", valueName: "n"))
  var users: Int?

  @Option(help: ArgumentHelp("The days from the first request to the last; 14 by default.", valueName: "n"))
  var days: Double?

  @Option(help: ArgumentHelp("The first moment.", valueName: "time"))
  var start = "2025-10-22"

  @Option(help: ArgumentHelp("The names of the groups, control first.", valueName: "names"))
  var groups = "legacy/canary"

  @Option(
    help: ArgumentHelp("The share of users in each group, control first.", valueName: "percentages"))
  var split: String?

  @Option(
    help: ArgumentHelp(
      "The treatment's share in percent and the days of each stage, such as 5:1,10:1,25:2,50:3; takes the place of --split and --days.",
      valueName: "percent:days,…"))
  var stages: String?

  @Option(help: ArgumentHelp("The control's mean response time.", valueName: "ms"))
  var mean = 450.0

  @Option(
    help: ArgumentHelp(
      "The relative effect on the mean response time; -0.1 is 10 % faster.", valueName: "share"))
  var effect = 0.0

  @Option(
    help: ArgumentHelp(
      "Puts this share of the treatment's requests on a path that takes so many times as long, such as 0.02:12.",
      valueName: "share:factor"))
  var slow: String?

  @Option(
    help: ArgumentHelp("The standard deviation of the logarithm of response times.", valueName: "number"))
  var sigma = 0.65

  @Option(
    help: ArgumentHelp(
      "The share of that variance which lies between users: the intraclass correlation.", valueName: "share"))
  var correlation = 0.3

  @Option(
    help: ArgumentHelp(
      "Gives requests of a user a Pareto tail of this index in place of log-normal spread.",
      valueName: "index"))
  var tail: Double?

  @Option(
    help: ArgumentHelp(
      "How unequal users are: the standard deviation of the logarithm of their numbers of requests.",
      valueName: "number"))
  var activity = 0.7

  @Option(
    help: ArgumentHelp("The correlation of being active with being slow, over users.", valueName: "number"))
  var activityCorrelation = 0.0

  @Option(
    help: ArgumentHelp(
      "The share of requests that fail, control/treatment or one for both.", valueName: "shares"))
  var errorRate = "0.01"

  @Option(help: ArgumentHelp("How alike the failures of one user are, from 0 to 1.", valueName: "share"))
  var errorCorrelation = 0.1

  @Option(
    help: ArgumentHelp(
      "How many times as long a failed request takes, control/treatment or one for both; 0.05 fails fast.",
      valueName: "factors"))
  var failFast = "1"

  @Option(
    help: ArgumentHelp("The confidence score, control/treatment or one for both.", valueName: "numbers"))
  var confidenceScore = "0.8"

  @Option(
    help: ArgumentHelp(
      "The share of response times and scores that are missing, control/treatment or one for both.",
      valueName: "shares"))
  var missing = "0"

  @Option(
    help: ArgumentHelp(
      "The relative change of response times from the first moment to the last.", valueName: "share"))
  var trend = 0.0

  @Option(help: ArgumentHelp("The amplitude of a daily cycle of response times.", valueName: "share"))
  var daily = 0.0

  @Option(
    help: ArgumentHelp(
      "A further effect on the treatment at the start, and the days in which it falls by half, such as 0.2:3.",
      valueName: "share:days"))
  var novelty: String?

  /// The flags that were given, of those that a calibration knows nothing of.
  var given: [String] {
    [
      ("--rows", rows != nil), ("--users", users != nil), ("--days", days != nil), ("--split", split != nil),
      ("--stages", stages != nil), ("--slow", slow != nil), ("--tail", tail != nil),
      ("--novelty", novelty != nil), ("--effect", effect != 0),
    ].filter(\.1).map(\.0)
  }
}

extension ScenarioOptions {
  /// The experiment that the options describe.
  ///
  /// - Parameter seed: what its numbers follow from.
  /// - Returns: the scenario, checked.
  /// - Throws: ``Trouble`` naming the flag that cannot be read; `SimulationError` naming the one that cannot be.
  func scenario(seed: UInt64) throws -> Scenario {
    var scenario = Scenario()
    scenario.seed = seed
    if let rows { scenario.rows = rows }
    scenario.users = users ?? max(1, scenario.rows / 10)
    guard let start = LogTime.milliseconds(start) else {
      throw Trouble("--start \(shown(start)): write a time such as 2025-10-22 or 2025-10-22T09:00:00Z")
    }
    scenario.start = start
    let names = groups.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard names.count == 2, !names.contains(""), names[0] != names[1] else {
      throw Trouble("--groups \(shown(groups)): write two names, control first, such as legacy/canary")
    }
    (scenario.controlName, scenario.treatmentName) = (names[0], names[1])
    scenario.stages = try stageList()
    scenario.control.mean = mean
    scenario.treatment.mean = mean * (1 + effect)
    if let slow {
      let pair = try Self.numbers("--slow", slow, separator: ":", count: 2, example: "0.02:12")
      (scenario.treatment.slowShare, scenario.treatment.slowFactor) = (pair[0], pair[1])
    }
    try Self.set(\.errorRate, in: &scenario, "--error-rate", errorRate, example: "0.01/0.02")
    try Self.set(\.failureFactor, in: &scenario, "--fail-fast", failFast, example: "1/0.05")
    try Self.set(\.confidence, in: &scenario, "--confidence-score", confidenceScore, example: "0.72/0.85")
    try Self.set(\.missing, in: &scenario, "--missing", missing, example: "0.001/0.02")
    scenario.units.logDeviation = sigma
    scenario.units.correlation = correlation
    scenario.units.tailIndex = tail
    scenario.units.activityDeviation = activity
    scenario.units.activityCorrelation = activityCorrelation
    scenario.units.errorCorrelation = errorCorrelation
    scenario.course.trend = trend
    scenario.course.daily = daily
    if let novelty {
      let pair = try Self.numbers("--novelty", novelty, separator: ":", count: 2, example: "0.2:3")
      (scenario.course.novelty, scenario.course.noveltyHalfLife) = (pair[0], pair[1])
    }
    try scenario.check()
    return scenario
  }

  private func stageList() throws -> [ScenarioStage] {
    guard let stages else {
      let shares = try Self.numbers("--split", split ?? "50/50", separator: "/", count: 2, example: "95/5")
      let total = shares[0] + shares[1]
      guard shares.allSatisfy({ $0 >= 0 }), total > 0 else {
        throw Trouble("--split \(shown(split ?? "")): write two percentages, control first, such as 95/5")
      }
      return [ScenarioStage(treatmentShare: shares[1] / total, days: days ?? 14)]
    }
    if let flag = [("--split", split != nil), ("--days", days != nil)].first(where: \.1)?.0 {
      throw Trouble("\(flag) and --stages say the same thing; give one of them")
    }
    return try stages.split(separator: ",", omittingEmptySubsequences: false).map { stage in
      let pair = try Self.numbers(
        "--stages", String(stage), separator: ":", count: 2, example: "5:1,10:1,25:2,50:3")
      return ScenarioStage(treatmentShare: pair[0] / 100, days: pair[1])
    }
  }

  /// Sets a number of both groups from `control/treatment`, or from one number for both.
  private static func set(
    _ number: WritableKeyPath<GroupModel, Double>, in scenario: inout Scenario, _ flag: String,
    _ text: String,
    example: String
  ) throws {
    let isPair = text.contains("/")
    let values = try numbers(flag, text, separator: "/", count: isPair ? 2 : 1, example: example)
    scenario.control[keyPath: number] = values[0]
    scenario.treatment[keyPath: number] = values[values.count - 1]
  }

  private static func numbers(
    _ flag: String, _ text: String, separator: Character, count: Int, example: String
  ) throws -> [Double] {
    let numbers = text.split(separator: separator, omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == count, numbers.allSatisfy({ $0?.isFinite == true }) else {
      throw Trouble("\(flag) \(shown(text)): write it as \(example)")
    }
    return numbers.compactMap { $0 }
  }
}
