import Distributions
import TestSupport
import Testing

@Suite struct BetaTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("beta")
    for item in check.reference.cases {
      let distribution = try Beta(alpha: item.double("alpha"), beta: item.double("beta"))
      if item.has("p") {
        let p = try item.double("p")
        try check.expect(distribution.quantile(p), "quantile", of: item)
        try check.expect(distribution.upperQuantile(p), "upper_quantile", of: item)
        continue
      }
      let x = try item.double("x")
      try check.expect(distribution.cumulative(x), "cumulative", of: item)
      try check.expect(distribution.survival(x), "survival", of: item)
      try check.expect(distribution.density(x), "density", of: item)
    }
    check.finish(atLeast: 450)
  }

  @Test func quantilesReturn() throws {
    for (alpha, beta) in [(0.5, 0.5), (2, 7.5), (300, 41)] {
      let distribution = try Beta(alpha: alpha, beta: beta)
      for p in [1e-5, 0.025, 0.5, 0.975] {
        #expect(relativeError(distribution.cumulative(distribution.quantile(p)), p) < 1e-11)
      }
    }
  }

  @Test func edges() throws {
    let distribution = try Beta(alpha: 2, beta: 3)
    #expect(distribution.cumulative(-1) == 0 && distribution.cumulative(2) == 1)
    #expect(distribution.survival(0) == 1 && distribution.survival(1) == 0)
    #expect(distribution.cumulative(.nan).isNaN && distribution.density(.nan).isNaN)
    #expect(distribution.quantile(0) == 0 && distribution.upperQuantile(0) == 1)
    #expect(relativeError(distribution.density(0.5), 1.5) < 1e-14)
    #expect(throws: DistributionError.illegalShape(0)) { try Beta(alpha: 0, beta: 1) }
  }
}
