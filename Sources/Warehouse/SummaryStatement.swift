internal import Columns
internal import Summaries

/// The statement that computes what a question asks of a table.
///
/// One row of `assay_fields` is one row of the table with its fields read; of `assay_requests` one that is used, with the
/// values of all expressions; of `assay_units` one unit of a group. Sums and variances are relative to the mean of all values
/// (`assay_centres`), so that values far from zero keep their digits.
public struct SummaryStatement {
  /// What is asked.
  public let question: SummaryQuestion
  /// The table.
  public let table: BoundTable
  /// The dialect.
  public let dialect: Dialect
  let wanted: WantedValues

  /// The statement of a question.
  ///
  /// - Throws: ``WarehouseError/notSummarised(_:)`` for what needs every value or every unit; errors of names.
  public init(_ question: SummaryQuestion, table: BoundTable, dialect: Dialect) throws(WarehouseError) {
    self.question = question
    self.table = table
    self.dialect = dialect
    wanted = try WantedValues(question, table: table, dialect: dialect)
  }

  /// Whether units are told apart.
  var hasUnits: Bool { question.hasUnits && table.unit != nil }

  /// The statement.
  ///
  /// - Throws: errors of names and texts that the dialect cannot hold.
  public func statement() throws(WarehouseError) -> Statement {
    var steps = [
      (
        name: "assay_fields", comment: "the table's rows, their fields read; NULL is missing",
        sql: try logged()
      ),
      (
        name: "assay_rows", comment: "what every metric is made from, and why a row cannot be used",
        sql: judged()
      ),
    ]
    if !centred.isEmpty {
      let means = centred.map { "COALESCE(AVG(\($0.alias)), 0) AS \($0.centre)" }
      let values = centred.map { "\($0.alias) - \(centre(of: $0)) AS \($0.value)" }
      steps += [
        (
          name: "assay_centres",
          comment: "what is taken from values before they are added, so that none loses digits",
          sql: "SELECT\n" + means.joined(separator: ",\n").indented
            + "\nFROM assay_rows\nWHERE trouble IS NULL"
        ),
        (
          name: "assay_values", comment: "the rows with their values relative to the centres",
          sql: "SELECT\n" + (["assay_rows.*"] + values).joined(separator: ",\n").indented
            + "\nFROM assay_rows"
        ),
      ]
    }
    steps.append(
      (
        name: "assay_requests", comment: "the rows that are used",
        sql: "SELECT * FROM \(allRows) WHERE trouble IS NULL"
      ))
    if hasUnits {
      steps.append(
        (name: "assay_units", comment: "the sums and sizes of each unit of a group", sql: byUnit()))
    }
    if hasUnits, !question.keepsUnits {
      steps.append(
        (
          name: "assay_pairs",
          comment: "each unit of a group beside the same unit of the next group, where it is in several",
          sql: pairs()
        ))
    }
    return Statement(
      title: question.title, steps: steps, parts: try parts(), dialect: dialect,
      isExplained: question.isExplained)
  }

  /// The expressions that are centred.
  var centred: [WantedValues.Item] { wanted.items.filter(\.isCentred) }

  /// All rows, with their values relative to the centres.
  var allRows: String { centred.isEmpty ? "assay_rows" : "assay_values" }

  /// What is taken from the values of an expression.
  ///
  /// As a query of one number, which engines compute once however often it stands in a statement.
  func centre(of item: WantedValues.Item) -> String {
    item.isCentred ? "(SELECT \(item.centre) FROM assay_centres)" : "0"
  }

  /// The fields of the table's rows.
  private func logged() throws(WarehouseError) -> String {
    let reading = ColumnReading(dialect: dialect)
    var lines: [String] = []
    var troubles: [(condition: String, reason: String)] = []
    lines.append("\(try group(reading)) AS grp")
    if hasUnits, let unit = table.unit { lines.append("\(try reading.word(unit)) AS unit") }
    if let time = table.time {
      let number = try reading.time(time)
      lines.append("\(number.value) AS t")
      if let isBad = number.isBad { troubles.append((isBad, number.reason)) }
    }
    for (place, column) in table.numbers.enumerated() {
      guard let column else { continue }
      let reads = table.projection.numbers[place].reading
      let number = try reading.number(column, reads, timeUnit: table.projection.timeUnit)
      lines.append("\(number.value) AS c\(place + 1)")
      if let isBad = number.isBad { troubles.append((isBad, number.reason)) }
    }
    for (place, column) in table.categories.enumerated() {
      if let column { lines.append("\(try reading.word(column)) AS s\(place + 1)") }
    }
    if let request = table.request { lines.append("\(try reading.word(request)) AS request") }
    let cases = troubles.map { "WHEN \($0.condition) THEN '\($0.reason)'" }
    let bad =
      cases.isEmpty ? dialect.text("NULL") : "CASE\n" + cases.joined(separator: "\n").indented + "\nEND"
    lines.append("\(bad) AS unread")
    var sql =
      "SELECT\n" + lines.joined(separator: ",\n").indented + "\nFROM \(try table.name.sql(dialect)) AS log"
    if let limits = try timeLimits() { sql += "\nWHERE \(limits)" }
    return sql
  }

