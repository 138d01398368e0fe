import Inference
import TestSupport
import Testing

@Suite struct ObservedPowerTests {
  @Test func powersAreThoseOfTheNoncentralT() throws {
    for c in try Reference("observed_power").cases {
      let power = try ObservedPower(
        standardError: c.double("standard_error"), degreesOfFreedom: c.double("degrees_of_freedom"),
        alpha: c.double("alpha"))
      let difference = try c.double("difference")
      #expect((power.power(difference: difference) - (try c.double("power"))).magnitude < 1e-9, "\(c)")
      #expect(
        (power.power(difference: -difference, times: 2) - (try c.double("power_of_twice"))).magnitude < 1e-9,
        "\(c)")
    }
  }

  @Test func noDifferenceIsFoundWithAlpha() throws {
    let power = try ObservedPower(standardError: 2, degreesOfFreedom: 9, alpha: 0.1)
    #expect((power.power(difference: 0) - 0.1).magnitude < 1e-12)
    #expect(power.power(difference: .nan).isNaN)
    #expect(power.power(difference: 1e9) == 1)
    let normal = try ObservedPower(standardError: 1, degreesOfFreedom: .infinity)
    // z = 1.959964 + 0.8416212: the textbook's 80 %.
    #expect((normal.power(difference: 2.8015852) - 0.8).magnitude < 1e-5)
  }

  @Test func whatIsNoErrorIsRefused() {
    #expect(throws: InferenceError.zeroVariance) { try ObservedPower(standardError: 0, degreesOfFreedom: 5) }
    #expect(throws: InferenceError.notFinite) { try ObservedPower(standardError: .nan, degreesOfFreedom: 5) }
    #expect(throws: InferenceError.invalidLevel(0)) {
      try ObservedPower(standardError: 1, degreesOfFreedom: 5, alpha: 0)
    }
  }
}
