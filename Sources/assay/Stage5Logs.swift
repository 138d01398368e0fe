import Inference
import Logs
import Plans
import Summaries
import Verdicts

/// The last gate on request logs.
struct Stage5Logs {
  private let options: LogOptions
  private let plan: Plan
  private let gate: Stage5Gate
  private let judged: MetricSpecification
  private let confidence: Double?
  private let looks: SequentialPlan

  /// The gate as the options and the plan have it.
  ///
  /// - Parameters:
  ///   - options: how groups are found.
  ///   - plan: what was planned.
  ///   - metric: the metric that is judged; nil for the plan's primary one, or response time.
  ///   - evidence: how much is asked; nil for a significant difference.
  ///   - improvement: what must be exceeded; nil for what the plan says.
  ///   - confidence: the level of intervals; nil for what the plan says.
  ///   - looks: how looks share the chance of a false alarm.
  /// - Throws: `MetricError` where the metric cannot be read; ``Trouble`` where the looks are not what can be kept to.
  init(
    options: LogOptions, plan: Plan, metric: String?, evidence: EvidenceLevel?, improvement: Double?,
    confidence: Double?, looks: SequentialOptions
  ) throws {
    self.options = options
    self.plan = plan
    self.confidence = confidence
    gate = Stage5Gate(plan: plan, evidence: evidence ?? .significant, improvement: improvement)
    judged =
      try metric.map { try MetricSpecification(parsing: $0, role: .primary) }
      ?? plan.metrics.first { $0.role == .primary } ?? MetricSpecification.standard[0]
    self.looks = try looks.plan(over: plan.statistics.sequential)
  }

  /// The metrics that must be read, without quantiles beside them.
  var metrics: [MetricSpecification] { Stage5Evidence.specifications(judging: judged) }

  /// The gate on what was read.
  ///
  /// - Parameters:
  ///   - result: what was read, of ``metrics`` at least.
  ///   - questions: what is asked of stages.
  /// - Returns: the gate, ready to judge.
  /// - Throws: `PlanError` where there are not one control and one treatment, `AnalysisError` where the judged metric is not
  ///   there; when it judges, also where too much is unreadable or missing.
  func judging(_ result: LogRun.Result, questions: [DimensionQuestion]) throws -> Stage5Judging {
    let run = AnalysisRun(options: options, plan: plan)
    let roles = try run.roles(result.summary)
    guard roles.treatments.count == 1 else {
      throw PlanError.severalTreatments(roles.treatments.map { result.summary.groups[$0].name })
    }
    try Answer.requireMetrics([judged], in: result.summary)
    var settings = try run.settings(
      confidence: confidence, split: run.split(fallback: Split(weights: [50, 50])), names: result.names,
      looks: looks)
    settings.comparison.targetLift = gate.threshold
    settings.quantileLevels = []
    settings.questions = questions
    // Other rows of the same files are another look.
    let looked = result.inputs.compactMap(\.hash) + [result.window.mark].compactMap { $0 }
    return Stage5Judging(inputs: InputHash.together(looked)) {
      [gate, judged, plan, metrics, settings] history in
      var settings = settings
      settings.history = history
      let analysis = try Analysis(
        plan: plan, settings: settings, specifications: metrics, summary: result.summary,
        roles: roles, inputs: result.inputs)
      guard let evidence = Stage5Evidence(analysis, period: result.summary.times) else {
        throw Trouble("the logs do not hold one control and one treatment with \(shown(judged.name))")
      }
      return Stage5Decision(
        gate: gate, evidence: evidence, analysis: analysis,
        path: result.inputs.map(\.path).joined(separator: " "))
    }
  }
}

extension Stage5Gate {
  /// The last gate as a plan has it, unless another improvement must be exceeded.
  init(plan: Plan, evidence: EvidenceLevel, improvement: Double? = nil) {
    self.init(
      evidence: evidence, threshold: improvement ?? plan.canary.promotionImprovement,
      minimumSampleSize: plan.statistics.minimumSampleSize)
  }
}
