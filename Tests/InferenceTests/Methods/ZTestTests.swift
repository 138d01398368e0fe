import Inference
import Summaries
import TestSupport
import Testing

@Suite struct ZTestTests {
  @Test func reference() throws {
    var worst = Worst("z")
    for c in try Reference("z").cases {
      let test = try ZTest(control: c.moments("control"), treatment: c.moments("treatment"))
      worst.count()
      worst.take(test.difference, try c.double("difference"), "difference of \(c)")
      worst.take(test.standardError, try c.double("standard_error"), "standard error of \(c)")
      worst.take(test.test.statistic, try c.double("z"), "z of \(c)")
      // Near p = 1 its logarithm has no more digits than p.
      worst.take(test.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      #expect(test.test.degreesOfFreedom == nil)
      let p = try c.double("p_value")
      if p > 1e-300 {
        // A tail so far out multiplies the rounding of z by z².
        let room = max(1, -test.test.log10PValue / 10)
        worst.take(1 + (test.test.pValue / p - 1) / room, 1, "p of \(c)")
      }
      for level in [95, 99] {
        let interval = try test.interval(level: Double(level) / 100)
        let scale = test.standardError
        worst.take(interval.lower, try c.double("lower_\(level)"), scale: scale, "lower of \(c)")
        worst.take(interval.upper, try c.double("upper_\(level)"), scale: scale, "upper of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 60)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }
}
