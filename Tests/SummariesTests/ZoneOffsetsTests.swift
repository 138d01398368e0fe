import Summaries
import Testing

@Suite struct ZoneOffsetsTests {
  @Test(arguments: [
    ("UTC", 0), ("z", 0), ("+09:00", 32_400_000), ("-0330", -12_600_000), ("+00:00", 0),
    ("-12:45", -45_900_000),
  ])
  func offsetsAsWritten(_ text: String, _ milliseconds: Int64) {
    #expect(ZoneOffsets(parsing: text)?.offset(at: 0) == milliseconds)
  }

  @Test(arguments: ["", "9", "+9", "+24:00", "+09:60", "+0900x", "Asia/Seoul", "++900", "09:00"])
  func otherTextsAreNone(_ text: String) { #expect(ZoneOffsets(parsing: text) == nil) }

  /// Days by the calendar: Python's `date.fromordinal(date(1970, 1, 1).toordinal() + day)`.
  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (20_383, "2025-10-22"), (11_016, "2000-02-29"),
    (19_782, "2024-02-29"),
    (-25_567, "1900-01-01"), (47_540, "2100-02-28"), (47_541, "2100-03-01"), (-719_162, "0001-01-01"),
  ])
  func dayNames(_ day: Int, _ name: String) { #expect(ZoneOffsets.dayName(day) == name) }

  @Test func hourNames() {
    #expect(ZoneOffsets.hourName(20_383 * 24 + 9) == "2025-10-22 09:00")
    #expect(ZoneOffsets.hourName(-1) == "1969-12-31 23:00")
    #expect(ZoneOffsets.hourName(-25) == "1969-12-30 23:00")
  }

  @Test func daysAreCutAtLocalMidnight() {
    let seoul = ZoneOffsets(milliseconds: 32_400_000)
    let evening: Int64 = 1_761_145_199_999  // 2025-10-22T14:59:59.999Z
    #expect(seoul.day(of: evening) == 20_383 && seoul.day(of: evening + 1) == 20_384)
    #expect(ZoneOffsets().day(of: evening + 1) == 20_383)
    #expect(ZoneOffsets().day(of: -1) == -1 && ZoneOffsets().hour(of: -3_600_001) == -2)
    #expect(ZoneOffsets().day(of: .max) > 0 && seoul.day(of: .max) > 0 && seoul.day(of: .min + 1) < 0)
  }

  /// A zone whose clocks go forth and back, found by sampling as precisely as to a second.
  @Test func changesAreFound() {
    let changes: [(start: Int64, milliseconds: Int64)] = [
      (1_743_296_400_000, 7_200_000), (1_761_440_400_000, 3_600_000),
    ]
    func offset(_ time: Int64) -> Int64 { changes.last { $0.start <= time }?.milliseconds ?? 3_600_000 }
    let zone = ZoneOffsets(sampling: 1_700_000_000_000...1_800_000_000_000, offset: offset)
    #expect(zone == ZoneOffsets(first: 3_600_000, changes: changes))
    for (start, milliseconds) in changes {
      #expect(zone.offset(at: start) == milliseconds && zone.offset(at: start - 1) == offset(start - 1))
    }
  }
}
