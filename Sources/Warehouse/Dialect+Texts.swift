/// What is made of texts in each dialect: patterns, numbers and days.
extension Dialect {
  /// A text without the spaces, tabs and line ends around it.
  func trimmed(_ text: String) -> String {
    switch self {
    case .bigquery: "TRIM(\(text), ' \\t\\n\\r')"
    case .spark, .clickhouse: "TRIM(BOTH ' \\t\\n\\r' FROM \(text))"
    case .duckdb, .postgresql: "TRIM(BOTH E' \\t\\n\\r' FROM \(text))"
    }
  }

  /// Whether a text matches a regular expression, somewhere in it; the expression must hold no quote and no backslash.
  func matches(_ text: String, _ pattern: String) -> String { matches(text, [pattern]) }

  /// Whether a text matches a regular expression that stands on several lines.
  func matches(_ text: String, _ pattern: [String]) -> String {
    let quoted = pattern.map { (self == .bigquery ? "r'" : "'") + $0 + "'" }
    let pattern =
      quoted.count == 1 ? quoted[0] : "\n" + quoted.joined(separator: "\n|| ").indented + "\n"
    switch self {
    case .bigquery: return "REGEXP_CONTAINS(\(text), \(pattern))"
    case .spark: return "\(text) RLIKE \(quoted.count == 1 ? pattern : "(\(pattern))")"
    case .clickhouse: return "match(\(text), \(pattern))"
    case .duckdb: return "REGEXP_MATCHES(\(text), \(pattern))"
    case .postgresql: return "\(text) ~ \(quoted.count == 1 ? pattern : "(\(pattern))")"
    }
  }

  /// What matches the one group of a regular expression; NULL or nothing where it does not match.
  func extract(_ text: String, _ pattern: String) -> String {
    switch self {
    case .bigquery: "REGEXP_EXTRACT(\(text), r'\(pattern)')"
    case .spark, .duckdb: "REGEXP_EXTRACT(\(text), '\(pattern)', 1)"
    case .clickhouse: "extract(\(text), '\(pattern)')"
    case .postgresql: "SUBSTRING(\(text) FROM '\(pattern)')"
    }
  }

  /// The number of a text that is known to be a decimal number; NULL, or infinity, where a double cannot hold it.
  func number(ofDecimal text: String) -> String {
    guard self == .postgresql else { return number(ofDigits: text) }
    // A cast that overflows is an error, so that the number's size is looked at before.
    let size = "ABS(CAST(\(text) AS NUMERIC))"
    return """
      CASE
        WHEN \(matches(text, "[eE]-0*[1-9][0-9]{3}")) THEN 0
        WHEN LENGTH(\(text)) > 999 OR \(matches(text, "[eE][+]?0*[1-9][0-9]{3}")) THEN NULL
        WHEN \(size) > 1.7976931348623157e308 THEN NULL
        WHEN \(size) < 5e-324 THEN 0
        ELSE CAST(\(text) AS DOUBLE PRECISION)
      END
      """
  }

  /// The number of a text that is known to be one, and of moderate size; NULL where the text is empty.
  func number(ofDigits text: String) -> String {
    switch self {
    case .bigquery: "SAFE_CAST(\(text) AS FLOAT64)"
    case .spark, .duckdb: "TRY_CAST(\(text) AS DOUBLE)"
    case .clickhouse: "toFloat64OrNull(\(text))"
    case .postgresql: "CAST(NULLIF(\(text), '') AS DOUBLE PRECISION)"
    }
  }

  /// The whole part of the quotient of a text or a column of whole numbers, computed without rounding.
  func quotient(_ whole: String, by divisor: Int, isText: Bool) -> String {
    switch self {
    case .bigquery: "DIV(\(isText ? "SAFE_CAST(\(whole) AS INT64)" : whole), \(divisor))"
    case .spark: "\(isText ? "TRY_CAST(\(whole) AS BIGINT)" : whole) DIV \(divisor)"
    case .clickhouse: "intDiv(\(isText ? "toInt64OrNull(\(whole))" : whole), \(divisor))"
    case .duckdb: "\(isText ? "TRY_CAST(\(whole) AS BIGINT)" : whole) // \(divisor)"
    case .postgresql: "CAST(\(whole) AS BIGINT) / \(divisor)"
    }
  }

  /// The days since 1970 of a text that begins with `YYYY-MM-DD`, of a month from 1 to 12 and a day from 1 to 31; NULL where the month lacks it.
  func days(ofText text: String) -> String {
    let day = "SUBSTR(\(text), 1, 10)"
    switch self {
    case .bigquery: return "UNIX_DATE(SAFE_CAST(\(day) AS DATE))"
    case .spark: return "UNIX_DATE(TRY_CAST(\(day) AS DATE))"
    case .clickhouse:
      let date = "toDate32OrNull(\(day))"
      return "CASE WHEN toString(\(date)) = \(day) THEN toInt32(\(date)) END"
    case .duckdb: return "DATE_DIFF('day', DATE '1970-01-01', TRY_CAST(\(day) AS DATE))"
    case .postgresql:
      // The last day of February is known by a day that does not become another when it is counted from the first.
      let number = "CAST(SUBSTR(\(text), 9, 2) AS INTEGER)"
      let day = "CAST(SUBSTR(\(text), 1, 7) || '-01' AS DATE) + (\(number) - 1)"
      return "CASE\n  WHEN EXTRACT(DAY FROM \(day)) = \(number)\n    THEN \(day) - DATE '1970-01-01'\nEND"
    }
  }
}
