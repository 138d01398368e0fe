extension JSON {
  /// The text in UTF-8 without a final newline.
  ///
  /// Keys come in their order. A number is the shortest decimal that reads back to the same Double, whole
  /// ones without a point; −0 is `-0.0`; NaN and ±∞ are `null`. Strings escape quotes, backslashes, control
  /// characters and U+2028 and U+2029 (which end a line in JavaScript), and nothing else.
  ///
  /// - Parameter indentation: spaces for each level, one element or member on a line; nil for no space at all.
  /// - Returns: one JSON text.
  public func text(indentation: Int? = 2) -> String {
    String(decoding: bytes(indentation: indentation), as: UTF8.self)
  }

  /// The bytes of `text(indentation:)`.
  ///
  /// - Parameter indentation: spaces for each level; nil for no space at all.
  /// - Returns: one JSON text in UTF-8.
  public func bytes(indentation: Int? = 2) -> [UInt8] {
    var writer = JSONWriter(indentation: indentation)
    writer.write(self, level: 0)
    return writer.bytes
  }
}

extension JSON: CustomStringConvertible {
  /// The text on one line.
  public var description: String { text(indentation: nil) }
}

/// Collects the bytes of a text.
private struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  let indentation: Int?

  init(indentation: Int?) {
    self.indentation = indentation
  }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: write("null")
    case .bool(let bool): write(bool ? "true" : "false")
    case .integer(let integer): write(integer.description)
    case .number(let number): write(number)
    case .string(let string): write(quoted: string)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        startItem(first: place == 0, level: level + 1)
        write(element, level: level + 1)
      }
      end(with: UInt8(ascii: "]"), empty: elements.isEmpty, level: level)
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in object.members.enumerated() {
        startItem(first: place == 0, level: level + 1)
        write(quoted: member.key)
        bytes.append(UInt8(ascii: ":"))
        if indentation != nil { bytes.append(UInt8(ascii: " ")) }
        write(member.value, level: level + 1)
      }
      end(with: UInt8(ascii: "}"), empty: object.isEmpty, level: level)
    }
  }

  private mutating func startItem(first: Bool, level: Int) {
    if !first { bytes.append(UInt8(ascii: ",")) }
    startLine(level: level)
  }

  private mutating func end(with bracket: UInt8, empty: Bool, level: Int) {
    if !empty { startLine(level: level) }
    bytes.append(bracket)
  }

  private mutating func startLine(level: Int) {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * indentation))
  }

  private mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ number: Double) {
    guard number.isFinite else { return write("null") }
    let digits = number.description
    // Without its point −0 would read back as the integer 0, which has no sign.
    let isWhole = digits.utf8.suffix(2).elementsEqual(".0".utf8) && !(number == 0 && number.sign == .minus)
    bytes.append(contentsOf: isWhole ? digits.utf8.dropLast(2) : digits.utf8[...])
  }

  private mutating func write(quoted string: String) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: string.utf8)
    // Most strings hold nothing to escape and are copied whole.
    if Self.needsEscape(bytes[start...]) {
      bytes.removeLast(bytes.count - start)
      for scalar in string.unicodeScalars { write(escaped: scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ text: ArraySlice<UInt8>) -> Bool {
    // 0xE2 begins U+2028 and U+2029, among others.
    text.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0xE2 }
  }

  private mutating func write(escaped scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    case "\u{8}": write("\\b")
    case "\u{C}": write("\\f")
    case "\0"..<" ", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      write("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
    }
  }
}
