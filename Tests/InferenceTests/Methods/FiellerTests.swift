import Inference
import TestSupport
import Testing

@Suite struct FiellerTests {
  @Test func reference() throws {
    var worst = Worst("fieller")
    var forms: Set<String> = []
    for c in try Reference("fieller").cases {
      func estimate(_ group: String) throws -> Estimate {
        let error = try c.number(group, "standard_error")
        return try Estimate(
          value: c.number(group, "mean"), variance: error * error, degreesOfFreedom: .infinity)
      }
      let fieller = try Fieller(
        control: estimate("control"), treatment: estimate("treatment"),
        degreesOfFreedom: c.double("degrees_of_freedom"), covariance: c.double("covariance"))
      worst.count()
      for level in [95, 99] {
        let lift = try fieller.lift(level: Double(level) / 100)
        worst.take(lift.estimate, try c.double("estimate"), scale: 1, "estimate of \(c)")
        forms.insert(lift.form.rawValue)
        #expect(lift.form.rawValue == (try c.string("form_\(level)")), "\(c)")
        #expect(lift.method == "fieller" && lift.contains(lift.estimate))
        guard lift.form != .wholeLine else { continue }
        let ends = lift.excluded ?? Interval(estimate: lift.estimate, lower: lift.lower, upper: lift.upper)
        // A control near zero in standard errors multiplies rounding by 1/(1 − g).
        worst.take(ends.lower, try c.double("lower_\(level)"), scale: 1, "lower_\(level) of \(c)")
        worst.take(ends.upper, try c.double("upper_\(level)"), scale: 1, "upper_\(level) of \(c)")
        // The shifted test at an end, the dual.
        let alpha = 1 - Double(level) / 100
        for end in [ends.lower, ends.upper] where end.isFinite {
          #expect(abs(fieller.test(lift: end).pValue - alpha) < 1e-9, "\(c)")
        }
      }
    }
    print(worst.report)
    #expect(worst.cases >= 60 && forms == ["bounded", "complement", "whole_line"])
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  /// Where the set is no interval, its ends prove nothing to a reader who looks at them alone.
  @Test func unboundedIsNotMisread() throws {
    let fieller = try Fieller(
      control: Estimate(value: 1, variance: 0.36, degreesOfFreedom: 15),
      treatment: Estimate(value: 2, variance: 0.01, degreesOfFreedom: 15), degreesOfFreedom: 30)
    let lift = try fieller.lift(level: 0.95)
    #expect(lift.form == .complement && lift.lower == -.infinity && lift.upper == .infinity)
    let excluded = try #require(lift.excluded)
    let middle = (excluded.lower + excluded.upper) / 2
    #expect(!lift.contains(middle) && fieller.test(lift: middle).pValue < 0.05)
    #expect(lift.contains(excluded.upper + 1) && lift.contains(excluded.lower - 1))
  }

  @Test func noAnswer() throws {
    let usual = try Estimate(value: 1, variance: 0.1, degreesOfFreedom: 9)
    let negative = try Estimate(value: -1, variance: 0.1, degreesOfFreedom: 9)
    let exact = try Estimate(value: 1, variance: 0, degreesOfFreedom: 9)
    #expect(throws: InferenceError.controlMeanNotPositive(-1)) {
      try Fieller(control: negative, treatment: usual, degreesOfFreedom: 18)
    }
    #expect(throws: InferenceError.zeroVariance) {
      try Fieller(control: exact, treatment: exact, degreesOfFreedom: 18)
    }
    #expect(throws: InferenceError.invalidDegreesOfFreedom(0)) {
      try Fieller(control: usual, treatment: usual, degreesOfFreedom: 0)
    }
  }
}
