internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

extension CalibratedMethod {
  /// The last gate, at each level of evidence: how often it promotes.
  ///
  /// Where the canary is not more than 10 % better, promotion is a false alarm: a gate that asks for an interval may give
  /// it in α/2 of all experiments. The estimate alone has no such limit, and is only shown.
  ///
  /// - Parameters:
  ///   - world: what experiments are drawn from.
  ///   - levels: the levels of evidence whose promotions are judged as false alarms; others are shown.
  /// - Returns: the method, with an answer for each level of evidence.
  public static func gate(_ world: World, judging levels: Set<EvidenceLevel>) -> Self {
    let answers = EvidenceLevel.allCases.map { level in
      CalibratedAnswer(
        "gate_\(level.rawValue)", truth: 0, standard: levels.contains(level) ? .safe : .shown,
        alpha: Calibration.alpha / 2, hasInterval: false, isGate: true)
    }
    return CalibratedMethod("gate", answers: answers) { experiment in
      guard let evidence = experiment.stage5Evidence else { return answers.map { _ in Finding() } }
      return EvidenceLevel.allCases.map { level in
        let verdict = Stage5Gate(evidence: level).decide(evidence)
        return Finding(
          estimate: evidence.improvement?.estimate ?? .nan, rejects: verdict.decision == .promote)
      }
    }
  }
}

extension Experiment {
  /// What `decide-stage5` looks at; nil where no analysis can be made.
  fileprivate var stage5Evidence: Stage5Evidence? {
    let judged = MetricSpecification.standard[0]
    let metrics = Stage5Evidence.specifications(judging: judged)
    let groups = [("legacy", control), ("canary", treatment)].map { name, sample in
      var group = GroupSummary(
        name: name, requests: sample.responses.count, units: sample.count, expressions: [:])
      for metric in metrics {
        if metric == judged {
          group.expressions[metric.expression] = sample.responseSummary
        } else if metric.isErrorRate {
          group.expressions[metric.expression] = sample.failureSummary
        } else if metric == judged.onSuccess {
          group.expressions[metric.expression] = sample.servedSummary
        }
      }
      return group
    }
    var rows = RowCounts()
    rows.used = groups.map(\.requests).reduce(0, +)
    var settings = AnalysisSettings()
    settings.comparison = ComparisonSettings(level: Calibration.level, targetLift: 0.10)
    settings.quantileLevels = []
    settings.unit = "user_id"
    settings.split = try? Split(weights: [1 - world.treatmentShare, world.treatmentShare])
    let summary = Summary(groups: groups, rows: rows)
    guard let roles = try? GroupRoles(groups.map(\.name), plan: Plan()) else { return nil }
    let analysis = try? Analysis(
      plan: Plan(), settings: settings, specifications: metrics, summary: summary, roles: roles, inputs: [])
    return analysis.flatMap { Stage5Evidence($0) }
  }
}
