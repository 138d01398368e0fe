import Reports
import Testing
import Verdicts

@Suite struct KoreanFigureTests {
  @Test(arguments: [
    ("51.2 %", "51.2%"), ("−0.50 points", "−0.50%p"), ("5 min", "5분"), ("1 h 10 min", "1시간 10분"),
    ("90 s", "90초"), ("1,234.5 ms", "1,234.5 ms"), ("3.5", "3.5"), ("1.0 % to 2.0 %", "1.0% ~ 2.0%"),
    ("−125.0 to −75.00", "−125.0 ~ −75.00"), ("50 % / 50 %", "50% / 50%"), ("p = 0.031", "p = 0.031"),
    ("p < 1e-300", "p < 1e-300"), ("2025-10-22 09:30 UTC", "2025-10-22 09:30 UTC"), ("–", "–"), ("∞", "∞"),
    ("1e+20", "1e+20"), ("nan", "nan"),
  ])
  func isToldInKoreanCustom(figure: String, korean: String) {
    #expect(KoreanFigure.text(of: figure) == korean)
  }

  @Test(arguments: ["canary", "5 apples", "1.2.x", "", " ", "a 5"]) func wordsAreNoFigures(text: String) {
    #expect(KoreanFigure.text(of: text) == nil)
  }

  @Test(arguments: [0, 1, -1, 0.12345, 1e-7, 123_456.7, 1e12, 1e20, -1e20, .nan, .infinity, -.infinity])
  func everyFigureOfOursIsKnown(value: Double) {
    let texts = [
      Figures.fixed(value, decimals: 2), Figures.significant(value), Figures.short(value),
      Figures.percent(value), Figures.proportion(value), Figures.points(value), Figures.signed(value),
      Figures.pValue(value, log10: -3), Figures.level(value), value.description,
    ]
    for text in texts { #expect(KoreanFigure.text(of: text) != nil, "\(text)") }
  }
}
