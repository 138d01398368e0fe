import Inference
import TestSupport
import Testing

@Suite struct DetectableEffectTests {
  @Test func knownQuantiles() throws {
    // Normal: 1.959963984540054 + 0.8416212335729143.
    let effect = try DetectableEffect(standardError: 2, degreesOfFreedom: .infinity)
    #expect(relativeError(effect.smallest, 2 * 2.801585218112968) < 1e-14)
    // t with 10 degrees of freedom: 2.2281388519862747 + 0.8790578285505886 (mpmath).
    let small = try DetectableEffect(standardError: 1, degreesOfFreedom: 10)
    #expect(relativeError(small.smallest, 2.2281388519862747 + 0.8790578285505886) < 1e-13)
    // Half the effect needs four times the rows.
    #expect(try effect.requiredSize(current: 1000, target: effect.smallest / 2) == 4000)
    #expect(try effect.requiredSize(current: 1000, target: -effect.smallest / 2) == 4000)
  }

  @Test func noAnswer() throws {
    #expect(throws: InferenceError.zeroVariance) {
      try DetectableEffect(standardError: 0, degreesOfFreedom: 9)
    }
    #expect(throws: InferenceError.notFinite) {
      try DetectableEffect(standardError: .nan, degreesOfFreedom: 9)
    }
    let effect = try DetectableEffect(standardError: 1, degreesOfFreedom: 9)
    #expect(throws: InferenceError.noSolution(target: 0)) {
      try effect.requiredSize(current: 10, target: 0)
    }
  }
}
