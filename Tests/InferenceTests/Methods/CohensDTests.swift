import Inference
import Summaries
import TestSupport
import Testing

@Suite struct CohensDTests {
  @Test func reference() throws {
    var (point, ends) = (Worst("cohens_d, d and g"), Worst("cohens_d, ends"))
    for c in try Reference("cohens_d").cases {
      let effects = (
        control: try c.double("design_effect_control"), treatment: try c.double("design_effect_treatment")
      )
      let (control, treatment) = (try c.moments("control"), try c.moments("treatment"))
      let effect = try CohensD(control: control, treatment: treatment, designEffects: effects)
      point.count()
      ends.count()
      point.take(effect.d, try c.double("cohens_d"), "d of \(c)")
      point.take(effect.hedgesG, try c.double("hedges_g"), "g of \(c)")
      point.take(effect.pooledStandardDeviation, try c.double("pooled_standard_deviation"), "s of \(c)")
      let scale = (effects.control / Double(control.count) + effects.treatment / Double(treatment.count))
        .squareRoot()
      for level in [95, 99] {
        let interval = try effect.interval(level: Double(level) / 100)
        #expect(interval.estimate == effect.d)
        ends.take(interval.lower, try c.double("lower_\(level)"), scale: scale, "lower_\(level) of \(c)")
        ends.take(interval.upper, try c.double("upper_\(level)"), scale: scale, "upper_\(level) of \(c)")
      }
    }
    print(point.report)
    print(ends.report)
    #expect(point.cases >= 60)
    #expect(point.error <= 1e-14, "\(point.report)")
    #expect(ends.error <= 1e-9, "\(ends.report)")
  }

  @Test func noAnswer() throws {
    let constant = Moments(count: 9, mean: 4, secondPowerSum: 0)
    let usual = Moments(count: 9, mean: 5, secondPowerSum: 3)
    #expect(throws: InferenceError.zeroVariance) { try CohensD(control: constant, treatment: constant) }
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 2)) {
      try CohensD(control: usual, treatment: Moments())
    }
    #expect(throws: InferenceError.invalidCount(0)) {
      try CohensD(control: usual, treatment: usual, designEffects: (control: 0, treatment: 1))
    }
    let thin = try CohensD(control: usual, treatment: usual, designEffects: (control: 9, treatment: 9))
    #expect(throws: InferenceError.tooFewRows(found: 2, needed: 3)) { try thin.interval(level: 0.95) }
  }
}
