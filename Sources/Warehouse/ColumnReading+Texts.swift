internal import Columns

/// Numbers that stand in texts, read as `Logs` reads them.
extension ColumnReading {
  private static let yes =
    "('true', 't', 'yes', 'y', 'ok', 'pass', 'passed', 'success', 'succeeded', 'successful', 'completed')"
  private static let no =
    "('false', 'f', 'no', 'n', 'ko', 'fail', 'failed', 'failure', 'error')"
  private static let signed = "^[+-]?(\(decimal))$"

  /// A number, true or false, or a duration that states its unit.
  func number(_ field: String) -> String {
    choice(
      [
        decimal(field, dialect.number(ofDecimal: field)),
        ("LOWER(\(field)) = 'true'", "1.0"), ("LOWER(\(field)) = 'false'", "0.0"),
      ] + stated(field))
  }

  /// A duration in milliseconds; a bare number is of a unit.
  func duration(_ field: String, unit: TimeUnit) -> String {
    let number = dialect.number(ofDecimal: field)
    var bare = [decimal(field, scaled(number, unit))]
    if let (power, factor) = Self.power(of: unit), unit != .milliseconds {
      // The power of ten goes into the number before it is rounded: 0.234 s and 234 ms are the same double.
      let exact = dialect.number(ofDigits: "\(field) || 'e\(power)'")
      bare.insert(
        (dialect.matches(field, "^[+-]?(\(Self.plain))$"), factor == 1 ? exact : "\(exact) * \(factor)"),
        at: 0)
    }
    return choice(bare + stated(field))
  }

  /// The case of a decimal number that a double can hold.
  private func decimal(_ field: String, _ value: String) -> (condition: String, value: String) {
    let isNumber = dialect.matches(field, Self.signed)
    guard dialect != .postgresql else { return (isNumber, value) }
    return ("\(isNumber) AND \(dialect.isFinite(dialect.number(ofDigits: field)))", value)
  }

  /// A number without an exponent, and of so few digits that no double overflows.
  private static let plain = "[0-9]{1,99}[.]?[0-9]{0,99}|[.][0-9]{1,99}"

  private static func power(of unit: TimeUnit) -> (power: Int, factor: Int)? {
    switch unit {
    case .nanoseconds: (-6, 1)
    case .microseconds: (-3, 1)
    case .milliseconds: (0, 1)
    case .seconds: (3, 1)
    case .minutes: (4, 6)
    case .hours: (5, 36)
    }
  }

  /// Durations that state their units, from the largest to the smallest: `0.234s`, `12 ms`, `1h2m3.5s`, `PT1.5S`.
  private func stated(_ field: String) -> [(condition: String, value: String)] {
    let number = "[0-9]*[.]?[0-9]+ *"
    let words = [
      "(h|hrs?|hours?)", "(m|mins?|minutes?)", "(s|secs?|seconds?)", "(ms|msecs?|millis|milliseconds?)",
      "([uµμ]s|usecs?|micros|microseconds?)", "(ns|nsecs?|nanos|nanoseconds?)",
    ]
    let small = "LOWER(\(field))"
    // What each unit is known by, once the whole is known to be a duration, with its power of ten and factor.
    let units = [
      ("h", 5, 36), ("m(in|[^a-z]|$)", 4, 6), ("s", 3, 1), ("m(s|il)", 0, 1), ("(u|µ|μ|mic)", -3, 1),
      ("n", -6, 1),
    ]
    let sum = units.map { mark, power, factor in
      let digits = dialect.extract(small, "([0-9.]+) *\(mark.replacing("(", with: "(?:"))")
      let value = "COALESCE(\(dialect.number(ofDigits: "\(digits) || 'e\(power)'")), 0)"
      return factor == 1 ? value : "\(value) * \(factor)"
    }
    let sign = "CASE WHEN \(field) LIKE '-%' THEN -1 ELSE 1 END"
    let value = "\(sign) * (\n" + sum.joined(separator: "\n+ ").indented + "\n)"
    let isMillion = dialect.matches(field, "^[^pP]*M([^a-zA-Z]|$)")
    // `5M` is more likely five million than five minutes.
    let sequence = ["^[+-]?"] + words.map { "(\(number)\($0) *)?" } + ["$"]
    let iso = ["^[+-]?pt(\(number)h)?(\(number)m)?(\(number)s)?$"]
    // Every unit may be left out, but not all; and a cast of PostgreSQL that overflows is an error.
    let isOne = "LENGTH(\(field)) < 99 AND \(dialect.matches(small, "[0-9] *[a-zµμ]+$"))"
    let isStated =
      "(\(dialect.matches(small, sequence))\nOR \(dialect.matches(small, iso)))"
    return [("\(isOne)\nAND NOT (\(isMillion))\nAND \(isStated)", value)]
  }

  /// 1 for a yes, 0 for a no, by words or numbers.
  func flag(_ field: String) -> String {
    let number = dialect.number(ofDigits: field)
    let isNumber = dialect.matches(field, "^[+-]?(\(Self.plain))$")
    return choice([
      ("LOWER(\(field)) IN \(Self.yes)", "1.0"), ("LOWER(\(field)) IN \(Self.no)", "0.0"),
      (isNumber, choice([("\(number) = 0 OR \(number) = 1", number)])),
    ])
  }

  /// An HTTP status: a number, alone or before its reason; 200 for a yes, 99999 for any other word and for 0.
  func status(_ field: String) -> String {
    let code = dialect.number(ofDigits: dialect.extract(field, "^[+]?([0-9.]+)"))
    return choice([
      (
        dialect.matches(field, "^[+]?(\(Self.plain))($|[^!-~])"),
        choice([
          ("\(code) = 0", "99999.0"), ("\(code) < 100000 AND \(code) = FLOOR(\(code))", code),
        ])
      ),
      ("LOWER(\(field)) IN \(Self.yes)", "200.0"),
      (dialect.matches(field, "^([A-Za-z]|[^!-~])"), "99999.0"),
    ])
  }

  /// The value of the first condition that holds.
  func choice(_ cases: [(condition: String, value: String)]) -> String {
    let line = "CASE \(cases.map { "WHEN \($0.condition) THEN \($0.value)" }.joined(separator: " ")) END"
    guard line.count > 90 || line.contains("\n") else { return line }
    let lines = cases.map { condition, value in
      let line = "WHEN \(condition) THEN \(value)"
      guard line.count > 100 || condition.contains("\n") else { return line }
      return "WHEN \(condition.indentedAfterFirst)\n  THEN \(value.indentedAfterFirst)"
    }
    return "CASE\n" + lines.joined(separator: "\n").indented + "\nEND"
  }
}
