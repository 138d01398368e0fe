import Distributions
import TestSupport
import Testing

@Suite struct NoncentralTTests {
  @Test func agreesWithMpmath() throws {
    var check = try ReferenceCheck("noncentral_t")
    for item in check.reference.cases where item.has("noncentrality") {
      let t = try item.double("t")
      let distribution = try NoncentralT(
        degreesOfFreedom: item.double("df"), noncentrality: item.double("noncentrality"))
      try check.expect(distribution.cumulative(t), "cumulative", of: item)
      try check.expect(distribution.survival(t), "survival", of: item)
    }
    check.finish(atLeast: 400)
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
    #expect(found > 50)
  }

  @Test func noncentralityAgreesWithMpmath() throws {
    var (found, worst) = (0, 0.0)
    for item in try Reference("noncentral_t").cases where item.has("found") {
      let delta = try NoncentralT.noncentrality(
        degreesOfFreedom: item.double("df"), placing: item.double("t"), atCumulative: item.double("p"))
      let expected = try item.double("found")
      let error = abs(delta - expected) / max(1, abs(expected))
      #expect(error <= 1e-12, "\(item) found \(delta)")
      worst = max(worst, error)
      found += 1
    }
    print("noncentrality: \(found) numbers, worst error relative to the larger of 1 and itself: \(worst)")
    #expect(found == 126)
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

  /// No argument is answered by NaN or by something outside [0, 1].
  ///
  /// Below 0.3 degrees of freedom χ spans hundreds of decades, and the two tails no longer make 1.
  @Test func extremesAreAnswered() throws {
    for df in [1e-3, 0.3, 1, 30, 1e7, 1e15, 1e300, .infinity] {
      for delta in [-1e200, -1e5, -7000, -3, 0, 3, 7000, 1e5, 1e150, 1e200] {
        let distribution = try NoncentralT(degreesOfFreedom: df, noncentrality: delta)
        for t in [-1e300, -1e10, -1, -1e-300, 0, 1e-5, 2, 7000, 1e99, 1e150, 1e300] {
          let (lower, upper) = (distribution.cumulative(t), distribution.survival(t))
          #expect(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1)
          #expect(
            abs(lower + upper - 1) < (df < 0.3 ? 1 + 1e-12 : 1e-12),
            "t \(t), df \(df), delta \(delta): \(lower), \(upper)")
        }
      }
      for t in [-1e300, -1e10, -1, 0, 1e-300, 1, 7000, 1e150] {
        for p in [1e-20, 0.025, 0.5, 0.975] {
          let delta = try NoncentralT.noncentrality(degreesOfFreedom: df, placing: t, atCumulative: p)
          #expect(delta.isFinite, "t \(t), df \(df), p \(p)")
        }
      }
    }
  }

  /// Where t and δ both dwarf Z, the probability is that of their ratio; where t dwarfs δ, a power of t.
  @Test func farOutOnlyRatiosCount() throws {
    for df in [0.5, 2, 30] {
      let near = try NoncentralT(degreesOfFreedom: df, noncentrality: 1.1e40)
      let far = try NoncentralT(degreesOfFreedom: df, noncentrality: 1.1e150)
      for factor in [0.3, 1, 1.7, 40] {
        #expect(relativeError(far.survival(factor * 1e150), near.survival(factor * 1e40)) < 1e-11)
        #expect(relativeError(far.cumulative(factor * 1e150), near.cumulative(factor * 1e40)) < 1e-11)
      }
    }
    let one = try NoncentralT(degreesOfFreedom: 2, noncentrality: 1e100)
    #expect(relativeError(one.survival(1e140), 1e20 * one.survival(1e150)) < 1e-9)
  }

  /// Whatever the arguments, the work has a bound: in evaluations of the integrand, which no load changes.
  @Test func workIsBounded() {
    var (most, total, integrals) = (0, 0, 0)
    for df in [1e-3, 0.3, 1, 30, 1e7] {
      for delta in [-1e200, -7000, -3, 0, 3, 7000, 1e150, 1e200] {
        for t in [1e-300, 1e-5, 2, 7000, 1e50, 1e100] {
          for upper in [false, true] {
            var mixture = ChiMixture(degreesOfFreedom: df, slope: t, offset: delta, upper: upper)
            _ = mixture.value()
            (most, total, integrals) = (
              max(most, mixture.evaluations), total + mixture.evaluations, integrals + 1
            )
          }
        }
      }
    }
    print("noncentral t: \(total / integrals) evaluations of the integrand on average, \(most) at most")
    #expect(most <= 6000 && total / integrals <= 500)
  }

  /// The search for a root ends, also of a function without one.
  @Test func searchIsBounded() {
    for function: (Double) -> Double in [
      { _ in 1 }, { _ in -1 }, { _ in .nan }, { -$0 * $0 * $0 }, { 1e200 - $0 },
    ] {
      var calls = 0
      let root = decreasingRoot(
        of: { place in
          calls += 1
          return function(place)
        }, near: 3, step: 1)
      #expect(calls <= 2500)
      #expect(root.isNaN == (function(-1e300) == function(1e300) || function(1).isNaN))
    }
  }
}
