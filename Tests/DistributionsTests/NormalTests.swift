import Distributions
import TestSupport
import Testing

@Suite struct NormalTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("normal")
    let normal = Normal.standard
    for item in check.reference.cases {
      if item.has("upper_quantile") {
        try check.expect(normal.upperQuantile(item.double("q")), "upper_quantile", of: item)
        try check.expect(-normal.quantile(item.double("q")), "upper_quantile", of: item)
        continue
      }
      let z = try item.double("z")
      try check.expect(normal.survival(z), "survival", of: item)
      try check.expect(normal.cumulative(z), "cumulative", of: item)
      try check.expect(normal.logSurvival(z), "log_survival", of: item)
      try check.expect(normal.log10TwoSidedPValue(-z), "log10_two_sided", of: item)
      try check.expect(normal.log10TwoSidedPValue(z), "log10_two_sided", of: item)
    }
    check.finish(atLeast: 250)
  }

  @Test func meanAndStandardDeviationMoveAndStretch() throws {
    let normal = try Normal(mean: 10, standardDeviation: 4)
    #expect(normal.survival(12) == Normal.standard.survival(0.5))
    #expect(normal.upperQuantile(0.5) == 10)
    #expect(relativeError(normal.density(12) * 4, Normal.standard.density(0.5)) < 1e-15)
  }

  @Test func edges() {
    let normal = Normal.standard
    #expect(normal.survival(.infinity) == 0 && normal.survival(-.infinity) == 1)
    #expect(normal.logSurvival(.infinity) == -.infinity && normal.logSurvival(-.infinity) == 0)
    #expect(normal.survival(.nan).isNaN && normal.logSurvival(.nan).isNaN && normal.quantile(.nan).isNaN)
    #expect(normal.log10TwoSidedPValue(0) == 0 && normal.log10TwoSidedPValue(.nan).isNaN)
    #expect(normal.quantile(0) == -.infinity && normal.upperQuantile(0) == .infinity)
    #expect(throws: DistributionError.illegalStandardDeviation(0)) {
      try Normal(mean: 0, standardDeviation: 0)
    }
    #expect(throws: DistributionError.illegalMean(.infinity)) {
      try Normal(mean: .infinity, standardDeviation: 1)
    }
  }
}
