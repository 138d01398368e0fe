import TestSupport

/// Random JSON Lines as a program writes them: the same keys in the same order for a run of rows, then others.
///
/// Some rows fit the one before nearly: other spacing, another kind of value, one byte changed, cut off.
struct HostileLines {
  private typealias Member = (key: String, kind: Int)

  private var random: SplitMix64
  private var template: [Member] = []
  private var left = 0

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The next line, without its newline.
  mutating func next() -> [UInt8] {
    if left == 0 {
      template = (0..<number(1...8)).map { _ in (key(), number(0...11)) }
      // Most templates have the keys that are looked at.
      if chance(9, of: 10) { template.insert(("g", 0), at: number(0...template.count)) }
      if chance(7, of: 10) { template.insert(("v", 4), at: number(0...template.count)) }
      if chance(7, of: 10) { template.insert(("u", 9), at: number(0...template.count)) }
      left = number(1...30)
    }
    left -= 1
    var members = template
    if chance(1, of: 12) { members[number(0...(members.count - 1))].kind = number(0...11) }
    if chance(1, of: 20) { members.swapAt(0, number(0...(members.count - 1))) }
    if chance(1, of: 30) { members.append((key(), number(0...11))) }
    if chance(1, of: 30), members.count > 1 { members.removeLast() }
    let spaces = chance(1, of: 8) ? pick([" ", "\t", "  ", "\r"]) : ""
    let colon = chance(1, of: 6) ? ": " : ":"
    let inside = members.map { "\(spaces)\"\($0.key)\"\(colon)\(value($0.kind))\(spaces)" }.joined(
      separator: ",")
    var line = Array("{\(inside)}\(chance(1, of: 20) ? pick([" ", "\r", "x", "{}", ",", "}"]) : "")".utf8)
    if chance(1, of: 7) { mutate(&line) }
    return line
  }

  private mutating func mutate(_ line: inout [UInt8]) {
    let marks =
      Array("{}[]:,\"\\ \t0aeE.-+tfn/u1".utf8) + [0, 1, 0x0C, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF, 0x0D]
    for _ in 0..<number(1...2) where !line.isEmpty {
      let at = number(0...(line.count - 1))
      let byte = marks[number(0...(marks.count - 1))]
      switch number(0...9) {
      case 0..<4: line[at] = byte
      case 4..<7: line.insert(byte, at: at)
      case 7, 8: line.removeSubrange(at..<min(line.count, at + number(1...3)))
      default: line.removeSubrange(at...)
      }
    }
  }

  private mutating func key() -> String {
    pick([
      "g", "u", "v", "id", "endpoint", "e", "ok", "\\u0067", "G", "", "status", "request", "한글", "a\\\"b",
      "vv",
    ])
  }

  private mutating func value(_ kind: Int) -> String {
    switch kind {
    case 0:
      chance(1, of: 9) ? string() : pick(["\"legacy\"", "\"canary\"", "\"legacy\"", "\"canary\"", "\"기존\""])
    case 1, 2: string()
    case 3:
      pick([
        "true", "false", "null", "true", "false", "tru", "True", "nulll", "nul", "falsee", "t", "[]", "{}",
      ])
    case 4...7:
      chance(1, of: 9)
        ? pick([
          "01", "1.", "-", "1e5", "1E+400", "-0", ".5", "+1", "1e", "0x1", "--1", "1.e5", "00", "-01", "NaN",
          "1e-400",
          "12345678901234567890123", "0.1e1", "1.5.5", "1 2", "Infinity", "-1.5", "null", "true", "\"7\"",
          "\"5ms\"",
        ])
        : "\(number(0...999)).\(number(0...999))"
    case 8:
      "["
        + (0..<number(0...3)).map { _ in value(number(1...8)) }.joined(separator: chance(1, of: 9) ? "" : ",")
        + "]"
    default:
      chance(1, of: 9)
        ? value(number(0...8))
        : "{" + (chance(1, of: 2) ? "\"x\":\(value(number(1...8)))," : "") + "\"id\":\(value(number(1...4)))"
          + (chance(1, of: 4) ? ",\"id\":\(value(number(1...4)))" : "") + "}"
    }
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "user-1", "한글", "é", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00", "\\ud800",
      "\\udc00x",
      "{", "}", "[", ",", ":", "null", "\u{7F}", "\\t", "\\x", "\\u12g4", "\u{1}", " ",
    ]
    return "\"" + (0..<number(0...3)).map { _ in chance(1, of: 3) ? pick(pieces) : "b" }.joined() + "\""
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func chance(_ count: Int, of all: Int) -> Bool { number(1...all) <= count }

  private mutating func pick(_ texts: [String]) -> String { texts[number(0...(texts.count - 1))] }
}
