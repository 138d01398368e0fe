import Simulation
import Testing

@Suite struct ScenarioTests {
  static let refusals: [(parameter: String, change: @Sendable (inout Scenario) -> Void)] = [
    ("rows", { $0.rows = 0 }), ("users", { $0.users = 0 }), ("users", { $0.users = 100_000_000 }),
    ("days", { $0.stages = [] }), ("days", { $0.stages[0].days = .nan }),
    ("days", { $0.stages[0].days = .infinity }), ("split", { $0.stages[0].treatmentShare = 1.1 }),
    ("stages", { $0.stages.append(ScenarioStage(treatmentShare: 0.5, days: -1)) }),
    ("mean", { $0.treatment.mean = 0 }), ("mean", { $0.control.mean = .nan }),
    ("slow", { $0.treatment.slowShare = -0.1 }), ("slow", { $0.treatment.slowFactor = 0 }),
    ("error-rate", { $0.control.errorRate = 2 }), ("fail-fast", { $0.treatment.failureFactor = 0 }),
    ("confidence-score", { $0.control.confidence = -1 }), ("missing", { $0.control.missing = .nan }),
    ("sigma", { $0.units.logDeviation = -1 }), ("correlation", { $0.units.correlation = 1.01 }),
    ("tail", { $0.units.tailIndex = 1 }), ("activity", { $0.units.activityDeviation = .infinity }),
    ("activity-correlation", { $0.units.activityCorrelation = -2 }),
    ("error-correlation", { $0.units.errorCorrelation = -0.1 }), ("trend", { $0.course.trend = 2 }),
    ("daily", { $0.course.daily = 1 }), ("novelty", { $0.course.novelty = -1 }),
    ("novelty", { $0.course.noveltyHalfLife = 0 }),
  ]

  @Test(arguments: refusals.indices) func namesWhatCannotBe(_ place: Int) throws {
    var scenario = Scenario()
    try scenario.check()
    Self.refusals[place].change(&scenario)
    do throws(SimulationError) {
      try scenario.check()
      Issue.record("\(Self.refusals[place].parameter) passes")
    } catch {
      guard case .outOfRange(let parameter, _, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(parameter == Self.refusals[place].parameter)
      #expect(error.explanation.hasPrefix("--\(parameter) "))
    }
  }
}
