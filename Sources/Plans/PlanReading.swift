internal import Documents

/// The reading of a plan: keeps every mistake and goes on, so that a plan can be mended at once.
struct PlanReading {
  /// The mistakes in the order in which they were found.
  private(set) var mistakes: [DocumentError] = []

  /// Notes a mistake.
  mutating func note(_ mistake: DocumentError) { mistakes.append(mistake) }

  /// What `read` gives; nil where it throws, which is noted.
  mutating func attempt<Value>(_ read: () throws(DocumentError) -> Value?) -> Value? {
    do {
      return try read()
    } catch {
      mistakes.append(error)
      return nil
    }
  }

  /// The value of a key, read; nil where it is absent or null, or wrong, which is noted.
  mutating func value<Value>(
    _ object: DocumentValue, _ key: String, _ read: (DocumentValue) throws(DocumentError) -> Value
  ) -> Value? {
    attempt { () throws(DocumentError) in
      guard let value = try object.optional(key) else { return nil }
      return try read(value)
    }
  }

  /// The object at a key, all of whose keys are among those known; nil where it is absent, null or no object.
  ///
  /// Every unknown key is noted.
  mutating func object(_ outer: DocumentValue, _ key: String, keys: [String]) -> DocumentValue? {
    guard let value = value(outer, key, { $0 }) else { return nil }
    return object(value, keys: keys)
  }

  /// The value itself where it is an object; every unknown key is noted.
  mutating func object(_ value: DocumentValue, keys: [String]) -> DocumentValue? {
    attempt { () throws(DocumentError) in try value.unknownKeys(beside: keys) }.map { unknown in
      mistakes += unknown
      return value
    }
  }

  /// The elements of the array at a key; none where it is absent, null or no array.
  mutating func elements(_ object: DocumentValue, _ key: String) -> [DocumentValue] {
    value(object, key) { value throws(DocumentError) in try value.array() } ?? []
  }
}
