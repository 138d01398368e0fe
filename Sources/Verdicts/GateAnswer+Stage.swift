internal import Plans

extension GateAnswer {
  /// What reports tell of a stage's gate.
  ///
  /// - Parameters:
  ///   - gate: what was asked.
  ///   - verdict: the answer.
  ///   - evidence: what was looked at.
  ///   - analysis: the comparison of the groups; nil where there is none.
  public init(stage gate: StageGate, verdict: Verdict, evidence: StageEvidence, analysis: Analysis?) {
    let words = evidence.source == .log ? "request logs" : "a monitor's snapshot"
    self.init(
      gate: "stage\(gate.stage.number)", title: "Stage \(gate.stage.number)", evidence: gate.evidence,
      verdict: verdict,
      source: Source(kind: evidence.source.rawValue, words: words, path: evidence.path),
      groups: analysis.map { $0.groups.map { Group($0) } } ?? Self.groups(evidence),
      checks: analysis?.checks ?? [])
    period = evidence.period
    self.analysis = analysis
  }

  private static func groups(_ evidence: StageEvidence) -> [Group] {
    var groups: [Group] = []
    if case .figures(let figures) = evidence.legacy {
      groups.append(Group(name: evidence.legacyName, role: .control, requests: figures.requests))
    }
    groups.append(Group(name: evidence.canaryName, role: .treatment, requests: evidence.canary.requests))
    return groups
  }
}
