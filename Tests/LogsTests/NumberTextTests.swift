import Logs
import TestSupport
import Testing

struct NumberTextTests {
  @Test func plainNumbersAreCorrectlyRounded() throws {
    let reference = try Reference("json_numbers")
    for c in reference.cases {
      let bytes = Array(try c.string("text").utf8)
      let found = NumberText.plain(bytes.span)
      #expect(found?.bitPattern == UInt64(try c.string("bits"), radix: 16), "\(c)")
    }
  }

  @Test func shiftedNumbersAreRoundedOnce() throws {
    let reference = try Reference("log_numbers")
    #expect(reference.cases.count == 4000)
    for c in reference.cases {
      let bytes = Array(try c.string("text").utf8)
      let found = NumberText.plain(bytes.span, shift: Int32(try c.integer("shift")))
      #expect(found?.bitPattern == UInt64(try c.string("bits"), radix: 16), "\(c)")
    }
  }

  @Test func randomNumbersAgreeWithTheStandardLibrary() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      let text = "\(number)"
      let bytes = Array(text.utf8)
      #expect(NumberText.plain(bytes.span) == Double(text), "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    ("5", 5.0), ("+5", 5), ("-5", -5), ("007", 7), ("1.", 1), (".5", 0.5), ("-.5", -0.5), ("1e3", 1000),
    ("1E+3", 1000),
    ("true", 1), ("TRUE", 1), ("False", 0), ("1e-999", 0), ("0.234s", 234), ("12 ms", 12),
  ])
  func numbers(text: String, expected: Double) {
    let bytes = Array(text.utf8)
    #expect(NumberText.number(bytes.span) == expected, "\(text)")
  }

  @Test(arguments: ["", "null", "NULL", "NA", "na", "N/A", "NaN", "nan", "none", "None"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(NumberText.number(bytes.span)?.isNaN == true)
  }

  @Test(arguments: [
    "-", "+", ".", "e5", "1e", "1e+", "0x1f", "inf", "-inf", "Infinity", "+nan", "-nan", "1e999", "-1e999",
    "1,5", "1,000",
    "1 2", "1_000", "--1", "+-1", "-+1", "++1", "12abc", "yes", "1..2", "1.2.3", "\u{0}", "１２", "5%", "$5",
    "nil", "nul", "1e5e",
  ])
  func bad(text: String) {
    let bytes = Array(text.utf8)
    #expect(NumberText.number(bytes.span) == nil, "\(text)")
  }

  @Test func longDigitsNeverCrash() {
    for count in [100, 127, 128, 129, 1000, 100_000] {
      let bytes = [UInt8](repeating: UInt8(ascii: "1"), count: count)
      #expect((NumberText.plain(bytes.span) == nil) == (count > 309))
      let fraction = Array("0.".utf8) + bytes
      #expect(NumberText.plain(fraction.span, shift: 3) == 111.111_111_111_111_111)
    }
  }
}
