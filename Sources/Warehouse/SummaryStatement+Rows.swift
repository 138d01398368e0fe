internal import Columns
internal import Summaries

/// From the table's rows to those that count.
extension SummaryStatement {
  /// A numeric column or the time: its field, its value, and what is wrong where it cannot be read.
  struct ReadField {
    /// The alias of the field.
    let field: String
    /// The alias of the value.
    let alias: String
    /// How it is read.
    let reading: ColumnReading.Field
    /// What is wrong where it cannot be read.
    let reason: RejectionReason
    /// The column, in the table's order.
    let column: TableSchema.Column
    /// Whether values below zero are wrong.
    let isDuration: Bool
  }

  /// The time, where it is read, and all numeric columns that the table has.
  func fields() throws(WarehouseError) -> [ReadField] {
    let reading = ColumnReading(dialect: dialect)
    var fields: [ReadField] = []
    if let time = table.time {
      fields.append(
        ReadField(
          field: "moment", alias: "t", reading: try reading.time(time, field: "moment"),
          reason: .badTime, column: time, isDuration: false))
    }
    for (place, column) in table.numbers.enumerated() {
      guard let column else { continue }
      let kind = table.projection.numbers[place].reading
      let (field, alias) = ("f\(place + 1)", "c\(place + 1)")
      let number = try reading.number(column, kind, field: field, timeUnit: table.projection.timeUnit)
      fields.append(
        ReadField(
          field: field, alias: alias, reading: number, reason: .badNumber, column: column,
          isDuration: kind == .duration))
    }
    return fields
  }

  /// The fields of the table's rows: the one place where its own names stand.
  func logged(_ fields: [ReadField]) throws(WarehouseError) -> String {
    let reading = ColumnReading(dialect: dialect)
    var lines = ["\(try group(reading)) AS grp"]
    if hasUnits, let unit = table.unit { lines.append("\(try reading.word(unit)) AS unit") }
    lines += fields.map { "\($0.reading.source) AS \($0.field)" }
    for (place, column) in table.categories.enumerated() {
      if let column { lines.append("\(try reading.word(column)) AS s\(place + 1)") }
    }
    if let request = table.request { lines.append("\(try reading.word(request)) AS request") }
    var sql =
      "SELECT\n" + lines.joined(separator: ",\n").indented
      + "\nFROM \(try table.name.sql(dialect).onOneLine) AS assay_table"
    if let limits = try momentLimits() { sql += "\nWHERE \(limits)" }
    return sql
  }

  /// The columns that are handed on as they are.
  private var words: [String] {
    var words = ["grp"]
    if hasUnits { words.append("unit") }
    return words
  }

  private var laterWords: [String] {
    var words = table.categories.indices.filter { table.categories[$0] != nil }.map { "s\($0 + 1)" }
    if table.request != nil { words.append("request") }
    return words
  }

  /// The fields as numbers.
  ///
  /// - Parameters:
  ///   - fields: the fields.
  ///   - source: the query that has them.
  /// - Returns: the query.
  func read(_ fields: [ReadField], from source: String = "assay_log") -> String {
    let rest = fields.filter(\.reading.canFail).map(\.field) + laterWords
    let lines =
      [words.joined(separator: ", ")] + fields.map { "\($0.reading.value) AS \($0.alias)" }
      + (rest.isEmpty ? [] : [rest.joined(separator: ", ")])
    let comments = Dictionary(
      uniqueKeysWithValues: fields.enumerated().map { (1 + $0, "\($1.alias): \($1.column.name)") })
    return "SELECT\n" + listed(lines, comments).indented + "\nFROM \(source)"
  }

  /// Columns of a query on lines of their own; where the statement explains itself, some with comments.
  private func listed(_ lines: [String], _ comments: [Int: String]) -> String {
    lines.enumerated().map { place, line in
      let comment = question.isExplained ? comments[place].map { "  " + dialect.comment($0) } : nil
      return line + (place + 1 < lines.count ? "," : "") + (comment ?? "")
    }.joined(separator: "\n")
  }

  /// The values of all expressions, and why a row cannot be used.
  func judged(_ fields: [ReadField]) -> String {
    var lines = [(words + (table.time == nil ? [] : ["t"])).joined(separator: ", ")]
    let doubles = Set(fields.filter { $0.column.kind != .boolean }.map(\.alias))
    lines += wanted.items.map { item in
      "\(doubles.contains(item.sql) ? item.sql : dialect.double(item.sql)) AS \(item.alias)"
    }
    let comments = Dictionary(
      uniqueKeysWithValues: wanted.items.enumerated().map { (1 + $0, "\($1.alias): \($1.description)") })
    if !laterWords.isEmpty { lines.append(laterWords.joined(separator: ", ")) }
    lines.append("CASE\n" + troubles(fields).joined(separator: "\n").indented + "\nEND AS trouble")
    var sql = "SELECT\n" + listed(lines, comments).indented + "\nFROM assay_fields"
    if let limits = readLimits { sql += "\nWHERE \(limits)" }
    return sql
  }

  /// The cases of what is wrong with a row; the first column of the table that is at fault gives the reason.
  private func troubles(_ fields: [ReadField]) -> [String] {
    func place(_ column: TableSchema.Column?) -> Int {
      column.flatMap { table.columns.firstIndex(of: $0) } ?? table.columns.count
    }
    var cases = [
      (place: place(table.group), sql: "WHEN grp IS NULL THEN '\(RejectionReason.missingGroup.rawValue)'")
    ]
    for field in fields {
      if field.reading.canFail {
        let isBad = "\(field.field) IS NOT NULL AND \(field.alias) IS NULL"
        cases.append((place(field.column), "WHEN \(isBad) THEN '\(field.reason.rawValue)'"))
      }
      if field.isDuration {
        let reason = RejectionReason.negativeDuration.rawValue
        cases.append((place(field.column), "WHEN \(field.alias) < 0 THEN '\(reason)'"))
      }
    }
    var lines = cases.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.sql)
    if !question.timeRange.isUnlimited || !question.skipped.isEmpty, table.time != nil {
      lines.append("WHEN t IS NULL THEN 'missing_time'")
      lines += question.skipped.map { "WHEN \(inside($0)) THEN 'outside_time_range'" }
    }
    return lines
  }

  /// The condition on times that are read first, because the table's own column holds no moments.
  var readLimits: String? {
    guard let time = table.time, time.kind != .timestamp else { return nil }
    switch question.slice {
    case .undated: return "t IS NULL"
    case .dated(let range): return inside(range)
    case nil:
      return question.timeRange.isUnlimited ? nil : "(\(inside(question.timeRange))) OR t IS NULL"
    }
  }

  /// The condition on the table's own column of moments, so that an engine that cuts by time reads no more than that.
  private func momentLimits() throws(WarehouseError) -> String? {
    guard let time = table.time, time.kind == .timestamp else { return nil }
    guard !question.timeRange.isUnlimited || question.slice != nil else { return nil }
    let column = try ColumnReading(dialect: dialect).column(time)
    func within(_ range: TimeRange) -> String {
      func moment(_ milliseconds: Int64) -> String { dialect.moment(milliseconds, type: time.type) }
      let limits = [
        range.start.map { "\(column) >= \(moment($0))" }, range.end.map { "\(column) < \(moment($0))" },
      ].compactMap { $0 }
      return limits.isEmpty ? "\(column) IS NOT NULL" : limits.joined(separator: " AND ")
    }
    switch question.slice {
    case .undated: return "\(column) IS NULL"
    case .dated(let range): return within(range)
    case nil: return "(\(within(question.timeRange))) OR \(column) IS NULL"
    }
  }
}
