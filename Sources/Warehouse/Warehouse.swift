public import Columns
internal import Documents
internal import Processes
public import Summaries

/// A table of an engine, of which summaries are asked.
public struct WarehouseTable: Sendable {
  /// The client that runs statements.
  public let client: WarehouseClient
  /// The table.
  public let name: TableName
  /// Its columns.
  public let schema: TableSchema
  /// Answers that were saved, in place of the client; nil where the client is asked.
  public var saved: SavedAnswers?

  /// A table, whose columns the engine tells.
  ///
  /// - Throws: what the client says where there is no such table.
  public init(_ name: TableName, client: WarehouseClient) throws(WarehouseError) {
    let answer = try client.run(try client.dialect.description(of: name))
    var columns: [TableSchema.Column] = []
    if client.dialect == .spark {
      columns = try Self.columns(ofSpark: answer)
    } else {
      for row in answer.rows {
        guard row.count > 1, let column = row[0], let type = row[1] else { continue }
        columns.append(TableSchema.Column(name: column, type: type))
      }
    }
    guard !columns.isEmpty else {
      throw .noColumns(client: client.command.name, table: name.parts.joined(separator: "."))
    }
    self.init(name, client: client, schema: TableSchema(columns))
  }

  /// The columns in the JSON that Spark describes a table by.
  private static func columns(ofSpark answer: AnswerText) throws(WarehouseError) -> [TableSchema.Column] {
    let text = answer.rows.map { $0.compactMap { $0 }.joined(separator: "\t") }.joined(separator: "\n")
    do throws(DocumentError) {
      let document = try Document(parsing: Array(text.utf8), name: "DESCRIBE")
      var columns: [TableSchema.Column] = []
      for column in try document.root.required("columns").array() {
        columns.append(
          TableSchema.Column(
            name: try column.required("name").string(),
            type: try column.required("type").required("name").string()))
      }
      return columns
    } catch {
      throw .unreadableAnswer(client: "spark-sql", line: 1, text: String(text.prefix(200)))
    }
  }

  /// A table of known columns.
  public init(_ name: TableName, client: WarehouseClient, schema: TableSchema) {
    self.name = name
    self.client = client
    self.schema = schema
  }

  /// The table with the columns that a projection asks for.
  ///
  /// - Throws: errors of columns.
  public func bound(_ projection: Projection) throws(WarehouseError) -> BoundTable {
    try BoundTable(name, schema: schema, projection: projection)
  }

  /// Asks one statement.
  ///
  /// - Returns: the summary, with groups and segments in the order of their names.
  /// - Throws: what the client says; errors of names and columns.
  public func summary(_ question: SummaryQuestion, on table: BoundTable) throws(WarehouseError) -> Summary {
    try complete(answer(question, on: table))
  }

  /// The summary of an answer, with what more than two groups share where units are in so many.
  func complete(_ answer: SummaryAnswer) throws(WarehouseError) -> Summary {
    var summary = try answer.summary()
    guard answer.hasUnitsInThreeGroups else { return summary }
    var question = answer.statement.question
    (question.joinsUnits, question.windows, question.dimensions) = (true, [], [])
    (question.countsDays, question.countsTraffic, question.isPartial) = (false, false, false)
    try self.answer(question, on: answer.statement.table).replaceShared(in: &summary)
    return summary
  }

  /// Asks one statement, and puts the values around quantiles that it asks for into a summary of the same rows.
  func summary(
    _ question: SummaryQuestion, on table: BoundTable, windows summary: inout Summary
  ) throws(WarehouseError) -> Summary {
    let answer = try answer(question, on: table)
    try answer.addWindows(to: &summary)
    return try complete(answer)
  }

  /// Asks what happened in every second and group, of the rows that a summary was made from.
  ///
  /// - Parameters:
  ///   - question: what is asked of single seconds.
  ///   - other: the question that the summary answered.
  ///   - table: the table with a time, and with `WindowSummariser.columns` in its projection.
  ///   - summary: the summary.
  /// - Returns: the seconds of all groups, in no order.
  /// - Throws: what the client says; ``WarehouseError/changed`` where these are not the rows of the summary.
  public func seconds(
    _ question: SecondsQuestion, of other: SummaryQuestion, on table: BoundTable, summary: Summary
  ) throws(WarehouseError) -> [CountedSecond] {
    let answer = try answer(SummaryQuestion(seconds: question, of: other), on: table)
    let rows = try answer.summary().rows
    let seconds = try answer.seconds()
    let counted = seconds.reduce(0) { $0 + $1.requests }
    guard rows == summary.rows, counted <= rows.used else { throw .changed }
    return seconds
  }

  /// Asks for the single values and units of stretches, and puts them into the seconds that lie there.
  ///
  /// - Throws: as ``seconds(_:of:on:summary:)``.
  public func addValues(
    of question: SecondsQuestion, of other: SummaryQuestion, on table: BoundTable,
    to seconds: inout [CountedSecond]
  ) throws(WarehouseError) {
    try answer(SummaryQuestion(seconds: question, of: other), on: table).addValues(to: &seconds)
  }

  func answer(
    _ question: SummaryQuestion, on table: BoundTable
  ) throws(WarehouseError) -> SummaryAnswer {
    let form = try SummaryStatement(question, table: table, dialect: client.dialect)
    let statement = try form.statement()
    if let saved { return SummaryAnswer(statement: form, rows: try saved.rows(of: statement)) }
    let answer = try client.run(statement.text)
    let rows = try answer.answerRows(client: client.command.name, dialect: client.dialect)
    guard rows.contains(where: { $0.isFingerprint(statement.fingerprint) }) else {
      throw .incompleteAnswer(client: client.command.name, rows: rows.count)
    }
    return SummaryAnswer(statement: form, rows: rows)
  }
}
