import Distributions
import TestSupport
import Testing

@Suite struct ChiSquaredTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("chi_squared")
    for item in check.reference.cases {
      let distribution = try ChiSquared(degreesOfFreedom: item.double("df"))
      if item.has("p") {
        let p = try item.double("p")
        try check.expect(distribution.quantile(p), "quantile", of: item)
        try check.expect(distribution.upperQuantile(p), "upper_quantile", of: item)
        continue
      }
      let x = try item.double("x")
      try check.expect(distribution.cumulative(x), "cumulative", of: item)
      try check.expect(distribution.survival(x), "survival", of: item)
      try check.expect(distribution.logSurvival(x), "log_survival", of: item)
      try check.expect(distribution.density(x), "density", of: item)
    }
    check.finish(atLeast: 550)
  }

  @Test func quantilesReturn() throws {
    for df in [0.5, 1, 3, 30, 1e4] {
      let distribution = try ChiSquared(degreesOfFreedom: df)
      for p in [1e-5, 0.025, 0.5, 0.975] {
        #expect(relativeError(distribution.cumulative(distribution.quantile(p)), p) < 1e-11)
        #expect(relativeError(distribution.survival(distribution.upperQuantile(p)), p) < 1e-11)
      }
    }
  }

  @Test func edges() throws {
    let distribution = try ChiSquared(degreesOfFreedom: 3)
    #expect(distribution.survival(-1) == 1 && distribution.cumulative(-1) == 0)
    #expect(distribution.survival(0) == 1 && distribution.survival(.infinity) == 0)
    #expect(distribution.survival(.nan).isNaN && distribution.logSurvival(.nan).isNaN)
    #expect(distribution.logSurvival(1e6).isFinite && distribution.logSurvival(1e300).isFinite)
    #expect(distribution.quantile(0) == 0 && distribution.upperQuantile(0) == .infinity)
    #expect(distribution.density(0) == 0 && distribution.density(.infinity) == 0)
    #expect(try ChiSquared(degreesOfFreedom: 2).density(0) == 0.5)
    #expect(try ChiSquared(degreesOfFreedom: 1).density(0) == .infinity)
    #expect(throws: DistributionError.illegalDegreesOfFreedom(0)) { try ChiSquared(degreesOfFreedom: 0) }
  }
}
