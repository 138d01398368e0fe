import ArgumentParser
import Documents
import Inference
import Plans
import Reports
import Summaries
import Verdicts
import Warehouse

/// `assay power log`: how long an experiment on the traffic of a log must run.
struct PowerLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "How many requests and days each stage needs, from the traffic of a log.",
    discussion: """
      Takes baseline, variance, correlation within users and daily traffic from a log, which may hold one group only. \
      Tells for each metric and each stage the smallest improvement that is seen in the stage's hours, the days that an \
      improvement of --lift needs, and from which true improvement on the gate's can be proved.
      """)

  @OptionGroup(title: "Logs") var log: LogOptions

  @OptionGroup(title: "Warehouse") var warehouse: WarehouseOptions

  @Option(
    help: ArgumentHelp(
      "A metric, NAME[:KIND][:DIRECTION]; repeatable, the first is the primary one.", valueName: "spec"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp(
      "An improvement to be seen, 0.05 is 5 % better; repeatable; the gate's unless given.", valueName: "r"))
  var lift: [Double] = []

  @Option(help: ArgumentHelp("The chance of seeing it.", valueName: "share"))
  var power = 0.8

  @Option(
    help: ArgumentHelp("The significance level; 0.05 unless the plan says otherwise.", valueName: "level"))
  var alpha: Double?

  @Option(
    help: ArgumentHelp(
      "The improvement that the gate asks to be exceeded; 0.10 unless the plan says otherwise.",
      valueName: "share"))
  var improvement: Double?

  @Option(
    help: ArgumentHelp(
      "The stages, percent of the traffic and hours; 5:24,10:24,25:48,50:72 unless the plan has others.",
      valueName: "list")
  )
  var stages: PowerStages?

  @Option(
    help: ArgumentHelp(
      "Requests a day in all groups together, in place of what the log's times say.", valueName: "n"))
  var daily: Double?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try warehouse.refuse(log)
    for (flag, value) in [("--power", power), ("--alpha", alpha ?? 0.05)] {
      guard value > 0 && value < 1 else {
        throw ValidationError("\(flag) \(value): must be a share between 0 and 1")
      }
    }
    for (flag, value) in lift.map({ ("--lift", $0) }) + [("--daily", daily ?? 1)] {
      guard value > 0 && value.isFinite else { throw ValidationError("\(flag) \(value): must be above 0") }
    }
    if let improvement, !(0..<1).contains(improvement) {
      throw ValidationError("--improvement \(improvement): must be a share such as 0.10")
    }
    if log.split != nil {
      throw ValidationError("--split changes nothing here; --stages says which shares are asked about")
    }
  }

  func run() async throws {
    var reading = try LogRun(options: log, output: output)
    reading.warehouse = try warehouse.source()
    let run = AnalysisRun(options: log, plan: reading.plan)
    let asked = try run.askedMetrics(metric)
    let metrics = asked.isEmpty ? MetricSpecification.standard : asked
    let result = try await reading.read(metrics, quantileLevels: [], readsTime: true, countsDays: true)
    let summary = result.summary
    try refuse(summary)
    try Answer.requireMetrics(asked, in: summary)
    let control = try self.control(summary, plan: reading.plan)
    var settings = LogPower.Settings()
    settings.power = power
    settings.alpha = alpha ?? reading.plan.statistics.significanceLevel
    settings.improvement = improvement ?? reading.plan.canary.promotionImprovement
    let answer = PowerLogAnswer(
      metrics.filter { summary.groups[control].has($0) }, of: summary, control: control,
      improvements: lift.isEmpty ? [settings.improvement > 0 ? settings.improvement : 0.1] : lift,
      stages: stages?.stages ?? reading.plan.canary.sharedStages, settings: settings, daily: daily,
      unit: result.names.unit)
    try Answer(output).give(form(answer))
  }

  private func form(_ answer: PowerLogAnswer) throws -> String {
    switch format {
    case .table: PowerLogText(answer, terminal: Answer(output).terminal, language: output.lang).text
    case .json: PowerLogDocument(answer, version: Version.text).json.text() + "\n"
    case .markdown: PowerLogMarkdown(answer, language: output.lang).text
    }
  }

  /// The group whose values are those of a control: the one that is named or recognised, or the only one.
  private func control(_ summary: Summary, plan: Plan) throws -> Int {
    guard summary.groups.count > 1 else {
      if let name = log.control, name.lowercased() != summary.groups[0].name.lowercased() {
        throw PlanError.unknownGroup(name, flag: "--control", groups: summary.groups.map(\.name))
      }
      return 0
    }
    return try GroupRoles(
      summary.groups.map(\.name), plan: plan, control: log.control, treatments: log.treatment
    ).control
  }

  /// Refuses logs of which nothing is left, or too much could not be read.
  private func refuse(_ summary: Summary) throws {
    let rows = summary.rows
    guard rows.filled > 0 else { throw AnalysisError.noRows }
    if Double(rows.rejectedTotal) > log.maxRejected * Double(rows.filled) {
      throw AnalysisError.tooManyRejected(
        group: nil, rejected: rows.rejectedTotal, rows: rows.filled, limit: log.maxRejected,
        reasons: rows.rejected)
    }
    guard rows.used > 0, !summary.groups.isEmpty else { throw AnalysisError.noRowsLeft(rows) }
  }
}
