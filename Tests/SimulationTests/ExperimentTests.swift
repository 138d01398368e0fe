import Columns
import Distributions
import Foundation
import Inference
import Simulation
import Summaries
import TestSupport
import Testing

@Suite struct ExperimentTests {
  private static let world = World(name: "test", about: "", stream: 1_000, users: 400)

  @Test func anExperimentFollowsFromItsNumberAlone() {
    let (one, other) = (Experiment(Self.world, index: 3, seed: 1), Experiment(Self.world, index: 3, seed: 1))
    #expect(one.control.responses == other.control.responses && one.control.sums == other.control.sums)
    for different in [Experiment(Self.world, index: 4, seed: 1), Experiment(Self.world, index: 3, seed: 2)] {
      #expect(different.control.responses != one.control.responses)
    }
    #expect(one.control.count + one.treatment.count == 400)
  }

  /// The summaries are those that a log of the same requests would give.
  @Test func summariesAreThoseOfALog() async throws {
    let experiment = Experiment(Self.world, index: 0, seed: 9)
    let metrics = [MetricSpecification.standard[0], .errorRate(role: .secondary)]
    let needs = metrics.flatMap { $0.metric.needs(quantileLevels: []) }
    var columns: [NumberColumn] = []
    for column in metrics.flatMap(\.expression.columns) where !columns.contains(column) {
      columns.append(column)
    }
    let projection = Projection(
      group: nil, unit: ColumnChoice(names: ["user_id"], flag: "--unit", isRequired: true), numbers: columns)
    let summariser = Summariser(needs: needs, projection: projection, hasUnits: true)
    var log = LogSummary(for: summariser, workers: 1)
    var batch = Batch(numberColumns: columns.count)
    batch.clear(reserving: experiment.control.responses.count + experiment.treatment.responses.count)
    for (name, sample) in [("legacy", experiment.control), ("canary", experiment.treatment)] {
      let added = batch.addGroup(name)
      let code = try #require(added)
      var start = 0
      for (user, end) in sample.ends.enumerated() {
        for place in start..<end {
          for (column, number) in columns.enumerated() {
            let isTime = number == metrics[0].expression.columns[0]
            let isStatus = number == ColumnExpression.statusColumn
            let failed = sample.failures[place] == 1
            batch.stage(
              isTime ? sample.responses[place] : isStatus ? (failed ? 503 : 200) : (failed ? 0 : 1),
              column: column)
          }
          batch.commit(
            group: code, unit: UInt64(sample.arrivals[user] + 1) &* 0x9E37_79B9_7F4A_7C15,
            time: Batch.missingTime)
        }
        start = end
      }
    }
    try await log.add([summariser.summarise(batch)])
    let summary = await log.finish()
    for (group, sample) in zip(summary.groups, [experiment.control, experiment.treatment]) {
      #expect(group.units == sample.count)
      for (metric, own) in zip(metrics, [sample.responseSummary, sample.failureSummary]) {
        let read = try #require(group.expressions[metric.expression])
        let (units, ownUnits) = (try #require(read.units), try #require(own.units))
        #expect(read.moments.count == own.moments.count && units.count == ownUnits.count)
        for (one, other) in [
          (read.moments.mean, own.moments.mean), (read.moments.variance, own.moments.variance),
          (units.ratio, ownUnits.ratio), (units.varianceOfRatio, ownUnits.varianceOfRatio),
        ] {
          #expect(relativeError(one, other) < 1e-11, "\(metric.name) of \(group.name)")
        }
        if metric.isErrorRate {
          #expect(units.unitsWithEvent == ownUnits.unitsWithEvent)
          #expect(units.unitsWithoutEvent == ownUnits.unitsWithoutEvent)
        }
      }
    }
  }

  @Test func servedRequestsAreThoseThatDidNotFail() {
    let sample = Experiment(Self.world, index: 1, seed: 9).control
    let served = zip(sample.responses, sample.failures).filter { $0.1 == 0 }.map(\.0)
    let summary = sample.servedSummary
    #expect(summary.moments.count == served.count && served.count < sample.responses.count)
    #expect(relativeError(summary.moments.mean, served.reduce(0, +) / Double(served.count)) < 1e-12)
    #expect(relativeError(summary.units?.ratio ?? 0, summary.moments.mean) < 1e-12)
  }

  /// Over 400 experiments: estimates lie around the truth, and spread as the closed form says.
  ///
  ///     Var(R) = (Σ over first and further requests of the variance within, and that between)/(U·E[N]²)
  @Test func estimatesSpreadAsTheyShould() {
    var world = Self.world
    world.units.logDeviation = 0.5
    world.units.activityCorrelation = 0
    world.treatmentShare = 0
    let (between, within) = (exp(0.075) - 1, exp(0.175) - 1)
    // N = 1 + Poisson(w): E N = 5, E N² = 1 + 3·4 + 16·e^0.49.
    let (size, square) = (5.0, 13 + 16 * exp(0.49))
    let variance = 450 * 450 * (size * (1 + between) * within + square * between) / (400 * size * size)
    let means = (0..<400).map { Experiment(world, index: $0, seed: 4).control.responseSummary.moments.mean }
    let mean = means.reduce(0, +) / 400
    let found = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
    #expect((mean - 450).magnitude < 4 * (variance / 400).squareRoot(), "\(mean)")
    // The relative error of a variance of 400 normal numbers is √(2/399) = 7 %.
    #expect((found / variance - 1).magnitude < 0.3, "\(found / variance)")
  }

  /// The true quantiles and rates of worlds, against a large experiment of each.
  @Test(arguments: Study.standard.indices) func worldsAreAsTheySay(_ place: Int) {
    var world = Study.standard[place].world
    world.users = 20_000
    world.treatmentShare = 0.5
    let experiment = Experiment(world, index: 0, seed: 77)
    for (sample, group) in [(experiment.control, world.control), (experiment.treatment, world.treatment)] {
      let responses = world.responses(group)
      func isNear(_ truth: Double, _ event: (Int) -> Bool) -> Bool {
        var (start, hits, squares) = (0, 0.0, 0.0)
        for (user, end) in sample.ends.enumerated() {
          let events = Double((start..<end).count(where: event))
          hits += events
          squares += pow(events - truth * sample.sizes[user], 2)
          start = end
        }
        return (hits - truth * Double(sample.responses.count)).magnitude < 4.5 * max(squares, 1).squareRoot()
      }
      for level in [0.1, 0.5, 0.95, 0.99] {
        let quantile = responses.quantile(level)
        #expect(isNear(level) { sample.responses[$0] <= quantile }, "\(level) of \(world.name)")
      }
      #expect(isNear(group.errorRate) { sample.failures[$0] == 1 }, "\(world.name)")
    }
  }

  @Test func theTenfoldTail() throws {
    let world = try #require(Study.standard.map(\.world).first { $0.name == "tenfold_tail" })
    let (control, treatment) = (world.responses(world.control), world.responses(world.treatment))
    #expect(relativeError(treatment.quantile(0.99), 10 * control.quantile(0.99)) < 1e-9)
    #expect(relativeError(treatment.quantile(0.5), control.quantile(0.5)) < 1e-9)
  }
}
