import ArgumentParser
import Documents
import Inference
import Logs
import Plans
import Reports
import Summaries
import Verdicts
import Warehouse

/// `assay decide-stage5`: the last gate.
struct DecideStage5: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide-stage5",
    abstract: "The last gate: is the canary more than 10 % better?",
    discussion: """
      Exits 0 to promote, 1 to hold, 2 on an error: missing, broken or one-sided data never promote. From logs, the \
      improvement is judged on all requests and on successful ones, and the canary's error rate may not be higher \
      by half a point. From a results file with two averages the improvement is all that can be asked.
      """)

  @OptionGroup(title: "Logs") var log: LogOptions

  @OptionGroup(title: "Warehouse") var warehouse: WarehouseOptions

  @Option(
    help: ArgumentHelp(
      "Judge this file instead of logs: ab_test_analysis.json or assay-analysis/1.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var results: String?

  @Option(
    help: ArgumentHelp(
      "How much is asked: the estimate, a significant difference, or an interval that proves it.",
      discussion: "Default: significant; point for a file with two averages."))
  var evidence: EvidenceLevel?

  @Option(
    help: ArgumentHelp(
      "The improvement that must be exceeded; 0.10 unless the plan says otherwise.", valueName: "share"))
  var improvement: Double?

  @Option(
    help: ArgumentHelp(
      "The metric that is judged, NAME[:KIND][:DIRECTION]; response time by default.", valueName: "spec"))
  var metric: String?

  @Option(
    help: ArgumentHelp("The level of intervals; 0.95 unless the plan says otherwise.", valueName: "level"))
  var confidence: Double?

  @Option(
    help: ArgumentHelp(
      "Write this run into a ledger of looks, and count those before it.",
      discussion: "JSON Lines, one for each run; another run on the same data is the same look.",
      valueName: "file"), completion: .file())
  var ledger: String?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Looks") var looks: SequentialOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try Confidence.check(confidence)
    try warehouse.refuse(log, [("--results", results)])
    if let improvement, !(0..<1).contains(improvement) {
      throw ValidationError("--improvement \(improvement): must be a share from 0 to below 1, such as 0.10")
    }
    if results != nil && !log.logs.isEmpty {
      throw ValidationError("--results \(results ?? "") takes the place of logs; name either")
    }
    if results != nil {
      try log.refuseWithout(
        logs: "--results", [("--control", log.control), ("--confidence", confidence)] + looks.flags)
      if log.treatment.count > 1 {
        throw ValidationError("--treatment is given \(log.treatment.count) times; the gate judges one")
      }
    }
  }

  func run() async throws {
    let judging = if let results { try fromResults(results) } else { try await fromLogs() }
    let decision = try judging.decided(ledger: ledger)
    try Answer(output).give(form(decision))
    if decision.verdict.decision != .promote { throw ExitCode(1) }
  }

  private func fromLogs() async throws -> Stage5Judging {
    var reading = try LogRun(options: log, output: output, ledger: ledger)
    reading.warehouse = try warehouse.source()
    let logs = try Stage5Logs(
      options: log, plan: reading.plan, metric: metric, evidence: evidence, improvement: improvement,
      confidence: confidence, looks: looks)
    let cells = try CellQuestions(nil, options: log, plan: reading.plan, isGate: true)
    if log.from == nil, log.to == nil, let range = try CellQuestions.range(ofStage: 4, in: reading.plan) {
      // At 100 % there is no control beside the canary: the last stage with both is judged.
      reading.stageRange = range
      if !output.quiet { StandardError.write("only the rows of stage 4, as the plan dates it\n") }
    }
    let result = try await reading.read(logs.metrics, quantileLevels: [], readsTime: true, cells: cells)
    return try logs.judging(result, questions: cells.questions)
  }

  private func fromResults(_ path: String) throws -> Stage5Judging {
    let plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    if let ledger { try OutputPaths([("--ledger", ledger)]).requireApart(from: [path]) }
    let bytes = try InputFile.read(path, what: "the results file")
    let document = try Document(parsing: bytes, name: path)
    let name = metric.map { String($0.prefix { $0 != ":" }) }
    let evidence = try Stage5Evidence(
      document, metric: name, treatment: log.treatment.first,
      split: AnalysisRun(options: log, plan: plan).split(fallback: Split(weights: [50, 50])))
    let gate = Stage5Gate(
      plan: plan, evidence: self.evidence ?? (evidence.source == .averages ? .point : .significant),
      improvement: improvement)
    return Stage5Judging(inputs: InputHash.of(bytes)) { _ in
      Stage5Decision(gate: gate, evidence: evidence, path: path)
    }
  }

  private func form(_ decision: Stage5Decision) -> String {
    switch format {
    case .table:
      DecisionText(decision.answer, terminal: Answer(output).terminal, language: output.lang).text
    case .json: DecisionDocument(decision.answer, version: Version.text).json.text() + "\n"
    case .markdown:
      DecisionMarkdown(decision.answer, version: Version.text, language: output.lang).text
    }
  }
}
