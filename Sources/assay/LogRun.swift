import Assignment
import Columns
import Documents
import Glibc
import Inference
import Logs
import Plans
import Summaries
import Verdicts

/// The way from log files to a summary: one reading, as the options and the plan have it.
struct LogRun {
  private(set) var options: LogOptions
  let plan: Plan
  let quiet: Bool
  /// The rows of one stage, where the command judges it and no time was named.
  var stageRange: TimeRange?
  /// The rows that are read, once the log's own times have told what they depend on.
  var window: LogWindow?
  /// How the groups of units are judged, where that is asked for.
  var auditing: AssignmentAuditing?
  /// What replays the rows second by second, where triggers are asked about.
  var replay: WindowReplay?
  let noColor: Bool
  let sketches: Bool
  /// The table that is asked in place of logs.
  var warehouse: WarehouseSource?
  private let outputs: OutputPaths

  /// What a reading gives.
  struct Result {
    var summary: Summary
    /// The columns that were chosen.
    var names: ColumnNames
    var inputs: [Verdicts.Input]
    /// The rows that were asked for.
    var window: LogWindow
    /// Whether units are in the groups that their hash gives, where that is asked for.
    var audit: AssignmentAudit.Result?
    /// The replay of all rows, where that is asked for.
    var replay: WindowReplay?
  }

  init(
    options: LogOptions, output: OutputOptions, summaryOutput: String? = nil, ledger: String? = nil,
    sketches: Bool = false, plan: Plan? = nil
  ) throws {
    self.options = options
    quiet = output.quiet
    noColor = output.noColor
    self.sketches = sketches
    outputs = OutputPaths([
      ("--output", output.output), ("--rejects", options.rejects), ("--summary-output", summaryOutput),
      ("--ledger", ledger),
    ])
    self.plan =
      try plan ?? options.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
  }

  /// Reads the logs and summarises what the metrics need: once, or twice where some of it rests on all values.
  ///
  /// - Parameters:
  ///   - specifications: the metrics.
  ///   - quantileLevels: the quantiles of each mean; none to save their memory.
  ///   - readsTime: whether times are wanted although no time range asks for them.
  ///   - further: what else is needed of the rows.
  ///   - history: what is known of the same units from before.
  ///   - countsDays: whether requests and units of each day are counted, where there are times.
  ///   - cells: what is asked of strata, and of the names of requests.
  /// - Returns: the summary, and what was read from where.
  /// - Throws: ``Trouble`` and the errors of the rooms on the way.
  func read(
    _ specifications: [MetricSpecification], quantileLevels: [Double], readsTime: Bool = false,
    further: [Need] = [], history: UnitHistory? = nil, countsDays: Bool = false, cells: CellQuestions? = nil
  ) async throws -> Result {
    let needs = specifications.flatMap { $0.metric.needs(quantileLevels: quantileLevels) } + further
    if let warehouse {
      return try ask(
        warehouse,
        Pass(needs: needs, columns: needs, readsTime: readsTime, countsDays: countsDays, cells: cells))
    }
    var sources = try LogSource.expand(arguments())
    try outputs.requireApart(from: sources.map(\.path))
    let passes = Passes(needs)
    let copies = passes.mayBeTwo || needsTimesFirst || replay != nil ? try sources.copyWhatIsReadOnce() : []
    defer { withExtendedLifetime(copies) {} }
    var run = self
    run.window = try await settledWindow(over: sources)
    var result = try await run.pass(
      Pass(
        needs: passes.first, columns: needs, readsTime: readsTime, history: history, countsDays: countsDays,
        cells: cells), over: sources)
    if let replay = result.replay, replay.isOutOfOrder {
      result.replay = try await run.pass(
        Pass(needs: [], columns: needs, readsTime: true, cells: cells, replay: replay.holdingAll),
        over: sources
      ).replay
    }
    guard passes.mayBeTwo, let compared = compared(in: result.summary) else { return result }
    let second = passes.second(hasUnits: result.names.unit != nil, treatments: compared.count - 1)
    guard !second.isEmpty else { return result }
    let prior = PriorValues(result.summary, compared: compared)
    let again = try await run.pass(
      Pass(needs: second, columns: needs, readsTime: readsTime, prior: prior, cells: cells), over: sources)
    guard zip(result.inputs, again.inputs).allSatisfy({ $0.hash == $1.hash && $0.bytes == $1.bytes }) else {
      throw Trouble("a log changed between the two readings that these metrics need; read a copy of it")
    }
    result.summary.add(again.summary)
    return result
  }

