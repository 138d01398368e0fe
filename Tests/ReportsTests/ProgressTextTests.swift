import Reports
import TestSupport
import Testing

@Suite struct ProgressTextTests {
  private func progress(
    _ bytes: Int, of expected: Int? = 2_000_000_000, rows: Int = 10_000_000, seconds: Double = 4
  ) -> ProgressText {
    ProgressText(bytes: bytes, expectedBytes: expected, rows: rows, seconds: seconds)
  }

  private func line(_ progress: ProgressText, width: Int = 99) -> String {
    progress.line(width: width, isColoured: false)
  }

  @Test func saysHowFarAndHowLong() {
    let bar = String(repeating: "█", count: 10) + String(repeating: "░", count: 30)
    #expect(line(progress(500_000_000)) == "\(bar)  25 %  500 MB of 2.00 GB  2.50 M rows/s  12 s left")
  }

  /// What is left out makes room for a bar again.
  @Test(arguments: [
    (60, "██░░░░░░░  25 %  500 MB of 2.00 GB  2.50 M rows/s  12 s left"),
    (58, "25 %  500 MB of 2.00 GB  2.50 M rows/s  12 s left"),
    (49, "25 %  500 MB of 2.00 GB  2.50 M rows/s  12 s left"),
    (48, "███░░░░░░░░░  25 %  500 MB of 2.00 GB  12 s left"), (34, "25 %  500 MB of 2.00 GB  12 s left"),
    (33, "████░░░░░░░░░░░░  25 %  12 s left"), (15, "25 %  12 s left"), (14, "██░░░░░░  25 %"),
    (4, "25 %"), (3, ""), (0, ""), (-1, ""),
  ])
  func leavesOutWhatDoesNotFit(_ width: Int, _ expected: String) {
    #expect(line(progress(500_000_000), width: width) == expected)
  }

  @Test func noLineIsWiderThanTheTerminal() {
    var random = SplitMix64(seed: 11)
    for round in 0..<2_000 {
      let expected = random.next() % 3 == 0 ? nil : Int(random.next() >> (1 + random.next() % 62))
      let shown = ProgressText(
        bytes: Int(random.next() >> (1 + random.next() % 62)), expectedBytes: expected,
        rows: Int(random.next() >> (1 + random.next() % 62)),
        seconds: 1e9 * random.uniform() * random.uniform())
      let width = Int(random.next() % 130)
      #expect(line(shown, width: width).count <= width, "round \(round), seed 11: \(shown)")
      let plain = line(shown, width: width)
      let coloured = shown.line(width: width, isColoured: true)
      #expect(coloured.replacing("\u{1B}[2m", with: "").replacing("\u{1B}[0m", with: "") == plain)
    }
  }

  @Test func whatIsNotDoneIsNotAHundredPercent() {
    #expect(line(progress(1_999_999_999)).contains("  99 %  "))
    #expect(line(progress(1_999_999_999)).contains("  1 s left"))
    #expect(line(progress(2_000_000_000)).contains("  100 %  "))
    #expect(line(progress(2_000_000_000)).hasSuffix("  computing"))
    #expect(!line(progress(2_000_000_000)).contains("░"))
  }

  @Test func withoutABeginningNoTimeIsTold() {
    let text = line(progress(0, rows: 0))
    #expect(text.hasSuffix("0 %  0 B of 2.00 GB  0 rows/s") && !text.contains("█"))
  }

  @Test func ofAStreamItSaysWhatIsRead() {
    #expect(line(progress(456_700, of: nil, rows: 87, seconds: 1)) == "457 kB  87 rows/s  1 s")
    #expect(line(progress(456_700, of: nil, rows: 87, seconds: 1), width: 12) == "457 kB  1 s")
    #expect(line(progress(456_700, of: nil, rows: 87, seconds: 1), width: 8) == "457 kB")
  }

  @Test(arguments: [
    (999, "999 B"), (1_000, "1.00 kB"), (9_994, "9.99 kB"), (9_996, "10.0 kB"), (99_949, "99.9 kB"),
    (99_951, "100 kB"), (999_499, "999 kB"), (999_501, "1.00 MB"), (1_088_631_521, "1.09 GB"),
    (20_000_000_000_000, "20.0 TB"), (5_000_000_000_000_000, "5,000 TB"),
  ])
  func bytesHaveThreeDigits(_ bytes: Int, _ text: String) {
    #expect(line(progress(bytes, of: nil)).hasPrefix(text + "  "))
  }

  @Test(arguments: [
    (0.2, "1 s"), (59.0, "59 s"), (59.5, "1 min 0 s"), (200.0, "3 min 20 s"), (7_500.0, "2 h 5 min"),
    (1e7, "over 100 h"),
  ])
  func timesAreInTheirTwoLargestUnits(_ seconds: Double, _ text: String) {
    #expect(line(progress(1, of: nil, seconds: seconds)).hasSuffix("  " + text))
  }
}
