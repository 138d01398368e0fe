import Columns
import Logs
import TestSupport
import Testing

struct FieldTextTests {
  /// No reading of a field stops the program, whatever the bytes, and what is read is a number or NaN.
  @Test func randomTextsNeverCrash() {
    let seed: UInt64 = 19
    var random = SplitMix64(seed: seed)
    let marks = Array("0123456789.,:+-eE TZtzPpDHMSWmsunhrµ/infax\t".utf8)
    let second = DurationScale(milliseconds: 1000)
    for _ in 0..<200_000 {
      let count = Int(random.next() % 30)
      let bytes = (0..<count).map { _ in
        random.next() % 30 == 0
          ? UInt8(truncatingIfNeeded: random.next()) : marks[Int(random.next() % UInt64(marks.count))]
      }
      let text = bytes.span
      #expect(NumberText.number(text)?.isInfinite != true)
      #expect(DurationText.milliseconds(text, of: second)?.isInfinite != true)
      #expect([nil, 0, 1].contains(FlagText.flag(text)) || bytes.count <= 4)
      _ = StatusText.status(text)
      _ = TimestampText.milliseconds(text, defaultOffset: 0)
      _ = UnitText.hash(text)
    }
  }

  /// A good time with one byte changed is a time or is none, and never stops the program.
  @Test func changedTimesNeverCrash() {
    let seed: UInt64 = 23
    var random = SplitMix64(seed: seed)
    let good = Array("2025-10-22T23:59:59.123456789+09:00".utf8)
    for _ in 0..<100_000 {
      var bytes = Array(good.prefix(Int(random.next() % UInt64(good.count + 1))))
      if !bytes.isEmpty {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      let time = TimestampText.milliseconds(bytes.span, defaultOffset: 0)
      #expect(time == nil || time == Batch.missingTime || abs(time ?? 0) < 400_000_000_000_000)
    }
  }
}