  /// The same reading from a time on.
  func starting(at time: String) -> LogRun {
    var later = self
    later.options.from = time
    return later
  }

  /// Reads what units did before the experiment, whatever group they are logged in.
  ///
  /// - Parameter needs: the sums of units that are wanted.
  /// - Returns: the sums by unit.
  /// - Throws: as ``read(_:quantileLevels:readsTime:further:history:)``.
  func readHistory(_ needs: [Need]) async throws -> UnitHistory {
    var sources = try LogSource.expand(arguments())
    try outputs.requireApart(from: sources.map(\.path))
    for index in sources.indices { sources[index].group = "history" }
    let found = try await summarised(
      Pass(needs: needs, columns: needs, readsTime: false, isHistory: true), over: sources)
    guard found.names.unit != nil, let history = found.summary.history() else {
      throw Trouble("what units did before needs a column of units; --unit names it")
    }
    let rows = history.rows
    guard rows.used > 0 else {
      throw Trouble("there are no rows from before the experiment; --history names a log of them")
    }
    guard Double(rows.rejectedTotal) <= options.maxRejected * Double(rows.filled) else {
      throw AnalysisError.tooManyRejected(
        group: nil, rejected: rows.rejectedTotal, rows: rows.filled, limit: options.maxRejected,
        reasons: rows.rejected)
    }
    return history
  }

  /// The times of the first and the last row of the logs, whatever rows are asked for; nil where none has a time.
  ///
  /// - Throws: as ``read(_:quantileLevels:readsTime:further:history:)``.
  func times() async throws -> ClosedRange<Int64>? {
    if let warehouse {
      return try WarehouseRun(source: warehouse, options: options, quiet: quiet).times(timesProjection())
    }
    var run = self
    run.window = LogWindow(range: TimeRange())
    return try await run.summarised(
      Pass(needs: [], columns: [], readsTime: true, timesOnly: true), over: LogSource.expand(arguments())
    ).summary.finish().times
  }

  /// Asks a table in place of reading logs.
  private func ask(_ source: WarehouseSource, _ pass: Pass) throws -> Result {
    try outputs.requireApart(from: [])
    let run = WarehouseRun(source: source, options: options, quiet: quiet)
    let window = try settledWindow(needsTimesFirst ? run.times(timesProjection()) : nil)
    var projection = try projection(
      of: pass.columns, window: window, cells: pass.cells, readsTime: pass.readsTime)
    if replay != nil { addReplay(to: &projection) }
    if source.isByDay { projection.time = try timesProjection().time }
    let question = WarehouseRun.Question(
      needs: pass.needs, projection: projection, window: window, countsDays: pass.countsDays,
      cells: pass.cells, replay: replay)
    return try run.read(question) { compared(in: $0) }
  }

  /// The time alone, to learn where a table begins and ends.
  private func timesProjection() throws -> Projection {
    try projection(of: [], groupsAreFiles: true, readsTime: true, timeIsRequired: true)
  }

  /// The indices of the groups that will be compared; nil where that cannot be told, which others then say.
  func compared(in summary: Summary) -> [Int]? {
    if summary.groups.count == 1 { return [0] }
    let roles = try? GroupRoles(
      summary.groups.map(\.name), plan: plan, control: options.control, treatments: options.treatment)
    return roles.map { [$0.control] + $0.treatments }
  }

  /// The logs that were named; a pipe that nobody named is one, a terminal is not.
  private func arguments() throws -> [String] {
    guard options.logs.isEmpty else { return options.logs }
    if isatty(STDIN_FILENO) == 1 {
      throw Trouble("no log is named; name files or folders, or - for standard input")
    }
    return [LogSource.standardInput]
  }
}
