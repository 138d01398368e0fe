import Inference
import TestSupport
import Testing

@Suite struct ClusterDesignTests {
  @Test func knownValues() throws {
    // Kish: 1 + (m − 1)·ρ.
    #expect(
      relativeError(try ClusterDesign(intraclassCorrelation: 0.05, meanSize: 21).designEffect, 2) < 1e-15)
    // 1 + ((0.65² + 1)·17 − 1)·0.05 = 2.159125.
    let unequal = try ClusterDesign(intraclassCorrelation: 0.05, meanSize: 17, sizeVariation: 0.65)
    #expect(relativeError(unequal.designEffect, 2.159125) < 1e-14)
    #expect(try ClusterDesign(intraclassCorrelation: 0.9, meanSize: 1).designEffect == 1)
    #expect(try ClusterDesign(intraclassCorrelation: 0, meanSize: 50, sizeVariation: 3).designEffect == 1)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.invalidProbability(1.1)) {
      try ClusterDesign(intraclassCorrelation: 1.1, meanSize: 3)
    }
    #expect(throws: InferenceError.invalidProbability(-1)) {
      try ClusterDesign(intraclassCorrelation: -1, meanSize: 3)
    }
    #expect(throws: InferenceError.invalidCount(0.5)) {
      try ClusterDesign(intraclassCorrelation: 0.1, meanSize: 0.5)
    }
    #expect(throws: InferenceError.invalidCount(-1)) {
      try ClusterDesign(intraclassCorrelation: 0.1, meanSize: 2, sizeVariation: -1)
    }
  }
}
