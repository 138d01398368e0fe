internal import Columns

/// Expressions of columns in SQL; NULL is what is missing.
struct ExpressionSQL {
  let table: BoundTable
  let prior: PriorQuantiles
  let dialect: Dialect

  /// The alias of a numeric column of the projection; nil where the table lacks it.
  private func alias(_ column: NumberColumn) -> String? {
    guard let place = table.projection.numbers.firstIndex(of: column), table.numbers[place] != nil else {
      return nil
    }
    return "c\(place + 1)"
  }

  /// The value of an expression on each row of the columns; nil where the table lacks what it is made from.
  ///
  /// - Throws: ``WarehouseError/notSummarised(_:)`` for what needs every value.
  func sql(_ expression: ColumnExpression) throws(WarehouseError) -> String? {
    let stated = alias(ColumnExpression.successColumn)
    let status = alias(ColumnExpression.statusColumn)
    switch expression {
    case .column(let column): return alias(column)
    case .success: return Self.success(stated, status)
    case .failure: return Self.failure(stated, status)
    case .refusal:
      return status.map {
        "CASE WHEN \($0) >= 400 AND \($0) < 500 THEN 1.0 WHEN \($0) IS NOT NULL THEN 0.0 END"
      }
    case .onSuccess(let column): return alias(column).map { served($0, stated, status) }
    case .rows: return "1.0"
    case .comparison(let value, let comparison, let threshold):
      return try sql(value).map { value in
        "CASE WHEN \(holds(value, comparison, threshold)) THEN 1.0 WHEN \(value) IS NOT NULL THEN 0.0 END"
      }
    case .filtered(let value, let condition):
      guard let value = try sql(value), let terms = try terms(condition) else { return nil }
      return "CASE WHEN \(terms.isEmpty ? "1 = 1" : terms.joined(separator: " AND ")) THEN \(value) END"
    case .eligible(let condition):
      guard let terms = try terms(condition) else { return nil }
      return terms.isEmpty
        ? "1.0" : "CASE WHEN NOT (\(terms.joined(separator: " AND "))) THEN NULL ELSE 1.0 END"
    case .paired(let value, let other):
      guard let value = try sql(value), let other = try sql(other) else { return nil }
      return "CASE WHEN \(other) IS NOT NULL THEN \(value) END"
    case .atMostQuantile(let value, let level):
      guard let sql = try sql(value) else { return nil }
      return try atMost(sql, prior.quantiles(of: value, at: level))
    case .clipped(let value, let level):
      guard let sql = try sql(value), let limit = prior.pooled(of: value, at: level) else { return nil }
      return "CASE WHEN \(sql) > \(dialect.literal(limit)) THEN \(dialect.literal(limit)) ELSE \(sql) END"
    case .trimmed(let value, let level):
      guard let sql = try sql(value), let limit = prior.pooled(of: value, at: level) else { return nil }
      return "CASE WHEN \(sql) <= \(dialect.literal(limit)) THEN \(sql) END"
    case .placement: throw .notSummarised("ranks")
    }
  }

  private static func success(_ stated: String?, _ status: String?) -> String? {
    stated ?? status.map { "CASE WHEN \($0) < 500 THEN 1.0 WHEN \($0) IS NOT NULL THEN 0.0 END" }
  }

  private static func failure(_ stated: String?, _ status: String?) -> String? {
    guard let status else { return stated.map { "1.0 - \($0)" } }
    let rest = stated.map { " ELSE 1.0 - \($0)" } ?? ""
    return "CASE WHEN \(status) >= 500 THEN 1.0 WHEN \(status) IS NOT NULL THEN 0.0\(rest) END"
  }

  private func served(_ value: String, _ stated: String?, _ status: String?) -> String {
    var conditions: [String] = []
    if let failure = Self.failure(stated, status) { conditions.append("(\(failure)) = 1.0") }
    if let success = Self.success(stated, status) { conditions.append("(\(success)) = 0.0") }
    if let status { conditions.append("(\(status) >= 400 AND \(status) < 500)") }
    guard !conditions.isEmpty else { return value }
    return "CASE WHEN \(conditions.joined(separator: " OR ")) THEN NULL ELSE \(value) END"
  }

  private func holds(_ value: String, _ comparison: Comparison, _ threshold: Double) -> String {
    let sign =
      switch comparison {
      case .equal: "="
      case .notEqual: "<>"
      default: comparison.rawValue
      }
    return "\(value) \(sign) \(dialect.literal(threshold))"
  }

  private func terms(_ condition: RowCondition) throws(WarehouseError) -> [String]? {
    var terms: [String] = []
    for term in condition.terms {
      guard let value = try sql(term.value) else { return nil }
      terms.append("(\(holds(value, term.comparison, term.threshold)))")
    }
    return terms
  }

  private func atMost(_ value: String, _ limits: [String: Double]) throws(WarehouseError) -> String {
    var cases = ""
    for (group, limit) in limits.sorted(by: { $0.key < $1.key }) {
      let isGroup = "grp = \(try dialect.literal(group).onOneLine)"
      cases += " WHEN \(isGroup) AND \(value) <= \(dialect.literal(limit)) THEN 1.0"
      cases += " WHEN \(isGroup) AND \(value) IS NOT NULL THEN 0.0"
    }
    return cases.isEmpty ? dialect.double("NULL") : "CASE\(cases) END"
  }
}
