import Inference
import TestSupport
import Testing

@Suite struct BetaPosteriorTests {
  @Test func reference() throws {
    var sums = Worst("beta_posterior by Miller's sum")
    var worst = Worst("beta_posterior by quadrature")
    for c in try Reference("beta_posterior").cases {
      let prior = try ProportionSequenceTests.pair(c, "prior")
      let posterior = try BetaPosterior(
        control: ProportionSequenceTests.pair(c, "control"),
        treatment: ProportionSequenceTests.pair(c, "treatment"),
        prior: (alpha: prior.events, beta: prior.trials))
      worst.count()
      if c.has("below_by_sum") {
        sums.count()
        sums.take(posterior.probabilityAbove, try c.double("above"), "above of \(c)")
        sums.take(posterior.probabilityBelow, try c.double("below_by_sum"), scale: 1e-9, "below of \(c)")
      }
      worst.take(posterior.probabilityAbove, try c.double("above"), "above of \(c)")
      worst.take(posterior.probabilityBelow, try c.double("below"), "below of \(c)")
      worst.take(posterior.expectedAbove, try c.double("expected_above"), "expected above of \(c)")
      worst.take(posterior.expectedBelow, try c.double("expected_below"), "expected below of \(c)")
    }
    for worst in [sums, worst] { print(worst.report) }
    #expect(worst.cases >= 24 && sums.cases >= 6)
    #expect(sums.error <= 1e-11, "\(sums.report)")
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  /// A second way: the loss is the difference of the means plus the other loss; the interval holds what it says.
  @Test func consistent() throws {
    var random = SplitMix64(seed: 2013)
    for _ in 0..<20 {
      let trials = (Double(random.whole(2...3000)), Double(random.whole(2...3000)))
      let events = ((trials.0 * random.uniform()).rounded(), (trials.1 * random.uniform()).rounded())
      let posterior = try BetaPosterior(
        control: (events.0, trials.0), treatment: (events.1, trials.1))
      let means = (events.1 + 1) / (trials.1 + 2) - (events.0 + 1) / (trials.0 + 2)
      #expect(abs(posterior.expectedAbove - posterior.expectedBelow - means) < 1e-12)
      #expect(abs(posterior.probabilityAbove + posterior.probabilityBelow - 1) < 1e-11)
      let interval = try posterior.interval(level: 0.9)
      #expect(interval.lower < means && means < interval.upper)
    }
    let same = try BetaPosterior(control: (40, 100), treatment: (40, 100))
    #expect(abs(same.probabilityAbove - 0.5) < 1e-12)
    let interval = try same.interval(level: 0.95)
    #expect(abs(interval.lower + interval.upper) < 1e-9)
    // A level is what is inside: 50 % below the end of an interval that ends at the median of the difference.
    let narrow = try same.interval(level: 1e-6)
    #expect(abs(narrow.lower) < 1e-6 && abs(narrow.upper) < 1e-6)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try BetaPosterior(control: (0, 0), treatment: (1, 2))
    }
    #expect(throws: InferenceError.self) {
      try BetaPosterior(control: (0, 3), treatment: (1, 2), prior: (alpha: 0, beta: 1))
    }
  }
}
