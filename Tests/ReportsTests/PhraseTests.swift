import Reports
import Testing

@Suite struct PhraseTests {
  @Test(arguments: [
    ("{0:은} 빠르다", "카나리", "카나리는 빠르다"), ("{0:은} 빠르다", "실험군", "실험군은 빠르다"),
    ("{0:으로} 간다", "서울", "서울로 간다"), ("{0:으로} 간다", "5", "5로 간다"), ("{0:으로} 간다", "6", "6으로 간다"),
    ("{0:이} 낮다", "51.2%", "51.2%가 낮다"), ("{0:을} 본다", "canary", "canary을(를) 본다"),
    ("{0:과}", "\"요청\"", "\"요청\"과"), ("{1} of {0}", "a", "{1} of a"), ("{", "a", "{"), ("{}", "a", "{}"),
  ])
  func fillsPlaces(template: String, argument: String, expected: String) {
    #expect(Template(template).filled([argument]) == expected)
  }

  @Test func argumentsAreNoTemplates() {
    #expect(Template("{0} and {1}").filled(["{1}", "b"]) == "{1} and b")
  }

  @Test(arguments: ReportPhrase.allCases) func isThereInEveryLanguage(phrase: ReportPhrase) {
    expectTranslated(phrase)
  }
}

/// Both texts are there, differ, and have the same places; the Korean one is Korean, where it is not a single symbol.
func expectTranslated(_ phrase: some Phrase, sourceLocation: SourceLocation = #_sourceLocation) {
  let (english, korean) = phrase.texts
  #expect(!english.isEmpty && !korean.isEmpty, sourceLocation: sourceLocation)
  #expect(
    Set(Template(english).places) == Set(Template(korean).places), "\(english) / \(korean)",
    sourceLocation: sourceLocation)
  #expect(
    korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(korean) has no Korean letter",
    sourceLocation: sourceLocation)
}
