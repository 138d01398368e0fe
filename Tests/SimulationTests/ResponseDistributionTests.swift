import Simulation
import TestSupport
import Testing

extension Reference.Case {
  /// A number of the scenario, or what holds without it.
  func number(_ key: String, or standard: Double) throws -> Double { has(key) ? try double(key) : standard }

  /// The experiment whose treatment the case describes.
  func scenario() throws -> Scenario {
    var scenario = Scenario()
    scenario.stages = [ScenarioStage(treatmentShare: 0.5, days: try number("days", or: 14))]
    scenario.treatment = GroupModel(mean: try double("mean"))
    scenario.treatment.slowShare = try number("slow_share", or: 0)
    scenario.treatment.slowFactor = try number("slow_factor", or: 1)
    scenario.treatment.errorRate = try number("error_rate", or: 0)
    scenario.treatment.failureFactor = try number("failure_factor", or: 1)
    scenario.units.logDeviation = try double("sigma")
    scenario.units.correlation = try double("correlation")
    scenario.units.tailIndex = has("tail") ? try double("tail") : nil
    scenario.course.trend = try number("trend", or: 0)
    scenario.course.daily = try number("daily", or: 0)
    scenario.course.novelty = try number("novelty", or: 0)
    scenario.course.noveltyHalfLife = try number("half_life", or: 2)
    return scenario
  }
}

@Suite struct ResponseDistributionTests {
  /// Without change over time: mean, standard deviation, quantiles and distribution function against mpmath.
  @Test func reference() throws {
    let reference = try Reference("simulated_truth")
    let limit = try #require(reference.toleranceRelative)
    let cases = try reference.cases.filter { try $0.scenario().course.isConstant }
    #expect(cases.count >= 8)
    for value in cases {
      let scenario = try value.scenario()
      let responses = ResponseDistribution(scenario.treatment, units: scenario.units)
      let mean = try value.double("expected_mean")
      #expect(relativeError(responses.mean, mean) < limit, "\(value)")
      let below = try value.double("below_mean")
      #expect(relativeError(responses.cumulative(mean), below) < limit, "\(value)")
      for (level, expected) in zip(ScenarioTruth.levels, try value.doubles("quantiles")) {
        #expect(relativeError(responses.quantile(level), expected) < limit, "\(level) of \(value)")
      }
      let deviation = value.has("standard_deviation") ? try value.double("standard_deviation") : .infinity
      #expect(relativeError(responses.standardDeviation, deviation) < limit, "\(value)")
    }
  }

  @Test func theEndsOfTheQuestion() {
    let responses = ResponseDistribution(GroupModel(mean: 450), units: UnitModel())
    for level in [0, 1, -0.1, 1.1, Double.nan, .infinity] { #expect(responses.quantile(level).isNaN) }
    for none in [0, -1, -Double.infinity] { #expect(responses.cumulative(none) == 0) }
    #expect(responses.cumulative(.infinity) == 1)
    #expect(responses.cumulative(.nan).isNaN)
  }

  @Test func aConstantIsItsOnlyQuantile() {
    var units = UnitModel()
    units.logDeviation = 0
    let responses = ResponseDistribution(GroupModel(mean: 450), units: units)
    for level in [0.01, 0.5, 0.99] { #expect(relativeError(responses.quantile(level), 450) < 1e-14) }
    #expect(responses.cumulative(449) == 0 && responses.cumulative(451) == 1)
    #expect(responses.standardDeviation < 1e-4)
  }

  /// A tail of no spread between units is Pareto's distribution itself.
  @Test func aPureParetoTail() {
    var units = UnitModel()
    (units.correlation, units.tailIndex) = (0, 3)
    let responses = ResponseDistribution(GroupModel(mean: 300), units: units)
    // The least value is 200: the mean is 3/2 of it.
    #expect(responses.cumulative(199.999) == 0)
    #expect(relativeError(responses.cumulative(400), 1 - 0.125) < 1e-13)
    #expect(relativeError(responses.quantile(0.875), 400) < 1e-12)
    #expect(relativeError(responses.mean, 300) < 1e-14)
  }
}
