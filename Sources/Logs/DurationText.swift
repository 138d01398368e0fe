/// The text of a duration.
///
/// Beside bare numbers: numbers with a unit (`0.234s`, `12 ms`, `850µs`, `1.5min`), several of them from the largest
/// unit to the smallest (`1h2m3.5s`, as Go writes), and ISO 8601 (`PT1.5S`) up to weeks; years and months have no
/// fixed length. A sign stands before the whole.
package enum DurationText {
  /// The milliseconds of a trimmed text; NaN where it stands for "missing", nil where it is no duration.
  ///
  /// A bare number is in units of `scale`. One unit made of tens costs one rounding: 0.234 s and 234 ms are the same
  /// double.
  package static func milliseconds(_ text: Span<UInt8>, of scale: DurationScale) -> Double? {
    if let value = NumberText.plain(text, shift: scale.shift) { return finite(value * scale.factor) }
    if FieldText.isMissing(text) { return .nan }
    return stated(text)
  }

  /// The milliseconds of a duration that states its unit, or nil.
  static func stated(_ text: Span<UInt8>) -> Double? {
    guard text.count >= 2 else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    let start = isNegative || text[0] == UInt8(ascii: "+") ? 1 : 0
    let body = text.extracting(start...)
    let first = FieldText.lowercased(body[0])
    let value: Double? =
      if first == UInt8(ascii: "p") {
        standard(body.extracting(1...))
      } else if isDigit(first) || first == UInt8(ascii: ".") {
        parts(body)
      } else {
        nil
      }
    return value.flatMap { finite(isNegative ? -$0 : $0) }
  }

  /// The sum of numbers with units, from the largest unit to the smallest.
  private static func parts(_ text: Span<UInt8>) -> Double? {
    var sum = 0.0
    var above = Double.infinity
    var at = 0
    while at < text.count {
      guard let number = unsigned(text, at: at) else { return nil }
      var start = number.end
      while start < text.count, FieldText.isSpace(text[start]) { start += 1 }
      var end = start
      while end < text.count, isUnit(text[end]) { end += 1 }
      guard let scale = DurationScale(unit: text.extracting(start..<end)), scale.milliseconds < above
      else { return nil }
      guard let value = scaled(text.extracting(at..<number.end), by: scale) else { return nil }
      sum += value
      above = scale.milliseconds
      while end < text.count, FieldText.isSpace(text[end]) { end += 1 }
      at = end
    }
    return sum
  }

  /// ISO 8601 without its P: weeks and days, then T, then hours, minutes and seconds.
  ///
  /// *Source:* ISO 8601-1:2019, section 5.5.2.
  private static func standard(_ text: Span<UInt8>) -> Double? {
    var sum = 0.0
    var above = Double.infinity
    var at = 0
    var isTime = false
    var isEmpty = true
    while at < text.count {
      if !isTime, FieldText.lowercased(text[at]) == UInt8(ascii: "t") {
        isTime = true
        isEmpty = true
        at += 1
        continue
      }
      guard let number = unsigned(text, at: at), number.end < text.count else { return nil }
      let letter = FieldText.lowercased(text[number.end])
      let scale: DurationScale
      switch (letter, isTime) {
      case (UInt8(ascii: "w"), false): scale = .week
      case (UInt8(ascii: "d"), false): scale = .day
      case (UInt8(ascii: "h"), true): scale = .hour
      case (UInt8(ascii: "m"), true): scale = .minute
      case (UInt8(ascii: "s"), true): scale = .second
      default: return nil
      }
      guard scale.milliseconds < above, let value = scaled(text.extracting(at..<number.end), by: scale)
      else { return nil }
      sum += value
      above = scale.milliseconds
      at = number.end + 1
      isEmpty = false
    }
    return isEmpty ? nil : sum
  }

  private static func unsigned(_ text: Span<UInt8>, at start: Int) -> (value: Double, end: Int)? {
    guard start < text.count, isDigit(text[start]) || text[start] == UInt8(ascii: ".") else { return nil }
    guard let (value, end) = NumberText.leading(text.extracting(start...)) else { return nil }
    return (value, start + end)
  }

  private static func scaled(_ number: Span<UInt8>, by scale: DurationScale) -> Double? {
    NumberText.plain(number, shift: scale.shift).map { $0 * scale.factor }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Whether the byte may be part of a unit's name: a letter, or one of the bytes of µ.
  private static func isUnit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  private static func finite(_ value: Double) -> Double? {
    value.isFinite ? value : nil
  }
}
