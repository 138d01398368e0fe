import Assignment
import TestSupport
import Testing

@Suite struct UserLinesTests {
  private static func users(_ text: [UInt8], cutAt cuts: [Int] = []) -> (users: [[UInt8]], empty: Int) {
    var lines = UserLines()
    var found: [[UInt8]] = []
    func take(_ user: Span<UInt8>) {
      var bytes: [UInt8] = []
      for index in user.indices { bytes.append(user[index]) }
      found.append(bytes)
    }
    let bytes = text
    for (start, end) in zip([0] + cuts, cuts + [text.count]) {
      lines.add(bytes.span.extracting(start..<end), take)
    }
    lines.finish(take)
    return (found, lines.emptyLines)
  }

  @Test(
    arguments: [
      ("", [], 0), ("a", ["a"], 0), ("a\n", ["a"], 0), ("a\r\nb\r\n", ["a", "b"], 0),
      ("\n\r\na\n\n", ["a"], 3),
      ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"], 0), (" a \n\tb", [" a ", "\tb"], 0),
      ("a\rb\n", ["a\rb"], 0),
      ("\u{FEFF}\n", [], 1), ("한글\n🚀", ["한글", "🚀"], 0),
    ] as [(String, [String], Int)])
  func lines(_ text: String, _ users: [String], _ empty: Int) {
    let bytes = Array(text.utf8)
    for cuts in [[]] + bytes.indices.map({ [$0] }) {
      let found = Self.users(bytes, cutAt: cuts)
      #expect(found.users == users.map { Array($0.utf8) } && found.empty == empty, "\(cuts)")
    }
  }

  @Test func anyCutsGiveTheSame() {
    var random = SplitMix64(seed: 11)
    let bytes = (0..<4_000).map { _ in [UInt8(0x0A), 0x0D, 0x61, 0xC3, 0xFF, 0x00][Int(random.next() % 6)] }
    let whole = Self.users(bytes)
    for _ in 0..<200 {
      let cuts = Set((0..<Int(random.next() % 40)).map { _ in Int(random.next() % 4_000) }).sorted()
      #expect(Self.users(bytes, cutAt: cuts) == whole)
    }
  }

  @Test func aLineWithoutEndIsNotKept() {
    var lines = UserLines()
    let piece = [UInt8](repeating: 0x61, count: 1 << 19)
    for _ in 0..<4 { lines.add(piece.span) { _ in } }
    #expect(lines.overlongLine == 1)
  }
}
