import Inference
import Summaries
import TestSupport
import Testing

@Suite struct UnitVarianceTests {
  /// The same five numbers by the variance of a ratio over units.
  @Test func ratioIsTheDeltaMethod() throws {
    var random = SplitMix64(seed: 2018)
    for _ in 0..<200 {
      let (meanSum, meanSize) = (1 + 99 * random.uniform(), 1 + 20 * random.uniform())
      let (sum, size) = (meanSum * (0.1 + random.uniform()), meanSize * random.uniform())
      let correlation = 1.9 * random.uniform() - 0.95
      let units = UnitMoments(
        count: 1000, meanSum: meanSum, varianceSum: sum * sum, meanSize: meanSize, varianceSize: size * size,
        covariance: correlation * sum * size)
      let variance = try UnitVariance.ratio(
        meanSum / meanSize, numeratorDeviation: sum, denominatorMean: meanSize, denominatorDeviation: size,
        correlation: correlation)
      #expect(relativeError(variance, 1000 * units.varianceOfRatio) < 1e-11)
    }
    // Where the ratio is the same for all units nothing is left.
    #expect(
      try UnitVariance.ratio(
        0.25, numeratorDeviation: 2, denominatorMean: 10, denominatorDeviation: 8, correlation: 1) == 0)
  }

  /// The median of normal values varies π/2 times as much as their mean (Cramér 1946, section 28.5).
  @Test func quantileOfTheNormal() throws {
    let density = 1 / (3 * (2 * Double.pi).squareRoot())
    let median = try UnitVariance.quantile(level: 0.5, density: density)
    #expect(relativeError(median, 9 * Double.pi / 2) < 1e-14)
    // Of exponential values with mean 1, f(q) = 1 − p: v = p/(1 − p).
    #expect(relativeError(try UnitVariance.quantile(level: 0.95, density: 0.05), 19) < 1e-13)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.invalidProbability(1.5)) {
      try UnitVariance.ratio(
        1, numeratorDeviation: 1, denominatorMean: 1, denominatorDeviation: 1, correlation: 1.5)
    }
    #expect(throws: InferenceError.notFinite) {
      try UnitVariance.ratio(
        1, numeratorDeviation: 1, denominatorMean: 0, denominatorDeviation: 1, correlation: 0)
    }
    #expect(throws: InferenceError.notFinite) { try UnitVariance.quantile(level: 0.5, density: 0) }
    #expect(throws: InferenceError.invalidLevel(1)) { try UnitVariance.quantile(level: 1, density: 1) }
  }
}
