import Inference
import TestSupport
import Testing

@Suite struct ProportionPowerTests {
  @Test func reference() throws {
    var worst = Worst("power_proportion")
    for c in try Reference("power_proportion").cases {
      let ratio = try c.double("ratio")
      let power = try ProportionPower(
        control: c.double("control_rate"), treatment: c.double("treatment_rate"), alpha: c.double("alpha"),
        ratio: ratio, alternative: alternative(c),
        method: #require(ProportionPower.Method(rawValue: c.string("method"))))
      let sizes = try power.requiredSizes(power: c.double("target"))
      worst.count()
      worst.take(sizes.unroundedControl, try c.double("control_unrounded"), "control of \(c)")
      worst.take(sizes.unroundedTreatment, try c.double("treatment_unrounded"), "treatment of \(c)")
      #expect(sizes.control == max(2, try c.integer("control")), "\(c)")
      #expect(sizes.treatment == max(2, try c.integer("treatment")), "\(c)")
      let control = try c.double("control")
      worst.take(
        try power.power(sizes: (control: control, treatment: control * ratio)),
        try c.double("power_at_control"), "power of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 30)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  @Test(arguments: ProportionPower.Method.allCases, Alternative.allCases)
  func roundTrips(_ method: ProportionPower.Method, _ alternative: Alternative) throws {
    let sizes = (control: 9500.0, treatment: 500.0)
    let treatment = alternative == .less ? 0.03 : 0.08
    let power = try ProportionPower(
      control: 0.05, treatment: treatment, ratio: sizes.treatment / sizes.control, alternative: alternative,
      method: method)
    let found = try power.power(sizes: sizes)
    #expect(found > 0.3 && found < 1)
    #expect(relativeError(try power.requiredSizes(power: found).unroundedControl, sizes.control) < 1e-10)
    #expect(relativeError(try power.detectableRate(sizes: sizes, power: found), treatment) < 1e-10)
    #expect(relativeError(try power.alpha(sizes: sizes, power: found), 0.05) < 1e-10)
  }

  @Test func noAnswer() throws {
    let equal = try ProportionPower(control: 0.5, treatment: 0.5)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try equal.requiredSizes(power: 0.8) }
    let wrong = try ProportionPower(control: 0.5, treatment: 0.6, alternative: .less)
    #expect(throws: InferenceError.noSolution(target: 0.8)) { try wrong.requiredSizes(power: 0.8) }
    let few = try ProportionPower(control: 0.98, treatment: 0.99)
    #expect(throws: InferenceError.noSolution(target: 0.8)) {
      try few.detectableRate(sizes: (control: 20, treatment: 20), power: 0.8)
    }
    #expect(throws: InferenceError.invalidProbability(1.2)) {
      try ProportionPower(control: 1.2, treatment: 0.5)
    }
  }
}
