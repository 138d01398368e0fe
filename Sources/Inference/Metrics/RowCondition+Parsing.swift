public import Columns

extension RowCondition {
  /// A condition as people write it: `status_code >= 500`, `success == true and response_time_ms > 1000`.
  ///
  /// Names that metrics know (response time, success, error) mean the same here; any other is a column of the log.
  ///
  /// - Parameter text: comparisons of a name with a number, `true` or `false`, joined by `and` or `&&`.
  /// - Throws: ``MetricError/invalidCondition(_:)``.
  public init(parsing text: String) throws(MetricError) {
    let parts = text.replacing("&&", with: " and ").split(
      separator: " and ", omittingEmptySubsequences: false)
    var terms: [Term] = []
    for part in parts {
      guard let term = Term(parsing: part) else { throw .invalidCondition(text) }
      terms.append(term)
    }
    self.init(terms)
  }
}

extension RowCondition.Term {
  /// One comparison; nil for anything else.
  init?(parsing text: Substring) {
    // The longer signs first: `>=` is not `>` and a value `=500`.
    let signs = Comparison.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
    let found = signs.compactMap { sign in text.firstRange(of: sign.rawValue).map { (sign, $0) } }
    guard let (sign, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) else { return nil }
    let name = Self.trimmed(text[..<range.lowerBound])
    let value = Self.trimmed(text[range.upperBound...])
    guard !name.isEmpty, !name.hasPrefix("and ") else { return nil }
    guard let threshold = Self.number(value), threshold.isFinite else { return nil }
    self.init(MetricSpecification.expression(named: name), sign, threshold)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "true": 1
    case "false": 0
    default: Double(text)
    }
  }
}
