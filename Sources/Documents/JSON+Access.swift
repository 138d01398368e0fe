extension JSON {
  /// The value of a member: setting keeps its place or adds it at the end, setting nil removes it.
  ///
  /// Reading gives nil on anything but an object, and removing does nothing. Setting a value on null first
  /// makes it an object; setting one on any other kind is misuse and stops the program.
  ///
  /// - Complexity: O(number of members).
  public subscript(key: String) -> JSON? {
    get {
      objectValue?[key]
    }
    set {
      var object: Object
      switch self {
      case .object(let members): object = members
      case .null where newValue != nil as JSON?: object = Object()
      default:
        precondition(newValue == nil as JSON?, "a member is set on what is no object")
        return
      }
      self = .null
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element of an array at a place; nil beyond its ends and on any other kind.
  public subscript(index: Int) -> JSON? {
    guard let elements = arrayValue, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The number, whole or not; nil on any other kind.
  public var doubleValue: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The whole number, exact; nil on any other kind and on a number with a fraction.
  public var integerValue: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The text; nil on any other kind.
  public var stringValue: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The truth value; nil on any other kind.
  public var boolValue: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The elements; nil on any other kind.
  public var arrayValue: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members; nil on any other kind.
  public var objectValue: Object? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Whether this is null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// What kind of value this is, in words with an article: "a number", "an object".
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .integer, .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
