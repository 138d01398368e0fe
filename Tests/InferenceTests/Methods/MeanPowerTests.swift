import Inference
import TestSupport
import Testing

@Suite struct MeanPowerTests {
  @Test func reference() throws {
    var (powers, sizes) = (Worst("power_mean, power"), Worst("power_mean, sizes"))
    for c in try Reference("power_mean").cases {
      let ratio = try c.double("ratio")
      let power = try MeanPower(
        effectSize: c.double("effect_size"), alpha: c.double("alpha"), ratio: ratio,
        alternative: alternative(c))
      if try c.string("solve") == "power" {
        let control = try c.double("control")
        powers.count()
        powers.take(
          try power.power(sizes: (control: control, treatment: control * ratio)), try c.double("power"),
          "power of \(c)")
      } else {
        let found = try power.requiredSizes(power: c.double("target"))
        sizes.count()
        sizes.take(found.unroundedControl, try c.double("control_unrounded"), "control of \(c)")
        sizes.take(found.unroundedTreatment, try c.double("treatment_unrounded"), "treatment of \(c)")
        #expect(found.control == (try c.integer("control")), "\(c)")
        #expect(found.treatment == (try c.integer("treatment")), "\(c)")
      }
    }
    print(powers.report)
    print(sizes.report)
    #expect(powers.cases >= 20 && sizes.cases >= 15)
    #expect(powers.error <= 1e-10, "\(powers.report)")
    #expect(sizes.error <= 1e-10, "\(sizes.report)")
  }

  /// Any one unknown from the rest: each brings back what the power was computed from.
  @Test(arguments: Alternative.allCases) func roundTrips(_ alternative: Alternative) throws {
    let sign = alternative == .less ? -1.0 : 1.0
    for (effect, sizes, alpha) in [
      (0.5, (control: 64.0, treatment: 64.0), 0.05), (0.2, (control: 9500.0, treatment: 500.0), 0.001),
      (0.013, (control: 150_000.0, treatment: 75_000.5), 0.2), (2.5, (control: 3.0, treatment: 4.0), 0.05),
    ] {
      let power = try MeanPower(
        effectSize: sign * effect, alpha: alpha, ratio: sizes.treatment / sizes.control,
        alternative: alternative)
      let found = try power.power(sizes: sizes)
      let back = try power.requiredSizes(power: found)
      #expect(relativeError(back.unroundedControl, sizes.control) < 1e-9)
      #expect(relativeError(back.unroundedTreatment, sizes.treatment) < 1e-9)
      #expect(relativeError(try power.detectableEffect(sizes: sizes, power: found), sign * effect) < 1e-9)
      #expect(relativeError(try power.alpha(sizes: sizes, power: found), alpha) < 1e-9)
    }
  }

  /// A tail too far out for the distribution is 0 or 1, never the end of the calculation.
  @Test func farTails() throws {
    for effect in [-1e6, -100.0, -5, 5, 100, 1e6, 1e150] {
      for size in [2.0, 100, 1e6, 1e12] {
        for alternative in Alternative.allCases {
          let power = try MeanPower(effectSize: effect, alternative: alternative)
          let found = try power.power(sizes: (control: size, treatment: size))
          #expect(found >= 0 && found <= 1)
          if size > 2 && alternative != .twoSided {
            #expect(abs(found - ((effect > 0) == (alternative == .greater) ? 1 : 0)) < 1e-200)
          }
        }
      }
    }
    let huge = try MeanPower(effectSize: 50).requiredSizes(power: 0.8)
    #expect(huge.control == 2 && huge.treatment == 2)
    let tiny = try MeanPower(effectSize: 1e-6, alpha: 0.025, alternative: .greater).requiredSizes(power: 0.8)
    // The normal approximation, exact at this size: 2·((z₀.₉₇₅ + z₀.₈)/d)² by mpmath.
    #expect(relativeError(tiny.unroundedControl, 15_697_759_468_698.18) < 1e-11)
  }

  @Test func noAnswer() throws {
    let power = try MeanPower(effectSize: 0)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try power.requiredSizes(power: 0.8) }
    #expect(relativeError(try power.power(sizes: (control: 30, treatment: 40)), 0.05) < 1e-10)
    let wrong = try MeanPower(effectSize: -0.5, alternative: .greater)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try wrong.requiredSizes(power: 0.8) }
    let usual = try MeanPower(effectSize: 0.5)
    #expect(throws: InferenceError.noSolution(target: 0.01)) { try usual.requiredSizes(power: 0.01) }
    #expect(throws: InferenceError.invalidLevel(1)) { try usual.requiredSizes(power: 1) }
    #expect(throws: InferenceError.tooFewRows(found: 2, needed: 3)) {
      try usual.power(sizes: (control: 1, treatment: 1))
    }
    #expect(throws: InferenceError.invalidCount(0)) { try MeanPower(effectSize: 1, ratio: 0) }
    #expect(throws: InferenceError.notFinite) { try MeanPower(effectSize: .nan) }
  }
}

/// The alternative as the reference files spell it.
func alternative(_ c: Reference.Case) throws -> Alternative {
  let name = try c.string("alternative")
  return Alternative(rawValue: name == "two-sided" ? "two_sided" : name) ?? .twoSided
}
