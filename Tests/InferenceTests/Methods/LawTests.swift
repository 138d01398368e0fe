import Inference
import Summaries
import TestSupport
import Testing

/// What must hold of any two groups, whatever the numbers: tried on random summaries.
@Suite struct LawTests {
  /// p, the interval and the lift are one answer; a scale changes nothing, a shift only the lift.
  @Test func agreement() throws {
    let seed: UInt64 = 20_251_022
    print("agreement of p, interval and lift: seed \(seed)")
    var random = SplitMix64(seed: seed)
    var (significant, unbounded) = (0, 0)
    for round in 0..<10_000 {
      let (control, treatment) = (random.moments(), random.moments())
      let level = [0.8, 0.95, 0.99][random.whole(0...2)]
      let place: Comment = "\(round): \(control) \(treatment) at \(level)"
      let welch = try Welch(control: control, treatment: treatment)
      try agree(welch, level, place)
      try agree(Student(control: control, treatment: treatment), level, place)
      try agree(ZTest(control: control, treatment: treatment), level, place)
      let p = welch.test.pValue
      significant += p < 1 - level ? 1 : 0
      let fieller = try Fieller(
        control: Estimate(control), treatment: Estimate(treatment),
        degreesOfFreedom: welch.degreesOfFreedom)
      let lift = try fieller.lift(level: level)
      unbounded += lift.form == .bounded ? 0 : 1
      #expect(lift.contains(0) == (p >= 1 - level), place)
      #expect(lift.contains(lift.estimate), place)
      #expect(relativeError(fieller.test(lift: 0).pValue, p) < 1e-12, place)
      // "More than 10 % less" is one answer, too.
      #expect(lift.contains(-0.1) == (fieller.test(lift: -0.1).pValue >= 1 - level), place)
    }
    print("\(significant) significant, \(unbounded) lifts unbounded")
    #expect(significant > 1000 && significant < 9000 && unbounded > 100)
  }

  private func agree(_ test: some DifferenceTest, _ level: Double, _ place: Comment) throws {
    let interval = try test.interval(level: level)
    #expect(interval.contains(0) == (test.test.pValue >= 1 - level), place)
    #expect(interval.contains(test.difference), place)
    #expect(test.test(shift: test.difference).pValue == 1, place)
    #expect(test.test.log10PValue.isFinite, place)
  }

  @Test func swappingTheGroups() throws {
    let seed: UInt64 = 1954
    print("swapping: seed \(seed)")
    var random = SplitMix64(seed: seed)
    for round in 0..<2000 {
      let (control, treatment) = (random.moments(), random.moments())
      let place: Comment = "\(control) \(treatment)"
      let one = try Welch(control: control, treatment: treatment)
      let two = try Welch(control: treatment, treatment: control)
      #expect(one.difference == -two.difference && one.test.statistic == -two.test.statistic, place)
      #expect(one.test.pValue == two.test.pValue && one.degreesOfFreedom == two.degreesOfFreedom, place)
      let effects = (
        try CohensD(control: control, treatment: treatment),
        try CohensD(control: treatment, treatment: control)
      )
      #expect(effects.0.d == -effects.1.d && effects.0.hedgesG == -effects.1.hedgesG, place)
      if round < 200 {
        let (first, second) = (try effects.0.interval(level: 0.95), try effects.1.interval(level: 0.95))
        #expect(first.lower == -second.upper && first.upper == -second.lower, place)
      }
      func lift(_ control: Moments, _ treatment: Moments) throws -> RelativeLift {
        try Fieller(
          control: Estimate(control), treatment: Estimate(treatment), degreesOfFreedom: one.degreesOfFreedom
        ).lift(level: 0.95)
      }
      let lifts = (try lift(control, treatment), try lift(treatment, control))
      guard lifts.0.form == .bounded && lifts.1.form == .bounded && lifts.0.lower > -1 else { continue }
      // An end loses the digits that 1 + δ loses near δ = −1.
      #expect(abs((1 + lifts.0.lower) * (1 + lifts.1.upper) - 1) < 1e-12 / (1 + lifts.0.lower), place)
      #expect(abs((1 + lifts.0.upper) * (1 + lifts.1.lower) - 1) < 1e-12 / (1 + lifts.1.lower), place)
    }
  }

  @Test func scaleAndShift() throws {
    let seed: UInt64 = 60_000
    print("scale and shift: seed \(seed)")
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      let (control, treatment) = (random.moments(), random.moments())
      let place: Comment = "\(control) \(treatment)"
      let welch = try Welch(control: control, treatment: treatment)
      let effect = try CohensD(control: control, treatment: treatment)
      func lift(_ factor: Double) throws -> RelativeLift {
        try Fieller(
          control: Estimate(control.mapped(factor: factor)),
          treatment: Estimate(treatment.mapped(factor: factor)),
          degreesOfFreedom: welch.degreesOfFreedom
        ).lift(level: 0.95)
      }
      let before = try lift(1)
      // Rounding of the means counts as often as they are larger than their difference.
      let room = 1e-14 * (1 + (control.mean + treatment.mean) / abs(welch.difference))
      for factor in [0.001, 1.0 / 60, 1e6, 0x1p400] {
        let (c, t) = (control.mapped(factor: factor), treatment.mapped(factor: factor))
        let scaled = try Welch(control: c, treatment: t)
        #expect(relativeError(scaled.test.statistic, welch.test.statistic) < room, place)
        #expect(relativeError(scaled.degreesOfFreedom, welch.degreesOfFreedom) < 1e-14, place)
        #expect(relativeError(try CohensD(control: c, treatment: t).d, effect.d) < room, place)
        let after = try lift(factor)
        #expect(after.form == before.form, place)
        #expect(relativeError(1 + after.estimate, 1 + before.estimate) < 1e-14, place)
        if before.form == .bounded && before.upper < 10 {
          #expect(abs(after.upper - before.upper) < 1e-11 && abs(after.lower - before.lower) < 1e-11, place)
        }
      }
      let shifted = try Welch(control: control.mapped(shift: 1e3), treatment: treatment.mapped(shift: 1e3))
      #expect(relativeError(shifted.difference, welch.difference) < 10 * room + 1e-11, place)
      #expect(relativeError(shifted.test.pValue, welch.test.pValue) < 1e-8, place)
    }
  }
}
