import Columns
import Logs

/// A line of JSON Lines read one byte after the other, in the plainest way: the second opinion on the reader.
struct ObviousJSON {
  indirect enum Value {
    case text([UInt8])
    case number([UInt8])
    case flag(Bool)
    case null
    case array
    case object([(key: [UInt8], value: Value)])
  }

  enum Line {
    case blank
    case refused(RejectionReason)
    case row(Value)
  }

  private struct Unsound: Error {}

  private let bytes: [UInt8]
  private var at = 0

  /// What a line is, its newline left out.
  static func read(_ line: [UInt8]) -> Line {
    if line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) { return .blank }
    guard String(validating: line, as: UTF8.self) != nil else { return .refused(.invalidText) }
    var reader = ObviousJSON(bytes: line)
    do {
      let value = try reader.value()
      guard case .object = value, reader.peek() == nil else { return .refused(.invalidJSON) }
      return .row(value)
    } catch { return .refused(.invalidJSON) }
  }

  /// The value that a path of keys leads to, the last of keys that come twice; null where it leads nowhere.
  static func find(_ path: [String], in value: Value) -> Value {
    guard let key = path.first else { return value }
    guard case .object(let members) = value else { return .null }
    return members.last { $0.key == Array(key.utf8) }.map { find(Array(path.dropFirst()), in: $0.value) }
      ?? .null
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte that is not white space.
  private mutating func peek() -> UInt8? {
    while at < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[at]) { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  private mutating func next() throws -> UInt8 {
    guard at < bytes.count else { throw Unsound() }
    at += 1
    return bytes[at - 1]
  }

  private mutating func value() throws -> Value {
    switch peek() {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["):
      try array()
      return .array
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: Value) throws -> Value {
    for byte in word.utf8 { guard try next() == byte else { throw Unsound() } }
    return value
  }

  private mutating func object() throws -> Value {
    var members: [(key: [UInt8], value: Value)] = []
    at += 1
    if peek() == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw Unsound() }
      let key = try text()
      guard peek() == UInt8(ascii: ":") else { throw Unsound() }
      at += 1
      members.append((key, try value()))
      let mark = peek()
      at += 1
      if mark == UInt8(ascii: "}") { return .object(members) }
      guard mark == UInt8(ascii: ",") else { throw Unsound() }
    }
  }

  private mutating func array() throws {
    at += 1
    if peek() == UInt8(ascii: "]") {
      at += 1
      return
    }
    while true {
      _ = try value()
      let mark = peek()
      at += 1
      if mark == UInt8(ascii: "]") { return }
      guard mark == UInt8(ascii: ",") else { throw Unsound() }
    }
  }

  private mutating func text() throws -> [UInt8] {
    var text: [UInt8] = []
    at += 1
    while true {
      let byte = try next()
      if byte == UInt8(ascii: "\"") { return text }
      guard byte >= 0x20 else { throw Unsound() }
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
        continue
      }
      switch try next() {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
      case let mark where "\"\\/".utf8.contains(mark): text.append(mark)
      default: throw Unsound()
      }
    }
  }

  /// The character of an escape `\uXXXX`, or of two that are a pair; half of a pair is none.
  private mutating func scalar() throws -> Character {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
    let start = at
    if unit < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      let low = try hexadecimal()
      if low >= 0xDC00, low < 0xE000,
        let pair = Unicode.Scalar((unit - 0xD800) << 10 + (low - 0xDC00) + 0x10000)
      {
        return Character(pair)
      }
      at = start
    }
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = try (0..<4).map { _ in try next() }
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { throw Unsound() }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
  }

  private mutating func number() throws -> [UInt8] {
    let start = at
    func digits() -> Int { bytes[at...].prefix { (0x30...0x39).contains($0) }.count }
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") { at += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at] != UInt8(ascii: "0") else { throw Unsound() }
    at += whole
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw Unsound() }
      at += digits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, "+-".utf8.contains(bytes[at]) { at += 1 }
      guard digits() > 0 else { throw Unsound() }
      at += digits()
    }
    return Array(bytes[start..<at])
  }
}
