import Logs
import Testing

/// What stands between thousands and what before decimals: read where the column tells, never guessed.
@Suite struct DigitGroupingTests {
  private func grouping(_ texts: String...) -> DigitGrouping {
    DigitGrouping(shownBy: texts.map { Array($0.utf8) })
  }

  private func value(_ text: String, _ grouping: DigitGrouping) -> Double? {
    let bytes = Array(text.utf8)
    return grouping.value(of: bytes.span) { NumberText.number($0) }
  }

  @Test func aColumnShowsHowItWritesNumbers() {
    #expect(grouping() == .unknown)
    #expect(grouping("1", "1000", "x", "", "1.234", "1,234") == .unknown)
    #expect(grouping("0.5", "12.25") == .unknown)
    #expect(grouping("1,234.5", "850") == .commaThousands)
    #expect(grouping("1,234,567") == .commaThousands)
    #expect(grouping("0,5") == .commaDecimal)
    #expect(grouping("0,234", "850") == .commaDecimal)
    #expect(grouping("1234,567") == .commaDecimal)
    #expect(grouping("1.234,5", "0,5") == .pointThousands)
    #expect(grouping("-1.234.567 ms") == .pointThousands)
  }

  @Test func aColumnThatContradictsItselfShowsNothing() {
    #expect(grouping("0,5", "0.5") == .unknown)
    #expect(grouping("1,234.5", "1.234,5") == .unknown)
    #expect(grouping("1,234.5", "0,5") == .unknown)
  }

  @Test(arguments: [
    ("1,234.5", 1234.5), ("1,234,567", 1_234_567), ("-12,345,678.25", -12_345_678.25), ("+1,000.0", 1000),
    ("999,999.5s", 999_999_500), ("1.234", 1.234), ("850", 850), ("true", 1),
  ])
  func whatCanMeanOneThingIsRead(_ text: String, _ number: Double) {
    #expect(value(text, .unknown) == number)
    #expect(value(text, .commaThousands) == number)
  }

  @Test(arguments: [
    "1,234", "0,5", "12,34,567.8", "1,23", "1234,567.5", "1.234,5", "1.234.567", "0,123.5", "1,,234.5",
    ",234.5",
    "1,234.", "1,234.5.6", "1,2345.6", "1,234,56", "-,123", "1,234.5,6", "12,345 apples", "1,234e",
  ])
  func whatIsAmbiguousOrMalformedIsNoNumber(_ text: String) {
    #expect(value(text, .unknown) == nil)
  }

  @Test func whatTheColumnTellsIsRead() {
    #expect(value("1,234", .commaThousands) == 1234)
    #expect(value("1,23", .commaThousands) == nil)
    #expect(value("1.234,5", .commaThousands) == nil)
    #expect(value("126,873", .commaDecimal) == 126.873)
    #expect(value("1.234,5", .commaDecimal) == 1234.5)
    #expect(value("850", .commaDecimal) == 850)
    // Whether the point of the column parts thousands was not shown, and it is no decimal sign.
    #expect(value("1.234", .commaDecimal) == nil)
    #expect(value("1.234", .pointThousands) == 1234)
    #expect(value("1.234.567,5", .pointThousands) == 1_234_567.5)
    #expect(value("126,873", .pointThousands) == 126.873)
    for style in [DigitGrouping.commaDecimal, .pointThousands] {
      #expect(value("1.5", style) == nil)
      #expect(value("1,234.5", style) == nil)
      #expect(value("0,234s", style) == 234)
      #expect(value("NA", style)?.isNaN == true)
      #expect(value("x", style) == nil)
    }
  }
}
