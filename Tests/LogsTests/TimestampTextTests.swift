import Columns
import Logs
import TestSupport
import Testing

struct TimestampTextTests {
  @Test func timesAgreeWithPython() throws {
    let reference = try Reference("log_times")
    #expect(reference.cases.count == 4000)
    for c in reference.cases {
      let bytes = Array(try c.string("text").utf8)
      let expected = c.has("milliseconds") ? Int64(try c.integer("milliseconds")) : nil
      #expect(TimestampText.milliseconds(bytes.span, defaultOffset: 0) == expected, "\(c)")
    }
  }

  @Test(arguments: [
    ("1970-01-01", Int64(0)), ("1970-01-01T00:00", 0), ("1969-12-31T23:59:59.9999Z", -1),
    ("2025-10-22T24:00:00Z", 1_761_177_600_000),
    ("2016-12-31T23:59:60Z", 1_483_228_800_000), ("2016-12-31T23:59:60.25Z", 1_483_228_800_250),
    ("2017-01-01T08:59:60+09:00", 1_483_228_800_000), ("0", 0), ("-1", -1000), ("1.5", 1500), ("-0.0001", -1),
    ("1761091200", 1_761_091_200_000), ("1761091200123", 1_761_091_200_123),
    ("1761091200123456", 1_761_091_200_123),
    ("1761091200123456789", 1_761_091_200_123), ("1761091200123999999", 1_761_091_200_123),
    ("1761091200.123", 1_761_091_200_123), ("1.761091200123e12", 1_761_091_200_123),
    ("+1761091200", 1_761_091_200_000),
    ("99999999999", 99_999_999_999_000), ("100000000000", 100_000_000_000), ("2024-02-29", 1_709_164_800_000),
  ])
  func times(text: String, expected: Int64) {
    let bytes = Array(text.utf8)
    #expect(TimestampText.milliseconds(bytes.span, defaultOffset: 0) == expected, "\(text)")
  }

  @Test(arguments: [
    "2025-02-29", "2025-02-30", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00",
    "2025-01-01T25:00:00Z",
    "2025-01-01T24:00:01Z", "2025-01-01T24:00:00.0000001Z", "2025-01-01T12:60:00", "2025-01-01T12:00:61",
    "2025-01-01T12:00:60Z",
    "2016-12-31T23:59:60+09:00", "2025-01-01T12:00:00.", "2025-01-01T12:00:00.Z", "2025-01-01T12:00:00+",
    "2025-01-01T12:00:00+9",
    "2025-01-01T12:00:00+09:", "2025-01-01T12:00:00+09:60", "2025-01-01T12:00:00+24:00",
    "2025-01-01T12:00:00 KST", "2025-01-01T12",
    "2025-01-01T", "2025-01-01 ", "2025-1-1", "01/02/2025", "yesterday", "-", "12:00:00", "1e99", "9e18",
    "inf", "0x10", "2025-01-01X12:00",
    "2025-01-01T12:00:00Zjunk", "2025-01-01T1a:00:00", "20251301T000000Z", "0000-01-01", "2025-01-01T12:00.5",
    "\u{0}", "18446744073709551616",
  ])
  func bad(text: String) {
    let bytes = Array(text.utf8)
    #expect(TimestampText.milliseconds(bytes.span, defaultOffset: 0) == nil, "\(text)")
  }

  @Test func offsetHoldsOnlyWithoutAZone() {
    let seoul: Int64 = 9 * 3_600_000
    for (text, expected) in [
      ("1970-01-01T09:00:00", Int64(0)), ("1970-01-01T09:00:00Z", 9 * 3_600_000), ("1970-01-02", 54_000_000),
      ("60", 60_000),
    ] {
      let bytes = Array(text.utf8)
      #expect(TimestampText.milliseconds(bytes.span, defaultOffset: seoul) == expected, "\(text)")
    }
  }

  @Test(arguments: ["", "null", "NaN"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(TimestampText.milliseconds(bytes.span, defaultOffset: 0) == Batch.missingTime)
  }
}
