import Foundation
import Simulation
import Testing

@Suite struct LogGeneratorTests {
  /// A log with everything in it, seed 5: 200,000 requests of 20,000 users.
  private static func rich() -> Scenario {
    var scenario = Scenario()
    scenario.seed = 5
    (scenario.rows, scenario.users) = (200_000, 20_000)
    scenario.stages = [
      ScenarioStage(treatmentShare: 0.2, days: 3), ScenarioStage(treatmentShare: 0.5, days: 4),
    ]
    scenario.treatment.mean = 400
    (scenario.treatment.slowShare, scenario.treatment.slowFactor) = (0.03, 6)
    (scenario.control.errorRate, scenario.treatment.errorRate) = (0.02, 0.08)
    (scenario.treatment.failureFactor, scenario.treatment.confidence) = (0.1, 0.9)
    (scenario.control.missing, scenario.treatment.missing) = (0.001, 0.01)
    scenario.units.activityCorrelation = 0.4
    (scenario.course.trend, scenario.course.daily, scenario.course.novelty) = (0.2, 0.3, 0.25)
    return scenario
  }

  /// A mean and its standard error over users, by the naive sums of linearised contributions.
  private struct Mean {
    private var users: [Int: (sum: Double, count: Double)] = [:]

    mutating func add(_ value: Double, of user: Int) {
      users[user, default: (0, 0)].sum += value
      users[user, default: (0, 0)].count += 1
    }

    var count: Double { users.values.reduce(0) { $0 + $1.count } }
    var value: Double { users.values.reduce(0) { $0 + $1.sum } / count }
    var standardError: Double {
      let mean = value
      let squares = users.values.reduce(0) { $0 + pow($1.sum - mean * $1.count, 2) }
      return squares.squareRoot() / count
    }
    func isNear(_ truth: Double) -> Bool { (value - truth).magnitude < 4 * standardError }
  }

  /// What is drawn agrees with what is told to be true, within four standard errors.
  @Test func theLogIsAsItsTruthSays() throws {
    let scenario = Self.rich()
    let generator = try LogGenerator(scenario)
    let truth = ScenarioTruth(scenario).overall
    for isTreatment in [false, true] {
      let group = try #require(isTreatment ? truth.treatment : truth.control)
      let model = isTreatment ? scenario.treatment : scenario.control
      var (times, errors, scores) = (Mean(), Mean(), Mean())
      var below = group.quantiles.map { _ in Mean() }
      var (rows, missing) = (0.0, 0.0)
      for index in 0..<scenario.rows {
        let row = generator.row(index)
        guard row.isTreatment == isTreatment else { continue }
        rows += 1
        errors.add(row.hasFailed ? 1 : 0, of: row.user)
        if let score = row.confidence { scores.add(score, of: row.user) } else { missing += 1 }
        guard let time = row.responseTime else {
          missing += 1
          continue
        }
        times.add(time, of: row.user)
        for (place, level) in group.quantiles.enumerated() {
          below[place].add(time <= level.value ? 1 : 0, of: row.user)
        }
      }
      #expect(times.isNear(group.mean), "\(times.value) for \(group.mean)")
      #expect(errors.isNear(group.errorRate), "\(errors.value) for \(group.errorRate)")
      #expect(scores.isNear(group.confidence), "\(scores.value) for \(group.confidence)")
      for (found, level) in zip(below, group.quantiles) {
        #expect(found.isNear(level.level), "\(found.value) for \(level)")
      }
      let absent = (missing / rows / 2 - model.missing).magnitude
      #expect(absent < 4 * (model.missing / rows / 2).squareRoot())
      #expect((rows / Double(scenario.rows) - group.share).magnitude < 0.02)
      // Failures of one user are alike, as are response times: the naive error is too small.
      #expect(times.standardError > 1.3 * group.standardDeviation / rows.squareRoot())
    }
  }

  @Test func usersMoveToTheTreatmentAndNeverBack() throws {
    let generator = try LogGenerator(Self.rich())
    var treated: Set<Int> = []
    var (moved, last) = (0, Int64.min)
    var seen: Set<Int> = []
    for index in 0..<100_000 {
      let row = generator.row(2 * index)
      #expect(row.time >= last)
      last = row.time
      if row.isTreatment {
        if treated.insert(row.user).inserted && seen.contains(row.user) { moved += 1 }
      } else {
        #expect(!treated.contains(row.user))
      }
      seen.insert(row.user)
    }
    #expect(moved > 1_000)
    let scenario = generator.scenario
    let end = scenario.start + 7 * 86_400_000
    #expect(generator.row(0).time >= scenario.start && last < end && last > end - 60_000)
  }

  @Test func aRowFollowsFromSeedAndPlaceAlone() throws {
    let scenario = Self.rich()
    let (one, other) = (try LogGenerator(scenario), try LogGenerator(scenario))
    for index in [199_999, 7, 0, 131_072] { #expect(one.row(index) == other.row(index)) }
    var reseeded = scenario
    reseeded.seed = 6
    #expect(try LogGenerator(reseeded).row(7) != one.row(7))
  }

  @Test func endpointsAreAskedSevenToOne() throws {
    let generator = try LogGenerator(Scenario())
    var counts = [0, 0, 0, 0]
    for index in 0..<100_000 { counts[generator.row(index).endpoint] += 1 }
    for (count, share) in zip(counts, [0.7, 0.1, 0.1, 0.1]) {
      #expect((Double(count) / 1e5 - share).magnitude < 0.006)
    }
  }

  @Test func theExtremesOfParameters() throws {
    var scenario = Scenario()
    (scenario.rows, scenario.users) = (1_000, 1)
    (scenario.control.errorRate, scenario.treatment.errorRate) = (0, 1)
    (scenario.control.missing, scenario.treatment.missing) = (0, 1)
    (scenario.units.errorCorrelation, scenario.units.correlation) = (1, 1)
    (scenario.units.logDeviation, scenario.units.tailIndex) = (5, 1.01)
    scenario.stages = [
      ScenarioStage(treatmentShare: 0, days: 0.5), ScenarioStage(treatmentShare: 1, days: 0.5),
    ]
    let generator = try LogGenerator(scenario)
    for index in 0..<1_000 {
      let row = generator.row(index)
      #expect(row.isTreatment == (index >= 500) && row.hasFailed == row.isTreatment)
      #expect((row.responseTime == nil) == row.isTreatment && row.responseTime?.isFinite != false)
    }
  }
}
