import Foundation
import Simulation
import TestSupport
import Testing

@Suite struct ScenarioTruthTests {
  /// Averages over trends, daily cycles and novelty against mpmath's integration.
  @Test func reference() throws {
    let reference = try Reference("simulated_truth")
    let limit = try #require(reference.toleranceRelative)
    for value in reference.cases {
      let truth = ScenarioTruth(try value.scenario())
      let treatment = try #require(truth.overall.treatment)
      #expect(relativeError(treatment.mean, try value.double("expected_mean")) < limit, "\(value)")
      for (found, expected) in zip(treatment.quantiles, try value.doubles("quantiles")) {
        #expect(relativeError(found.value, expected) < limit, "\(found) of \(value)")
      }
      let deviation = value.has("standard_deviation") ? try value.double("standard_deviation") : .infinity
      #expect(relativeError(treatment.standardDeviation, deviation) < limit, "\(value)")
    }
  }

  @Test func confidenceScores() throws {
    let reference = try Reference("clipped_normal")
    let limit = try #require(reference.toleranceRelative)
    for value in reference.cases {
      var scenario = Scenario()
      scenario.control.confidence = try value.double("confidence")
      scenario.units.moodDeviation = try value.double("mood")
      scenario.units.confidenceDeviation = try value.double("own")
      let found = try #require(ScenarioTruth(scenario).overall.control?.confidence)
      #expect(relativeError(found, try value.double("expected")) < limit, "\(value)")
    }
  }

  /// While the treatment grows from 10 to 50 %, requests become 40 % slower: pooled, the treatment looks slow.
  @Test func aGrowingTreatmentIsConfoundedWithTime() throws {
    var scenario = Scenario()
    scenario.stages = [
      ScenarioStage(treatmentShare: 0.1, days: 2), ScenarioStage(treatmentShare: 0.5, days: 2),
    ]
    scenario.treatment.mean = 405
    scenario.course.trend = 0.4
    let truth = ScenarioTruth(scenario)
    // By hand: the trend's factor is 0.9 on average in the first half, 1.1 in the second.
    let (control, treatment) = (450 * (0.9 * 0.9 + 0.5 * 1.1) / 1.4, 405 * (0.1 * 0.9 + 0.5 * 1.1) / 0.6)
    let effects = try #require(truth.overall.effects)
    #expect(relativeError(effects.mean.difference, treatment - control) < 1e-12)
    #expect(relativeError(try #require(truth.stratifiedLift), -0.1) < 1e-12)
    let weights = [0.09, 0.25]
    let difference = (weights[0] * -45 * 0.9 + weights[1] * -45 * 1.1) / (weights[0] + weights[1])
    #expect(relativeError(try #require(truth.stratifiedDifference), difference) < 1e-12)
    #expect(relativeError(try #require(truth.overall.treatment).share, 0.3) < 1e-14)
    for stage in truth.stages {
      #expect(relativeError(try #require(stage.effects).mean.relative, -0.1) < 1e-12)
    }
  }

  @Test func aStageWithoutOneGroupHasNoEffects() throws {
    var scenario = Scenario()
    scenario.stages = [
      ScenarioStage(treatmentShare: 0, days: 1), ScenarioStage(treatmentShare: 1, days: 1),
    ]
    let truth = ScenarioTruth(scenario)
    #expect(truth.stages[0].treatment == nil && truth.stages[1].control == nil)
    #expect(truth.stages[0].effects == nil && truth.overall.effects != nil)
    #expect(truth.stratifiedDifference == nil && truth.stratifiedLift == nil)
  }

  @Test func theCorrelationWithinUnits() throws {
    var scenario = Scenario()
    (scenario.units.logDeviation, scenario.units.correlation) = (1, 0.25)
    // (e^0.25 − 1)/(e − 1)
    #expect(relativeError(try #require(ScenarioTruth(scenario).correlation), 0.16529617667112004) < 1e-13)
    scenario.units.tailIndex = 3
    #expect(ScenarioTruth(scenario).correlation == nil)
  }
}
