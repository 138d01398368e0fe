/// What a column of a table holds, as far as it matters how it is read.
public enum ColumnKind: String, Sendable, CaseIterable {
  /// Whole or decimal numbers.
  case number
  /// True or false.
  case boolean
  /// Words, also numbers and times that are written as words.
  case text
  /// A moment: a time with a zone, or of UTC.
  case timestamp
  /// A day.
  case date
  /// Anything else.
  case other

  /// The kind of a column by the name of its type in any of the dialects.
  public init(type: String) {
    var name = type.lowercased()
    while let wrapper = ["nullable(", "lowcardinality("].first(where: { name.hasPrefix($0) }) {
      name = String(name.dropFirst(wrapper.count))
    }
    let word = name.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " }
    switch word.trimmed {
    case "bool", "boolean": self = .boolean
    case "string", "text", "varchar", "char", "character varying", "character", "bpchar", "uuid", "enum",
      "enum8", "enum16", "fixedstring", "name", "citext":
      self = .text
    case "date", "date32": self = .date
    case let word where word.hasPrefix("timestamp") || word.hasPrefix("datetime"): self = .timestamp
    case "int", "integer", "tinyint", "smallint", "bigint", "hugeint", "utinyint", "usmallint", "uinteger",
      "ubigint", "uhugeint", "byte", "short", "long", "int64", "int32", "int16", "int8", "int4", "int2",
      "uint8", "uint16", "uint32", "uint64", "int128", "int256", "uint128", "uint256", "float", "float4",
      "float8", "float32", "float64", "real", "double", "double precision", "decimal", "numeric",
      "bignumeric", "number":
      self = .number
    default: self = .other
    }
  }
}

/// The columns of a table.
public struct TableSchema: Sendable, Equatable {
  /// One column.
  public struct Column: Sendable, Equatable, Hashable {
    /// Its name.
    public var name: String
    /// The name of its type, as the engine or the person has it.
    public var type: String
    /// What it holds.
    public var kind: ColumnKind

    /// A column.
    public init(name: String, type: String) {
      self.name = name
      self.type = type
      kind = ColumnKind(type: type)
    }

    /// Whether a field may hold several values, or bytes, so that it is neither a word nor a number.
    var hasSeveralValues: Bool {
      let word = type.lowercased()
      let names = [
        "array", "list", "map", "struct", "tuple", "nested", "row", "record", "json", "variant", "object",
        "blob", "bytea", "binary", "bytes", "varbinary", "geo", "super",
      ]
      return word.hasSuffix("]") || names.contains { word.hasPrefix($0) }
    }
  }

  /// The columns in the order of the table.
  public var columns: [Column]

  /// A table of columns.
  public init(_ columns: [Column]) { self.columns = columns }

  /// The columns as a person writes them: `user_id:text, response_time_ms:double`.
  ///
  /// A column without a type has that of its meaning, by its name. A name may stand within `"`.
  ///
  /// - Throws: ``WarehouseError/invalidColumns(_:)``.
  public init(parsing text: String) throws(WarehouseError) {
    var columns: [Column] = []
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      let name = try Self.name(&rest, of: text)
      rest = rest.drop(while: \.isWhitespace)
      var type = ""
      if rest.first == ":" {
        var depth = 0
        type = String(
          rest.dropFirst().prefix { character in
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            return character != "," || depth > 0
          })
        rest = rest.dropFirst(1 + type.count)
      }
      columns.append(Column(name: name, type: type.isEmpty ? Self.usualType(of: name) : type.trimmed))
      rest = rest.drop(while: \.isWhitespace)
      guard let next = rest.popFirst() else { break }
      guard next == "," else { throw .invalidColumns(String(rest)) }
    }
    self.columns = columns
  }

  private static func name(_ rest: inout Substring, of text: String) throws(WarehouseError) -> String {
    guard rest.unicodeScalars.first == "\"" else {
      let name = rest.prefix { $0 != "," && $0 != ":" }
      rest = rest[name.endIndex...]
      guard !name.trimmed.isEmpty else { throw .invalidColumns(text) }
      return name.trimmed
    }
    // Scalar by scalar: a mark before a combining accent is a mark.
    var scalars = rest.unicodeScalars.dropFirst()
    var name = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar != "\"" {
        name.append(scalar)
      } else if scalars.first == "\"" {
        name.append(scalar)
        scalars.removeFirst()
      } else {
        guard !name.isEmpty else { throw .invalidColumns(text) }
        rest = Substring(scalars)
        return String(name)
      }
    }
    throw .invalidColumns(text)
  }
}

extension StringProtocol {
  /// The text without the space around it.
  var trimmed: String {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }
}
