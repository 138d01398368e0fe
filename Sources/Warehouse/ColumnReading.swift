internal import Columns

/// How a column of a table becomes what a log's field becomes: a number, a word or a time.
///
/// `assay_log` holds the fields, trimmed where they are texts; from these come the values. What is missing is NULL in both;
/// what cannot be read is a field that is there while its value is NULL.
struct ColumnReading {
  let dialect: Dialect

  /// How one field is read.
  struct Field {
    /// The field, of the table's row; NULL where missing.
    var source: String
    /// The value, of the field's alias; NULL where missing or unreadable.
    var value: String
    /// Whether there are fields that cannot be read: those that are there while their value is not.
    var canFail = false
  }

  /// The words that stand for "missing", in small letters.
  static let missing = "('', 'null', 'na', 'n/a', 'nan', 'none')"
  /// A decimal number, in brackets.
  static let decimal = "([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?"

  /// A column of the table, which no name of ours can hide.
  func column(_ column: TableSchema.Column) throws(WarehouseError) -> String {
    "assay_table.\(try dialect.identifier(column.name).onOneLine)"
  }

  /// The text of a column, trimmed; NULL where it stands for "missing".
  func word(_ column: TableSchema.Column) throws(WarehouseError) -> String {
    let name = try self.column(column)
    let text = dialect.trimmed(column.kind == .text && column.isPlainText ? name : dialect.text(name))
    guard column.kind == .text else { return text }
    return "CASE WHEN LOWER(\(text)) NOT IN \(Self.missing)\n  THEN \(text) END"
  }

  /// The number that a column holds, read as the projection wants it.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - reading: how it is read.
  ///   - field: the alias of the field.
  ///   - timeUnit: the unit of durations that state none.
  /// - Returns: the field and its value.
  /// - Throws: ``WarehouseError/invalidName(_:_:)``.
  func number(
    _ column: TableSchema.Column, _ reading: NumberReading, field: String, timeUnit: TimeUnit?
  ) throws(WarehouseError) -> Field {
    let unit = TimeUnit(suffixOf: column.name) ?? timeUnit ?? .milliseconds
    let name = try self.column(column)
    guard column.kind != .boolean else {
      return Field(source: name, value: "CASE WHEN \(field) THEN 1.0 WHEN NOT \(field) THEN 0.0 END")
    }
    guard column.kind == .text else { return typed(column, reading, source: name, field: field, unit: unit) }
    let value =
      switch reading {
      case .number: number(field)
      case .duration: duration(field, unit: unit)
      case .flag: flag(field)
      case .status: status(field)
      }
    return Field(source: try word(column), value: value, canFail: true)
  }

  private func typed(
    _ column: TableSchema.Column, _ reading: NumberReading, source: String, field: String, unit: TimeUnit
  ) -> Field {
    let value = column.isDouble ? source : dialect.double(source)
    guard !column.isWhole else {
      switch reading {
      case .number: return Field(source: value, value: field)
      case .duration: return Field(source: value, value: scaled(field, unit))
      case .flag, .status: return Field(source: value, value: only(field, reading), canFail: true)
      }
    }
    let source = "CASE WHEN NOT \(dialect.isNaN(value)) THEN \(value) END"
    switch reading {
    case .number, .duration:
      let value = reading == .number ? field : scaled(field, unit)
      return Field(source: source, value: choice([(dialect.isFinite(field), value)]), canFail: true)
    case .flag, .status: return Field(source: source, value: only(field, reading), canFail: true)
    }
  }

  /// Numbers that are flags or statuses, and no others.
  private func only(_ number: String, _ reading: NumberReading) -> String {
    guard reading == .status else { return choice([("\(number) = 0 OR \(number) = 1", number)]) }
    // 0 is what curl and k6 write when no answer came.
    return choice([
      ("\(number) = 0", "99999.0"),
      ("\(number) > 0 AND \(number) < 100000 AND \(number) = FLOOR(\(number))", number),
    ])
  }

  /// Milliseconds of a number in a unit.
  func scaled(_ value: String, _ unit: TimeUnit) -> String {
    switch unit {
    case .milliseconds: return value
    // Divided where the factor is no whole number: 1e-3 itself is not exact.
    case .microseconds: return "(\(value)) / 1000.0"
    case .nanoseconds: return "(\(value)) / 1000000.0"
    case .seconds, .minutes, .hours: return "(\(value)) * \(Int(unit.milliseconds)).0"
    }
  }
}

extension TableSchema.Column {
  private var word: String { type.lowercased() }

  /// Whether numbers of the column are doubles without a cast.
  var isDouble: Bool { ["double", "double precision", "float64", "float8"].contains(word) }

  /// Whether all numbers of the column are whole.
  var isWhole: Bool {
    let names = [
      "int", "tinyint", "smallint", "bigint", "uint", "short", "long", "byte", "nullable(int",
      "nullable(uint", "hugeint", "utinyint", "usmallint", "ubigint", "uhugeint",
    ]
    // An interval is no integer.
    return names.contains { word.hasPrefix($0) } && !word.hasPrefix("interval")
  }

  /// Whether the texts of the column are the engine's own type of texts, which functions take without a cast.
  var isPlainText: Bool {
    let word = word
    return [
      "string", "text", "varchar", "char", "nullable(string", "lowcardinality(string",
      "lowcardinality(nullable(string",
    ]
    .contains { word.hasPrefix($0) }
  }
}
