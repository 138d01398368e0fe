import Inference
import TestSupport
import Testing

@Suite struct CohensHTests {
  @Test func reference() throws {
    var worst = Worst("cohens_h")
    for c in try Reference("cohens_h").cases {
      let effect = try CohensH(control: c.double("control"), treatment: c.double("treatment"))
      worst.count()
      worst.take(effect.h, try c.double("cohens_h"), "h of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 30)
    #expect(worst.error <= 1e-12, "\(worst.report)")
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.invalidProbability(1.5)) { try CohensH(control: 0.5, treatment: 1.5) }
    #expect(throws: InferenceError.self) { try CohensH(control: .nan, treatment: 0.5) }
  }
}
