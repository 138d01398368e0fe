import Inference
import Summaries
import TestSupport
import Testing

@Suite struct StudentTests {
  @Test func reference() throws {
    let reference = try Reference("student")
    var worst = Worst("student")
    for c in reference.cases {
      let test = try Student(control: c.moments("control"), treatment: c.moments("treatment"))
      worst.count()
      worst.take(test.difference, try c.double("difference"), "difference of \(c)")
      worst.take(test.standardError, try c.double("standard_error"), "standard error of \(c)")
      worst.take(test.degreesOfFreedom, try c.double("degrees_of_freedom"), "df of \(c)")
      worst.take(test.test.statistic, try c.double("t"), "t of \(c)")
      // Near p = 1 its logarithm has no more digits than p.
      worst.take(test.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      let p = try c.double("p_value")
      if p > 1e-300 {
        // A tail so far out multiplies the rounding of t by t².
        let room = max(1, -test.test.log10PValue / 10)
        worst.take(1 + (test.test.pValue / p - 1) / room, 1, "p of \(c)")
      }
      for level in [95, 99] {
        let interval = try test.interval(level: Double(level) / 100)
        worst.take(
          interval.lower, try c.double("lower_\(level)"), scale: test.standardError, "lower of \(c)")
        worst.take(
          interval.upper, try c.double("upper_\(level)"), scale: test.standardError, "upper of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 60)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  @Test func noAnswer() throws {
    let constant = Moments(count: 9, mean: 4, secondPowerSum: 0)
    let usual = Moments(count: 9, mean: 5, secondPowerSum: 3)
    #expect(throws: InferenceError.zeroVariance) { try Student(control: constant, treatment: constant) }
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 2)) {
      try Student(control: Moments(), treatment: usual)
    }
    let overflowing = Moments(count: 9, mean: 5, secondPowerSum: .infinity)
    #expect(throws: InferenceError.notFinite) { try Student(control: usual, treatment: overflowing) }
  }
}