  /// The values of all expressions, and why a row cannot be used.
  private func judged() -> String {
    var lines = ["grp"]
    if hasUnits { lines.append("unit") }
    if table.time != nil { lines.append("t") }
    lines += wanted.items.map { "\(dialect.double($0.sql)) AS \($0.alias)" }
    for place in table.categories.indices where table.categories[place] != nil {
      lines.append("s\(place + 1)")
    }
    if table.request != nil { lines.append("request") }
    var cases = ["WHEN grp IS NULL THEN 'missing_group'", "WHEN unread IS NOT NULL THEN unread"]
    for (place, number) in table.projection.numbers.enumerated()
    where number.reading == .duration && table.numbers[place] != nil {
      cases.append("WHEN c\(place + 1) < 0 THEN 'negative_duration'")
    }
    let isLimited = !question.timeRange.isUnlimited || !question.skipped.isEmpty
    if isLimited, table.time != nil {
      cases.append("WHEN t IS NULL THEN 'missing_time'")
      for range in question.skipped {
        cases.append("WHEN \(inside(range)) THEN 'outside_time_range'")
      }
    }
    lines.append("CASE\n" + cases.joined(separator: "\n").indented + "\nEND AS trouble")
    return "SELECT\n" + lines.joined(separator: ",\n").indented + "\nFROM assay_fields"
  }

  /// The group of a row: its own, or one for all groups whose values are pooled.
  func group(_ reading: ColumnReading) throws(WarehouseError) -> String {
    guard let column = table.group else { return "'all'" }
    let word = try reading.word(column)
    guard !question.pooled.isEmpty else { return word }
    var names: [String] = []
    for name in question.pooled { names.append(try dialect.literal(name)) }
    return "CASE WHEN \(word) IN (\(names.joined(separator: ", "))) THEN 'all' END"
  }

  private func inside(_ range: TimeRange) -> String {
    let limits = [range.start.map { "t >= \($0)" }, range.end.map { "t < \($0)" }].compactMap { $0 }
    return limits.isEmpty ? "1 = 1" : limits.joined(separator: " AND ")
  }

  /// The condition on the table's own column of times, so that an engine that cuts by time reads no more than that.
  func timeLimits() throws(WarehouseError) -> String? {
    guard let time = table.time, !question.timeRange.isUnlimited || question.slice != nil else { return nil }
    let name = try ColumnReading(dialect: dialect).field(time)
    let isMoment = time.kind == .timestamp
    let column = isMoment ? name : "(\(try ColumnReading(dialect: dialect).time(time).value))"
    func within(_ range: TimeRange) -> String {
      func moment(_ milliseconds: Int64) -> String {
        isMoment ? dialect.moment(milliseconds, type: time.type) : String(milliseconds)
      }
      let limits = [
        range.start.map { "\(column) >= \(moment($0))" }, range.end.map { "\(column) < \(moment($0))" },
      ].compactMap { $0 }
      return limits.joined(separator: " AND ")
    }
    switch question.slice {
    case .undated: return "\(column) IS NULL"
    case .dated(let range): return within(range)
    case nil: return "(\(within(question.timeRange))) OR \(column) IS NULL"
    }
  }

  /// The sums of each unit of a group.
  private func byUnit() -> String {
    var lines = ["grp", "unit", "COUNT(*) AS requests"]
    for item in wanted.byUnit {
      lines.append("COALESCE(SUM(\(item.value)), 0) AS \(item.sum)")
      lines.append("COUNT(\(item.alias)) AS \(item.size)")
    }
    return "SELECT\n" + lines.joined(separator: ",\n").indented
      + "\nFROM assay_requests\nWHERE unit IS NOT NULL\nGROUP BY grp, unit"
  }

  /// Each unit of a group beside the same unit of the next group, in the order of the groups' names.
  private func pairs() -> String {
    let columns = ["grp"] + wanted.byUnit.flatMap { [$0.sum, $0.size] }
    let next =
      columns.map { "\(dialect.next($0)) AS next_\($0)" } + ["\(dialect.next("grp", 2)) AS third_grp"]
    return "SELECT\n" + (["assay_units.*"] + next).joined(separator: ",\n").indented + "\nFROM assay_units"
  }
}
