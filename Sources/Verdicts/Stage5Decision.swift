/// A verdict of the last gate with all that it was taken from.
public struct Stage5Decision: Sendable, Equatable {
  /// What was asked.
  public var gate: Stage5Gate
  /// What was looked at.
  public var evidence: Stage5Evidence
  /// The answer.
  public var verdict: Verdict
  /// The analysis of the logs; nil where the evidence came from a results file.
  public var analysis: Analysis?
  /// Where the evidence came from, as it was given; several paths in one text.
  public var path: String

  /// This run and those before it, where a ledger was asked for.
  public var looks: LedgerNote?

  /// The decision of a gate on evidence.
  ///
  /// - Parameters:
  ///   - gate: what is asked.
  ///   - evidence: what is looked at.
  ///   - analysis: the analysis of the logs, which is given the verdict too.
  ///   - path: where the evidence came from.
  public init(gate: Stage5Gate, evidence: Stage5Evidence, analysis: Analysis? = nil, path: String) {
    self.gate = gate
    self.evidence = evidence
    verdict = gate.decide(evidence)
    self.path = path
    self.analysis = analysis
    self.analysis?.verdict = verdict
  }
}

/// What a ledger says of a run: the run itself, and all before it.
public struct LedgerNote: Sendable, Equatable {
  /// This run.
  public var run: LookLedger.Entry
  /// The runs before it, oldest first.
  public var earlier: [LookLedger.Entry]

  /// A note.
  public init(run: LookLedger.Entry, earlier: [LookLedger.Entry]) {
    self.run = run
    self.earlier = earlier
  }
}
