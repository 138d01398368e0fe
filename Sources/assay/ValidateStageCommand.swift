import ArgumentParser
import Documents
import Inference
import Logs
import Plans
import Reports
import Summaries
import Verdicts
import Warehouse

/// `assay validate-stage`: the gate between two stages.
struct ValidateStage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate-stage",
    abstract: "The gate between two stages: may stage N + 1 begin?",
    discussion: """
      Judges the canary's rows of stage N by the stage's limits, beside the legacy version, and by how long and how \
      many of them were watched; or a monitor's snapshots by the limits alone. Exits 0 to go on, 1 to hold, 2 on an \
      error, 3 when a rollback trigger fired on the rows: missing, broken or one-sided data never pass.
      """)

  @Argument(help: ArgumentHelp("The stage that would be left, 1 to 4.", valueName: "stage"))
  var stage: Int

  @OptionGroup(title: "Logs") var log: LogOptions

  @OptionGroup(title: "Warehouse") var warehouse: WarehouseOptions

  @Option(
    help: ArgumentHelp(
      "Judge a monitor's snapshot instead of logs: a file, a folder of monitor_*.json, or a 'glob'; repeatable.",
      discussion: "Of several the newest, by the time inside or in the name.", valueName: "file"),
    completion: .file())
  var snapshot: [String] = []

  @Flag(help: "Judge every snapshot of the stage, of each criterion the worst.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The load test that stage 3 asks for: load_test_summary.json, or Locust's *_stats.csv.",
      valueName: "file"), completion: .file())
  var loadTest: String?

  @Option(
    help: ArgumentHelp(
      "The A/B decision that stage 4 asks for: decide-stage5's JSON, or ab_test_analysis.json; of logs by default.",
      valueName: "file"), completion: .file(extensions: ["json"]))
  var decision: String?

  @Option(help: "How much is asked: the estimates, or intervals that prove it.")
  var evidence: StageEvidenceLevel = .point

  @Flag(help: "There is no legacy version in the log to compare with, and the gate may pass without.")
  var withoutLegacy = false

  @Option(
    help: ArgumentHelp("The level of intervals; 0.95 unless the plan says otherwise.", valueName: "level"))
  var confidence: Double?

  @Option(help: "The form of the answer.")
  var format: OutputFormat = .table

  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try Confidence.check(confidence)
    try warehouse.refuse(log, [("--snapshot", snapshot.first)])
    if let first = snapshot.first {
      guard log.logs.isEmpty else {
        throw ValidationError("--snapshot \(first) takes the place of logs; name either")
      }
      try log.refuseWithout(
        logs: "--snapshot",
        [
          ("--control", log.control), ("--treatment", log.treatment.first), ("--split", log.split),
          ("--confidence", confidence), ("--without-legacy", withoutLegacy ? true : nil),
        ])
    } else if all {
      throw ValidationError("--all judges every --snapshot; there is none")
    }
  }

  func run() async throws {
    let plan = try log.plan.map { try Plan(DocumentFile.read($0, what: "the plan")) } ?? Plan()
    let gate = try StageLogs.gate(leaving: stage, plan: plan, evidence: evidence.level)
    let range = try CellQuestions.range(ofStage: stage, in: plan) ?? TimeRange()
    let proofs = try StageProofs(
      loadTest: loadTest, decision: decision, gate: gate, plan: plan, start: range.start,
      quiet: output.quiet)
    let answer =
      snapshot.isEmpty
      ? try await fromLogs(gate, plan: plan, range: range, proofs: proofs)
      : try SnapshotFiles(snapshot, all: all, range: range, quiet: output.quiet).answer(gate, proofs)
    try Answer(output).give(form(answer))
    switch answer.verdict.decision {
    case .promote: return
    case .hold: throw ExitCode(1)
    case .rollBack: throw ExitCode(3)
    }
  }

  private func fromLogs(
    _ gate: StageGate, plan: Plan, range: TimeRange, proofs: StageProofs
  ) async throws -> GateAnswer {
    var reading = try LogRun(options: log, output: output, plan: plan)
    reading.warehouse = try warehouse.source()
    if log.from == nil, log.to == nil, !range.isUnlimited {
      reading.stageRange = range
      if !output.quiet { StandardError.write("only the rows of stage \(stage), as the plan dates it\n") }
    }
    let logs = StageLogs(
      options: log, plan: plan, gate: gate, proofs: proofs, confidence: confidence,
      withoutLegacy: withoutLegacy)
    reading.replay = logs.replay
    let cells = try CellQuestions(nil, options: log, plan: plan, isGate: true)
    let result = try await reading.read(
      logs.metrics, quantileLevels: [], readsTime: true, further: logs.furtherNeeds, cells: cells)
    return try logs.answer(result, questions: cells.questions)
  }

  private func form(_ answer: GateAnswer) -> String {
    switch format {
    case .table: DecisionText(answer, terminal: Answer(output).terminal, language: output.lang).text
    case .json: DecisionDocument(answer, version: Version.text).json.text() + "\n"
    case .markdown: DecisionMarkdown(answer, version: Version.text, language: output.lang).text
    }
  }
}

/// How much a stage's gate asks.
enum StageEvidenceLevel: String, ExpressibleByArgument, CaseIterable {
  case point, bound

  var level: EvidenceLevel { self == .point ? .point : .bound }
}
