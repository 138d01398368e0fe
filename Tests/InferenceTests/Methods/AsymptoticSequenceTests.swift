import Glibc
import Inference
import TestSupport
import Testing

@Suite struct AsymptoticSequenceTests {
  @Test func reference() throws {
    var worst = Worst("asymptotic_sequence")
    for c in try Reference("asymptotic_sequence").cases {
      let sequence = try AsymptoticSequence(
        plannedSize: c.double("planned"), alpha: c.double("tuned"))
      let (size, alpha, z) = (try c.double("size"), try c.double("alpha"), try c.double("z"))
      worst.count()
      worst.take(sequence.rhoSquared, try c.double("rho_squared"), "rho of \(c)")
      worst.take(sequence.multiplier(size: size, alpha: alpha), try c.double("multiplier"), "w of \(c)")
      worst.take(
        sequence.log10PValue(statistic: -z, size: size), try c.double("log10_p_value"), scale: 1,
        "p of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 50)
    #expect(worst.error <= 1e-13, "\(worst.report)")
  }

  /// p < α just when the interval leaves out zero; the sequence is narrowest where it is tuned.
  @Test func dualAndTuned() throws {
    var random = SplitMix64(seed: 1970)
    for _ in 0..<2000 {
      let sequence = try AsymptoticSequence(plannedSize: Double(random.whole(20...100_000)))
      let size = Double(random.whole(2...200_000))
      let (estimate, error) = (random.normal() * 5, 0.2 + random.uniform())
      let p = sequence.pValue(statistic: estimate / error, size: size)
      for alpha in [0.05, 0.3, p * 0.999, p * 1.001] where alpha > 0 && alpha < 1 {
        let interval = try sequence.interval(
          estimate: estimate, standardError: error, size: size, alpha: alpha)
        #expect((p < alpha) == !interval.contains(0))
      }
      let tuned = sequence.multiplier(size: sequence.plannedSize, alpha: 0.05)
      for other in [0.5, 2.0] {
        let detuned = try AsymptoticSequence(plannedSize: sequence.plannedSize * other)
        #expect(detuned.multiplier(size: sequence.plannedSize, alpha: 0.05) > tuned)
      }
    }
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.invalidCount(0)) { try AsymptoticSequence(plannedSize: 0) }
    #expect(throws: InferenceError.invalidLevel(1)) { try AsymptoticSequence(plannedSize: 10, alpha: 1) }
    let sequence = try AsymptoticSequence(plannedSize: 100)
    #expect(sequence.multiplier(size: 0, alpha: 0.05) == .infinity)
    #expect(sequence.pValue(statistic: 9, size: 0) == 1 && sequence.pValue(statistic: 0, size: 50) == 1)
    #expect(sequence.pValue(statistic: .nan, size: 50).isNaN)
    #expect(throws: InferenceError.notFinite) {
      try sequence.interval(estimate: 1, standardError: .nan, size: 10, alpha: 0.05)
    }
  }
}
