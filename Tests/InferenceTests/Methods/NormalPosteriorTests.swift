import Inference
import TestSupport
import Testing

@Suite struct NormalPosteriorTests {
  @Test func reference() throws {
    var worst = Worst("normal_posterior")
    for c in try Reference("normal_posterior").cases {
      let prior = c.has("prior") ? try ProportionSequenceTests.pair(c, "prior") : nil
      let posterior = try NormalPosterior(
        difference: c.double("difference"), standardError: c.double("standard_error"),
        prior: prior.map { NormalPosterior.Prior(mean: $0.events, standardDeviation: $0.trials) })
      worst.count()
      worst.take(posterior.mean, try c.double("mean"), "mean of \(c)")
      worst.take(posterior.standardDeviation, try c.double("standard_deviation"), "deviation of \(c)")
      worst.take(posterior.probabilityAbove, try c.double("above"), scale: 1e-300, "above of \(c)")
      worst.take(posterior.probabilityBelow, try c.double("below"), scale: 1e-300, "below of \(c)")
      worst.take(posterior.expectedAbove, try c.double("expected_above"), scale: 1e-300, "loss of \(c)")
      worst.take(posterior.expectedBelow, try c.double("expected_below"), scale: 1e-300, "loss of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 15)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.zeroVariance) { try NormalPosterior(difference: 1, standardError: 0) }
    #expect(throws: InferenceError.notFinite) { try NormalPosterior(difference: .nan, standardError: 1) }
    #expect(throws: InferenceError.notFinite) {
      try NormalPosterior(
        difference: 1, standardError: 1, prior: NormalPosterior.Prior(mean: 0, standardDeviation: 0))
    }
    let flat = try NormalPosterior(difference: 2, standardError: 1)
    let interval = try flat.interval(level: 0.95)
    #expect(abs(interval.upper - 2 - 1.959963984540054) < 1e-12)
  }
}
