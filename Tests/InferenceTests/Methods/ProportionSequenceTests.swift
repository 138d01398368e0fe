import Glibc
import Inference
import TestSupport
import Testing

@Suite struct ProportionSequenceTests {
  static func pair(_ c: Reference.Case, _ key: String) throws -> (events: Double, trials: Double) {
    let numbers = try c.doubles(key)
    return (numbers[0], numbers[1])
  }

  @Test func reference() throws {
    var worst = Worst("proportion_sequence")
    for c in try Reference("proportion_sequence").cases {
      let planned = try Self.pair(c, "planned")
      let sequence = try ProportionSequence(
        control: Self.pair(c, "control"), treatment: Self.pair(c, "treatment"),
        planned: (planned.events, planned.trials))
      worst.count()
      worst.take(
        max(0, sequence.logEvidence(difference: 0)), max(0, try c.double("log_evidence")), scale: 1,
        "evidence of \(c)")
      for alpha in [0.05, 0.01] {
        let interval = try sequence.interval(alpha: alpha)
        worst.take(interval.lower, try c.double("lower_\(alpha)"), scale: 1e-3, "lower of \(c)")
        worst.take(interval.upper, try c.double("upper_\(alpha)"), scale: 1e-3, "upper of \(c)")
        let lift = try sequence.lift(alpha: alpha)
        worst.take(lift.lower, try c.double("ratio_lower_\(alpha)") - 1, scale: 1, "ratio of \(c)")
        worst.take(lift.upper, try c.double("ratio_upper_\(alpha)") - 1, scale: 1, "ratio of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 5)
    #expect(worst.error <= 1e-9, "\(worst.report)")
  }

  /// p, the interval of the difference and that of the ratio never disagree.
  @Test func neverDisagrees() throws {
    var random = SplitMix64(seed: 2021)
    var (significant, others) = (0, 0)
    for _ in 0..<150 {
      let trials = (Double(random.whole(5...20_000)), Double(random.whole(5...20_000)))
      let share = 0.3 * random.uniform()
      let control = (trials.0 * share).rounded()
      let treatment = (trials.1 * min(1, share * (0.4 + 1.6 * random.uniform()))).rounded()
      let sequence = try ProportionSequence(
        control: (control, trials.0), treatment: (treatment, trials.1), planned: (10_000, 10_000))
      let p = sequence.test.pValue
      for alpha in [0.05, 0.2] {
        let interval = try sequence.interval(alpha: alpha)
        if p < alpha { significant += 1 } else { others += 1 }
        #expect((p < alpha) == !interval.contains(0), "\(sequence) \(p) \(interval)")
        guard control > 0 else { continue }
        #expect((p < alpha) == !(try sequence.lift(alpha: alpha).contains(0)), "\(sequence) \(p)")
      }
    }
    #expect(significant > 30 && others > 30)
  }

  @Test func edges() throws {
    let none = try ProportionSequence(control: (0, 500), treatment: (0, 400), planned: (1000, 1000))
    #expect(none.test.pValue == 1)
    #expect(try none.interval(alpha: 0.05).contains(0))
    #expect(throws: InferenceError.controlMeanNotPositive(0)) { try none.lift(alpha: 0.05) }
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try ProportionSequence(control: (0, 0), treatment: (0, 4), planned: (10, 10))
    }
    // Swapping the groups mirrors the interval.
    let one = try ProportionSequence(control: (5, 500), treatment: (30, 400), planned: (1000, 500))
    let other = try ProportionSequence(control: (30, 400), treatment: (5, 500), planned: (500, 1000))
    let (a, b) = (try one.interval(alpha: 0.05), try other.interval(alpha: 0.05))
    #expect(abs(a.lower + b.upper) < 1e-9 && abs(a.upper + b.lower) < 1e-9)
  }
}
