import Inference
import Summaries
import TestSupport
import Testing

@Suite struct RegressionAdjustmentTests {
  @Test func reference() async throws {
    var worst = Worst("adjustment")
    for c in try Reference("adjustment").cases {
      let (control, treatment) = (try c.group("control"), try c.group("treatment"))
      for slopes in [RegressionAdjustment.Slopes.common, .separate] {
        let expected = try c.object(slopes.rawValue)
        let found = try await RegressionAdjustment(control: control, treatment: treatment, slopes: slopes)
        let name = "\(try c.string("name")), \(slopes)"
        worst.count()
        worst.take(found.control.value, try expected.double("control_mean"), "control of \(name)")
        worst.take(found.treatment.value, try expected.double("treatment_mean"), "treatment of \(name)")
        let (vc, vt) = (try expected.double("control_variance"), try expected.double("treatment_variance"))
        worst.take(found.control.variance, vc, "control's variance of \(name)")
        worst.take(found.treatment.variance, vt, "treatment's variance of \(name)")
        worst.take(found.covariance, try expected.double("covariance"), scale: vc, "covariance of \(name)")
        let test = try found.test()
        let error = try expected.double("standard_error")
        worst.take(test.standardError, error, "error of \(name)")
        worst.take(test.difference, try expected.double("difference"), scale: error, "difference of \(name)")
        worst.take(test.degreesOfFreedom, try expected.double("degrees_of_freedom"), "df of \(name)")
        worst.take(test.test.log10PValue, try expected.double("log10_p_value"), scale: 1, "p of \(name)")
        let interval = try test.interval(level: 0.95)
        worst.take(interval.lower, try expected.double("lower"), scale: error, "lower of \(name)")
        worst.take(interval.upper, try expected.double("upper"), scale: error, "upper of \(name)")
        for (slope, truth) in zip(found.controlSlopes, try expected.doubles("control_slopes")) {
          worst.take(slope, truth, "slope of \(name)")
        }
        for (slope, truth) in zip(found.treatmentSlopes, try expected.doubles("treatment_slopes")) {
          worst.take(slope, truth, "slope of \(name)")
        }
      }
    }
    print(worst.report)
    #expect(worst.cases == 14)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  /// Without covariates it is Welch's test; two threads give the bits of one.
  @Test func withoutCovariates() async throws {
    let (one, other) = (made(60, seed: 1, covariates: 0), made(45, seed: 2, covariates: 0))
    let welch = try Welch(control: Moments(one.outcomes.span), treatment: Moments(other.outcomes.span))
    for slopes in [RegressionAdjustment.Slopes.common, .separate] {
      let found = try await RegressionAdjustment(control: one, treatment: other, slopes: slopes)
      let test = try found.test()
      #expect(relativeError(test.standardError, welch.standardError) < 1e-13)
      #expect(relativeError(test.degreesOfFreedom, welch.degreesOfFreedom) < 1e-12)
      #expect(abs(test.difference - welch.difference) < 1e-12 * test.standardError)
      #expect(abs(found.varianceReduction) < 1e-12)
    }
    let (left, right) = (made(3_000, seed: 3, covariates: 4), made(2_500, seed: 4, covariates: 4))
    let single = try await RegressionAdjustment(control: left, treatment: right, slopes: .separate)
    let double = try await RegressionAdjustment(
      control: left, treatment: right, slopes: .separate, threads: 2)
    #expect(single == double)
    #expect(single.varianceReduction > 0.5)
  }

  @Test func dropsWhatSaysNothing() async throws {
    var (one, other) = (made(40, seed: 5, covariates: 2), made(50, seed: 6, covariates: 2))
    let plain = try await RegressionAdjustment(control: one, treatment: other, slopes: .separate)
    for slopes in [RegressionAdjustment.Slopes.common, .separate] {
      let before = try await RegressionAdjustment(control: one, treatment: other, slopes: slopes)
      var (left, right) = (one, other)
      func add(_ number: (Int, [[Double]]) -> Double) {
        left.covariates.append((0..<40).map { number($0, one.covariates) })
        right.covariates.append((0..<50).map { number($0, other.covariates) })
      }
      add { _, _ in 7.3 }
      add { unit, columns in columns[0][unit] }
      add { unit, columns in 2 * columns[0][unit] - 3 * columns[1][unit] + 11 }
      let found = try await RegressionAdjustment(control: left, treatment: right, slopes: slopes)
      #expect(found.used == [0, 1] && found.dropped == [2, 3, 4])
      #expect(relativeError(found.control.variance, before.control.variance) < 1e-10)
      #expect(try relativeError(found.test().difference, before.test().difference) < 1e-10)
    }
    // A covariate that varies in one group only cannot have a slope in the other.
    one.covariates.append(Array(repeating: 4, count: 40))
    other.covariates.append((0..<50).map { Double($0 % 3) })
    let half = try await RegressionAdjustment(control: one, treatment: other, slopes: .separate)
    #expect(half.dropped == [2])
    #expect(try relativeError(half.test().difference, plain.test().difference) < 1e-10)
  }

  @Test func noAnswer() async throws {
    let (one, other) = (made(40, seed: 7, covariates: 1), made(50, seed: 8, covariates: 1))
    func fails(
      _ error: InferenceError, _ change: (inout RegressionAdjustment.Group) -> Void
    ) async {
      var control = one
      change(&control)
      await #expect(throws: error) {
        try await RegressionAdjustment(control: control, treatment: other, slopes: .separate)
      }
    }
    await fails(.tooFewUnits(found: 3, needed: 4)) { group in
      group = RegressionAdjustment.Group(outcomes: [1, 2, 4], covariates: [[1, 3, 2]])
    }
    await fails(.unequalLengths(0, 1)) { $0.covariates = [] }
    await fails(.unequalLengths(40, 2)) { $0.covariates = [[1, 2]] }
    await fails(.notFinite) { $0.outcomes[3] = .nan }
    await fails(.notFinite) { $0.covariates[0][3] = .infinity }
    // One unit apart from all others.
    var (left, right) = (one, other)
    left.covariates = [[1] + Array(repeating: 0, count: 39)]
    right.covariates = [[1, 1] + Array(repeating: 0, count: 48)]
    let (lone, two) = (left, right)
    await #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      try await RegressionAdjustment(control: lone, treatment: two, slopes: .separate)
    }
    // Outcomes that the covariates explain to the last bit, or that do not vary at all.
    left.outcomes = Array(repeating: 3, count: 40)
    left.covariates = one.covariates
    right.outcomes = Array(repeating: 3, count: 50)
    right.covariates = other.covariates
    let (constant, same) = (left, right)
    await #expect(throws: InferenceError.zeroVariance) {
      try await RegressionAdjustment(control: constant, treatment: same, slopes: .common)
    }
  }

  @Test func linearised() throws {
    let (sums, sizes) = ([10.0, 4, 9, 30, 2], [2.0, 1, 3, 5, 1])
    let values = RegressionAdjustment.linearised(sums: sums, sizes: sizes)
    let moments = Moments(values.span)
    let estimate = try Estimate(UnitMoments(sums: sums, sizes: sizes))
    #expect(relativeError(moments.mean, estimate.value) < 1e-14)
    #expect(relativeError(moments.variance / 5, estimate.variance) < 1e-12)
  }

  private func made(_ count: Int, seed: UInt64, covariates: Int) -> RegressionAdjustment.Group {
    var random = SplitMix64(seed: seed)
    let columns = (0..<covariates).map { place in
      (0..<count).map { _ in 50 * Double(place + 1) + 10 * random.normal() }
    }
    let outcomes = (0..<count).map { unit in
      columns.reduce(200 + 5 * random.normal()) { $0 + 0.7 * $1[unit] }
    }
    return RegressionAdjustment.Group(outcomes: outcomes, covariates: columns)
  }
}

extension Reference.Case {
  /// The units of a group.
  fileprivate func group(_ name: String) throws(ReferenceError) -> RegressionAdjustment.Group {
    guard let columns = value["\(name)_covariates"]?.array else { throw .missing(key: name) }
    return RegressionAdjustment.Group(
      outcomes: try doubles(name), covariates: columns.map { ($0.array ?? []).compactMap(\.double) })
  }
}
