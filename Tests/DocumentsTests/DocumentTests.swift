import Documents
import Testing

@Suite struct DocumentTests {
  @Test func orderIsThatOfTheText() throws {
    let keys = (0..<2_000).map { "key\($0 * 7_919 % 2_000)" }
    let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    #expect(try JSON(parsing: text, name: "order").objectValue?.keys == keys)
  }

  @Test func aByteOrderMarkIsAllowedAndNotCounted() throws {
    #expect(try JSON(parsing: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8), name: "bom") == [1])
    #expect(throws: DocumentError.trailingContent(at: place(1, 3))) {
      try Document(parsing: [0xEF, 0xBB, 0xBF] + Array("1 2".utf8), name: "x.json")
    }
  }

  @Test func aSpanReadsAsAnArrayDoes() throws {
    let bytes = Array(#"{"a": [1, "two"]}"#.utf8)
    #expect(try JSON(parsing: bytes.span, name: "span") == ["a": [1, "two"]])
  }

  @Test func anyKindMayStandOutermost() throws {
    #expect(try JSON(parsing: " null ", name: "x") == .null)
    #expect(try JSON(parsing: "\"a\"", name: "x") == "a")
    #expect(try JSON(parsing: "-2.5e3\n", name: "x") == -2500)
  }

  @Test func numbersKeepWhatTheyAre() throws {
    #expect(try JSON(parsing: "9007199254740993", name: "x").integerValue == 9_007_199_254_740_993)
    #expect(try JSON(parsing: "9223372036854775807", name: "x").integerValue == .max)
    #expect(try JSON(parsing: "3.0", name: "x").integerValue == 3)
    #expect(try JSON(parsing: "-0.0", name: "x").doubleValue?.sign == .minus)
    #expect(try JSON(parsing: "-0", name: "x").doubleValue == 0)
    #expect(try JSON(parsing: "1e-999", name: "x").doubleValue == 0)
    #expect(try JSON(parsing: "0.1", name: "x").doubleValue == 0.1)
  }

  @Test func stringsHoldNULAndPairs() throws {
    #expect(try JSON(parsing: #""a\u0000b""#, name: "x") == "a\0b")
    #expect(try JSON(parsing: #""\uD83D\uDE00\u2028""#, name: "x") == "😀\u{2028}")
  }

  @Test func keysThatSwiftHoldsEqualStayApart() throws {
    let object = try JSON(parsing: "{\"\u{E9}\": 1, \"e\u{301}\": 2}", name: "x").objectValue
    #expect(object?.count == 2)
    #expect(object?["e\u{301}"] == 2)
  }

  @Test(arguments: ["", " ", "\n\t \r\n"])
  func nothingIsEmpty(text: String) {
    #expect(throws: DocumentError.empty(document: "x.json")) { try Document(parsing: text, name: "x.json") }
  }

  @Test(arguments: [
    ("{\n  \"a\": 1,\n  \"b\": tru\n}", 3, 8, "tru cannot stand here; a value is expected"),
    ("[1, 2,\n]", 2, 1, "] cannot follow a comma"),
    ("[1 2]", 1, 4, "2 cannot stand here; a comma or ']' must follow an element"),
    ("{\"a\" 1}", 1, 6, "1 cannot stand here; a colon must follow a key"),
    ("{\"a\": 1 \"b\": 2}", 1, 9, "the string \"b\" cannot stand here; a comma or '}' must follow a member"),
    ("{\"ä\": 1,}", 1, 9, "} cannot follow a comma"),
    ("{a: 1}", 1, 2, "a cannot stand here; a key in double quotes is expected"),
    ("[01]", 1, 2, "01 cannot stand here; a value is expected"),
    ("[NaN]", 1, 2, "NaN cannot stand here; a value is expected"),
    ("[\"한\", 'x']", 1, 7, "'x' cannot stand here; a value is expected"),
    ("[\n \"abc\n]", 2, 2, "the string \"abc is not closed on its line"),
    ("[\"a\tb\"]", 1, 2, "the string \"a\\u{9}b\" holds a control character, which must be escaped"),
    ("[\"\\q\"]", 1, 2, "the string \"\\q\" holds an escape that JSON does not have"),
    ("[1, \"\\ud800\"]", 1, 5, "the string \"\\ud800\" holds half of a surrogate pair"),
    ("[1, \"\\ud800\\u0041\"]", 1, 5, "the string \"\\ud800\\u0041\" holds half of a surrogate pair"),
    ("[\"\\udc00\"]", 1, 2, "the string \"\\udc00\" holds half of a surrogate pair"),
    ("{\"a\\u0000b\": 1}", 1, 2, "a key cannot hold the character U+0000"),
    ("// plan\n{}", 1, 1, "// cannot stand here; a value is expected"),
  ])
  func whatIsNotJSONIsPointedAt(text: String, line: Int, column: Int, reason: String) {
    #expect(throws: DocumentError.malformed(at: place(line, column), reason: reason)) {
      try Document(parsing: text, name: "x.json")
    }
  }

  @Test(arguments: ["{", "[1,", "{\"a\":", "[\"abc", "[[1]", "{\"a\": 1", "\"abc\\"])
  func aCutTextEndsEarly(text: String) {
    #expect(throws: DocumentError.endsEarly(at: place(1, text.count + 1))) {
      try Document(parsing: text, name: "x.json")
    }
  }

  @Test func duplicateKeysAreNamedWithTheSecondPlace() {
    #expect(throws: DocumentError.duplicateKey(at: place(3, 3), key: "a\"b")) {
      try Document(parsing: "{\"a\\\"b\": 1,\n  \"c\": {\"a\\\"b\": 2},\n  \"a\\u0022b\": 3}", name: "x.json")
    }
  }

  @Test(arguments: [("[1] x", 1, 5), ("{}\n{}", 2, 1), ("1 2", 1, 3), ("[]]", 1, 3)])
  func whatFollowsIsRefused(text: String, line: Int, column: Int) {
    #expect(throws: DocumentError.trailingContent(at: place(line, column))) {
      try Document(parsing: text, name: "x.json")
    }
  }

  @Test(arguments: ["1e999", "-1e999", "9223372036854775808", "-9223372036854775809"])
  func numbersTooLargeAreNotRounded(number: String) {
    #expect(throws: DocumentError.numberOutOfRange(at: place(2, 1), number: number)) {
      try Document(parsing: "[\n\(number)]", name: "x.json")
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func bytesThatAreNotUTF8ArePointedAt(bytes: [UInt8]) {
    let text = Array("[\"ä\",\n\"é".utf8) + bytes + Array("\"]".utf8)
    #expect(throws: DocumentError.notUTF8(at: place(2, 3))) { try Document(parsing: text, name: "x.json") }
  }

  @Test func depthHasALimit() throws {
    let deepest = String(repeating: "[", count: 2_048) + String(repeating: "]", count: 2_048)
    #expect(try JSON(parsing: deepest, name: "x").text(indentation: nil) == deepest)
    #expect(throws: DocumentError.tooDeep(at: place(1, 2_049), limit: 2_048)) {
      try Document(parsing: String(repeating: "[", count: 100_000), name: "x.json")
    }
    #expect(throws: DocumentError.self) {
      try Document(parsing: String(repeating: "{\"a\":", count: 100_000), name: "x.json")
    }
  }

  @Test func aLineOfALongerFileIsCountedFromItsPlace() {
    #expect(throws: DocumentError.trailingContent(at: place(41, 4))) {
      try Document(parsing: "{} 1", name: "x.json", firstLine: 41)
    }
  }
}

/// A place in the document that these tests read.
func place(_ line: Int, _ column: Int) -> DocumentLocation {
  DocumentLocation(document: "x.json", line: line, column: column)
}
