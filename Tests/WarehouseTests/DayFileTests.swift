import Summaries
import TestSupport
import Testing
import Warehouse

/// A hash of 32 digits that any change of the bytes changes; its own is not under test.
private func digest(_ bytes: [UInt8]) -> String {
  var (one, two): (UInt64, UInt64) = (14_695_981_039_346_656_037, 88_172_645_463_325_252)
  for byte in bytes {
    one = (one ^ UInt64(byte)) &* 1_099_511_628_211
    two = (two &+ UInt64(byte)) &* 6_364_136_223_846_793_005 &+ 1
  }
  func digits(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
  return digits(one) + digits(two)
}

@Suite struct DayFileTests {
  private static let rows = [
    AnswerRow(
      part: "rows", keys: ["legacy", nil, "named"], numbers: [1, -0.0, .infinity, .leastNonzeroMagnitude]),
    AnswerRow(part: "unit_sums", keys: ["카나리", "00ff", nil], numbers: [0.1, .nan, 3]),
    AnswerRow(part: "centres", keys: [nil, "", "a\n\0b"], numbers: []),
  ]
  private static let file = DayFile(key: digest([1]), fingerprint: digest([2]))
  private static let bytes = file.bytes(rows, digest: digest)

  private func rows(_ content: DayFile.Content) -> [AnswerRow]? {
    if case .rows(let rows) = content { rows } else { nil }
  }

  @Test func whatIsKeptIsReadBack() throws {
    let found = try #require(rows(Self.file.content(Self.bytes, digest: digest)))
    #expect(found.map(\.part) == Self.rows.map(\.part) && found.map(\.keys) == Self.rows.map(\.keys))
    for (row, truth) in zip(found, Self.rows) {
      #expect(row.numbers.map(\.bitPattern) == truth.numbers.map(\.bitPattern))
    }
    #expect(rows(Self.file.content(Self.file.bytes([], digest: digest), digest: digest)) == [])
  }

  /// NULL at the end of a row is what a row that ends there has.
  @Test func trailingNullIsNotKept() throws {
    let row = AnswerRow(part: "rows", keys: [nil, nil, nil], numbers: [1, .nan, .nan])
    let bytes = Self.file.bytes([row], digest: digest)
    #expect(rows(Self.file.content(bytes, digest: digest))?.first?.numbers == [1])
  }

  @Test func anyOtherByteIsDamage() {
    for place in Self.bytes.indices {
      var bytes = Self.bytes
      bytes[place] ^= 1 << UInt8(place % 8)
      #expect(Self.file.content(bytes, digest: digest) == .damaged, "byte \(place)")
      #expect(Self.file.content(Array(Self.bytes[..<place]), digest: digest) == .damaged, "cut at \(place)")
    }
    #expect(Self.file.content(Self.bytes + [0], digest: digest) == .damaged)
  }

  /// A count or a length that is not true, under a hash that is.
  @Test func whatContradictsItselfIsDamage() {
    let head = "\(DayFile.form)\n\(Self.file.key)\n\(Self.file.fingerprint)\n".utf8.count
    let body = Self.bytes.dropLast(32)
    for place in head..<body.count {
      for value in [0, 7, 0x7F, 0xFF] as [UInt8] {
        var bytes = Array(body)
        bytes[place] = value
        _ = Self.file.content(bytes + Array(digest(bytes).utf8), digest: digest)
      }
    }
    var many = Array(body)
    many[head + 7] = 0x7F
    #expect(Self.file.content(many + Array(digest(many).utf8), digest: digest) == .damaged)
  }

  @Test func otherRowsAreAChangeAndAnotherQuestionIsForeign() {
    let changed = DayFile(key: Self.file.key, fingerprint: digest([3]))
    #expect(changed.content(Self.bytes, digest: digest) == .changed)
    let other = DayFile(key: digest([4]), fingerprint: Self.file.fingerprint)
    #expect(other.content(Self.bytes, digest: digest) == .damaged)
  }
}

@Suite struct TableDaysTests {
  @Test func daysBeginAtLocalMidnight() {
    #expect(ZoneOffsets().start(ofDay: 20_383) == 20_383 * 86_400_000)
    #expect(ZoneOffsets().start(ofDay: -3) == -3 * 86_400_000)
    let seoul = ZoneOffsets(milliseconds: 32_400_000)
    #expect(seoul.start(ofDay: 20_383) == 20_383 * 86_400_000 - 32_400_000)
    #expect(seoul.isSingle(20_383))
  }

  /// Days of 23 and of 25 hours; of clocks that go back over midnight, which make of a day two stretches.
  @Test func daysOfChangingClocks() {
    let change: Int64 = 20_000 * 86_400_000
    let forth = ZoneOffsets(sampling: 0...4_000_000_000_000) { $0 < change ? 0 : 3_600_000 }
    #expect(forth.start(ofDay: 20_001) - forth.start(ofDay: 20_000) == 23 * 3_600_000)
    #expect(forth.isSingle(20_000) && forth.isSingle(20_001))
    let back = ZoneOffsets(sampling: 0...4_000_000_000_000) { $0 < change + 7_200_000 ? 0 : -3_600_000 }
    #expect(back.start(ofDay: 20_001) - back.start(ofDay: 20_000) == 25 * 3_600_000)
    #expect(back.isSingle(20_000) && back.isSingle(20_001))
    let over = ZoneOffsets(sampling: 0...4_000_000_000_000) { $0 < change + 1_800_000 ? 0 : -3_600_000 }
    #expect(!over.isSingle(20_000) && over.isSingle(20_001) && over.isSingle(19_999))
  }
}
