import Inference
import TestSupport
import Testing

@Suite struct BootstrapDistributionTests {
  @Test func reference() throws {
    var worst = Worst("bootstrap")
    for c in try Reference("bootstrap").cases {
      let found = try BootstrapDistribution(
        estimate: c.double("estimate"), replicates: c.doubles("replicates"),
        acceleration: c.double("acceleration"))
      let level = try c.double("level")
      worst.count()
      worst.take(found.standardError, try c.double("standard_error"), "error of \(c)")
      worst.take(found.bias, try c.double("bias"), scale: 1, "bias of \(c)")
      let (bca, plain) = (try found.interval(level: level), try found.percentileInterval(level: level))
      for (number, key) in [
        (bca.lower, "lower"), (bca.upper, "upper"), (plain.lower, "percentile_lower"),
        (plain.upper, "percentile_upper"),
      ] {
        worst.take(number, try c.double(key), scale: 0.01, "\(key) of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases == 6)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      try BootstrapDistribution(estimate: 1, replicates: [1], acceleration: 0)
    }
    #expect(throws: InferenceError.notFinite) {
      try BootstrapDistribution(estimate: 1, replicates: [1, .nan], acceleration: 0)
    }
    let outside = try BootstrapDistribution(estimate: 9, replicates: [1, 2, 3], acceleration: 0)
    #expect(throws: InferenceError.noSolution(target: 0.95)) { try outside.interval(level: 0.95) }
    #expect(try outside.percentileInterval(level: 0.5).lower == 1.5)
    #expect(throws: InferenceError.invalidLevel(0)) { try outside.interval(level: 0) }
  }
}
