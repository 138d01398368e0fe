/// How names, texts and numbers are written so that nothing in them is taken for SQL.
///
/// All of it goes scalar by scalar: to a string, a quotation mark before a combining accent is another character than the
/// mark, and U+1FEF the same as a grave accent; to an engine they are bytes.
extension Dialect {
  /// The mark around a name.
  private var nameMark: Unicode.Scalar {
    switch self {
    case .bigquery, .spark, .clickhouse: "`"
    case .duckdb, .postgresql: "\""
    }
  }

  /// The most bytes of a name that the engine does not cut; nil where there is no such limit.
  private var nameLimit: Int? { self == .postgresql ? 63 : nil }

  /// A column's or table's name, quoted.
  ///
  /// - Throws: ``WarehouseError/invalidName(_:_:)`` for an empty name, for characters that the engine's names cannot hold, and
  ///   for a name that the engine would cut to another.
  public func identifier(_ name: String) throws(WarehouseError) -> String {
    guard !name.isEmpty, name.utf8.count <= nameLimit ?? .max,
      !name.unicodeScalars.contains(where: { isForbidden($0, inName: true) })
    else { throw .invalidName(name, self) }
    switch self {
    case .duckdb, .postgresql, .spark: return Self.doubling(nameMark, in: name)
    case .bigquery, .clickhouse: return Self.escaping(nameMark, in: name)
    }
  }

  /// A text as a literal.
  ///
  /// - Throws: ``WarehouseError/invalidText(_:_:)`` for characters that the engine's texts cannot hold.
  public func literal(_ text: String) throws(WarehouseError) -> String {
    guard !text.unicodeScalars.contains(where: { isForbidden($0, inName: false) }) else {
      throw .invalidText(text, self)
    }
    switch self {
    case .bigquery, .spark, .clickhouse: return Self.escaping("'", in: text)
    case .duckdb: return Self.doubling("'", in: text)
    case .postgresql:
      // A server may take backslashes for escapes unless the literal says that it does.
      let doubled = Self.doubling("'", in: text)
      guard text.unicodeScalars.contains("\\") else { return doubled }
      return "E" + Self.doubling("\\", in: doubled, isWrapped: false)
    }
  }

  /// A number as a literal: the double itself, whatever the engine makes of decimals.
  public func literal(_ number: Double) -> String {
    // Whole numbers of no more than 53 bits are the same as decimals and as doubles.
    if let whole = Int(exactly: number), whole.magnitude <= 1 << 53, number.sign == .plus || whole != 0 {
      return "\(whole).0"
    }
    let text = number.description
    if number.isFinite {
      switch self {
      case .spark: return text + "D"
      case .duckdb: return text.contains("e") ? text : text + "e0"
      case .clickhouse: return text
      case .bigquery, .postgresql: break
      }
    }
    switch self {
    case .bigquery: return "CAST('\(text)' AS FLOAT64)"
    case .spark, .duckdb: return "CAST('\(text)' AS DOUBLE)"
    case .clickhouse: return "toFloat64('\(text)')"
    case .postgresql: return "CAST('\(text)' AS DOUBLE PRECISION)"
    }
  }

  /// A comment to the end of its line.
  ///
  /// What could end the line, turn the direction of writing, or join the next line is written as a space: line ends of every
  /// kind, control and format characters, and a backslash at the end, by which Spark's comments go on.
  public func comment(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: line.append(" ")
      default: line.append(scalar)
      }
    }
    while let last = line.last, last == " " || last == "\\" { line.removeLast() }
    return "-- " + String(line)
  }

  /// What no name or text of the engine may hold.
  private func isForbidden(_ scalar: Unicode.Scalar, inName: Bool) -> Bool {
    if scalar.value == 0 || scalar == String.quotedLineEnd { return true }
    guard inName, self == .bigquery else { return false }
    return scalar == "`" || scalar == "\\" || scalar.properties.generalCategory == .control
  }

  /// A text between two marks, every mark in it doubled.
  private static func doubling(_ mark: Unicode.Scalar, in text: String, isWrapped: Bool = true) -> String {
    var written = String.UnicodeScalarView()
    if isWrapped { written.append(mark) }
    for scalar in text.unicodeScalars {
      if scalar == mark { written.append(mark) }
      written.append(scalar)
    }
    if isWrapped { written.append(mark) }
    return String(written)
  }

  /// A text between two marks, marks and backslashes in it behind a backslash, line ends and tabs by their letters.
  private static func escaping(_ mark: Unicode.Scalar, in text: String) -> String {
    var written = String.UnicodeScalarView()
    written.append(mark)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": written.append(contentsOf: "\\n".unicodeScalars)
      case "\r": written.append(contentsOf: "\\r".unicodeScalars)
      case "\t": written.append(contentsOf: "\\t".unicodeScalars)
      case mark, "\\":
        written.append("\\")
        written.append(scalar)
      default: written.append(scalar)
      }
    }
    written.append(mark)
    return String(written)
  }
}
