import Inference
import Summaries
import TestSupport
import Testing

@Suite struct WelchTests {
  @Test func reference() throws {
    let reference = try Reference("welch")
    var worst = Worst("welch")
    var plain = Worst("welch, p down to 1e-300")
    for c in reference.cases {
      let test = try Welch(control: c.moments("control"), treatment: c.moments("treatment"))
      worst.count()
      worst.take(test.difference, try c.double("difference"), "difference of \(c)")
      worst.take(test.standardError, try c.double("standard_error"), "standard error of \(c)")
      worst.take(test.degreesOfFreedom, try c.double("degrees_of_freedom"), "df of \(c)")
      worst.take(test.test.statistic, try c.double("t"), "t of \(c)")
      // Near p = 1 its logarithm has no more digits than p.
      worst.take(test.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      let p = try c.double("p_value")
      if p > 1e-300 {
        plain.count()
        plain.take(test.test.pValue, p, "p of \(c)")
        // A tail so far out multiplies the rounding of t by t².
        let room = max(1, -test.test.log10PValue / 10)
        worst.take(1 + (test.test.pValue / p - 1) / room, 1, "p of \(c)")
      }
      for level in [95, 99] {
        let interval = try test.interval(level: Double(level) / 100)
        worst.take(
          interval.lower, try c.double("lower_\(level)"), scale: test.standardError, "lower of \(c)")
        worst.take(
          interval.upper, try c.double("upper_\(level)"), scale: test.standardError, "upper of \(c)")
      }
    }
    print(worst.report)
    print(plain.report)
    #expect(plain.error <= 1e-12, "\(plain.report)")
    #expect(worst.cases >= 60)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  /// Rows given one by one, against the numbers of their units: what the guide's example does.
  @Test func clusteredReference() throws {
    var worst = Worst("clustered_mean")
    for c in try Reference("clustered_mean").cases {
      let parts = try ["control", "treatment"].map { group in
        (
          units: UnitMoments(
            count: Int(try c.number(group, "unit_count")), meanSum: try c.number(group, "mean_sum"),
            varianceSum: try c.number(group, "variance_sum"), meanSize: try c.number(group, "mean_size"),
            varianceSize: try c.number(group, "variance_size"),
            covariance: try c.number(group, "covariance")),
          error: try c.number(group, "standard_error"), mean: try c.number(group, "mean")
        )
      }
      // The terms of the variance cancel by so much, and their rounding counts that often.
      let condition = parts.map { part in
        let relative = part.units.meanSum / part.units.meanSize
        let terms = part.units.varianceSum + relative * relative * part.units.varianceSize
        return terms / (part.error * part.error * Double(part.units.count))
          / (part.units.meanSize * part.units.meanSize)
      }
      let room = max(1, condition.max() ?? 1)
      for part in parts {
        let estimate = try Estimate(part.units)
        worst.take(estimate.value, part.mean, "mean of \(c)")
        worst.take(1 + (estimate.standardError / part.error - 1) / room, 1, "standard error of \(c)")
      }
      let test = try Welch(control: parts[0].units, treatment: parts[1].units)
      worst.count()
      worst.take(test.difference, try c.double("difference"), scale: test.standardError, "difference of \(c)")
      for (found, key) in [
        (test.standardError, "standard_error"), (test.degreesOfFreedom, "degrees_of_freedom"),
        (test.test.pValue, "p_value"),
      ] {
        let expected = try c.double(key)
        worst.take(1 + (found / expected - 1) / room, 1, "\(key) of \(c)")
      }
      let lift = try Fieller(
        control: Estimate(parts[0].units), treatment: Estimate(parts[1].units),
        degreesOfFreedom: test.degreesOfFreedom
      ).lift(level: 0.95)
      #expect(lift.form.rawValue == (try c.string("relative_form_95")))
      let ends = lift.excluded ?? Interval(estimate: lift.estimate, lower: lift.lower, upper: lift.upper)
      if lift.form != .wholeLine {
        worst.take(ends.lower, try c.double("relative_lower_95"), scale: room, "lift of \(c)")
        worst.take(ends.upper, try c.double("relative_upper_95"), scale: room, "lift of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases == 24)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  @Test func spans() throws {
    let (legacy, canary) = ([450.0, 460, 445, 470, 430], [220.0, 231, 219, 240, 205])
    let test = try Welch(control: Moments(legacy.span), treatment: Moments(canary.span))
    // mean 451, s² = 230; mean 223, s² = 175.5.
    #expect(relativeError(test.difference, -228) < 1e-15)
    #expect(relativeError(test.standardError, (405.5 / 5).squareRoot()) < 1e-15)
  }

  @Test func noAnswer() throws {
    let one = Moments(count: 1, mean: 4, secondPowerSum: 0)
    let constant = Moments(count: 9, mean: 4, secondPowerSum: 0)
    let other = Moments(count: 9, mean: 5, secondPowerSum: 0)
    let usual = Moments(count: 9, mean: 5, secondPowerSum: 3)
    let infinite = Moments(count: 9, mean: .infinity, secondPowerSum: .nan)
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      try Welch(control: one, treatment: usual)
    }
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 2)) {
      try Welch(control: usual, treatment: Moments())
    }
    #expect(throws: InferenceError.zeroVariance) { try Welch(control: constant, treatment: other) }
    #expect(throws: InferenceError.notFinite) { try Welch(control: usual, treatment: infinite) }
    #expect(throws: InferenceError.notFinite) { try Welch(control: infinite, treatment: usual) }
    let test = try Welch(control: constant, treatment: usual)
    #expect(test.degreesOfFreedom == 8)
    #expect(throws: InferenceError.invalidLevel(1)) { try test.interval(level: 1) }
    #expect(throws: InferenceError.self) { try test.interval(level: .nan) }
    let units = UnitMoments(
      count: 1, meanSum: 1, varianceSum: .nan, meanSize: 1, varianceSize: .nan, covariance: .nan)
    #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      try Welch(control: units, treatment: units)
    }
  }

  @Test func tailBeyondDouble() throws {
    let control = Moments(count: 125_000, mean: 1, secondPowerSum: 0.0625 * 124_999)
    for mean in [2.34, 20.0, 1e6] {
      let treatment = Moments(count: 125_000, mean: mean, secondPowerSum: 0.0625 * 124_999)
      let result = try Welch(control: control, treatment: treatment).test
      #expect(result.statistic > 1300 && result.pValue == 0)
      #expect(result.log10PValue.isFinite && result.log10PValue < -100_000)
    }
  }

  /// A constant value that does not cancel exactly is still a constant.
  @Test func roundingIsNoVariance() throws {
    // Units of 1, 2 and 4 rows of the value 0.1 each, held without shift.
    let units = UnitMoments(
      count: 3, meanSum: 0.7 / 3, varianceSum: 0.01 * 7 / 3 * (1 + 1e-15), meanSize: 7.0 / 3,
      varianceSize: 7.0 / 3, covariance: 0.1 * 7 / 3)
    #expect(try Estimate(units).variance == 0)
    #expect(throws: InferenceError.zeroVariance) { try Welch(control: units, treatment: units) }
  }
}
