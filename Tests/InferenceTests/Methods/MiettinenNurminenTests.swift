import Inference
import TestSupport
import Testing

@Suite struct MiettinenNurminenTests {
  @Test func reference() throws {
    var worst = Worst("miettinen_nurminen")
    for c in try Reference("miettinen_nurminen").cases {
      let comparison = try MiettinenNurminen(control: c.counts("control"), treatment: c.counts("treatment"))
      worst.count()
      worst.take(comparison.difference, try c.double("difference"), "difference of \(c)")
      let result = comparison.test
      worst.take(result.statistic, try c.double("z"), "z of \(c)")
      // A tail so far out multiplies the rounding of z by z².
      let room = max(1, -result.log10PValue / 10)
      worst.take(1 + (result.pValue / (try c.double("p_value")) - 1) / room, 1, "p of \(c)")
      worst.take(result.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      for level in [95, 99] {
        let interval = try comparison.difference(level: Double(level) / 100)
        let width = interval.upper - interval.lower
        worst.take(
          interval.lower, try c.double("difference_lower_\(level)"), scale: width, "lower_\(level) of \(c)")
        worst.take(
          interval.upper, try c.double("difference_upper_\(level)"), scale: width, "upper_\(level) of \(c)")
        guard c.has("ratio_lower_\(level)") else {
          #expect(throws: InferenceError.controlMeanNotPositive(0)) { try comparison.ratio(level: 0.95) }
          continue
        }
        let ratio = try comparison.ratio(level: Double(level) / 100)
        worst.take(ratio.lower, try c.double("ratio_lower_\(level)"), "ratio lower_\(level) of \(c)")
        if c.has("ratio_upper_\(level)") {
          worst.take(ratio.upper, try c.double("ratio_upper_\(level)"), "ratio upper_\(level) of \(c)")
          worst.take(ratio.estimate, try c.double("ratio"), "ratio of \(c)")
          let lift = try comparison.lift(level: Double(level) / 100)
          #expect(lift.form == .bounded && lift.method == "miettinen_nurminen")
          worst.take(1 + lift.upper, ratio.upper, "lift of \(c)")
        } else {
          #expect(ratio.upper == .infinity)
          #expect(throws: InferenceError.controlMeanNotPositive(0)) { try comparison.lift(level: 0.95) }
        }
      }
    }
    print(worst.report)
    #expect(worst.cases >= 60)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  /// The interval of the difference, the one of the ratio and p say the same, and swapping the groups mirrors all.
  @Test func agreement() throws {
    let seed: UInt64 = 0x1985
    print("MiettinenNurminen agreement: seed \(seed)")
    var random = SplitMix64(seed: seed)
    var significant = 0
    for _ in 0..<10_000 {
      let trials = [0, 0].map { _ in Double(random.whole(1...9) * [1, 10, 100, 1000][random.whole(0...3)]) }
      let rate = random.uniform() * random.uniform()
      let events = trials.map { trial in
        let whole = (trial * min(1, rate * (0.4 + 1.2 * random.uniform()))).rounded()
        return random.uniform() < 0.2 && whole < trial ? whole + 0.5 : whole
      }
      let level = [0.8, 0.95, 0.99][random.whole(0...2)]
      guard trials[0] + trials[1] > 2 else { continue }
      let comparison = try MiettinenNurminen(
        control: (events[0], trials[0]), treatment: (events[1], trials[1]))
      let p = comparison.test.pValue
      #expect(p >= 0 && p <= 1 && comparison.test.log10PValue.isFinite)
      let interval = try comparison.difference(level: level)
      let place: Comment = "\(events) of \(trials) at \(level): p \(p), \(interval)"
      #expect(interval.lower >= -1 && interval.upper <= 1 && interval.contains(comparison.difference), place)
      #expect(interval.lower < interval.upper, place)
      #expect(interval.contains(0) == (p >= 1 - level), place)
      significant += interval.contains(0) ? 0 : 1
      let swapped = try MiettinenNurminen(control: (events[1], trials[1]), treatment: (events[0], trials[0]))
      let mirrored = try swapped.difference(level: level)
      #expect(mirrored.lower == -interval.upper && mirrored.upper == -interval.lower, place)
      #expect(swapped.test.pValue == p, place)
      guard events[0] > 0 else { continue }
      let lift = try comparison.lift(level: level)
      #expect(lift.contains(0) == (p >= 1 - level), place)
      #expect(lift.lower >= -1 && lift.upper.isFinite && lift.lower < lift.upper, place)
      guard events[1] > 0 else { continue }
      let other = try swapped.lift(level: level)
      #expect(relativeError(1 + other.lower, 1 / (1 + lift.upper)) < 1e-11, place)
      #expect(relativeError(1 + other.upper, 1 / (1 + lift.lower)) < 1e-11, place)
    }
    #expect(significant > 1000 && significant < 9000)
  }

  @Test func noEventAtAll() throws {
    let comparison = try MiettinenNurminen(control: (0, 100), treatment: (0, 100))
    #expect(comparison.test.pValue == 1 && comparison.test.statistic == 0)
    let interval = try comparison.difference(level: 0.95)
    #expect(interval.lower < -0.03 && interval.upper == -interval.lower)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try MiettinenNurminen(control: (0, 0), treatment: (1, 2))
    }
    #expect(throws: InferenceError.invalidCount(3)) {
      try MiettinenNurminen(control: (3, 2), treatment: (1, 2))
    }
  }
}
