import Columns
import Inference
import Plans
import Summaries
import Verdicts

/// A stage's gate on request logs.
struct StageLogs {
  let command: ValidateStage
  let gate: StageGate
  /// The stage's time, as the plan dates it.
  let range: TimeRange

  /// The verdict on the rows of the stage.
  func answer(_ proofs: StageProofs) async throws -> GateAnswer {
    let log = command.log
    var reading = try LogRun(options: log, output: command.output)
    let plan = reading.plan
    if log.from == nil, log.to == nil, !range.isUnlimited {
      reading.stageRange = range
      if !command.output.quiet {
        StandardError.write("only the rows of stage \(gate.stage.number), as the plan dates it\n")
      }
    }
    reading.replay = WindowReplay(
      canary: plan.canary, stage: gate.stage.number,
      roles: VersionRoles(plan: plan, control: log.control, treatment: log.treatment.first),
      settings: WatchSettings())
    let metrics = StageMetrics(stage: gate.stage, plan: plan)
    let judged = gate.stage.needsDecision && proofs.decision == nil ? judgedMetric(plan) : nil
    var specifications = judged.map { Stage5Evidence.specifications(judging: $0) } ?? []
    specifications += metrics.specifications.filter { !specifications.contains($0) }
    let cells = try CellQuestions(nil, options: log, plan: plan, isGate: true)
    let result = try await reading.read(
      specifications, quantileLevels: [], readsTime: true, further: metrics.furtherNeeds, cells: cells)
    try result.names.requireTimeUnits()
    let run = AnalysisRun(options: log, plan: plan)
    try run.requireRows(result.summary)
    let roles = try StageRoles(
      result.summary, plan: plan, control: log.control, treatments: log.treatment)
    var settings = try run.settings(
      confidence: command.confidence, split: split(), names: result.names, looks: looks(plan))
    settings.quantileLevels = []
    settings.questions = cells.questions
    settings.quantileError = result.summary.quantileError
    var analysis: Analysis?
    if let legacy = roles.legacy, let canary = roles.canary {
      analysis = try Analysis(
        plan: plan, settings: settings, specifications: specifications, summary: result.summary,
        roles: GroupRoles(control: legacy, treatment: canary), inputs: result.inputs)
    }
    let path = result.inputs.map(\.path).joined(separator: " ")
    var evidence = try StageEvidence(
      result.summary, metrics: metrics, stage: gate.stage, roles: roles, analysis: analysis,
      range: result.window.range,
      skipped: result.window.skippedLength, withoutLegacy: command.withoutLegacy,
      level: settings.comparison.level, limit: log.maxRejected, path: path)
    proofs.add(to: &evidence)
    if var replay = result.replay { evidence.firedTriggers = try replay.firedTriggers() }
    if judged != nil { evidence.decision = decision(analysis, plan: plan) }
    var answer = GateAnswer(
      stage: gate, verdict: gate.decide(evidence), evidence: evidence, analysis: analysis)
    answer.analysis?.verdict = answer.verdict
    return answer
  }

  /// The decision of the last gate on the same rows; nil where one of the groups is absent.
  private func decision(_ analysis: Analysis?, plan: Plan) -> StageDecision? {
    guard let analysis, let evidence = Stage5Evidence(analysis) else { return nil }
    let last = Stage5Gate(
      evidence: gate.evidence == .bound ? .bound : .significant,
      threshold: plan.canary.promotionImprovement, minimumSampleSize: plan.statistics.minimumSampleSize)
    return StageDecision(last.decide(evidence))
  }

  private func judgedMetric(_ plan: Plan) -> MetricSpecification {
    plan.metrics.first { $0.role == .primary } ?? MetricSpecification.standard[0]
  }

  /// How looks share the chance of a false alarm, which only the A/B decision asks about.
  private func looks(_ plan: Plan) throws -> SequentialPlan {
    let planned = plan.statistics.sequential
    guard gate.stage.needsDecision, planned.method != .none else { return SequentialPlan() }
    guard planned.plannedUnits != nil else {
      throw Trouble("the plan: statistics.sequential names a method and no planned_units, the planned end")
    }
    return planned
  }

  /// The planned split: as asked for, else the stage's own.
  private func split() throws -> Split {
    if let text = command.log.split { return try Split(parsing: text) }
    return try Split(weights: [100 - gate.stage.percentage, gate.stage.percentage])
  }
}
