/// What can be wrong with a file of reference values.
public enum ReferenceError: Error, Equatable, Sendable {
  /// The file cannot be opened.
  case unreadable(path: String)
  /// The text is not JSON from this byte on.
  case malformed(byte: Int)
  /// A key is not there, or its value is of another kind.
  case missing(key: String)
}

/// A file of reference values: `Fixtures/reference/<name>.json`.
///
///     for c in try Reference("student_t").cases {
///       let t = try StudentT(degreesOfFreedom: c.double("df"))
///       #expect(relativeError(t.survival(try c.double("t")), try c.double("survival")) < 1e-13, "\(c)")
///     }
public struct Reference: Sendable {
  /// What computed the values, with its version and digits.
  public let source: String
  /// The script that wrote the file.
  public let generator: String
  /// How far from the value an answer may be, in relative terms, where the file says so.
  public let toleranceRelative: Double?
  /// How far from the value an answer may be, in units in the last place, where the file says so.
  public let toleranceUlps: UInt64?
  /// The cases.
  public let cases: [Case]

  /// Reads the reference file of a name.
  ///
  /// - Parameter name: The name, without folder and `.json`.
  /// - Throws: `ReferenceError`.
  public init(_ name: String) throws(ReferenceError) {
    let document = try JSONValue(parsing: fixture("reference/\(name).json"))
    guard let source = document["source"]?.string else { throw .missing(key: "source") }
    guard let generator = document["generator"]?.string else { throw .missing(key: "generator") }
    guard let cases = document["cases"]?.array else { throw .missing(key: "cases") }
    self.source = source
    self.generator = generator
    self.toleranceRelative = document["tolerance_relative"]?.double
    self.toleranceUlps = document["tolerance_ulps"]?.integer.map { UInt64($0.magnitude) }
    self.cases = cases.map(Case.init)
  }

  /// One case: a JSON object whose numbers may be strings, so that they keep 20 digits.
  public struct Case: Sendable, CustomStringConvertible {
    /// The object itself.
    public let value: JSONValue

    /// The case that an object is.
    ///
    /// - Parameter value: The object.
    public init(value: JSONValue) { self.value = value }

    /// The case as text, its keys in order, for the message of an expectation.
    public var description: String {
      guard case .object(let members) = value else { return "\(value)" }
      return members.sorted { $0.key < $1.key }
        .map { key, value in
          switch value {
          case .number(let text), .string(let text): "\(key)=\(text)"
          default: "\(key)=\(value)"
          }
        }
        .joined(separator: " ")
    }

    /// Whether the case has a key with a value other than null.
    ///
    /// - Parameter key: The key.
    /// - Returns: Whether it has.
    public func has(_ key: String) -> Bool {
      value[key].map { $0 != .null } ?? false
    }

    /// The double of a key.
    ///
    /// - Parameter key: The key.
    /// - Returns: The nearest double to the number written.
    /// - Throws: `ReferenceError.missing`.
    public func double(_ key: String) throws(ReferenceError) -> Double {
      guard let number = value[key]?.double else { throw .missing(key: key) }
      return number
    }

    /// The integer of a key.
    ///
    /// - Parameter key: The key.
    /// - Returns: The integer.
    /// - Throws: `ReferenceError.missing`.
    public func integer(_ key: String) throws(ReferenceError) -> Int {
      guard let number = value[key]?.integer else { throw .missing(key: key) }
      return number
    }

    /// The string of a key.
    ///
    /// - Parameter key: The key.
    /// - Returns: The string.
    /// - Throws: `ReferenceError.missing`.
    public func string(_ key: String) throws(ReferenceError) -> String {
      guard let text = value[key]?.string else { throw .missing(key: key) }
      return text
    }

    /// The object of a key, as a case of its own.
    ///
    /// - Parameter key: The key.
    /// - Returns: The object.
    /// - Throws: `ReferenceError.missing`.
    public func object(_ key: String) throws(ReferenceError) -> Case {
      guard let value = value[key], case .object = value else { throw .missing(key: key) }
      return Case(value: value)
    }

    /// The doubles of a key's array.
    ///
    /// - Parameter key: The key.
    /// - Returns: The numbers.
    /// - Throws: `ReferenceError.missing`.
    public func doubles(_ key: String) throws(ReferenceError) -> [Double] {
      guard let values = value[key]?.array else { throw .missing(key: key) }
      let numbers = values.compactMap(\.double)
      guard numbers.count == values.count else { throw .missing(key: key) }
      return numbers
    }
  }
}
