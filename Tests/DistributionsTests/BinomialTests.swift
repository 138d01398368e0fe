import Distributions
import TestSupport
import Testing

@Suite struct BinomialTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("binomial")
    var quantiles = 0
    for item in check.reference.cases {
      let distribution = try Binomial(trials: item.integer("trials"), probability: item.double("probability"))
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
      try check.expect(distribution.survival(count - 1), "at_least", of: item)
      try check.expect(distribution.cumulative(count - 1), "below", of: item)
      try check.expect(distribution.mass(count), "mass", of: item)
    }
    #expect(quantiles == 158)
    check.finish(atLeast: 700)
  }

  /// The sums of masses, the textbook's way.
  @Test func sumsOfMasses() throws {
    let distribution = try Binomial(trials: 30, probability: 0.3)
    var below = 0.0
    for count in 0...30 {
      below += distribution.mass(count)
      #expect(abs(distribution.cumulative(count) - below) < 1e-14)
    }
  }

  @Test func quantilesAreTheSmallestCounts() throws {
    let distribution = try Binomial(trials: 40, probability: 0.37)
    for p in [0.0, 0.001, 0.025, 0.5, 0.9, 1] {
      let count = try #require(distribution.quantile(p))
      #expect(distribution.cumulative(count) >= p && (count == 0 || distribution.cumulative(count - 1) < p))
      let upper = try #require(distribution.upperQuantile(p))
      #expect(distribution.survival(upper) <= p && (upper == 0 || distribution.survival(upper - 1) > p))
    }
    #expect(distribution.quantile(.nan) == nil && distribution.quantile(1.5) == nil)
  }

  @Test func edges() throws {
    let never = try Binomial(trials: 5, probability: 0)
    #expect(never.atLeast(1) == 0 && never.cumulative(0) == 1 && never.mass(0) == 1)
    let always = try Binomial(trials: 5, probability: 1)
    #expect(always.atLeast(5) == 1 && always.cumulative(4) == 0 && always.mass(5) == 1)
    let none = try Binomial(trials: 0, probability: 0.5)
    #expect(none.atLeast(0) == 1 && none.atLeast(1) == 0 && none.cumulative(0) == 1)
    #expect(never.atLeast(-3) == 1 && never.cumulative(-1) == 0 && never.atLeast(6) == 0)
    #expect(throws: DistributionError.illegalTrials(-1)) { try Binomial(trials: -1, probability: 0.5) }
    #expect(throws: DistributionError.illegalProbability(1.5)) { try Binomial(trials: 1, probability: 1.5) }
  }
}
