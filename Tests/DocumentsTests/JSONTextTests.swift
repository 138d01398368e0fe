import Documents
import Testing

@Suite struct JSONTextTests {
  @Test func indentedTextHasOneItemOnALine() {
    let document: JSON = ["a": [1, [:], []], "b": ["c": nil]]
    let expected = """
      {
        "a": [
          1,
          {},
          []
        ],
        "b": {
          "c": null
        }
      }
      """
    #expect(document.text() == expected)
    #expect(document.text(indentation: 0).split(separator: "\n").last == "}")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0.0"), (1, "1"), (-17, "-17"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
    (1e15, "1000000000000000"), (9_007_199_254_740_992, "9007199254740992"), (1e16, "1e+16"),
    (1e-5, "1e-05"), (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (100.5, "100.5"),
  ])
  func numbersAreTheShortestThatReadBack(number: Double, text: String) {
    #expect(JSON(number).text() == text)
  }

  @Test func randomDoublesReadBackToTheSameBits() throws {
    let seed: UInt64 = 20_251_022
    var generator = SeededGenerator(seed: seed)
    var numbers: [Double] = []
    while numbers.count < 200_000 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { numbers.append(number) }
    }
    numbers += (0..<50_000).map { _ in (Double.random(in: -1e18...1e18, using: &generator)).rounded() }
    numbers += (0..<50_000).map { _ in Double(Int.random(in: -(1 << 54)...(1 << 54), using: &generator)) }
    numbers += [0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude]
    let read = try JSON(parsing: JSON(numbers.map { JSON($0) }).bytes(), name: "numbers")
    let returned = try #require(read.arrayValue).compactMap(\.doubleValue)
    #expect(returned.map(\.bitPattern) == numbers.map(\.bitPattern), "seed \(seed)")
  }

  @Test func integersReadBackExactly() throws {
    let integers = [0, 1, -1, .max, .min, 9_007_199_254_740_993, -9_007_199_254_740_993]
    let read = try JSON(parsing: JSON(integers.map { JSON($0) }).text(), name: "integers")
    #expect(try #require(read.arrayValue).map(\.integerValue) == integers)
  }

  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a\"b\\c/d", #""a\"b\\c/d""#),
    ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#), ("\0\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
    ("\u{2028}|\u{2029}", #""\u2028|\u2029""#), ("\u{2027}\u{202A}ä한국어😀", "\"\u{2027}\u{202A}ä한국어😀\""),
    ("\r\n", #""\r\n""#),
  ])
  func stringsEscapeWhatTheyMust(string: String, text: String) {
    #expect(JSON(string).text() == text)
  }

  @Test func everyScalarReadsBack() throws {
    let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
    let strings = stride(from: 0, to: scalars.count, by: 997).map { start in
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars[start..<min(start + 997, scalars.count)])
      return String(string)
    }
    let document = JSON(strings.map { JSON($0) })
    #expect(scalars.count == 1_112_064)
    #expect(try JSON(parsing: document.text(), name: "scalars") == document)
  }

  @Test func keysAreEscapedToo() {
    #expect((["a\"\n": 1] as JSON).text(indentation: nil) == #"{"a\"\n":1}"#)
  }
}
