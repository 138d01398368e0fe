import Glibc
import Inference
import TestSupport
import Testing

@Suite struct BetaBinomialSequenceTests {
  @Test func reference() throws {
    var worst = Worst("beta_binomial_sequence")
    for c in try Reference("beta_binomial_sequence").cases {
      let sequence = try BetaBinomialSequence(
        events: c.double("events"), trials: c.double("trials"), plannedTrials: c.double("planned"))
      let interval = try sequence.interval(alpha: c.double("alpha"))
      worst.count()
      worst.take(interval.lower, try c.double("lower"), "lower of \(c)")
      worst.take(interval.upper, try c.double("upper"), "upper of \(c)")
      for p in [0.001, 0.5, 0.0501] {
        worst.take(
          sequence.logEvidence(against: p), try c.double("log_evidence_\(p)"), scale: 1, "evidence of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 40)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  /// The mixture is a martingale: its mean over the next row is itself.
  @Test func martingale() throws {
    for (events, trials, p) in [(0.0, 0.0, 0.3), (3.0, 17.0, 0.2), (40.0, 1000.0, 0.05), (7.0, 7.0, 0.99)] {
      func evidence(_ events: Double, _ trials: Double) throws -> Double {
        exp(
          try BetaBinomialSequence(events: events, trials: trials, plannedTrials: 500).logEvidence(against: p)
        )
      }
      let mean = p * (try evidence(events + 1, trials + 1)) + (1 - p) * (try evidence(events, trials + 1))
      #expect(abs(mean / (try evidence(events, trials)) - 1) < 1e-12)
    }
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.invalidCount(3)) {
      try BetaBinomialSequence(events: 3, trials: 2, plannedTrials: 10)
    }
    #expect(throws: InferenceError.self) {
      try BetaBinomialSequence(events: 0, trials: .nan, plannedTrials: 10)
    }
    #expect(throws: InferenceError.invalidCount(0)) {
      try BetaBinomialSequence(events: 0, trials: 2, plannedTrials: 0)
    }
    let empty = try BetaBinomialSequence(events: 0, trials: 0, plannedTrials: 10).interval(alpha: 0.05)
    #expect(empty.estimate.isNaN && empty.lower == 0 && empty.upper == 1)
    let none = try BetaBinomialSequence(events: 0, trials: 100, plannedTrials: 100)
    #expect(none.logEvidence(against: 0) == 0 && none.logEvidence(against: 1) == .infinity)
    #expect(none.log10PValue(proportion: 2) == -.infinity)
    #expect(try none.interval(alpha: 0.05).lower == 0)
  }
}
