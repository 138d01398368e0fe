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
    let fields = try fields()
    var steps: [(name: String, comment: String, sql: String)] = [
      ("assay_log", "the fields of the table's rows, texts without the space around them; NULL is missing", try logged(fields)),
      ("assay_fields", "the fields as numbers; NULL is missing, or cannot be read", read(fields)),
      ("assay_rows", "what every metric is made from, and why a row cannot be used", judged(fields)),
      ("assay_requests", "the rows that are used", "SELECT * FROM assay_rows WHERE trouble IS NULL"),
    ]
    if !centred.isEmpty {
      let means = centred.map { "COALESCE(AVG(\($0.alias)), 0) AS \($0.centre)" }
      steps.append(
        (
          name: "assay_centres",
          comment: "what is taken from values before they are added, so that none loses digits",
          sql: "SELECT\n" + means.joined(separator: ",\n").indented + "\nFROM assay_requests"
        ))
    }
    if hasUnits {
      steps.append(
        (name: "assay_units", comment: "the sums and sizes of each unit of a group", sql: byUnit()))
    }
    return Statement(
      title: question.title, steps: steps, parts: try parts(), dialect: dialect,
      isExplained: question.isExplained)
  }

  /// The expressions that are centred.
  var centred: [WantedValues.Item] { wanted.items.filter(\.isCentred) }

  /// A query beside the centres, where there are any.
  func besideCentres(_ source: String) -> String {
    centred.isEmpty ? source : "\(source) CROSS JOIN assay_centres"
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

  func inside(_ range: TimeRange) -> String {
    let limits = [range.start.map { "t >= \($0)" }, range.end.map { "t < \($0)" }].compactMap { $0 }
    return limits.isEmpty ? "1 = 1" : limits.joined(separator: " AND ")
  }

  /// The sums of each unit of a group.
  private func byUnit() -> String {
    var lines = ["grp", "unit", "COUNT(*) AS requests"]
    for item in wanted.byUnit {
      let value = item.isCentred ? "\(item.alias) - \(item.centre)" : item.alias
      lines.append("COALESCE(SUM(\(value)), 0) AS \(item.sum)")
      lines.append("COUNT(\(item.alias)) AS \(item.size)")
    }
    return "SELECT\n" + lines.joined(separator: ",\n").indented
      + "\nFROM \(besideCentres("assay_requests"))\nWHERE unit IS NOT NULL\nGROUP BY grp, unit"
  }
}
