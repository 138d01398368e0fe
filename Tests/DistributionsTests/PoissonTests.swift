import Distributions
import TestSupport
import Testing

@Suite struct PoissonTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("poisson")
    var quantiles = 0
    for item in check.reference.cases {
      let distribution = try Poisson(mean: item.double("mean"))
      if item.has("p") {
        let p = try item.double("p")
        if item.has("quantile") {
          #expect(try distribution.quantile(p) == item.integer("quantile"), "\(item)")
        }
        if item.has("upper_quantile") {
          #expect(try distribution.upperQuantile(p) == item.integer("upper_quantile"), "\(item)")
        }
        quantiles += 1
        continue
      }
      let count = try item.integer("count")
      try check.expect(distribution.atLeast(count), "at_least", of: item)
      try check.expect(distribution.cumulative(count - 1), "below", of: item)
      try check.expect(distribution.mass(count), "mass", of: item)
    }
    #expect(quantiles == 56)
    check.finish(atLeast: 150)
  }

  @Test func quantilesAreTheSmallestCounts() throws {
    for mean in [0.01, 3.7, 2500] {
      let distribution = try Poisson(mean: mean)
      for p in [0.0, 0.001, 0.5, 0.9999999] {
        let count = try #require(distribution.quantile(p))
        #expect(distribution.cumulative(count) >= p && (count == 0 || distribution.cumulative(count - 1) < p))
      }
      for q in [1e-200, 1e-5, 0.5, 1] {
        let count = try #require(distribution.upperQuantile(q))
        #expect(distribution.survival(count) <= q && (count == 0 || distribution.survival(count - 1) > q))
      }
    }
  }

  @Test func edges() throws {
    let none = try Poisson(mean: 0)
    #expect(none.atLeast(1) == 0 && none.cumulative(0) == 1 && none.mass(0) == 1 && none.quantile(0.99) == 0)
    let some = try Poisson(mean: 2)
    #expect(some.atLeast(0) == 1 && some.cumulative(-1) == 0 && some.mass(-1) == 0)
    #expect(some.quantile(1) == nil && some.upperQuantile(0) == nil && some.quantile(.nan) == nil)
    #expect(throws: DistributionError.illegalMean(-1)) { try Poisson(mean: -1) }
  }
}
