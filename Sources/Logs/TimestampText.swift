import Columns

/// The text of a time.
///
/// ISO 8601 (`2025-10-22T00:00:01.123Z`, the basic form `20251022T000001Z`, a date alone), a space for the T, a point
/// or comma before the fraction, a zone as Z, UTC, GMT, ±hh, ±hhmm or ±hh:mm; or a number since 1970, whose
/// magnitude tells its unit: below 10¹¹ seconds, below 10¹⁴ milliseconds, below 10¹⁷ microseconds, else nanoseconds.
package enum TimestampText {
  /// The milliseconds since 1970-01-01T00:00:00Z of a trimmed text, rounded down.
  ///
  /// *Edge cases:* the 61st second that ends some days in UTC is the first of the next day; 24:00 is the next day's
  /// 00:00; the calendar does not change before 1582.
  ///
  /// - Parameters:
  ///   - text: the trimmed text.
  ///   - defaultOffset: what is added to UTC in a time that states no zone, in milliseconds.
  /// - Returns: ``Batch/missingTime`` where the text stands for "missing", nil where it is no time.
  package static func milliseconds(_ text: Span<UInt8>, defaultOffset: Int64) -> Int64? {
    if FieldText.isMissing(text) { return Batch.missingTime }
    if text.count >= 10, text[4] == UInt8(ascii: "-") {
      return extended(text, defaultOffset: defaultOffset)
    }
    if text.count >= 13, FieldText.lowercased(text[8]) == UInt8(ascii: "t") {
      return basic(text, defaultOffset: defaultOffset)
    }
    return EpochText.milliseconds(text)
  }

  /// `YYYY-MM-DD`, then perhaps a time.
  private static func extended(_ text: Span<UInt8>, defaultOffset: Int64) -> Int64? {
    guard text[7] == UInt8(ascii: "-"),
      let century = pair(text, 0), let year = pair(text, 2), let month = pair(text, 5),
      let day = pair(text, 8)
    else { return nil }
    let date = CivilDate(year: century * 100 + year, month: month, day: day)
    guard date.isValid else { return nil }
    var clock = ClockTime()
    if text.count > 10 {
      let mark = text[10]
      guard mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") || mark == UInt8(ascii: "t"),
        text.count >= 16, text[13] == UInt8(ascii: ":"),
        let hour = pair(text, 11), let minute = pair(text, 14)
      else { return nil }
      clock.hour = hour
      clock.minute = minute
      var at = 16
      if text.count >= 19, text[16] == UInt8(ascii: ":") {
        guard let second = pair(text, 17) else { return nil }
        clock.second = second
        at = 19
      }
      guard clock.readTail(text, from: at, hasSeconds: at == 19) else { return nil }
    }
    return clock.milliseconds(on: date, defaultOffset: defaultOffset)
  }

  /// `YYYYMMDDThhmm`, then perhaps seconds.
  private static func basic(_ text: Span<UInt8>, defaultOffset: Int64) -> Int64? {
    guard let century = pair(text, 0), let year = pair(text, 2), let month = pair(text, 4),
      let day = pair(text, 6), let hour = pair(text, 9), let minute = pair(text, 11)
    else { return nil }
    let date = CivilDate(year: century * 100 + year, month: month, day: day)
    guard date.isValid else { return nil }
    var clock = ClockTime()
    clock.hour = hour
    clock.minute = minute
    var at = 13
    if text.count >= 15, let second = pair(text, 13) {
      clock.second = second
      at = 15
    }
    guard clock.readTail(text, from: at, hasSeconds: at == 15) else { return nil }
    return clock.milliseconds(on: date, defaultOffset: defaultOffset)
  }

  /// The number that two digits make, or nil where there are none.
  @inline(__always)
  static func pair(_ text: Span<UInt8>, _ at: Int) -> Int? {
    guard at + 2 <= text.count else { return nil }
    let tens = text[at] &- UInt8(ascii: "0")
    let ones = text[at + 1] &- UInt8(ascii: "0")
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}
