import Distributions
import TestSupport
import Testing

@Suite struct FisherFTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("fisher_f")
    for item in check.reference.cases {
      let distribution = try FisherF(
        numerator: item.double("numerator"), denominator: item.double("denominator"))
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
    check.finish(atLeast: 800)
  }

  /// The square of a t with ν degrees of freedom is an F with 1 and ν.
  @Test func squareOfStudentT() throws {
    for df in [1, 4.5, 30, 1e3] {
      let (t, f) = (try StudentT(degreesOfFreedom: df), try FisherF(numerator: 1, denominator: df))
      for place in [0.5, 2, 7] {
        #expect(relativeError(f.survival(place * place), t.twoSidedPValue(place)) < 1e-13)
        #expect(relativeError(f.cumulative(f.quantile(0.3)), 0.3) < 1e-12)
      }
    }
  }

  @Test func edges() throws {
    let distribution = try FisherF(numerator: 2, denominator: 9)
    #expect(distribution.survival(-1) == 1 && distribution.survival(.infinity) == 0)
    #expect(distribution.cumulative(0) == 0 && distribution.cumulative(.nan).isNaN)
    #expect(distribution.density(0) == 1 && distribution.density(.infinity) == 0)
    #expect(try FisherF(numerator: 1, denominator: 9).density(0) == .infinity)
    #expect(distribution.quantile(1) == .infinity && distribution.upperQuantile(2).isNaN)
    #expect(throws: DistributionError.illegalDegreesOfFreedom(-2)) {
      try FisherF(numerator: 1, denominator: -2)
    }
  }
}
