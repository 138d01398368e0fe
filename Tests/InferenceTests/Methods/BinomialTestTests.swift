import Inference
import TestSupport
import Testing

@Suite struct BinomialTestTests {
  @Test func reference() throws {
    let cases = try Reference("binomial_test").cases
    #expect(cases.count >= 70)
    for c in cases {
      let test = try BinomialTest(
        events: c.integer("events"), trials: c.integer("trials"), probability: c.double("probability"))
      #expect(relativeError(test.pValue, try c.double("p_value")) < 1e-12, "\(c)")
    }
  }

  @Test func certainShares() throws {
    #expect(try BinomialTest(events: 0, trials: 9, probability: 0).pValue == 1)
    #expect(try BinomialTest(events: 1, trials: 9, probability: 0).pValue == 0)
    #expect(try BinomialTest(events: 9, trials: 9, probability: 1).pValue == 1)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try BinomialTest(events: 0, trials: 0, probability: 0.5)
    }
    #expect(throws: InferenceError.tooManyRows(found: 100_001, limit: 100_000)) {
      try BinomialTest(events: 0, trials: 100_001, probability: 0.5)
    }
    #expect(throws: InferenceError.invalidCount(10)) {
      try BinomialTest(events: 10, trials: 9, probability: 0.5)
    }
    #expect(throws: InferenceError.self) { try BinomialTest(events: 1, trials: 9, probability: .nan) }
  }
}
