import Inference
import Plans
import Summaries
import Verdicts

/// The gate that a report asks of its rows.
enum ReportGate {
  /// The last one.
  case last(Stage5Logs)
  /// That of a stage.
  case stage(StageLogs)
  /// None, for a reason.
  case none(NoGate)

  /// The gate that the options name.
  ///
  /// - Throws: ``Trouble``, `DocumentError` and others where the options cannot be kept to.
  init(_ command: ReportCommand, log: LogOptions, plan: Plan, period: ReportPeriod) throws {
    let options = command.gate
    guard let stage = period.stage else {
      self = .last(
        try Stage5Logs(
          options: log, plan: plan, metric: command.metric.first, evidence: options.evidence,
          improvement: options.improvement, confidence: command.confidence, looks: command.looks))
      return
    }
    if let planned = plan.canary.stage(stage), planned.percentage <= 0 || planned.percentage >= 100 {
      self = .none(NoGate(stage: planned))
      return
    }
    let gate = try StageLogs.gate(leaving: stage, plan: plan, evidence: options.evidence ?? .point)
    let proofs = try StageProofs(
      loadTest: options.loadTest, decision: options.decision, gate: gate, plan: plan, start: period.start,
      quiet: command.output.quiet)
    self = .stage(
      StageLogs(
        options: log, plan: plan, gate: gate, proofs: proofs, confidence: command.confidence,
        withoutLegacy: options.withoutLegacy))
  }

  /// What must be read for it.
  var needs: [Need] {
    switch self {
    case .last(let logs): logs.metrics.flatMap { $0.metric.needs(quantileLevels: []) }
    case .stage(let logs):
      logs.metrics.flatMap { $0.metric.needs(quantileLevels: []) } + logs.furtherNeeds
    case .none: []
    }
  }

  /// What replays the rows while they are read; nil where no trigger is asked about.
  var replay: WindowReplay? { if case .stage(let logs) = self { logs.replay } else { nil } }

  /// The planned split of the stage, control first; nil where the gate is of none.
  var split: Split? {
    guard case .stage(let logs) = self else { return nil }
    return try? Split(weights: [100 - logs.gate.stage.percentage, logs.gate.stage.percentage])
  }

  /// The answer, or why there is none.
  ///
  /// - Parameters:
  ///   - result: what was read.
  ///   - questions: what is asked of stages.
  /// - Returns: the answer, or why there is none.
  func answer(_ result: LogRun.Result, questions: [DimensionQuestion]) -> Result<GateAnswer, NoGate> {
    do {
      switch self {
      case .last(let logs):
        return .success(try logs.judging(result, questions: questions).decided(ledger: nil).answer)
      case .stage(let logs): return .success(try logs.answer(result, questions: questions))
      case .none(let reason): return .failure(reason)
      }
    } catch {
      return .failure(NoGate(error))
    }
  }
}
