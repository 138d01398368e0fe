internal import Columns

/// How a column of a table becomes what a log's field becomes: a number, a word or a time.
///
/// What is missing is NULL. Whether a value cannot be read is told beside it, so that the row is counted as rejected.
struct ColumnReading {
  let dialect: Dialect

  /// The number of a column.
  struct Number {
    /// The value; NULL where missing.
    var value: String
    /// A condition under which it cannot be read; nil where it always can.
    var isBad: String?
    /// The name of the reason.
    var reason = "bad_number"
  }

  /// A column of the table, which no name of ours can hide.
  func field(_ column: TableSchema.Column) throws(WarehouseError) -> String {
    "log.\(try dialect.identifier(column.name))"
  }

  private static let missing = "('', 'null', 'na', 'n/a', 'nan', 'none')"
  private static let decimal = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$"

  /// The number that a column holds, read as the projection wants it.
  func number(_ column: TableSchema.Column, _ reading: NumberReading, timeUnit: TimeUnit?)
    throws(WarehouseError) -> Number
  {
    let name = try field(column)
    switch column.kind {
    case .boolean: return Number(value: "CASE WHEN \(name) THEN 1.0 WHEN NOT \(name) THEN 0.0 END")
    case .text: return try text(name, column, reading, timeUnit: timeUnit)
    default: return plain(name, column, reading, timeUnit: timeUnit)
    }
  }

  private func plain(
    _ name: String, _ column: TableSchema.Column, _ reading: NumberReading, timeUnit: TimeUnit?
  ) -> Number {
    let isDouble = ["double", "double precision", "float64", "float8"].contains(column.type.lowercased())
    let value = isDouble ? name : dialect.double(name)
    let isFractional = !Self.wholeTypes.contains { column.type.lowercased().hasPrefix($0) }
    let present = isFractional ? "CASE WHEN NOT \(dialect.isNaN(value)) THEN \(value) END" : value
    let infinite = isFractional ? "NOT (\(dialect.isFinite(value))) AND NOT \(dialect.isNaN(value))" : nil
    switch reading {
    case .number: return Number(value: present, isBad: infinite)
    case .duration:
      let scaled = scaled(present, column, timeUnit)
      return Number(value: scaled, isBad: infinite)
    case .flag:
      return Number(value: present, isBad: "\(value) NOT IN (0, 1)")
    case .status:
      return Number(
        value: "CASE WHEN \(value) = 0 THEN 99999.0 ELSE \(present) END",
        isBad: "(\(value) < 0 OR \(value) >= 100000 OR \(value) <> FLOOR(\(value)))")
    }
  }

  private static let wholeTypes = [
    "int", "tinyint", "smallint", "bigint", "uint", "short", "long", "byte", "nullable(int", "nullable(uint",
    "hugeint", "utinyint", "usmallint", "ubigint",
  ]

