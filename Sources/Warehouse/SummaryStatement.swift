internal import Columns
internal import Summaries

/// The statement that computes what a question asks of a table.
///
/// One row of `assay_log` is one row of the table, the only place where its own names stand; of `assay_fields` one with its
/// fields read; of `assay_requests` one that is used, with the
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
    let fields = try fields()
    var steps: [(name: String, comment: String, sql: String)] = [
      (
        "assay_log", "the fields of the table's rows, texts without the space around them; NULL is missing",
        try logged(fields)
      ),
      ("assay_fields", "the fields as numbers; NULL is missing, or cannot be read", read(fields)),
      ("assay_rows", "what every metric is made from, and why a row cannot be used", judged(fields)),
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
    if hasUnits, question.seconds == nil {
      steps.append(
        (name: "assay_units", comment: "the sums and sizes of each unit of a group", sql: byUnit()))
    }
    if hasUnits, question.seconds == nil, !question.keepsUnits {
      steps.append(
        (
          name: "assay_pairs",
          comment: "each unit of a group beside the same unit of the next group, where it is in several",
          sql: pairs()
        ))
    }
    steps += counting
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

  /// The group of a row: its own, or one for all groups whose values are pooled.
  func group(_ reading: ColumnReading) throws(WarehouseError) -> String {
    guard let column = table.group else { return "'all'" }
    let word = try reading.word(column)
    guard !question.pooled.isEmpty else { return word }
    var names: [String] = []
    for name in question.pooled { names.append(try dialect.literal(name).onOneLine) }
    return "CASE WHEN \(word) IN (\(names.joined(separator: ", "))) THEN 'all' END"
  }

  func inside(_ range: TimeRange) -> String {
    let limits = [range.start.map { "t >= \($0)" }, range.end.map { "t < \($0)" }].compactMap { $0 }
    return limits.isEmpty ? "1 = 1" : limits.joined(separator: " AND ")
  }

  /// The sums of each unit of a group.
  private func byUnit() -> String {
    var lines = ["grp", "unit", "COUNT(*) AS requests"]
    for item in wanted.byUnit {
      lines.append("COALESCE(SUM(\(item.value)), 0) AS \(item.sum)")
      lines.append("\(dialect.double("COUNT(\(item.alias))")) AS \(item.size)")
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
