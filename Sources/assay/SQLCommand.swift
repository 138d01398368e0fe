import ArgumentParser
import Columns
import Inference
import Plans
import Summaries
import Verdicts
import Warehouse

/// `assay sql`: the query that computes the summaries in a warehouse.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Write the query that computes the summaries of a table in its own engine.",
    discussion: """
      One statement gives all that analyze needs of a table: counts, means, variances, sums by unit, quantiles, days and \
      segments. analyze --warehouse runs the same statement. Without --columns the columns have the names of the plan and \
      the options, or those that are recognised first. Some metrics take a second statement, which rests on the answer of \
      the first: save that as CSV and name it by --answer.
      """)

  @Option(help: "The engine whose SQL is written.")
  var dialect: Dialect

  @Option(
    help: ArgumentHelp(
      "The table, such as dataset.requests; a part in \"quotes\" or `marks` stands for itself.",
      valueName: "name"))
  var table: String

  @Flag(help: "Say in comments what each part of the statement is for.")
  var explain = false

  @Flag(help: "The statement that tells the table's columns, in place of the one that summarises it.")
  var describe = false

  @Option(
    help: ArgumentHelp(
      "A metric, NAME[:KIND][:DIRECTION]; repeatable, the first is the primary one.", valueName: "spec"))
  var metric: [String] = []

  @OptionGroup(title: "Answers") var answers: AnswerOptions

  @OptionGroup(title: "Table") var log: LogOptions

  @OptionGroup(title: "Strata") var cells: CellOptions

  @Flag(help: "Leave out p50, p95 and p99, and the sorting that they take.")
  var noQuantiles = false

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    if let first = log.logs.first {
      throw ValidationError("sql reads no logs, \(first) among them; --table names the table")
    }
    let without: [(String, Any?)] = [
      ("--rejects", log.rejects), ("--memory", log.memory), ("--threads", log.threads), ("--last", log.last),
      ("--skip-first", log.skipFirst), ("--split", log.split),
    ]
    try output.refuseLanguage("the query")
    if let given = without.first(where: { $0.1 != nil }) {
      throw ValidationError("\(given.0) changes nothing in the query; leave it out")
    }
  }

  func run() throws {
    let name = try TableName(parsing: table)
    guard !describe else {
      try Answer(output).give(try dialect.description(of: name) + ";\n")
      return
    }
    let plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    let run = AnalysisRun(options: log, plan: plan)
    let asked = try run.askedMetrics(metric)
    let metrics = asked.isEmpty ? MetricSpecification.standard : asked
    let questions = try CellQuestions(cells, options: log, plan: plan)
    let levels = noQuantiles ? [] : AnalysisSettings().quantileLevels
    let needs =
      metrics.flatMap { $0.metric.needs(quantileLevels: levels) }
      + (cells.withoutOutliers ? metrics.flatMap { WithoutOutliers.needs($0) } : [])
    let reading = try LogRun(options: log, output: output, plan: plan)
    let window = try reading.statedWindow()
    let projection = try reading.projection(of: needs, window: window, cells: questions)
    let schema =
      try answers.columns.map { try TableSchema(parsing: $0) } ?? TableSchema.usual(for: projection)
    var source = WarehouseTable(name, client: try WarehouseClient(dialect), schema: schema)
    source.saved = try answers.saved(dialect)
    let bound = try source.bound(projection)
    var question = WarehouseRun.question(
      WarehouseRun.Question(needs: needs, projection: projection, window: window, cells: questions),
      bound: bound, path: table)
    question.isExplained = explain
    try Answer(output).give(next(question, of: source, bound, reading) + ";\n")
  }

  /// The first statement of which there is no answer yet.
  private func next(
    _ question: SummaryQuestion, of source: WarehouseTable, _ bound: BoundTable, _ reading: LogRun
  ) throws -> String {
    do throws(WarehouseError) {
      _ = try WarehousePasses(question, table: source, bound: bound).summary { reading.compared(in: $0) }
    } catch {
      guard case .unanswered(let statement, let strangers) = error, strangers.isEmpty else { throw error }
      return statement
    }
    throw Trouble(
      "every statement that these options need is answered; assay analyze --warehouse \(dialect.rawValue) "
        + "--table \(shown(table)) with the same options and every --answer reads them")
  }
}
