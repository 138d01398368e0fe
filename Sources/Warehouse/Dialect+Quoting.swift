/// How names, texts and numbers are written so that nothing in them is taken for SQL.
extension Dialect {
  /// The mark around a name.
  private var nameMark: Character {
    switch self {
    case .bigquery, .spark, .clickhouse: "`"
    case .duckdb, .postgresql: "\""
    }
  }

  /// Whether a backslash within quotes takes the meaning of what follows.
  private var hasEscapes: Bool {
    switch self {
    case .bigquery, .spark, .clickhouse: true
    case .duckdb, .postgresql: false
    }
  }

  /// A column's or table's name, quoted.
  ///
  /// - Throws: ``WarehouseError/invalidName(_:_:)`` for an empty name and for characters that the engine's names cannot hold.
  public func identifier(_ name: String) throws(WarehouseError) -> String {
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { isForbidden($0, inName: true) }) else {
      throw .invalidName(name, self)
    }
    let mark = String(nameMark)
    switch self {
    case .duckdb, .postgresql, .spark:
      return mark + name.replacing(mark, with: mark + mark) + mark
    case .bigquery, .clickhouse:
      return mark + escaped(name, mark: nameMark) + mark
    }
  }

  /// A text as a literal.
  ///
  /// - Throws: ``WarehouseError/invalidText(_:_:)`` for characters that the engine's texts cannot hold.
  public func literal(_ text: String) throws(WarehouseError) -> String {
    guard !text.unicodeScalars.contains(where: { isForbidden($0, inName: false) }) else {
      throw .invalidText(text, self)
    }
    guard !hasEscapes else { return "'" + escaped(text, mark: "'") + "'" }
    let doubled = text.replacing("'", with: "''")
    // A server may take backslashes for escapes unless the literal says that it does.
    guard self == .postgresql, doubled.contains("\\") else { return "'\(doubled)'" }
    return "E'" + doubled.replacing("\\", with: "\\\\") + "'"
  }

  /// A number as a literal: the double itself, whatever the engine makes of decimals.
  public func literal(_ number: Double) -> String {
    let text = number.description
    switch self {
    case .bigquery: return "CAST('\(text)' AS FLOAT64)"
    case .spark, .duckdb: return "CAST('\(text)' AS DOUBLE)"
    case .clickhouse: return "toFloat64('\(text)')"
    case .postgresql: return "CAST('\(text)' AS DOUBLE PRECISION)"
    }
  }

  /// What no name or text of the engine may hold.
  private func isForbidden(_ scalar: Unicode.Scalar, inName: Bool) -> Bool {
    if scalar.value == 0 { return true }
    guard inName else { return false }
    switch self {
    case .bigquery: return scalar == "`" || scalar == "\\" || scalar.value < 0x20
    case .spark, .clickhouse, .duckdb, .postgresql: return false
    }
  }

  private func escaped(_ text: String, mark: Character) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      default:
        if Character(scalar) == mark { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
