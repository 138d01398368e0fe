import Inference
import TestSupport
import Testing

@Suite struct ProportionMarginPowerTests {
  private static func boundary(_ c: Reference.Case) throws -> PowerBoundary {
    let limit = try c.double("limit")
    return try c.string("form") == "lift" ? .lift(limit) : .difference(limit)
  }

  @Test func reference() throws {
    var worst = Worst("power_margin")
    for c in try Reference("power_margin").cases {
      let ratio = try c.double("ratio")
      let power = try ProportionMarginPower(
        control: c.double("control_rate"), treatment: c.double("treatment_rate"), boundary: Self.boundary(c),
        alpha: c.double("alpha"), ratio: ratio, isAbove: alternative(c) == .greater)
      let sizes = try power.requiredSizes(power: c.double("target"))
      let control = try c.double("control")
      worst.count()
      worst.take(sizes.unroundedControl, try c.double("control_unrounded"), "control of \(c)")
      worst.take(
        try power.power(sizes: (control: control, treatment: control * ratio)),
        try c.double("power_at_control"), "power of \(c)")
      #expect(sizes.control == (try c.integer("control")), "\(c)")
      #expect(sizes.treatment == (try c.integer("treatment")), "\(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 13)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  @Test(arguments: [PowerBoundary.difference(-0.02), .lift(-0.02)], [true, false])
  func roundTrips(_ boundary: PowerBoundary, _ isAbove: Bool) throws {
    let sizes = (control: 9500.0, treatment: 500.0)
    let power = try ProportionMarginPower(
      control: 0.9, treatment: isAbove ? 0.91 : 0.84, boundary: boundary,
      ratio: sizes.treatment / sizes.control,
      isAbove: isAbove)
    let found = try power.power(sizes: sizes)
    #expect(found > 0.2 && found < 1)
    #expect(relativeError(try power.requiredSizes(power: found).unroundedControl, sizes.control) < 1e-10)
    #expect(relativeError(try power.detectableRate(sizes: sizes, power: found), power.treatment) < 1e-10)
    #expect(relativeError(try power.alpha(sizes: sizes, power: found), 0.025) < 1e-9)
  }

  /// Against no margin at all the likeliest proportions are the pooled one.
  @Test func withoutAMarginItIsTheNormalApproximation() throws {
    let margin = try ProportionMarginPower(
      control: 0.5, treatment: 0.55, boundary: .difference(0), alpha: 0.025, isAbove: true)
    // Fleiss, Levin and Paik 2003, eq. 4.14: 1564.67.
    let sizes = try margin.requiredSizes(power: 0.8)
    #expect(sizes.control == 1565)
    let plain = try ProportionPower(
      control: 0.5, treatment: 0.55, alpha: 0.025, alternative: .greater, method: .normal)
    #expect(
      relativeError(sizes.unroundedControl, try plain.requiredSizes(power: 0.8).unroundedControl) < 1e-12)
  }

  @Test func extremesAndNoAnswer() throws {
    for (control, treatment, limit) in [(0.0, 0.0, 0.01), (1, 1, 0.01), (0, 1, 0.5), (1e-9, 1e-9, 1e-9)] {
      let power = try ProportionMarginPower(
        control: control, treatment: treatment, boundary: .difference(limit), isAbove: treatment > limit)
      let found = try power.power(sizes: (control: 1e6, treatment: 1e3))
      #expect(found >= 0 && found <= 1)
    }
    let equal = try ProportionMarginPower(
      control: 0.5, treatment: 0.4, boundary: .difference(-0.1), isAbove: true)
    #expect(throws: InferenceError.self) { try equal.requiredSizes(power: 0.8) }
    #expect(throws: InferenceError.invalidProbability(1)) {
      try ProportionMarginPower(control: 0.5, treatment: 0.5, boundary: .difference(1), isAbove: true)
    }
    #expect(throws: InferenceError.invalidProbability(-1)) {
      try ProportionMarginPower(control: 0.5, treatment: 0.5, boundary: .lift(-1), isAbove: true)
    }
  }
}
