extension SourceText {
  /// What the parser refused, with its place in this text.
  func error(for refusal: ParsingRefusal) -> DocumentError {
    let token = token(endingAt: refusal.position)
    let written = String(decoding: bytes[token], as: UTF8.self)
    let start = location(of: token.lowerBound)
    switch refusal.reason {
    case .outOfMemory:
      return .outOfMemory(document: name)
    case .notUTF8:
      return .notUTF8(at: location(of: firstInvalidByte))
    case .endsEarly:
      return .endsEarly(at: location(of: bytes.count))
    case .trailingContent:
      return .trailingContent(at: start)
    case .duplicateKey:
      let key = (try? ParsedText(parsing: Array(bytes[token])))?.value.stringValue
      return .duplicateKey(at: start, key: key ?? written)
    case .numberOutOfRange:
      return .numberOutOfRange(at: start, number: written)
    case .tooDeep(let limit):
      return .tooDeep(at: start, limit: limit)
    case .nulInKey:
      return .malformed(at: start, reason: "a key cannot hold the character U+0000")
    case .malformed where bytes.last == UInt8(ascii: "\\") && token.upperBound == bytes.count:
      return .endsEarly(at: location(of: bytes.count))
    case .malformed:
      return .malformed(at: start, reason: reason(refusal.words, at: token))
    }
  }

  /// The first byte that is part of no character.
  private var firstInvalidByte: Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { position += UTF8.width(scalar) }
    return position
  }

  /// A sentence for the parser's words, which end in the token that is shown here in full.
  private func reason(_ words: String, at token: Range<Int>) -> String {
    let written = shown(String(decoding: bytes[token], as: UTF8.self))
    if token.isEmpty { return "the text ends within a value" }
    if bytes[token.lowerBound] == UInt8(ascii: "\"") { return "the string \(written) \(stringFault(words))" }
    let before = bytes[..<token.lowerBound].last { !TokenScanner.isSpace($0) }
    if before == UInt8(ascii: ","), written == "}" || written == "]" {
      return "\(written) cannot follow a comma"
    }
    return "\(written) cannot stand here; \(expectation(words))"
  }

  private func stringFault(_ words: String) -> String {
    if words.hasPrefix("unexpected newline") { return "is not closed on its line" }
    if words.hasPrefix("control character") { return "holds a control character, which must be escaped" }
    if words.hasPrefix("invalid escape") { return "holds an escape that JSON does not have" }
    if words.hasPrefix("invalid Unicode") { return "holds half of a surrogate pair" }
    return "cannot stand here; \(expectation(words))"
  }

  private func expectation(_ words: String) -> String {
    if words.hasPrefix("':' expected") { return "a colon must follow a key" }
    if words.hasPrefix("'}' expected") { return "a comma or '}' must follow a member" }
    if words.hasPrefix("']' expected") { return "a comma or ']' must follow an element" }
    if words.hasPrefix("string or '}' expected") { return "a key in double quotes is expected" }
    return "a value is expected"
  }
}
