import Distributions
import TestSupport
import Testing

@Suite struct NoncentralTTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("noncentral_t")
    for item in check.reference.cases {
      let t = try item.double("t")
      let distribution = try NoncentralT(
        degreesOfFreedom: item.double("df"), noncentrality: item.double("noncentrality"))
      try check.expect(distribution.cumulative(t), "cumulative", of: item)
      try check.expect(distribution.survival(t), "survival", of: item)
    }
    check.finish(atLeast: 80)
  }

  @Test func centralIsStudentT() throws {
    for df in [0.4, 1, 2.5, 30, 1e6] {
      let central = try StudentT(degreesOfFreedom: df)
      let distribution = try NoncentralT(degreesOfFreedom: df, noncentrality: 0)
      for t in [-8.0, -1, 0, 0.3, 2, 12, 1e5] {
        #expect(relativeError(distribution.survival(t), central.survival(t)) < 2e-12)
      }
    }
  }

  @Test func infinitelyManyDegreesAreTheNormal() throws {
    let distribution = try NoncentralT(degreesOfFreedom: .infinity, noncentrality: 2.5)
    #expect(distribution.survival(4) == Normal.standard.survival(1.5))
  }

  /// Every reference place is found again from its probability.
  @Test func noncentralityIsFound() throws {
    var found = 0
    for item in try Reference("noncentral_t").cases where item.has("cumulative") && item.has("survival") {
      let (lower, upper) = (try item.double("cumulative"), try item.double("survival"))
      // Where p is near 1 its rounding moves the answer; the lower half shows the solver.
      guard lower > 1e-9 && upper > 1e-3 else { continue }
      let delta = try NoncentralT.noncentrality(
        degreesOfFreedom: item.double("df"), placing: item.double("t"), atCumulative: lower)
      let expected = try item.double("noncentrality")
      #expect(abs(delta - expected) <= 1e-12 * max(1, abs(expected)), "\(item) found \(delta)")
      found += 1
    }
    #expect(found > 10)
  }

  @Test func edges() throws {
    let distribution = try NoncentralT(degreesOfFreedom: 5, noncentrality: 2)
    #expect(distribution.cumulative(.infinity) == 1 && distribution.survival(.infinity) == 0)
    #expect(distribution.cumulative(-.infinity) == 0 && distribution.survival(.nan).isNaN)
    #expect(relativeError(distribution.cumulative(0), Normal.standard.survival(2)) < 1e-15)
    #expect(throws: DistributionError.illegalNoncentrality(.infinity)) {
      try NoncentralT(degreesOfFreedom: 5, noncentrality: .infinity)
    }
    #expect(throws: DistributionError.illegalProbability(1)) {
      try NoncentralT.noncentrality(degreesOfFreedom: 5, placing: 1, atCumulative: 1)
    }
  }

  /// No argument is answered by NaN, by something outside [0, 1], or slowly.
  @Test func extremesAreAnsweredAtOnce() throws {
    let clock = ContinuousClock()
    var answers = 0
    let elapsed = try clock.measure {
      for df in [0.3, 1, 30, 1e7] {
        for delta in [-1e5, -7000, -3, 0, 3, 7000, 1e5, 1e200] {
          let distribution = try NoncentralT(degreesOfFreedom: df, noncentrality: delta)
          for t in [-1e300, -1e10, -1, -1e-300, 0, 1e-5, 2, 7000, 1e99, 1e300] {
            let (lower, upper) = (distribution.cumulative(t), distribution.survival(t))
            #expect(abs(lower + upper - 1) < 1e-12, "t \(t), df \(df), delta \(delta): \(lower), \(upper)")
            answers += 2
          }
        }
      }
    }
    print("noncentral t extremes: \(elapsed / answers) each")
    #expect(elapsed / answers < .milliseconds(1))
  }
}
