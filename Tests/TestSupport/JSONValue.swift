/// A value of a JSON document of ours: enough for reference files, and no more.
public enum JSONValue: Equatable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number, as written: `text` keeps digits that a double cannot.
  case number(text: String)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; of duplicate keys the last counts.
  case object([String: JSONValue])

  /// Reads a document.
  ///
  /// - Parameter bytes: UTF-8 text of one JSON value.
  /// - Throws: `ReferenceError.malformed` with the byte at which it went wrong.
  public init(parsing bytes: [UInt8]) throws(ReferenceError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }

  /// The value as a double: a number, or a string that holds one (`"0.25"`, `"inf"`, `"nan"`).
  public var double: Double? {
    switch self {
    case .number(let text), .string(let text): Double(text)
    default: nil
    }
  }

  /// The value as an integer: a number, or a string that holds one.
  public var integer: Int? {
    switch self {
    case .number(let text), .string(let text): Int(text)
    default: nil
    }
  }

  /// The value as a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The values of an array.
  public var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The value of a key of an object; nil when there is none, or it is no object.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }
}

/// The reader of `JSONValue`: one recursive descent over the bytes.
private struct JSONReader {
  let bytes: [UInt8]
  var position = 0

  mutating func document() throws(ReferenceError) -> JSONValue {
    let result = try value()
    skipSpace()
    guard position == bytes.count else { throw .malformed(byte: position) }
    return result
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ReferenceError) {
    guard take(character) else { throw .malformed(byte: position) }
  }

  private mutating func value() throws(ReferenceError) -> JSONValue {
    if take("{") {
      var members: [String: JSONValue] = [:]
      if take("}") { return .object(members) }
      repeat {
        try expect("\"")
        let key = try text()
        try expect(":")
        members[key] = try value()
      } while take(",")
      try expect("}")
      return .object(members)
    }
    if take("[") {
      var values: [JSONValue] = []
      if take("]") { return .array(values) }
      repeat { values.append(try value()) } while take(",")
      try expect("]")
      return .array(values)
    }
    if take("\"") { return .string(try text()) }
    return try word()
  }

  /// A number or a keyword: everything up to a delimiter.
  private mutating func word() throws(ReferenceError) -> JSONValue {
    let start = position
    while let byte = current, byte > 0x20, !",:]}".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      guard let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first), Double(text) != nil
      else { throw .malformed(byte: start) }
      return .number(text: text)
    }
  }

  /// The rest of a string whose opening quote has been read.
  private mutating func text() throws(ReferenceError) -> String {
    var units: [UInt16] = []
    var plain: [UInt8] = []
    func flushed() -> [UInt16] { units + Array(String(decoding: plain, as: UTF8.self).utf16) }
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: flushed(), as: UTF16.self)
      case UInt8(ascii: "\\"):
        units = flushed()
        plain = []
        units.append(try escape())
      default: plain.append(byte)
      }
    }
    throw .malformed(byte: position)
  }

  private mutating func escape() throws(ReferenceError) -> UInt16 {
    guard let byte = current else { throw .malformed(byte: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
      guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
        throw .malformed(byte: position)
      }
      position += 4
      return unit
    default: throw .malformed(byte: position - 1)
    }
  }
}
