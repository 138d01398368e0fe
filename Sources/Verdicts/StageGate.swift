public import Plans
internal import Sentences

/// The gate between two stages of a canary release, which asks whether the next one may begin.
///
/// Limits of the stage's own table may be reached; those beside the legacy version must not be, nor the number of requests.
public struct StageGate: Sendable, Equatable {
  /// The stage that would be left.
  public var stage: CanaryStage
  /// What the canary must keep to beside the legacy version.
  public var legacy: LegacyLimits
  /// How much is asked: the estimates, or intervals that prove it.
  public var evidence: EvidenceLevel

  /// A gate.
  public init(
    stage: CanaryStage, legacy: LegacyLimits = LegacyLimits(), evidence: EvidenceLevel = .point
  ) {
    self.stage = stage
    self.legacy = legacy
    self.evidence = evidence
  }

  /// The verdict on the evidence.
  ///
  /// A trigger that fired on the stage's rows rolls back, whatever else is met.
  public func decide(_ evidence: StageEvidence) -> Verdict {
    verdict(on: criteria(evidence), of: evidence)
  }

  /// The verdict on several snapshots of the stage, of each criterion the worst.
  ///
  /// - Parameter all: at least one.
  /// - Returns: the verdict.
  public func decide(worstOf all: [StageEvidence]) -> Verdict {
    precondition(!all.isEmpty)
    var worst: [Criterion] = []
    for evidence in all {
      for (place, criterion) in criteria(evidence).enumerated() {
        var criterion = criterion
        criterion.finding += " (\(name: evidence.path))"
        if place == worst.count {
          worst.append(criterion)
        } else if Self.isWorse(criterion, than: worst[place]) {
          worst[place] = criterion
        }
      }
    }
    return verdict(on: worst, of: all[all.count - 1])
  }

  /// All that is asked, in the order of the answer.
  func criteria(_ evidence: StageEvidence) -> [Criterion] {
    var criteria = [
      errorRate(evidence), p95(evidence), successRate(evidence), confidence(evidence),
      legacyErrorRate(evidence), legacyP95(evidence), requests(evidence), hours(evidence),
      sampleRatio(evidence), dataChecks(evidence), rollbackTriggers(evidence),
    ]
    if stage.needsLoadTest { criteria.append(loadTest(evidence)) }
    if stage.needsDecision { criteria.append(decision(evidence)) }
    guard let staleness = evidence.staleness else { return criteria }
    for place in criteria.indices
    where criteria[place].status != .notAsked && !["load_test", "decision"].contains(criteria[place].name) {
      criteria[place].status = .noData
      criteria[place].finding = staleness
    }
    return criteria
  }

  private func verdict(on criteria: [Criterion], of evidence: StageEvidence) -> Verdict {
    let blocking = criteria.filter { !$0.status.allowsPromotion }
    guard let first = blocking.first else {
      return Verdict(
        criteria: criteria, reasonSentence: "stage \(stage.number) may be left: \(told(criteria))")
    }
    let fired = blocking.first { $0.name == "rollback_triggers" && $0.status == .notMet }
    var reason = (fired ?? first).finding
    if fired == nil, blocking.count > 1 {
      let others = blocking.dropFirst().map { Self.word($0.name) }.joined(separator: ", ")
      reason = "\(reason); and \(others)"
    }
    var verdict = Verdict(
      criteria: criteria, reasonSentence: reason, missingSentence: missing(evidence, criteria: criteria))
    if fired != nil { verdict.decision = .rollBack }
    return verdict
  }

  /// Whether a criterion stands worse than the same one of another snapshot.
  private static func isWorse(_ one: Criterion, than other: Criterion) -> Bool {
    let order: [Criterion.Status] = [.notAsked, .met, .notProven, .notMet, .noData]
    let places = [one, other].map { order.firstIndex(of: $0.status) ?? 0 }
    guard places[0] == places[1] else { return places[0] > places[1] }
    guard let value = one.value, let known = other.value else { return false }
    return ["success_rate", "confidence", "requests"].contains(one.name) ? value < known : value > known
  }
}
