import Columns
import Inference
import Plans
import Summaries
import Verdicts

/// The way from logs to a report: one reading, and from it the analysis and the gate's answer.
struct ReportRun {
  private let command: ReportCommand
  private let log: LogOptions
  private let plan: Plan
  private let period: ReportPeriod
  private let metrics: [MetricSpecification]
  private let asked: [MetricSpecification]
  private let gate: ReportGate
  /// What the days, the course and the curves need.
  private let questions: ReportQuestions?

  init(_ command: ReportCommand) throws {
    self.command = command
    var log = command.log
    plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    period = try command.period.period(&log, plan: plan)
    self.log = log
    asked = try AnalysisRun(options: log, plan: plan).askedMetrics(command.metric)
    metrics = asked.isEmpty ? MetricSpecification.standard : asked
    gate = try ReportGate(command, log: log, plan: plan, period: period)
    questions = ReportQuestions(
      metrics, zone: try TimeZoneName.offsets(log.timeZone),
      plannedEnd: plan.endDate.flatMap { try? TimeLimit.end($0) })
  }

  /// The report.
  ///
  /// - Parameter folder: where earlier reports are.
  /// - Returns: the report.
  /// - Throws: ``Trouble`` and the errors of the rooms on the way.
  func report(folder: String) async throws -> ExperimentReport {
    var reading = try LogRun(options: log, output: command.output, plan: plan)
    reading.warehouse = try command.warehouse.source()
    reading.replay = gate.replay
    tellPeriod()
    try tellGate()
    let (result, cells) = try await read(reading)
    try await requireRows(result, by: reading)
    let run = AnalysisRun(options: log, plan: plan)
    let roles = try run.roles(result.summary)
    try Answer.requireMetrics(asked, in: result.summary)
    let strata = cells.questions(named: result.names, in: result.summary)
    let analysis = try Analysis(
      plan: plan, settings: settings(result, questions: strata), specifications: metrics,
      summary: result.summary, roles: roles, inputs: result.inputs)
    var report = ExperimentReport(
      version: Version.text, period: try settled(result), analysis: analysis)
    if let questions { report.add(ReportFacts(analysis, summary: result.summary, questions: questions)) }
    switch gate.answer(result, questions: strata.filter { $0.kind == .stages }) {
    case .success(let answer):
      report.gate = answer
      report.gate?.analysis = nil
    case .failure(let none):
      none.tell(in: &report)
      if !command.output.quiet { StandardError.write("no gate is asked: \(visible(none.text))\n") }
    }
    report.tell(
      EarlierReports.read(
        in: folder, experiment: plan.experimentName, label: report.period.label, quiet: command.output.quiet))
    return report
  }

  /// One reading of what the analysis and the gate need.
  private func read(_ reading: LogRun) async throws -> (result: LogRun.Result, cells: CellQuestions) {
    let named = command.segment.filter { $0 != "none" }
    var segments = named.map { ColumnChoice(names: [$0], flag: "--segment", isRequired: true) }
    let endpoints = ColumnRole.endpoint.names
    let isAsked = named.contains { name in endpoints.contains { ColumnName.matches($0, name) } }
    if !isAsked, !command.segment.contains("none") {
      segments.append(ColumnChoice(names: endpoints, flag: "--segment", isRequired: false))
    }
    var cells = try CellQuestions(
      nil, options: log, plan: plan, isGate: true, isReport: true, further: segments)
    if let questions, try CellQuestions.stages(plan).isEmpty {
      // What the gate asks beside the metrics is told as a whole, unless there are stages to judge it by.
      cells.cellNeeds =
        metrics.flatMap { $0.metric.needs(quantileLevels: []) } + questions.cellNeeds(of: metrics)
    }
    let result = try await reading.read(
      metrics, quantileLevels: AnalysisSettings().quantileLevels, readsTime: true,
      further: gate.needs + (questions?.needs ?? []), cells: cells)
    if !command.output.quiet, let column = cells.leftOut(result.names, in: result.summary) {
      StandardError.write(
        "no segments: the column \(shown(column)) holds more than \(Dimension.optionalLimit) values\n")
    }
    return (result, cells)
  }

  private func settings(_ result: LogRun.Result, questions: [DimensionQuestion]) throws -> AnalysisSettings {
    let run = AnalysisRun(options: log, plan: plan)
    let split = log.split == nil ? gate.split : nil
    var settings = try run.settings(
      confidence: command.confidence, split: split ?? run.split(fallback: nil), names: result.names,
      looks: command.looks.plan(over: plan.statistics.sequential), correction: command.correction)
    settings.quantileError = result.summary.quantileError
    settings.questions = questions
    return settings
  }

  /// The period with what the rows say of it.
  private func settled(_ result: LogRun.Result) throws -> ReportPeriod {
    var period = period
    period.rows = result.summary.times
    if log.last != nil {
      period.start = result.window.range.start
      let ends = [period.start, period.end ?? result.summary.times?.upperBound].map {
        $0.map { $0 - $0 % 60_000 }
      }
      period.label = ZonedTime(zone: try TimeZoneName.offsets(log.timeZone)).label(ends[0], ends[1])
    }
    return period
  }

  private func tellPeriod() {
    guard !command.output.quiet, period.start != nil || period.end != nil,
      let zone = try? TimeZoneName.offsets(log.timeZone)
    else { return }
    let words = ZonedTime(zone: zone).words(period.start, period.end)
    StandardError.write("only the rows \(words)\(period.kind == .range ? "" : ", \(period.label)")\n")
  }

  /// Where decide-stage5 would judge the rows of stage 4 alone, the report's gate is another one.
  private func tellGate() throws {
    guard !command.output.quiet, period.kind == .all, log.last == nil,
      try CellQuestions.range(ofStage: 4, in: plan) != nil
    else { return }
    StandardError.write(
      "the gate judges all rows; decide-stage5 judges those of stage 4, as --from and --to name them\n")
  }

  /// Refuses logs without any row of the period, and says which times they hold.
  private func requireRows(_ result: LogRun.Result, by reading: LogRun) async throws {
    let rows = result.summary.rows
    // An engine does not look at rows outside the period.
    let isOutside =
      rows.excluded[.outsideTimeRange] ?? 0 > 0 || reading.warehouse != nil && rows.rejectedTotal == 0
    guard rows.used == 0, isOutside, period.kind != .all else { return }
    let times = ZonedTime(zone: try TimeZoneName.offsets(log.timeZone))
    let flag =
      switch period.kind {
      case .week: "--week \(period.label)"
      case .stage: "--stage \(period.stage ?? 0)"
      default: log.last.map { "--last \($0)" } ?? "--from and --to"
      }
    var text = "no row lies in \(period.label), \(times.words(period.start, period.end))"
    if !log.logs.isEmpty && !log.logs.contains("-") || reading.warehouse != nil,
      let found = try await reading.times()
    {
      text +=
        ": the \(reading.warehouse == nil ? "log" : "table") has rows from \(times.text(found.lowerBound)) to \(times.text(found.upperBound))"
    }
    throw Trouble("\(text); see \(flag)")
  }
}
