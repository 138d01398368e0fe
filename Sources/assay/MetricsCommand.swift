import ArgumentParser
import Columns
import Documents
import Inference
import Logs
import Plans
import Reports
import Summaries
import Verdicts

/// `assay metrics`: what both versions did, in the shape of the service's own summary.
struct Metrics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Summarise requests, errors and response times of legacy and canary.",
    discussion: """
      The default is JSON with the keys legacy, canary and comparison, rounded texts in it: what the service's own \
      metrics endpoint answers with. --numbers gives the same as numbers with intervals. A request failed where its \
      status is 500 or more, or an exception, or, where there is no status, success is false. Exits 0; 2 on an error.
      """)

  @OptionGroup(title: "Logs") var log: LogOptions

  @Flag(help: "Also by endpoint, in a column that is recognised.")
  var endpoints = false

  @Option(help: ArgumentHelp("Also by the values of this column, at most 1,000.", valueName: "column"))
  var endpoint: String?

  @Flag(help: "JSON of numbers with their intervals (assay-metrics/1).")
  var numbers = false

  @Option(
    help: ArgumentHelp("The level of intervals; 0.95 unless the plan says otherwise.", valueName: "level"))
  var confidence: Double?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .json

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try Confidence.check(confidence)
    if numbers, format != .json {
      throw ValidationError("--numbers is a form of JSON; leave out --format \(format.rawValue)")
    }
    if log.split != nil {
      throw ValidationError("--split changes nothing here: the traffic is told as it was")
    }
    if log.requestId != nil { throw ValidationError("--request-id changes nothing here; leave it out") }
    if log.treatment.count > 1 {
      throw ValidationError("--treatment is given twice; the summary is of one canary")
    }
  }

  func run() async throws {
    let reading = try LogRun(options: log, output: output)
    let run = AnalysisRun(options: log, plan: reading.plan)
    let specifications = MetricsAnswer.specifications(hasIntervals: numbers)
    let result = try await read(specifications, by: reading)
    let roles = try run.roles(result.summary)
    guard roles.treatments.count == 1 else {
      throw Trouble(
        "the logs hold several treatments (\(quoted(roles.treatments.map { result.summary.groups[$0].name }))); "
          + "--treatment names the canary")
    }
    let analysis = try Analysis(
      plan: reading.plan, settings: settings(reading.plan, names: result.names),
      specifications: specifications, summary: result.summary, roles: roles, inputs: result.inputs)
    tell(analysis.checks)
    let answer = MetricsAnswer(
      analysis, summary: result.summary, roles: (roles.control, roles.treatments[0]),
      byEndpoint: endpointColumn != nil)
    try Answer(output).give(form(answer))
  }

  /// Reads the logs; too many endpoints are a matter of this command's own flag.
  private func read(_ specifications: [MetricSpecification], by reading: LogRun) async throws -> LogRun.Result
  {
    do {
      return try await reading.read(
        specifications, quantileLevels: MetricsAnswer.levels, cells: CellQuestions(endpoints: endpointColumn))
    } catch let error as LogError {
      guard case .tooManyValues(let path, let column, let limit) = error else { throw error }
      throw Trouble(
        "\(shown(path)): the column \(shown(column)) holds more than \(limit) values; --endpoint names one with fewer"
      )
    }
  }

  /// The column of endpoints, where it is asked for.
  private var endpointColumn: ColumnChoice? {
    guard endpoints || endpoint != nil else { return nil }
    return ColumnChoice(
      names: endpoint.map { [$0] } ?? ColumnRole.endpoint.names, flag: "--endpoint", isRequired: true)
  }

  /// Intervals of one question each: nothing is decided here.
  private func settings(_ plan: Plan, names: ColumnNames) -> AnalysisSettings {
    var settings = AnalysisSettings()
    let level = confidence ?? plan.statistics.confidenceLevel
    settings.comparison = ComparisonSettings(level: level)
    settings.correction = .none
    settings.quantileLevels = MetricsAnswer.levels
    settings.maximumRejected = log.maxRejected
    settings.group = names.group
    settings.unit = names.unit
    settings.time = names.time
    settings.from = log.from
    settings.to = log.to
    return settings
  }

  /// What is missing is not refused, but told.
  private func tell(_ checks: [Check]) {
    guard !output.quiet else { return }
    for check in checks where check.name.hasPrefix("missing_values:") && check.status != .pass {
      StandardError.write("missing: \(shown(String(check.name.dropFirst(15)))): \(check.detail)\n")
    }
  }

  private func form(_ answer: MetricsAnswer) -> String {
    switch format {
    case .json where numbers: MetricsDocument(answer, version: Version.text).json.text() + "\n"
    case .json: MetricsSummaryDocument(answer).json.text() + "\n"
    case .table: MetricsText(answer, terminal: Answer(output).terminal, language: output.lang).text
    case .markdown: MetricsMarkdown(answer, language: output.lang).text
    }
  }
}
