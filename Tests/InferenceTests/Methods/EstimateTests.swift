import Inference
import Summaries
import TestSupport
import Testing

@Suite struct EstimateTests {
  @Test func meanOfRows() throws {
    let estimate = try Estimate(Moments(count: 11, mean: 5, secondPowerSum: 110))
    #expect(estimate.value == 5 && estimate.variance == 1 && estimate.degreesOfFreedom == 10)
    // t with 10 degrees of freedom at 0.975, mpmath.
    let interval = try estimate.interval(level: 0.95)
    #expect(relativeError(interval.upper - 5, 2.2281388519862748) < 1e-13)
    #expect(interval.lower + interval.upper == 10 && interval.estimate == 5)
  }

  @Test func constantIsAnEstimate() throws {
    let interval = try Estimate(Moments(count: 3, mean: 5, secondPowerSum: 0)).interval(level: 0.95)
    #expect(interval == Interval(estimate: 5, lower: 5, upper: 5))
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      try Estimate(Moments(count: 1, mean: 5, secondPowerSum: 0))
    }
    #expect(throws: InferenceError.notFinite) {
      try Estimate(Moments(count: 3, mean: .nan, secondPowerSum: 1))
    }
    #expect(throws: InferenceError.notFinite) {
      try Estimate(Moments(count: 3, mean: 1, secondPowerSum: .infinity))
    }
    #expect(throws: InferenceError.notFinite) {
      try Estimate(value: 1, variance: -1, degreesOfFreedom: 3)
    }
    #expect(throws: InferenceError.invalidDegreesOfFreedom(0)) {
      try Estimate(value: 1, variance: 1, degreesOfFreedom: 0)
    }
    let estimate = try Estimate(value: 1, variance: 1, degreesOfFreedom: .infinity)
    #expect(throws: InferenceError.invalidLevel(0)) { try estimate.interval(level: 0) }
  }
}
