import Columns
import Inference
import Plans
import Summaries
import Verdicts

/// A stage's gate on request logs.
struct StageLogs {
  let options: LogOptions
  let plan: Plan
  let gate: StageGate
  /// What the stage asks for beside its rows.
  let proofs: StageProofs
  /// The level of intervals; nil for what the plan says.
  let confidence: Double?
  /// Whether the caller said that there is no legacy version to compare with.
  let withoutLegacy: Bool

  /// The gate that leaves a stage.
  ///
  /// - Throws: ``Trouble`` where there is no such stage, or no gate leads out of it.
  static func gate(leaving stage: Int, plan: Plan, evidence: EvidenceLevel) throws -> StageGate {
    guard let planned = plan.canary.stage(stage) else {
      let known = plan.canary.stages.map { String($0.number) }.joined(separator: ", ")
      throw Trouble("there is no stage \(stage); the plan has \(known)")
    }
    guard planned.percentage > 0, planned.percentage < 100 else {
      throw Trouble(
        "stage \(stage) has \(Figures.short(planned.percentage)) % of the traffic: no gate leads out of it; "
          + "assay decide-stage5 leads to the last one")
    }
    return StageGate(stage: planned, legacy: plan.canary.legacy, evidence: evidence)
  }

  /// The metrics that must be read, without quantiles beside them.
  var metrics: [MetricSpecification] {
    var specifications = judged.map { Stage5Evidence.specifications(judging: $0) } ?? []
    specifications += stageMetrics.specifications.filter { !specifications.contains($0) }
    return specifications
  }

  /// What must be read beside the metrics.
  var furtherNeeds: [Need] { stageMetrics.furtherNeeds }

  /// What replays the rows, so that it is known whether a trigger fired on them.
  var replay: WindowReplay {
    WindowReplay(
      canary: plan.canary, stage: gate.stage.number,
      roles: VersionRoles(plan: plan, control: options.control, treatment: options.treatment.first),
      settings: WatchSettings())
  }

  private var stageMetrics: StageMetrics { StageMetrics(stage: gate.stage, plan: plan) }

  /// The verdict on the rows of the stage.
  ///
  /// - Parameters:
  ///   - result: what was read, of ``metrics`` and ``furtherNeeds`` at least, with ``replay``.
  ///   - questions: what is asked of stages.
  /// - Returns: the answer, with the comparison of the groups where both are there.
  /// - Throws: ``Trouble``, `PlanError` or `AnalysisError` where the rows must not be answered from.
  func answer(_ result: LogRun.Result, questions: [DimensionQuestion]) throws -> GateAnswer {
    try result.names.requireTimeUnits()
    let run = AnalysisRun(options: options, plan: plan)
    try run.requireRows(result.summary)
    let roles = try StageRoles(
      result.summary, plan: plan, control: options.control, treatments: options.treatment)
    var settings = try run.settings(
      confidence: confidence, split: split(), names: result.names, looks: looks())
    settings.quantileLevels = []
    settings.questions = questions
    settings.quantileError = result.summary.quantileError
    var analysis: Analysis?
    if let legacy = roles.legacy, let canary = roles.canary {
      analysis = try Analysis(
        plan: plan, settings: settings, specifications: metrics, summary: result.summary,
        roles: GroupRoles(control: legacy, treatment: canary), inputs: result.inputs)
    }
    let path = result.inputs.map(\.path).joined(separator: " ")
    var evidence = try StageEvidence(
      result.summary, metrics: stageMetrics, stage: gate.stage, roles: roles, analysis: analysis,
      range: result.window.range,
      skipped: result.window.skippedLength, withoutLegacy: withoutLegacy,
      level: settings.comparison.level, limit: options.maxRejected, path: path)
    proofs.add(to: &evidence)
    if var replay = result.replay { evidence.firedTriggers = try replay.firedTriggers() }
    if judged != nil { evidence.decision = decision(analysis) }
    var answer = GateAnswer(
      stage: gate, verdict: gate.decide(evidence), evidence: evidence, analysis: analysis)
    answer.analysis?.verdict = answer.verdict
    return answer
  }

  /// The decision of the last gate on the same rows; nil where one of the groups is absent.
  private func decision(_ analysis: Analysis?) -> StageDecision? {
    guard let analysis, let evidence = Stage5Evidence(analysis) else { return nil }
    let last = Stage5Gate(plan: plan, evidence: gate.evidence == .bound ? .bound : .significant)
    return StageDecision(last.decide(evidence))
  }

  /// The metric of the A/B decision, where the stage asks for it and no file holds it.
  private var judged: MetricSpecification? {
    guard gate.stage.needsDecision, proofs.decision == nil else { return nil }
    return plan.metrics.first { $0.role == .primary } ?? MetricSpecification.standard[0]
  }

  /// How looks share the chance of a false alarm, which only the A/B decision asks about.
  private func looks() throws -> SequentialPlan {
    let planned = plan.statistics.sequential
    guard gate.stage.needsDecision, planned.method != .none else { return SequentialPlan() }
    guard planned.plannedUnits != nil else {
      throw Trouble("the plan: statistics.sequential names a method and no planned_units, the planned end")
    }
    return planned
  }

  /// The planned split: as asked for, else the stage's own.
  private func split() throws -> Split {
    if let text = options.split { return try Split(parsing: text) }
    return try Split(weights: [100 - gate.stage.percentage, gate.stage.percentage])
  }
}
