import CFastFloat

/// The text of a number.
package enum NumberText {
  /// The value of a trimmed text; NaN where it stands for "missing", nil where it is no number.
  ///
  /// The words true and false are 1 and 0; a number with a unit of time, as `0.234s`, is milliseconds.
  package static func number(_ text: Span<UInt8>) -> Double? {
    if let value = plain(text) { return value }
    if FieldText.isMissing(text) { return .nan }
    if let value = DurationText.stated(text) { return value }
    return switch FieldText.packed(text) {
    case FieldText.packed("true"): 1
    case FieldText.packed("false"): 0
    default: nil
    }
  }

  /// The value of a text that is nothing but a decimal number, or nil; the nearest double to number · 10^`shift`.
  ///
  /// A leading `+` is allowed; words, hexadecimals, separators of thousands and what overflows are not numbers.
  package static func plain(_ text: Span<UInt8>, shift: Int32 = 0) -> Double? {
    guard let (value, end) = leading(text, shift: shift), end == text.count else { return nil }
    return value
  }

  /// The double nearest to 10 to an exponent between -6 and 5.
  static func power(of exponent: Int32) -> Double {
    let powers = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5]
    return powers[Int(exponent) + 6]
  }

  /// The number at the start of a text and where it ends, or nil where none stands there or it overflows.
  @inline(__always)
  static func leading(_ text: Span<UInt8>, shift: Int32 = 0) -> (value: Double, end: Int)? {
    guard text.count > 0 else { return nil }
    let start = text[0] == UInt8(ascii: "+") ? 1 : 0
    if start == 1, text.count > 1, text[1] == UInt8(ascii: "-") { return nil }
    var value = 0.0
    let end: Int? = unsafe text.withUnsafeBytes { bytes in
      guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      let end = unsafe cfastfloat_parse(base + start, base + bytes.count, shift, &value)
      guard let end = unsafe end else { return nil }
      return unsafe end - base
    }
    guard let end, value.isFinite else { return nil }
    return (value, end)
  }
}
