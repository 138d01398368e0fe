/// The line of a statement that a client's complaint is about.
package struct StatementLine {
  /// The number of the line and its text.
  package let text: String

  /// Finds `LINE 3:`, `line 3`, `(line 3, pos 5)` or `[3:5]` in a complaint; nil where none is named.
  package init?(_ complaint: String, statement: String, dialect: Dialect) {
    guard let number = Self.number(complaint) else { return nil }
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false)
    let place =
      switch dialect {
      // These strip comments before the statement, and count from the rest.
      case .duckdb, .postgresql: number - 1 + lines.prefix { $0.hasPrefix("--") }.count
      case .bigquery, .spark, .clickhouse: number - 1
      }
    guard lines.indices.contains(place) else { return nil }
    text = "line \(place + 1): \(lines[place].trimmed)"
  }

  private static func number(_ complaint: String) -> Int? {
    for mark in ["LINE ", "line ", "at ["] {
      guard let found = complaint.firstRange(of: mark) else { continue }
      let digits = complaint[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits), number > 0 { return number }
    }
    return nil
  }
}
