import Documents
import Testing

@Suite struct SpellingTests {
  static let known = ["primary", "secondary", "guardrails", "confidence_level", "unit", "time"]

  @Test(arguments: [
    ("primry", "primary"), ("primayr", "primary"), ("Primary", "primary"), ("secondaries", "secondary"),
    ("guardrail", "guardrails"), ("confidence-level", "confidence_level"),
    ("confidenceLevel", "confidence_level"), ("uint", "unit"), ("tme", "time"), ("", nil), ("metrics", nil),
    ("x", nil), ("alpha", nil),
  ])
  func theNearestIsFound(word: String, meant: String?) {
    #expect(nearest(to: word, among: Self.known) == meant)
  }

  @Test func nothingIsNearTooLongAWordOrNoWord() {
    let long = String(repeating: "a", count: 65)
    #expect(nearest(to: long, among: [long]) == nil)
    #expect(nearest(to: "a", among: []) == nil)
  }
}
