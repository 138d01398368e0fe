import ArgumentParser
import Assignment
import Documents
import Inference
import Plans
import Reports
import Summaries
import Verdicts
import Warehouse

/// `assay analyze`: compares the groups.
struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the groups of request logs, metric by metric.",
    discussion: """
      Without --metric or a plan: response time (mean), success (proportion) and confidence (mean), as far as the \
      logs have them. With a column of users, inference is by user: requests of one user are not independent. \
      Exits 0 whatever was found, 2 on an error.
      """)

  @OptionGroup(title: "Logs") var log: LogOptions

  @Option(
    help: ArgumentHelp(
      "A metric, NAME[:KIND][:DIRECTION]; repeatable, the first is the primary one.",
      discussion: "Kinds: \(MetricKind.words.joined(separator: ", ")). Directions: increase, decrease.",
      valueName: "spec"))
  var metric: [String] = []

  @OptionGroup(title: "Warehouse") var warehouse: WarehouseOptions

  @OptionGroup(title: "Answers") var answers: AnswerOptions

  @OptionGroup(title: "Strata") var cells: CellOptions

  @Option(help: "The test of means.")
  var test: ComparisonSettings.Test = .welch

  @Option(
    help: ArgumentHelp("The level of intervals; 0.95 unless the plan says otherwise.", valueName: "level"))
  var confidence: Double?

  @Option(
    help: ArgumentHelp(
      "How p-values and intervals are corrected for the number of secondary metrics and treatments.",
      discussion: "Default: holm; a plan may say otherwise."))
  var correction: Correction?

  @Flag(help: "Also tell how likely the treatment is better, and what either choice would cost.")
  var bayesian = false

  @Flag(help: "Leave out p50, p95 and p99, and the memory they need.")
  var noQuantiles = false

  @Flag(help: "Tell p50, p95 and p99 within 0.1 %, in memory that does not grow with the log.")
  var sketch = false

  @Option(
    help: ArgumentHelp(
      "Also check that units are in the groups that this rule of assign gives: ab, router or modulo.",
      discussion: "The seed and the percentages are the plan's, or --split's.", valueName: "rule"))
  var assignmentRule: AssignmentRule?

  @OptionGroup(title: "Further methods") var further: FurtherOptions

  @Option(
    help: ArgumentHelp(
      "Analyse this assay-summary/1 document instead of logs; repeatable with --disjoint-units.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var summary: [String] = []

  @Option(
    help: ArgumentHelp("Also write the summaries as an assay-summary/1 document.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var summaryOutput: String?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Looks") var looks: SequentialOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try Confidence.check(confidence)
    if let first = summary.first, !log.logs.isEmpty {
      throw ValidationError("--summary \(first) takes the place of logs; name either")
    }
    if !summary.isEmpty {
      try log.refuseWithout(
        logs: "--summary",
        [
          ("--summary-output", summaryOutput), ("--no-quantiles", noQuantiles ? true : nil),
          ("--sketch", sketch ? true : nil), ("--assignment-rule", assignmentRule),
        ] + further.given + cells.given)
    }
    if let source = summary.first, let engine = warehouse.warehouse {
      throw ValidationError(
        "--summary \(source) and --warehouse \(engine.rawValue) are two sources; give one of them")
    }
    try answers.check(warehouse)
    if summary.count > 1, !warehouse.disjointUnits {
      throw ValidationError(
        "units that are in several summaries would count as others each time, and their variances come out too small; "
          + "--disjoint-units says that none is, else name the logs, or the tables by --warehouse")
    }
    if warehouse.disjointUnits, summary.count == 1 {
      throw ValidationError("--disjoint-units is about several summaries, and there is one; leave it out")
    }
    if summary.count > 1, warehouse.warehouse == nil { return }
    try warehouse.refuse(
      log, [("--assignment-rule", assignmentRule), ("--sketch", sketch ? true : nil)] + further.given)
    if noQuantiles && sketch {
      throw ValidationError("--no-quantiles and --sketch contradict each other; give one of them")
    }
  }

  func run() async throws {
    let analysis: Analysis
    if !summary.isEmpty { analysis = try fromSummaries() } else { analysis = try await fromLogs() }
    try Answer(output).give(form(analysis))
  }

  /// The analysis of the logs, which other commands ask for, too.
  func fromLogs() async throws -> Analysis {
    var reading = try LogRun(options: log, output: output, summaryOutput: summaryOutput, sketches: sketch)
    reading.warehouse = try warehouse.source()?.answered(answers)
    let assignment = try assignmentRule.map { try reading.judge(by: $0) }
    let run = AnalysisRun(options: log, plan: reading.plan)
    let asked = try run.askedMetrics(metric)
    let metrics = asked.isEmpty ? MetricSpecification.standard : asked
    let levels = noQuantiles ? [] : AnalysisSettings().quantileLevels
    let more = try FurtherRun(further, log: log, output: output, plan: reading.plan)
    let cellQuestions = try CellQuestions(cells, options: log, plan: reading.plan)
    let result = try await more.reading(or: reading).read(
      metrics, quantileLevels: levels,
      further: more.needs(of: metrics)
        + (cells.withoutOutliers ? metrics.flatMap { WithoutOutliers.needs($0) } : []),
      history: try await more.history(of: metrics), cells: cellQuestions)
    let roles = try run.roles(result.summary)
    try Answer.requireMetrics(asked, in: result.summary)
    var settings = try run.settings(
      confidence: confidence, test: test, split: run.split(fallback: nil), names: result.names,
      looks: looks.plan(over: run.plan.statistics.sequential),
      correction: correction)
    settings.isBayesian = bayesian
    settings.quantileLevels = levels
    settings.quantileError = result.summary.quantileError
    settings.questions = cellQuestions.questions
    settings.asksWithoutOutliers = cells.withoutOutliers
    if let summaryOutput {
      let left = metrics.filter { !$0.kind.isSummarised }.map { shown($0.name) }
      if !left.isEmpty, !output.quiet {
        StandardError.write(
          "--summary-output leaves out \(left.joined(separator: ", ")): a document of summaries has no place for "
            + "quantiles and ratios\n")
      }
      let document = SummaryDocument(
        result.summary, specifications: metrics, roles: roles, version: Version.text)
      try OutputFile.write(document.json.text() + "\n", to: summaryOutput)
    }
    var analysis = try Analysis(
      plan: reading.plan, settings: settings, specifications: metrics, summary: result.summary, roles: roles,
      inputs: result.inputs)
    if let assignment { analysis.checks.append(try reading.assignmentCheck(result, assignment)) }
    await analysis.add(
      more.methods, summary: result.summary, roles: roles, threads: reading.threads)
    return analysis
  }

  private func fromSummaries() throws -> Analysis {
    let documents = try summary.map { path in
      let bytes = try InputFile.read(path, what: "the summary")
      return (path: path, bytes: bytes.count, document: try Document(parsing: bytes, name: path))
    }
    let plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    let run = AnalysisRun(options: log, plan: plan)
    let asked = try run.askedMetrics(metric)
    let metrics = asked.isEmpty ? try SummaryReading.metrics(documents[0].document) : asked
    let reading = try JoinedSummaries(
      documents.map { ($0.path, try SummaryReading($0.document, metrics: metrics)) }, metrics: metrics)
    let roles = try reading.first.roles(plan: plan, options: log, groups: reading.summary.groups.map(\.name))
    try Answer.requireMetrics(asked, in: reading.summary)
    var settings = try run.settings(
      confidence: confidence, test: test, split: run.split(fallback: nil), names: nil,
      looks: looks.plan(over: run.plan.statistics.sequential),
      correction: correction)
    settings.isBayesian = bayesian
    settings.quantileLevels = reading.quantileLevels
    settings.quantileError = reading.summary.quantileError
    settings.unit = reading.hasUnits ? "unit" : nil
    return try Analysis(
      plan: plan, settings: settings, specifications: metrics, summary: reading.summary, roles: roles,
      inputs: zip(documents, reading.rows).map { document, rows in
        Input(path: document.path, bytes: document.bytes, rows: rows, hash: nil)
      })
  }

  private func form(_ analysis: Analysis) -> String {
    switch format {
    case .table: AnalysisText(analysis, terminal: Answer(output).terminal, language: output.lang).text
    case .json: AnalysisDocument(analysis, version: Version.text).json.text() + "\n"
    case .markdown: AnalysisMarkdown(analysis, version: Version.text, language: output.lang).text
    }
  }
}
