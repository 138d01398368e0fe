import Columns
import Inference
import Logs
import Plans
import Summaries
import Verdicts
import Warehouse

/// The way from a table of an engine to a summary.
struct WarehouseRun {
  let source: WarehouseSource
  let options: LogOptions
  let quiet: Bool

  /// What is asked beside the needs of metrics.
  struct Question {
    var needs: [Need]
    var projection: Projection
    var window: LogWindow
    var countsDays = false
    var cells: CellQuestions?
    /// What replays the rows second by second, where triggers are asked about.
    var replay: WindowReplay?
  }

  /// The table with its columns: as the engine tells them, or as they were named for saved answers.
  func table(_ projection: Projection) throws -> WarehouseTable {
    guard let answers = source.answers else {
      return try asking { try WarehouseTable(source.table, client: source.client) }
    }
    let schema = try source.columns.map { try TableSchema(parsing: $0) } ?? TableSchema.usual(for: projection)
    var table = WarehouseTable(source.table, client: source.client, schema: schema)
    table.saved = answers
    return table
  }

  /// Does what may take an engine its time, and shows for how long.
  func asking<Result>(_ body: () throws -> Result) rethrows -> Result {
    let line = quiet || source.answers != nil ? nil : ProgressLine(asking: source.client.dialect.title)
    defer { line?.finish() }
    return try body()
  }

  /// Asks what the metrics need.
  ///
  /// - Parameters:
  ///   - asked: what is asked.
  ///   - compared: tells which groups are compared.
  /// - Returns: the summary, and the columns it was made from.
  /// - Throws: `WarehouseError`.
  func read(_ asked: Question, compared: (Summary) -> [Int]?) throws -> LogRun.Result {
    guard !source.isPartial else { return try PartialRun(run: self).read(asked, compared: compared) }
    let table = try table(asked.projection)
    let bound = try table.bound(asked.projection)
    let names = ColumnNames(bound, path: source.path)
    if !quiet { names.tell() }
    let question = Self.question(asked, bound: bound, path: source.path)
    return try asking {
      let summary = try WarehousePasses(question, table: table, bound: bound).summary(compared: compared)
      try requireRows(summary, asked)
      var result = result(summary, names: names, window: asked.window)
      if let replay = asked.replay, bound.time != nil {
        result.replay = try WarehouseReplay(table: table, bound: bound, question: question, summary: summary)
          .replay(replay)
      }
      return result
    }
  }

  /// Refuses a table without rows; a report says itself which times there are.
  func requireRows(_ summary: Summary, _ asked: Question) throws {
    guard summary.rows.read == 0 else { return }
    guard asked.window.isLimited else { throw Trouble("\(shown(source.path)): the table has no rows") }
    if asked.cells?.reportZone == nil {
      throw Trouble("\(shown(source.path)): no row lies in the time that is asked for; see --from and --to")
    }
  }

  private func result(_ summary: Summary, names: ColumnNames, window: LogWindow) -> LogRun.Result {
    LogRun.Result(
      summary: summary, names: names,
      inputs: [Input(path: source.path, bytes: 0, rows: summary.rows.read, hash: Self.hash(summary))],
      window: window)
  }

  /// The question in the terms of the engine.
  static func question(_ asked: Question, bound: BoundTable, path: String) -> SummaryQuestion {
    var question = SummaryQuestion(needs: asked.needs, hasUnits: bound.unit != nil)
    question.timeRange = asked.window.range
    question.skipped = asked.window.skipped
    question.countsDays = asked.countsDays && bound.time != nil
    question.title = "summaries of \(path.split(whereSeparator: \.isNewline).joined(separator: " "))"
    guard let cells = asked.cells else { return question }
    question.dimensions = cells.dimensions
    question.cellLevels = cells.cellLevels
    question.optionalDimensions = cells.optionalDimensions
    question.cellExpressions = cells.cellNeeds?.flatMap(\.expressions)
    question.cellUnits = cells.cellUnits
    question.countsTraffic = bound.time != nil
    return question
  }

  /// The times of the first and the last row; nil where none has a time.
  func times(_ projection: Projection) throws -> ClosedRange<Int64>? {
    guard source.others.isEmpty else { return try PartialRun(run: self).times(projection) }
    let table = try table(projection)
    let bound = try table.bound(projection)
    return try asking { try table.summary(SummaryQuestion(needs: [], hasUnits: false), on: bound).times }
  }

  /// A hash of what does not depend on the order in which an engine adds: counts and extremes.
  static func hash(_ summary: Summary) -> String {
    var text = "\(summary.rows.used) \(summary.rows.excludedTotal) \(summary.rows.rejectedTotal)\n"
    for group in summary.groups.sorted(by: { $0.name < $1.name }) {
      text += "\(group.name)\n\(group.requests) \(group.units ?? 0)\n"
      let moments = group.expressions.values.map(\.moments)
      text += moments.map { "\($0.count) \($0.minimum) \($0.maximum)" }.sorted().joined(separator: "\n")
    }
    return InputHash.of(Array(text.utf8))
  }
}

extension ColumnNames {
  /// The columns of a table that were chosen.
  init(_ table: BoundTable, path: String) {
    var chosen: [String] = []
    func add(_ meaning: String, _ column: TableSchema.Column?) {
      if let column { chosen.append("\(meaning) = \(shown(column.name))") }
    }
    add("group", table.group)
    add("unit", table.unit)
    add("time", table.time)
    for (place, column) in table.numbers.enumerated() {
      add(table.projection.numbers[place].choice.names.first ?? "number", column)
    }
    for column in table.categories { add("segment", column) }
    add("request", table.request)
    self.init(
      group: table.group?.name, unit: table.unit?.name, time: table.time?.name, request: table.request?.name,
      segments: table.categories.map { $0?.name },
      unitless: table.unitless.map { ($0, path) },
      lines: ["\(shown(path)): \(chosen.joined(separator: ", "))"])
  }
}
