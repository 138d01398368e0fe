import Columns
import Logs

/// The readers of times and durations, held to what must be true of any answer.
func fuzzTimes(_ input: UnsafeRawBufferPointer) {
  let spaces: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
  let text = unsafe Array(
    input.drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }.reversed())
  judgeTime(text)
  judgeDuration(text)
}

/// A zone of the reader's moves a time by that zone or not at all, and a time that is written out again stays.
private func judgeTime(_ text: [UInt8]) {
  let hour: Int64 = 3_600_000
  let utc = TimestampText.milliseconds(text.span, defaultOffset: 0)
  let east = TimestampText.milliseconds(text.span, defaultOffset: 9 * hour)
  guard let utc, let east else {
    // A leap second is the last of a day in UTC, which it can be in one of two zones.
    let isLeap = String(decoding: text, as: UTF8.self).contains("60")
    expect(utc == nil && east == nil || isLeap, "a time only in one zone")
    return
  }
  if utc == Batch.missingTime {
    expect(east == utc, "missing only in one zone")
    return
  }
  expect(utc - east == 0 || utc - east == 9 * hour, "nine hours east: \(utc), \(east)")
  guard let written = written(utc) else { return }
  expectEqual(TimestampText.milliseconds(written.span, defaultOffset: 5), utc, "written again")
}

/// `YYYY-MM-DDThh:mm:ss.fffZ`, found by counting days; nil outside of the years 1 to 9999.
private func written(_ milliseconds: Int64) -> [UInt8]? {
  var (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
  if rest < 0 { (days, rest) = (days - 1, rest + 86_400_000) }
  guard days >= -719_162, days < 2_932_897 else { return nil }
  // From the year 1 on; whole cycles of 400 years at once.
  let (cycles, inCycle) = (days + 719_162).quotientAndRemainder(dividingBy: 146_097)
  var (year, left) = (Int(cycles) * 400 + 1, Int(inCycle))
  while left >= length(year) { (year, left) = (year + 1, left - length(year)) }
  var month = 0
  let months = [31, length(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  while left >= months[month] { (month, left) = (month + 1, left - months[month]) }
  func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
  let clock = Int(rest)
  let time = [clock / 3_600_000, clock / 60_000 % 60, clock / 1_000 % 60].map { digits($0, 2) }
  return Array(
    "\(digits(year, 4))-\(digits(month + 1, 2))-\(digits(left + 1, 2))T\(time.joined(separator: ":")).\(digits(clock % 1_000, 3))Z"
      .utf8)
}

private func length(_ year: Int) -> Int {
  year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
}

/// A duration is finite, and a minus before it turns its sign; a unit on the value makes the column's idle.
private func judgeDuration(_ text: [UInt8]) {
  let value = DurationText.milliseconds(text.span, of: DurationScale(milliseconds: 1))
  let seconds = DurationText.milliseconds(text.span, of: DurationScale(milliseconds: 1_000))
  guard let value, let seconds else {
    // A bare number of a billion digits may be finite in one unit and not in the other.
    expect(value == nil || value.map { $0.magnitude > 1e300 } == true || seconds == nil, "only in ms")
    return
  }
  expect(value.isNaN == seconds.isNaN, "missing only in one unit")
  if value.isNaN { return }
  expect(value.isFinite, "a duration of \(value)")
  if let first = text.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") {
    let minus = [UInt8(ascii: "-")] + text
    let negative = DurationText.milliseconds(minus.span, of: DurationScale(milliseconds: 1))
    expectEqual(negative, -value, "a minus before it")
  }
  if value != seconds, value.magnitude > 1e-300 {
    let ratio = seconds / value
    expect((ratio / 1_000 - 1).magnitude < 1e-12, "seconds are \(ratio) times milliseconds")
  }
}
