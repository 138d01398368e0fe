import Columns
import Glibc
import Logs
import Plans
import Summaries
import Verdicts

/// What a watch needs before it reads the first row.
struct WatchSetup {
  /// The arguments that name logs.
  let arguments: [String]
  let projection: Projection
  /// The watch, which has seen nothing yet.
  private(set) var watch: Watch
  let threads: Int
  let quiet: Bool
  private let options: WatchOptions
  /// The time of the stage, as the plan dates it: all of it of logs that are read to their end, else from its start on.
  private let stageRange: TimeRange

  init(_ command: WatchCommand) throws {
    options = command.log
    quiet = command.quiet
    threads = options.threads ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let plan = try options.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    if let stage = command.stage, plan.canary.stage(stage) == nil {
      let known = plan.canary.stages.map { String($0.number) }.joined(separator: ", ")
      throw Trouble("--stage \(stage): the plan has no such stage; it has \(known)")
    }
    var range = TimeRange()
    if let stage = command.stage { range = try CellQuestions.range(ofStage: stage, in: plan) ?? range }
    // A stage that is held goes on beyond the end that was planned, and must be watched.
    if !command.replay { range.end = nil }
    stageRange = range
    var canary = plan.canary
    if let evidence = command.evidence { canary.watch.evidence = evidence }
    if let minimum = command.minimumRequests { canary.watch.minimumRequests = minimum }
    if let lateness = command.lateness.flatMap(PlannedDuration.milliseconds) {
      canary.watch.lateness = lateness
    }
    var settings = WatchSettings()
    settings.level = plan.statistics.confidenceLevel
    settings.stopsAtRollBack = command.replay && !command.keepGoing
    if let text = options.split { settings.share = try Split(parsing: text).shares.last }
    watch = Watch(
      canary: canary, stage: command.stage,
      roles: VersionRoles(plan: plan, control: options.control, treatment: options.treatment),
      settings: settings)
    watch.isPast = !command.replay
    arguments = try Self.logs(options)
    let groupsAreFiles = arguments.allSatisfy { LogSource(parsing: $0).group != nil }
    projection = Self.projection(options, plan.log, groupsAreFiles: groupsAreFiles)
  }

  /// What makes cells of batches.
  var summariser: WindowSummariser {
    WindowSummariser(projection: projection, thresholds: watch.thresholds, timeRange: stageRange)
  }

  /// What is told of rows that are left out; nil where none is.
  private var limitation: String? {
    guard let stage = watch.state.stage, !stageRange.isUnlimited else { return nil }
    return stageRange.end == nil
      ? "only rows since the start of stage \(stage), as the plan dates it"
      : "only the rows of stage \(stage), as the plan dates it"
  }

  /// Tells which columns were chosen, and refuses response times of an unknown unit.
  ///
  /// - Parameters:
  ///   - inputs: the logs whose columns are known.
  ///   - notes: where that is told.
  ///   - rows: the rows that were read; the unit may be told by more of them than the first few. Nil where that is over.
  /// - Throws: ``Trouble`` naming the column and the flag that tells its unit.
  func accept(_ inputs: [ReadReport.Input], notes: WatchNotes, after rows: Int? = nil) throws {
    let names = ColumnNames(inputs, projection: projection)
    if let limitation { notes.say(limitation) }
    for line in names.lines { notes.say(line) }
    if let rows, rows < Self.fewRows { return }
    try names.requireTimeUnits()
  }

  /// Refuses the end of a log that held no request of the canary: of nothing it must not be said that nothing is wrong.
  func requireCanary(_ state: WatchState) throws {
    guard state.requests.treatment == 0 else { return }
    if state.rows.outsideStage > 0, state.rows.used == 0, let limitation {
      throw Trouble(
        "no row counts: \(limitation), are watched; \(Figures.count(state.rows.outsideStage)) are outside of it"
      )
    }
    throw Trouble(
      "no request of \(shown(state.names.treatment)) was in the log, so nothing was watched; "
        + "--treatment and --group say which rows are the canary's")
  }

  /// The rows that may come without telling their unit: no window is judged of fewer.
  private static let fewRows = 20

  private static func logs(_ options: WatchOptions) throws -> [String] {
    guard options.logs.isEmpty else { return options.logs }
    if isatty(STDIN_FILENO) == 1 {
      throw Trouble("no log is named; name files or folders, or - for standard input")
    }
    return [LogSource.standardInput]
  }

  private static func projection(_ options: WatchOptions, _ log: LogPlan, groupsAreFiles: Bool) -> Projection
  {
    func choice(_ role: ColumnRole, _ name: String?, _ flag: String, isRequired: Bool) -> ColumnChoice {
      ColumnChoice(names: name.map { [$0] } ?? role.names, flag: flag, isRequired: isRequired)
    }
    let unit = options.unit ?? log.unit
    return Projection(
      group: groupsAreFiles ? nil : choice(.group, options.group ?? log.group, "--group", isRequired: true),
      unit: unit == "none" ? nil : choice(.unit, unit, "--unit", isRequired: unit != nil),
      time: choice(.time, options.time ?? log.time, "--time", isRequired: true),
      numbers: WindowSummariser.columns,
      timeUnit: (options.timeUnit ?? log.timeUnit).flatMap { TimeUnit(rawValue: $0) })
  }
}
