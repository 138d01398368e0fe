internal import Columns

/// Times, read as `Logs` reads them.
extension ColumnReading {
  /// The milliseconds since 1970 of a column of times.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - field: the alias of the field.
  /// - Returns: the field and its value.
  /// - Throws: ``WarehouseError/invalidName(_:_:)``.
  func time(_ column: TableSchema.Column, field: String) throws(WarehouseError) -> Field {
    let name = try self.column(column)
    switch column.kind {
    case .number:
      guard !column.isWhole else {
        return Field(source: name, value: dialect.double(wholeEpoch(field, isText: false)))
      }
      let value = dialect.double(name)
      return Field(
        source: "CASE WHEN NOT \(dialect.isNaN(value)) THEN \(value) END",
        value: dialect.double(epoch(field)),
        canFail: true)
    case .text:
      let value = choice([
        (dialect.matches(field, Self.moment), moment(field)),
        (dialect.matches(field, "^[+-]?[0-9]{1,18}$"), wholeEpoch(field, isText: true)),
        (dialect.matches(field, "^[+-]?(\(Self.decimal))$"), epoch(dialect.number(ofDecimal: field))),
      ])
      return Field(source: try word(column), value: dialect.double(value), canFail: true)
    default:
      let value = dialect.milliseconds(ofTime: field, isDate: column.kind == .date)
      return Field(source: name, value: value, canFail: true)
    }
  }

  /// ISO 8601 with a day, perhaps a time of it, perhaps a zone; seconds from 0 to 59.
  private static let moment = [
    "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    "([ Tt]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?",
    "( ?([Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?))?)?$",
  ]

  /// The milliseconds of such a text, put together from its parts.
  private func moment(_ field: String) -> String {
    let tail = "SUBSTR(\(field), 17)"
    func number(_ text: String) -> String { "COALESCE(\(dialect.number(ofDigits: text)), 0)" }
    func part(_ pattern: String) -> String { number(dialect.extract(tail, pattern)) }
    let fraction = dialect.extract(tail, "[.,]([0-9]{1,3})")
    return [
      "(\(dialect.days(ofText: field))) * 86400000.0",
      "+ \(number("SUBSTR(\(field), 12, 2)")) * 3600000",
      "+ \(number("SUBSTR(\(field), 15, 2)")) * 60000",
      "+ \(part("^:([0-9]{2})")) * 1000",
      "+ \(number("SUBSTR(\(fraction) || '00', 1, 3)"))",
      "+ CASE WHEN \(tail) LIKE '%-%' THEN 60000 ELSE -60000 END",
      "* (\(part("[+-]([0-9]{2})")) * 60",
      "  + \(part("[+-][0-9]{2}:?([0-9]{2})")))",
    ].joined(separator: "\n")
  }

  /// Milliseconds of a whole number since 1970, whose magnitude tells its unit.
  private func wholeEpoch(_ whole: String, isText: Bool) -> String {
    let number = isText ? dialect.number(ofDigits: whole) : dialect.double(whole)
    let size = "ABS(\(number))"
    return choice([
      ("\(size) < 1e11", "\(number) * 1000"), ("\(size) < 1e14", number),
      ("\(size) < 1e17", dialect.double(dialect.quotient(whole, by: 1_000, isText: isText))),
      ("\(whole) IS NOT NULL", dialect.double(dialect.quotient(whole, by: 1_000_000, isText: isText))),
    ])
  }

  /// Milliseconds of a number since 1970, whose magnitude tells its unit; what rounding added or took away is below 0.0005.
  private func epoch(_ number: String) -> String {
    "FLOOR("
      + choice([
        ("ABS(\(number)) < 1e11", "(\(number)) * 1000 + 0.0005"), ("ABS(\(number)) < 1e14", number),
        ("ABS(\(number)) < 1e17", "(\(number)) / 1000"), ("ABS(\(number)) < 9e18", "(\(number)) / 1000000"),
      ]) + ")"
  }
}
