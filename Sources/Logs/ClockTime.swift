/// A time of the day, and its zone.
struct ClockTime {
  var hour = 0
  var minute = 0
  var second = 0
  var millisecond = 0
  /// Whether the fraction of a second was more than zero.
  private var hasFraction = false
  /// What is added to UTC, in minutes; nil where no zone is stated.
  private var offset: Int?

  /// Reads the fraction of a second and the zone; false where something else stands there.
  ///
  /// Digits below a millisecond are cut off.
  mutating func readTail(_ text: Span<UInt8>, from start: Int, hasSeconds: Bool) -> Bool {
    var at = start
    if hasSeconds, at < text.count, text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ",") {
      at += 1
      let first = at
      var weight = 100
      while at < text.count {
        let digit = text[at] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        if digit > 0 { hasFraction = true }
        millisecond += weight * Int(digit)
        weight /= 10
        at += 1
      }
      if at == first { return false }
    }
    return readZone(text, from: at)
  }

  /// The milliseconds since 1970 of this time on a day, or nil where a day has no such time.
  func milliseconds(on date: CivilDate, defaultOffset: Int64) -> Int64? {
    guard hour <= 24, minute <= 59, second <= 60 else { return nil }
    if hour == 24, minute > 0 || second > 0 || hasFraction { return nil }
    let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute
    let local = Int64((minutes * 60 + second) * 1000 + millisecond)
    let time = local - (offset.map { Int64($0) * 60_000 } ?? defaultOffset)
    if second == 60 {
      // A leap second is the last of a day in UTC, whatever the zone.
      let millisecondsOfDay: Int64 = 86_400_000
      guard (time - Int64(millisecond)) % millisecondsOfDay == 0 else { return nil }
    }
    return time
  }

  private mutating func readZone(_ text: Span<UInt8>, from start: Int) -> Bool {
    var at = start
    if at == text.count { return true }
    if text[at] == UInt8(ascii: " ") { at += 1 }
    guard at < text.count else { return false }
    switch text[at] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return readOffset(text, from: at)
    default:
      switch FieldText.packed(text.extracting(at...)) {
      case FieldText.packed("z"), FieldText.packed("utc"), FieldText.packed("gmt"):
        offset = 0
        return true
      default: return false
      }
    }
  }

  /// ±hh, ±hhmm or ±hh:mm.
  private mutating func readOffset(_ text: Span<UInt8>, from start: Int) -> Bool {
    guard let hours = TimestampText.pair(text, start + 1), hours < 24 else { return false }
    var minutes = 0
    var at = start + 3
    if at < text.count {
      if text[at] == UInt8(ascii: ":") { at += 1 }
      guard let stated = TimestampText.pair(text, at), stated < 60 else { return false }
      minutes = stated
      at += 2
    }
    guard at == text.count else { return false }
    offset = (hours * 60 + minutes) * (text[start] == UInt8(ascii: "-") ? -1 : 1)
    return true
  }
}