  private func text(
    _ name: String, _ column: TableSchema.Column, _ reading: NumberReading, timeUnit: TimeUnit?
  ) throws(WarehouseError) -> Number {
    let word = "LOWER(TRIM(\(name)))"
    let isMissing = "\(word) IN \(Self.missing)"
    let isNumber = dialect.matches(word, Self.decimal)
    let number = dialect.number(ofText: word)
    switch reading {
    case .number:
      return Number(
        value:
          "CASE WHEN \(isMissing) THEN NULL WHEN \(word) = 'true' THEN 1.0 WHEN \(word) = 'false' THEN 0.0"
          + " WHEN \(isNumber) THEN \(number) END",
        isBad: "NOT (\(isMissing) OR \(isNumber) OR \(word) IN ('true', 'false'))")
    case .duration:
      let scale = scaled(number, column, timeUnit)
      var cases = "CASE WHEN \(isMissing) THEN NULL WHEN \(isNumber) THEN \(scale)"
      let units: [(String, String)] = [
        ("ms", "1"), ("us", "0.001"), ("ns", "0.000001"), ("s", "1000"), ("m", "60000"), ("h", "3600000"),
      ]
      for (unit, factor) in units {
        let cut = "SUBSTR(\(word), 1, LENGTH(\(word)) - \(unit.count))"
        cases +=
          " WHEN \(word) LIKE '%\(unit)' AND \(dialect.matches("TRIM(\(cut))", Self.decimal))"
          + " THEN \(dialect.number(ofText: "TRIM(\(cut))")) * \(factor)"
      }
      let stated = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)? *(ms|us|ns|s|m|h)?$"
      return Number(
        value: cases + " END", isBad: "NOT (\(isMissing) OR \(dialect.matches(word, stated)))")
    case .flag:
      let yes =
        "('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed', '1', '1.0')"
      let no = "('false', 'f', 'no', 'n', 'ko', 'fail', 'failed', 'failure', 'error', '0', '0.0')"
      return Number(
        value: "CASE WHEN \(word) IN \(yes) THEN 1.0 WHEN \(word) IN \(no) THEN 0.0 END",
        isBad: "NOT (\(isMissing) OR \(word) IN \(yes) OR \(word) IN \(no))")
    case .status:
      let digits = dialect.matches(word, "^[0-9]{1,5}($|[^0-9.eE])")
      let code = dialect.number(ofText: leadingDigits(word))
      let yes =
        "('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')"
      let isWord = dialect.matches(word, "^[^0-9+. -]")
      return Number(
        value:
          "CASE WHEN \(isMissing) THEN NULL WHEN \(digits) THEN CASE WHEN \(code) = 0 THEN 99999.0 ELSE \(code) END"
          + " WHEN \(word) IN \(yes) THEN 200.0 WHEN \(isWord) THEN 99999.0 END",
        isBad: "NOT (\(isMissing) OR \(digits) OR \(isWord))")
    }
  }

  private func leadingDigits(_ word: String) -> String {
    switch dialect {
    case .bigquery: "REGEXP_EXTRACT(\(word), r'^[0-9]{1,5}')"
    case .spark: "REGEXP_EXTRACT(\(word), '^[0-9]{1,5}', 0)"
    case .clickhouse: "extract(\(word), '^[0-9]{1,5}')"
    case .duckdb: "REGEXP_EXTRACT(\(word), '^[0-9]{1,5}')"
    case .postgresql: "SUBSTRING(\(word) FROM '^[0-9]{1,5}')"
    }
  }

  /// Milliseconds of a number in the unit of its column.
  private func scaled(_ value: String, _ column: TableSchema.Column, _ timeUnit: TimeUnit?) -> String {
    let unit = TimeUnit(suffixOf: column.name) ?? timeUnit ?? .milliseconds
    switch unit {
    case .milliseconds: return value
    // Divided where the factor is no whole number: 1e-3 itself is not exact.
    case .microseconds: return "(\(value)) / 1000.0"
    case .nanoseconds: return "(\(value)) / 1000000.0"
    case .seconds, .minutes, .hours: return "(\(value)) * \(Int(unit.milliseconds)).0"
    }
  }

  /// The text of a column of words; NULL where missing.
  func word(_ column: TableSchema.Column) throws(WarehouseError) -> String {
    let name = try field(column)
    guard column.kind == .text else { return dialect.text(name) }
    return "CASE WHEN LOWER(TRIM(\(name))) NOT IN \(Self.missing) THEN \(name) END"
  }

  /// The milliseconds since 1970 of a column of times; NULL where missing, with the condition that it cannot be read.
  func time(_ column: TableSchema.Column) throws(WarehouseError) -> Number {
    let name = try field(column)
    switch column.kind {
    case .number:
      let value = dialect.double(name)
      return Number(
        value:
          "CASE WHEN ABS(\(value)) < 1e11 THEN FLOOR(\(value) * 1000) WHEN ABS(\(value)) < 1e14 THEN FLOOR(\(value))"
          + " WHEN ABS(\(value)) < 1e17 THEN FLOOR(\(value) / 1000) ELSE FLOOR(\(value) / 1000000) END",
        reason: "bad_time")
    case .text:
      let isMissing = "LOWER(TRIM(\(name))) IN \(Self.missing)"
      let moment = dialect.moment(ofText: "CASE WHEN NOT \(isMissing) THEN \(name) END")
      return Number(
        value: dialect.milliseconds(ofTime: moment, isDate: false),
        isBad: "NOT \(isMissing) AND \(moment) IS NULL", reason: "bad_time")
    default:
      return Number(
        value: dialect.milliseconds(ofTime: name, isDate: column.kind == .date), reason: "bad_time")
    }
  }
}
