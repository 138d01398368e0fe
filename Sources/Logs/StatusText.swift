/// The text of an HTTP status.
package enum StatusText {
  /// The status of a trimmed text; NaN where it stands for "missing", nil where it is neither number nor word.
  ///
  /// A whole number is itself, also with its reason behind it (`404 Not Found`). A word that says yes (`OK`, `success`)
  /// is 200; any other word, such as an exception's name or `Non HTTP response code: …`, is +∞: no answer came. So is 0,
  /// which curl and k6 write when none did.
  @inline(__always)
  package static func status(_ text: Span<UInt8>) -> Double? {
    if text.count == 3 {
      let (hundreds, tens, ones) = (text[0] &- 0x30, text[1] &- 0x30, text[2] &- 0x30)
      if hundreds < 10, tens < 10, ones < 10 {
        return status(Double(Int32(hundreds) * 100 + Int32(tens) * 10 + Int32(ones)))
      }
    }
    return rare(text)
  }

  /// The status that a number is, or nil where it is none: it must be whole and of at most five digits.
  @inline(__always)
  static func status(_ number: Double) -> Double? {
    guard number >= 0, number < 100_000 else { return nil }
    guard number > 0 else { return .infinity }
    return Double(Int32(number)) == number ? number : nil
  }

  private static func rare(_ text: Span<UInt8>) -> Double? {
    if FieldText.isMissing(text) { return .nan }
    if let (number, end) = NumberText.leading(text) {
      return end == text.count || FieldText.isSpace(text[end]) ? status(number) : nil
    }
    if let isYes = FlagText.word(text) { return isYes ? 200 : .infinity }
    let first = text[0]
    return first >= 0x80 || (first | 0x20) &- UInt8(ascii: "a") < 26 ? .infinity : nil
  }
}
