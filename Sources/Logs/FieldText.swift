/// What all readers of a field's text agree on: which bytes are space, and which words stand for "missing".
enum FieldText {
  /// The range of `text` without the spaces, tabs and line ends around it.
  @inline(__always)
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while start < end, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether neither the first nor the last byte of `text` is a space or a control character.
  @inline(__always)
  static func isTrimmed(_ text: Span<UInt8>) -> Bool {
    text.count == 0 || (text[0] > 0x20 && text[text.count - 1] > 0x20)
  }

  /// Whether the byte is a space, a tab, a line feed or a carriage return.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D)
  }

  /// Whether a trimmed text stands for "missing": empty, null, NA, N/A, NaN or none, whatever the case.
  ///
  /// A dash is not missing: it is somebody's word for something that the log should state.
  @inline(__always)
  static func isMissing(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    guard text.count <= 4, text[0] | 0x20 == UInt8(ascii: "n") else { return false }
    return isMissingWord(text)
  }

  private static func isMissingWord(_ text: Span<UInt8>) -> Bool {
    switch packed(text) {
    case packed("null"), packed("na"), packed("n/a"), packed("nan"), packed("none"): true
    default: false
    }
  }

  /// Up to seven bytes as one number, ASCII letters in lower case; 0 for a longer text.
  ///
  /// Two texts have the same number only where they differ in nothing but letter case: words are told apart by one
  /// comparison.
  @inline(__always)
  static func packed(_ text: Span<UInt8>) -> UInt64 {
    guard text.count <= 7 else { return 0 }
    var word: UInt64 = 1
    for index in text.indices { word = word << 8 | UInt64(lowercased(text[index])) }
    return word
  }

  /// A literal word of at most seven bytes, packed as the texts it is compared with.
  @inline(__always)
  static func packed(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { bytes in
      var packed: UInt64 = 1
      for index in bytes.indices { packed = unsafe packed << 8 | UInt64(bytes[index]) }
      return packed
    }
  }

  /// Whether a text is a literal word in lower case, whatever the case of its own letters.
  static func matches(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { bytes in
      for index in text.indices where unsafe lowercased(text[index]) != bytes[index] { return false }
      return true
    }
  }

  /// The text as a string; what is not UTF-8 is replaced.
  static func string(_ text: Span<UInt8>) -> String {
    unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The byte, an ASCII capital in lower case.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
