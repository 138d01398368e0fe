import Logs
import TestSupport
import Testing

struct DurationTextTests {
  let millisecond = DurationScale(milliseconds: 1)

  @Test(arguments: [
    ("5", 5.0), ("0.234s", 234), ("0.234 s", 234), ("12 ms", 12), ("12MS", 12), ("850us", 0.85),
    ("850µs", 0.85),
    ("850μs", 0.85), ("100ns", 0.0001), ("1.5min", 90_000), ("3m", 180_000), ("2h", 7_200_000),
    ("2 hours", 7_200_000),
    ("1m30s", 90_000), ("1m 30s", 90_000), ("1m2.5s", 62_500), ("1h2m3s", 3_723_000), ("1h2m3.5s", 3_723_500),
    ("1s500ms", 1500), ("-1m30s", -90_000), ("+5s", 5000), (".5s", 500), ("1e3ms", 1000), ("2e-3s", 2),
    ("15 milliseconds", 15), ("1 Second", 1000), ("7 microseconds", 0.007), ("9 nanoseconds", 9e-6),
    ("2 minutes", 120_000),
    ("PT1.5S", 1500), ("pt1.5s", 1500), ("P1D", 86_400_000), ("P1W", 604_800_000), ("P1DT2H", 93_600_000),
    ("PT1H2M3.5S", 3_723_500), ("-PT1.5S", -1500), ("PT0S", 0), ("0s", 0),
  ])
  func durations(text: String, expected: Double) {
    let bytes = Array(text.utf8)
    #expect(DurationText.milliseconds(bytes.span, of: millisecond) == expected, "\(text)")
  }

  @Test(arguments: [
    "s", "ms", "1x", "1 2s", "1s1s", "1s1m", "1m30", "5M", "P", "PT", "P1Y", "P1M", "P1H", "PT1D", "PT1",
    "PTS", "P1DT",
    "PT1S1M", "1e999s", "1e308h", "--1s", "-", "1s-1ms", "true", "1.2.3s", "1ss", "0x1fs", "s1", "1µ",
    "1\u{B5}", "PT1,5",
    "inf s", "1 light year",
  ])
  func bad(text: String) {
    let bytes = Array(text.utf8)
    #expect(DurationText.milliseconds(bytes.span, of: millisecond) == nil, "\(text)")
  }

  @Test(arguments: ["", "null", "NaN", "none", "n/a"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(DurationText.milliseconds(bytes.span, of: millisecond)?.isNaN == true)
  }

  @Test func unitsChangeNothing() {
    let seed: UInt64 = 11
    var random = SplitMix64(seed: seed)
    let (second, microsecond) = (DurationScale(milliseconds: 1000), DurationScale(milliseconds: 0.001))
    for _ in 0..<20_000 {
      // A duration in whole nanoseconds, written in five ways.
      let nanoseconds = Int(random.next() % 100_000_000_000)
      let ways: [([UInt8], DurationScale)] = [
        (decimal(nanoseconds, places: 6), millisecond), (decimal(nanoseconds, places: 9), second),
        (decimal(nanoseconds, places: 3), microsecond),
        (decimal(nanoseconds, places: 9) + Array("s".utf8), millisecond),
        (decimal(nanoseconds, places: 0) + Array("ns".utf8), second),
      ]
      let found = ways.map { bytes, scale in DurationText.milliseconds(bytes.span, of: scale) }
      #expect(found.allSatisfy { $0 != nil && $0 == found[0] }, "seed \(seed): \(nanoseconds)")
    }
  }

  @Test func bareNumbersAreInTheColumnsUnit() {
    let bytes = Array("0.234".utf8)
    #expect(DurationText.milliseconds(bytes.span, of: DurationScale(milliseconds: 1000)) == 234)
    #expect(DurationText.milliseconds(bytes.span, of: DurationScale(milliseconds: 3.6e6)) == 842_400)
    #expect(DurationText.milliseconds(bytes.span, of: DurationScale(milliseconds: 2)) == 0.468)
    let stated = Array("2ms".utf8)
    #expect(DurationText.milliseconds(stated.span, of: DurationScale(milliseconds: 1000)) == 2)
  }

  /// A whole number with the point put before its last `places` digits.
  private func decimal(_ number: Int, places: Int) -> [UInt8] {
    var digits = Array("\(number)".utf8)
    guard places > 0 else { return digits }
    while digits.count <= places { digits.insert(UInt8(ascii: "0"), at: 0) }
    digits.insert(UInt8(ascii: "."), at: digits.count - places)
    return digits
  }
}
