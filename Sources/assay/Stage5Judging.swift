import Inference
import Verdicts

/// The last gate, ready to judge: everything is read, and what came before may still be told.
struct Stage5Judging {
  /// The hash of what is judged.
  let inputs: String
  private let judge: (LookHistory?) throws -> Stage5Decision

  init(inputs: String, judge: @escaping (LookHistory?) throws -> Stage5Decision) {
    self.inputs = inputs
    self.judge = judge
  }

  /// The decision; with a ledger, one that knows of earlier looks and is written down.
  func decided(ledger path: String?) throws -> Stage5Decision {
    guard let path else { return try judge(nil) }
    return try LedgerFile.add(to: path) { ledger in
      let history = ledger.history(before: inputs)
      var decision = try judge(history)
      let entry = entry(decision, history: history)
      decision.looks = LedgerNote(run: entry, earlier: ledger.entries)
      return (decision, entry)
    }
  }

  private func entry(_ decision: Stage5Decision, history: LookHistory) -> LookLedger.Entry {
    let settings = decision.analysis?.settings
    let sizes = decision.analysis?.groups.map { $0.units ?? $0.requests } ?? []
    let look = settings?.look(sizes: sizes, treatment: 1)
    let alpha = settings?.comparison.significance
    // Without a method each look takes α anew.
    let spent = alpha.map { alpha in look?.spent(alpha: alpha) ?? min(1, alpha * Double(history.number)) }
    return LookLedger.Entry(
      time: LedgerFile.now, inputs: inputs, gate: "stage5", stage: 5, metric: decision.evidence.metric,
      look: history.number,
      method: settings?.sequential.method.rawValue ?? SequentialPlan.Method.none.rawValue,
      share: look?.share, alphaSpent: spent, decision: decision.verdict.decision)
  }
}
