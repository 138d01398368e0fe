import Inference
import TestSupport
import Testing

@Suite struct DifferencePowerTests {
  private static func variances(_ c: Reference.Case) throws -> GroupVariances {
    try GroupVariances(control: c.double("variance_control"), treatment: c.double("variance_treatment"))
  }

  @Test func reference() throws {
    var (powers, sizes) = (Worst("power_difference, power"), Worst("power_difference, sizes"))
    for c in try Reference("power_difference").cases {
      let ratio = try c.double("ratio")
      let power = try DifferencePower(
        difference: c.double("difference"), boundary: c.double("boundary"), variances: Self.variances(c),
        alpha: c.double("alpha"), ratio: ratio, alternative: alternative(c))
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
        #expect(found.control == (try c.integer("control")), "\(c)")
        #expect(found.treatment == max(2, try c.integer("treatment")), "\(c)")
      }
    }
    print(powers.report)
    print(sizes.report)
    #expect(powers.cases >= 10 && sizes.cases >= 9)
    #expect(powers.error <= 1e-10, "\(powers.report)")
    #expect(sizes.error <= 1e-10, "\(sizes.report)")
  }

  @Test func lifts() throws {
    var worst = Worst("power_lift")
    for c in try Reference("power_lift").cases {
      let (control, treatment) = (try c.double("deviation_control"), try c.double("deviation_treatment"))
      let power = try DifferencePower(
        lift: c.double("lift"), beyond: c.double("limit"), control: c.double("control_mean"),
        variances: GroupVariances(control: control * control, treatment: treatment * treatment),
        alpha: c.double("alpha"), ratio: c.double("ratio"), alternative: alternative(c))
      let found = try power.requiredSizes(power: c.double("target"))
      worst.count()
      worst.take(found.unroundedControl, try c.double("control_unrounded"), "\(c)")
      #expect(found.control == (try c.integer("control")), "\(c)")
      #expect(found.treatment == (try c.integer("treatment")), "\(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 6)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  /// With equal variances and sizes it is the pooled test, which is found on another way.
  @Test(arguments: Alternative.allCases) func equalGroupsArePooled(_ alternative: Alternative) throws {
    let sign = alternative == .less ? -1.0 : 1.0
    for (effect, size) in [(0.5, 64.0), (0.02, 40_000), (2, 4)] {
      let pooled = try MeanPower(effectSize: sign * effect, alternative: alternative)
      let general = try DifferencePower(
        difference: sign * effect * 30 + 7, boundary: 7, variances: GroupVariances(control: 900),
        alternative: alternative)
      let sizes = (control: size, treatment: size)
      let found = try general.power(sizes: sizes)
      #expect(relativeError(found, try pooled.power(sizes: sizes)) < 1e-12)
      #expect(relativeError(try general.requiredSizes(power: found).unroundedControl, size) < 1e-9)
      #expect(
        relativeError(
          try general.detectableEffect(sizes: sizes, power: found), sign * effect * 30 + 7) < 1e-9)
      #expect(relativeError(try general.alpha(sizes: sizes, power: found), 0.05) < 1e-8)
    }
  }

  /// The unit of the metric must not matter.
  @Test func scaleFree() throws {
    let sizes = try [1, 1e-6, 3.6e6, 1e150].map { scale in
      try DifferencePower(
        difference: -45 * scale, boundary: 10 * scale,
        variances: GroupVariances(control: 4e4 * scale * scale, treatment: 1e4 * scale * scale),
        ratio: 1 / 19,
        alternative: .less
      ).requiredSizes(power: 0.9).unroundedControl
    }
    for size in sizes { #expect(relativeError(size, sizes[0]) < 1e-9) }
  }

  @Test func extremes() throws {
    for (ratio, alpha, target) in [
      (1000.0, 1e-12, 0.999999), (0.001, 1e-12, 0.999999), (1, 1e-300, 0.999999), (1, 0.5, 0.500001),
      (1e-9, 0.05, 0.8), (1e9, 0.05, 0.8),
    ] {
      let power = try DifferencePower(
        difference: 1, variances: GroupVariances(control: 1, treatment: 25), alpha: alpha, ratio: ratio)
      let sizes = try power.requiredSizes(power: target)
      let found = try power.power(
        sizes: (control: sizes.unroundedControl, treatment: sizes.unroundedTreatment))
      #expect(
        sizes.control >= 2 && sizes.treatment >= 2
          && (abs(found - target) < 1e-6 || min(sizes.control, sizes.treatment) == 2), "\(ratio) \(alpha)")
    }
    for shift in [-1e200, -1e3, 1e3, 1e200] {
      for size in [2.0, 1e15] {
        let found = try DifferencePower(
          difference: shift, variances: GroupVariances(control: 1), alternative: .greater
        ).power(sizes: (control: size, treatment: 2))
        #expect(found >= 0 && found <= 1 && !found.isNaN)
      }
    }
  }

  @Test func noAnswer() throws {
    let variances = try GroupVariances(control: 100)
    let wrong = try DifferencePower(difference: 5, boundary: 5, variances: variances)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try wrong.requiredSizes(power: 0.8) }
    let harm = try DifferencePower(
      difference: -11, boundary: -10, variances: variances, alpha: 0.025, alternative: .greater)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try harm.requiredSizes(power: 0.8) }
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      try wrong.power(sizes: (control: 1.5, treatment: 9))
    }
    #expect(throws: InferenceError.notFinite) { try DifferencePower(difference: .nan, variances: variances) }
    #expect(throws: InferenceError.invalidCount(0)) {
      try DifferencePower(difference: 1, variances: variances, ratio: 0)
    }
    #expect(throws: InferenceError.zeroVariance) { try GroupVariances(control: 0) }
    #expect(throws: InferenceError.notFinite) { try GroupVariances(control: -1) }
    #expect(throws: InferenceError.controlMeanNotPositive(0)) {
      try DifferencePower(lift: 0.1, beyond: 0, control: 0, variances: variances)
    }
    #expect(throws: InferenceError.invalidProbability(-1)) {
      try DifferencePower(lift: 0.1, beyond: -1, control: 9, variances: variances)
    }
  }
}
