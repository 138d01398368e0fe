/// Steps over the tokens of a JSON text.
///
/// It never goes beyond the end and always ends, whatever the bytes; where it stands means something only on a
/// text that the parser has accepted up to there.
struct TokenScanner {
  /// The text.
  let bytes: [UInt8]

  /// The byte that comes next.
  private(set) var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps to the next token, and says where that is.
  @discardableResult
  mutating func skipSpace() -> Int {
    while let byte = next, Self.isSpace(byte) { position += 1 }
    return position
  }

  /// Whether a byte separates tokens: the white space of JSON, and the two of ASCII that JSON refuses.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Steps over a string, a number, a word or one sign.
  mutating func skipToken() {
    guard let first = next else { return }
    position += 1
    if first == UInt8(ascii: "\"") { return skipRestOfString() }
    guard Self.isWord(first) else { return }
    while let byte = next, Self.isWord(byte) { position += 1 }
  }

  /// Steps over a key and the colon behind it.
  mutating func skipKey() {
    skipSpace()
    skipToken()
    skipSeparator()
  }

  /// Steps over a comma or a colon.
  mutating func skipSeparator() {
    skipSpace()
    skipToken()
  }

  /// Steps over a value with all that is in it.
  mutating func skipValue() {
    var depth = 0
    repeat {
      skipSpace()
      switch next {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      skipToken()
    } while depth > 0 && !isAtEnd
  }

  /// Steps over a string whose quotation mark is behind; an open one ends with its line.
  private mutating func skipRestOfString() {
    while let byte = next, byte != UInt8(ascii: "\n") {
      position += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), let escaped = next, escaped != UInt8(ascii: "\n") { position += 1 }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      false
    default: true
    }
  }
}
