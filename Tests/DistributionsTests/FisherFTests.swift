import Distributions
import TestSupport
import Testing

@Suite struct FisherFTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("fisher_f")
    for item in check.reference.cases {
      let x = try item.double("x")
      let distribution = try FisherF(
        numerator: item.double("numerator"), denominator: item.double("denominator"))
      try check.expect(distribution.cumulative(x), "cumulative", of: item)
      try check.expect(distribution.survival(x), "survival", of: item)
      try check.expect(distribution.logSurvival(x), "log_survival", of: item)
    }
    check.finish(atLeast: 300)
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
    #expect(distribution.quantile(1) == .infinity && distribution.upperQuantile(2).isNaN)
    #expect(throws: DistributionError.illegalDegreesOfFreedom(-2)) {
      try FisherF(numerator: 1, denominator: -2)
    }
  }
}
