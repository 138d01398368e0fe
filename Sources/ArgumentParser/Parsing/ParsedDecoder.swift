/// Hands parsed values to the initialiser that the compiler makes for a `Decodable` type.
struct ParsedDecoder: Decoder {
  let values: [String: Any]
  /// The key of what is decoded: empty at the root, with the names of the groups before it.
  var key = ""

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The value of the property that is decoded.
  func value<Value>() throws -> Value {
    guard let value = values[key] as? Value else {
      throw DecodingError.valueNotFound(
        Value.self, .init(codingPath: [], debugDescription: "no value for \(key)"))
    }
    return value
  }

  func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Container(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unsupported }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw unsupported }

  private var unsupported: DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "\(key) is not read from the command line"))
  }
}

extension ParsedDecoder {
  /// The properties of one type.
  private struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: ParsedDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    private func inner(_ key: some CodingKey) -> ParsedDecoder {
      let path = decoder.key.isEmpty ? key.stringValue : "\(decoder.key).\(key.stringValue)"
      return ParsedDecoder(values: decoder.values, key: path)
    }

    func contains(_ key: Key) -> Bool {
      guard let value = decoder.values[inner(key).key] else { return false }
      let mirror = Mirror(reflecting: value)
      return mirror.displayStyle != .optional || !mirror.children.isEmpty
    }

    func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      let inner = inner(key)
      if let value = decoder.values[inner.key] as? Value { return value }
      return try Value(from: inner)
    }

    func nestedContainer<NestedKey>(
      keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { try inner(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try inner(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder { inner(key) }
  }
}
