extension Stage5Decision {
  /// What reports tell of the decision.
  public var answer: GateAnswer {
    let words =
      switch evidence.source {
      case .log: "request logs"
      case .analysis: "an analysis document"
      case .averages: "a file with two averages"
      }
    var answer = GateAnswer(
      gate: "stage5", title: "Stage 5", evidence: gate.evidence, verdict: verdict,
      source: GateAnswer.Source(kind: evidence.source.rawValue, words: words, path: path),
      groups: analysis.map { $0.groups.map { GateAnswer.Group($0) } } ?? [
        GateAnswer.Group(
          name: evidence.names.control, role: .control, requests: evidence.requests?.control,
          units: evidence.units?.control),
        GateAnswer.Group(
          name: evidence.names.treatment, role: .treatment, requests: evidence.requests?.treatment,
          units: evidence.units?.treatment),
      ], checks: analysis?.checks ?? [evidence.sampleRatio].compactMap { $0 })
    answer.period = evidence.period
    answer.improvement = GateAnswer.JudgedImprovement(
      required: gate.threshold, all: evidence.improvement, successful: evidence.improvementOnSuccess)
    answer.analysis = analysis
    answer.looks = looks
    return answer
  }
}
