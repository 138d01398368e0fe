import Distributions
import TestSupport
import Testing

@Suite struct StudentTTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("student_t")
    for item in check.reference.cases {
      let t = try StudentT(degreesOfFreedom: item.double("df"))
      if item.has("upper_quantile") {
        try check.expect(t.upperQuantile(item.double("q")), "upper_quantile", of: item)
        try check.expect(-t.quantile(item.double("q")), "upper_quantile", of: item)
        continue
      }
      let place = try item.double("t")
      try check.expect(t.survival(place), "survival", of: item)
      try check.expect(t.cumulative(-place), "survival", of: item)
      try check.expect(t.cumulative(place), "cumulative", of: item)
      try check.expect(t.density(place), "density", of: item)
      try check.expect(t.logSurvival(place), "log_survival", of: item)
      try check.expect(t.log10TwoSidedPValue(place), "log10_two_sided", of: item)
      try check.expect(t.log10TwoSidedPValue(-place), "log10_two_sided", of: item)
    }
    check.finish(atLeast: 2000)
  }

  @Test func infinitelyManyDegreesAreTheNormal() throws {
    let t = try StudentT(degreesOfFreedom: .infinity)
    for place in [-3.0, 0, 1.96, 12, 40] {
      #expect(t.survival(place) == Normal.standard.survival(place))
      #expect(t.logSurvival(place) == Normal.standard.logSurvival(place))
    }
    let nearly = try StudentT(degreesOfFreedom: 1e300)
    #expect(relativeError(nearly.survival(2.5), Normal.standard.survival(2.5)) < 1e-13)
  }

  @Test func logarithmsAreFiniteWhereProbabilitiesUnderflow() throws {
    for df in [1.0, 30, 1e3, 1e6, 1e9] {
      let t = try StudentT(degreesOfFreedom: df)
      for place in [1339, 1e10, 1e150, 1e300] {
        #expect(t.log10TwoSidedPValue(place).isFinite)
        #expect(t.log10TwoSidedPValue(place) < 0)
      }
    }
  }

  @Test func edges() throws {
    let t = try StudentT(degreesOfFreedom: 7)
    #expect(t.survival(.infinity) == 0 && t.survival(-.infinity) == 1 && t.survival(0) == 0.5)
    #expect(t.cumulative(.infinity) == 1 && t.logSurvival(.infinity) == -.infinity)
    #expect(t.survival(.nan).isNaN && t.logSurvival(.nan).isNaN && t.quantile(.nan).isNaN)
    #expect(t.density(.nan).isNaN && t.density(.infinity) == 0)
    #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity && t.quantile(1.1).isNaN)
    #expect(t.quantile(0.5) == 0)
    #expect(t.log10TwoSidedPValue(0) == 0 && t.log10TwoSidedPValue(-.infinity) == -.infinity)
    #expect(t.log10TwoSidedPValue(.nan).isNaN)
    #expect(t.twoSidedPValue(0) == 1 && t.twoSidedPValue(-2) == t.twoSidedPValue(2))
    for illegal in [0, -1, -Double.infinity] {
      #expect(throws: DistributionError.illegalDegreesOfFreedom(illegal)) {
        try StudentT(degreesOfFreedom: illegal)
      }
    }
    #expect(throws: DistributionError.self) { try StudentT(degreesOfFreedom: .nan) }
  }
}
