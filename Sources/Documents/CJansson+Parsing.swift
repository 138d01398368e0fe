import CJansson

/// The values of one text inside the parser, released with this.
@safe
struct ParsedText: ~Copyable {
  private let root: OpaquePointer

  /// Parses a text without a byte order mark.
  ///
  /// - Throws: `ParsingRefusal`.
  init(parsing bytes: [UInt8]) throws(ParsingRefusal) {
    precondition(bytes.count <= Int(Int32.max), "the parser counts bytes in 32 bits")
    var error = cjansson_error()
    let root = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe cjansson_parse($0, buffer.count, &error) }
    }
    guard let root = unsafe root else {
      let words = unsafe withUnsafeBytes(of: &error.text) { text in
        unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw ParsingRefusal(code: error.refusal, position: error.position, words: words)
    }
    unsafe self.root = root
  }

  deinit {
    unsafe cjansson_release(root)
  }

  /// The values as `JSON`.
  var value: JSON { unsafe Self.value(of: root) }

  private static func value(of parsed: OpaquePointer) -> JSON {
    switch unsafe cjansson_kind(parsed) {
    case Int32(cjansson_false.rawValue): .bool(false)
    case Int32(cjansson_true.rawValue): .bool(true)
    case Int32(cjansson_integer.rawValue): .integer(Int(unsafe cjansson_integer_value(parsed)))
    case Int32(cjansson_real.rawValue): JSON(unsafe cjansson_real_value(parsed))
    case Int32(cjansson_string.rawValue): unsafe .string(string(of: parsed))
    case Int32(cjansson_array.rawValue): unsafe .array(elements(of: parsed))
    case Int32(cjansson_object.rawValue): unsafe .object(JSON.Object(distinct: members(of: parsed)))
    default: .null
    }
  }

  private static func string(of parsed: OpaquePointer) -> String {
    var count = 0
    let bytes = unsafe cjansson_string_bytes(parsed, &count)
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static func elements(of parsed: OpaquePointer) -> [JSON] {
    (0..<(unsafe cjansson_count(parsed))).compactMap { place in
      unsafe cjansson_element(parsed, place).map { unsafe value(of: $0) }
    }
  }

  private static func members(of parsed: OpaquePointer) -> [JSON.Object.Member] {
    var members: [JSON.Object.Member] = []
    members.reserveCapacity(unsafe cjansson_count(parsed))
    var next = unsafe cjansson_first_member(parsed)
    while let member = unsafe next {
      var count = 0
      let bytes = unsafe cjansson_member_key(member, &count)
      let key = unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      if let parsedValue = unsafe cjansson_member_value(member) {
        members.append(JSON.Object.Member(key: key, value: unsafe value(of: parsedValue)))
      }
      unsafe next = cjansson_next_member(parsed, member)
    }
    return members
  }
}

/// Why the parser refused a text.
struct ParsingRefusal: Error {
  enum Reason {
    case malformed, endsEarly, trailingContent, notUTF8, duplicateKey, nulInKey, numberOutOfRange
    case tooDeep(limit: Int)
    case outOfMemory
  }

  /// What is wrong.
  let reason: Reason

  /// The bytes of the text that had been read.
  let position: Int

  /// The parser's own words.
  let words: String

  init(code: Int32, position: Int, words: String) {
    self.position = position
    self.words = words
    reason =
      switch UInt32(bitPattern: code) {
      case cjansson_ends_early.rawValue: .endsEarly
      case cjansson_trailing_content.rawValue: .trailingContent
      case cjansson_invalid_utf8.rawValue: .notUTF8
      case cjansson_duplicate_key.rawValue: .duplicateKey
      case cjansson_nul_in_key.rawValue: .nulInKey
      case cjansson_number_out_of_range.rawValue: .numberOutOfRange
      case cjansson_too_deep.rawValue: .tooDeep(limit: Int(CJANSSON_MAXIMUM_DEPTH))
      case cjansson_out_of_memory.rawValue: .outOfMemory
      default: .malformed
      }
  }
}
