internal import Columns
internal import Summaries

extension SummaryStatement {
  /// The column of an expression; nil where the table lacks it.
  private func column(_ expression: ColumnExpression) -> String? {
    wanted.items.first { $0.expression == expression }?.alias
  }

  private func column(_ quantity: WindowThreshold.Quantity) -> String? {
    switch quantity {
    case .responseTime: column(.column(WindowSummariser.responseTimeColumn))
    case .confidence: column(.column(WindowSummariser.confidenceColumn))
    }
  }

  /// The condition under which a row is beyond a threshold; nil where the table lacks the number.
  ///
  /// The bound is written with the tolerance of equality in it, so that the engine compares as a log's reading does.
  private func isBeyond(_ threshold: WindowThreshold) -> String? {
    column(threshold.quantity).map {
      "\($0) \(threshold.isAbove ? ">" : "<") \(dialect.literal(threshold.limit))"
    }
  }

  /// The condition under which a row is bad; nil where the table cannot tell.
  private func isBad(_ badness: SlidingWindows.Badness, _ question: SecondsQuestion) -> String? {
    switch badness {
    case .error: column(.failure).map { "\($0) <> 0" }
    case .failure: column(.success).map { "\($0) = 0" }
    case .beyond(let place): isBeyond(question.thresholds[place])
    }
  }

  private var second: String { "FLOOR(t / 1000.0)" }

  /// What triggers are judged by: of every second and group counts and sums, or of some stretches single values.
  func seconds(_ question: SecondsQuestion) -> [StatementPart] {
    guard table.time != nil else { return [] }
    guard question.stretches.isEmpty else {
      return [values(question), badRows(question)].compactMap { $0 }
    }
    return [counts(question)]
  }

  private func counts(_ question: SecondsQuestion) -> StatementPart {
    func count(_ condition: String?) -> String {
      condition.map { "COUNT(CASE WHEN \($0) THEN 1 END)" } ?? "0"
    }
    func present(_ alias: String?) -> String { alias.map { "COUNT(\($0))" } ?? "0" }
    func sum(_ alias: String?) -> String { alias.map { "COALESCE(SUM(\($0)), 0)" } ?? "0" }
    let (failure, success) = (column(.failure), column(.success))
    var numbers = [
      (name: "second", sql: second), ("rows", "COUNT(*)"), ("latest", "MAX(t)"),
      ("judged", present(failure)), ("errors", count(failure.map { "\($0) <> 0" })),
      ("stated", present(success)), ("successes", count(success.map { "\($0) <> 0" })),
    ]
    for quantity in [WindowThreshold.Quantity.responseTime, .confidence] {
      numbers += [("count", present(column(quantity))), ("sum", sum(column(quantity)))]
    }
    for threshold in question.thresholds {
      guard let alias = column(threshold.quantity), let isBeyond = isBeyond(threshold) else {
        numbers += [("beyond", "0"), ("inside", "NULL"), ("outside", "NULL")]
        continue
      }
      let (furthest, nearest) = threshold.isAbove ? ("MAX", "MIN") : ("MIN", "MAX")
      numbers += [
        ("beyond", count(isBeyond)),
        ("inside", "\(furthest)(CASE WHEN NOT (\(isBeyond)) THEN \(alias) END)"),
        ("outside", "\(nearest)(CASE WHEN \(isBeyond) THEN \(alias) END)"),
      ]
    }
    var units: [String] = []
    for badness in question.badness {
      let isBad = isBad(badness, question)
      numbers.append(
        ("lone", count(isBad.map { hasUnits ? "(\($0)) AND unit IS NULL" : $0 })))
      guard hasUnits else { continue }
      for extreme in ["MIN", "MAX"] {
        units.append(
          isBad.map { "COALESCE(\(extreme)(CASE WHEN \($0) THEN \(dialect.md5("unit")) END), '')" } ?? "''")
      }
    }
    let joined = units.isEmpty ? dialect.text("NULL") : units.joined(separator: "\n    || ',' || ")
    return StatementPart(
      name: "seconds",
      comment:
        "what triggers are judged by, of every second; of bad rows the first and the last unit by their hashes",
      keys: [dialect.shown("grp"), joined], numbers: numbers,
      source: "FROM assay_requests\nWHERE t IS NOT NULL\nGROUP BY grp, \(second)")
  }

  /// The condition of some stretches of time.
  private func isWithin(_ stretches: [TimeRange]) -> String {
    let conditions = stretches.map { range in
      [range.start.map { "t >= \($0)" }, range.end.map { "t < \($0)" }].compactMap { $0 }
        .joined(separator: " AND ")
    }
    return "(" + conditions.map { "(\($0))" }.joined(separator: " OR ") + ")"
  }

  private func values(_ question: SecondsQuestion) -> StatementPart? {
    guard let alias = column(.responseTime) else { return nil }
    return StatementPart(
      name: "values", comment: "the response times of the windows in which triggers fired",
      keys: [dialect.shown("grp")],
      numbers: [("second", second), ("value", alias), ("rows", "COUNT(*)")],
      source:
        "FROM assay_requests\nWHERE \(isWithin(question.stretches)) AND \(alias) IS NOT NULL\nGROUP BY grp, \(second), \(alias)"
    )
  }

  private func badRows(_ question: SecondsQuestion) -> StatementPart? {
    let conditions = question.badness.map { isBad($0, question) }
    let known = conditions.compactMap { $0 }
    guard !known.isEmpty else { return nil }
    let marks = conditions.map { condition in
      condition.map { "CASE WHEN \($0) THEN 1 ELSE 0 END" } ?? "0"
    }
    let unit = hasUnits ? dialect.md5("unit") : dialect.text("NULL")
    let isAny = known.map { "(\($0))" }.joined(separator: " OR ")
    let grouping = ["grp", second] + (hasUnits ? [unit] : []) + marks.filter { $0 != "0" }
    return StatementPart(
      name: "bad", comment: "the units with bad rows in these windows",
      keys: [dialect.shown("grp"), unit],
      numbers: [("second", second), ("rows", "COUNT(*)")] + marks.map { ("bad", $0) },
      source:
        "FROM assay_requests\nWHERE \(isWithin(question.stretches)) AND (\(isAny))\nGROUP BY \(grouping.joined(separator: ", "))"
    )
  }
}
