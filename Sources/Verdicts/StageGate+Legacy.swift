internal import Inference
internal import Plans
internal import Sentences

extension StageGate {
  /// Whether the error rate rose by less than the limit, which must not be reached.
  func legacyErrorRate(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "legacy_error_rate", threshold: legacy.errorRateIncrease, count: evidence.canary.requests,
      status: .noData, finding: "")
    guard let figures = figures(evidence, &criterion) else { return criterion }
    guard let value = evidence.canary.errorRate.value, let other = figures.errorRate.value, value.isFinite,
      other.isFinite
    else {
      criterion.finding = "the error rates of both versions are not known"
      return criterion
    }
    let increase = value - other
    criterion.value = increase
    criterion.lower = evidence.errorRateIncrease?.lower
    criterion.upper = evidence.errorRateIncrease?.upper
    let limit = Self.points(legacy.errorRateIncrease)
    let text: Sentence =
      "error rate \(Figures.percent(value)) against \(Figures.percent(other)) of \(name: evidence.legacyName)"
    settle(
      &criterion, increase, below: legacy.errorRateIncrease, text: text,
      breach:
        "\(text): higher by \(Self.points(increase, besides: legacy.errorRateIncrease)), below \(limit) is asked",
      ruledOut: limit, show: { Figures.points($0) })
    return criterion
  }

  /// Whether the 95th percentile rose by less than the limit, which must not be reached.
  func legacyP95(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "legacy_p95", threshold: legacy.p95Increase, count: evidence.canary.p95.count, status: .noData,
      finding: "")
    guard let figures = figures(evidence, &criterion) else { return criterion }
    let reason = evidence.canary.p95.reason ?? figures.p95.reason
    guard reason == nil, let value = evidence.canary.p95.value, let other = figures.p95.value,
      value.isFinite, other.isFinite, other > 0
    else {
      criterion.finding =
        "p95 beside \(name: evidence.legacyName): \(reason ?? "it is not known of both versions")"
      return criterion
    }
    let lift = value / other - 1
    criterion.value = lift
    criterion.lower = evidence.p95Lift?.lower
    criterion.upper = evidence.p95Lift?.upper
    let limit = Figures.percent(legacy.p95Increase)
    let text: Sentence =
      "p95 \(Figures.short(value)) ms against \(Figures.short(other)) ms of \(name: evidence.legacyName)"
    settle(
      &criterion, lift, below: legacy.p95Increase, text: text,
      breach:
        "\(text): higher by \(Figures.percent(lift, besides: legacy.p95Increase)), below \(limit) is asked",
      ruledOut: limit, show: { Figures.percent($0, signed: true) })
    return criterion
  }

  /// Whether the canary served more requests than the limit.
  func requests(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "requests", value: evidence.canary.requests.map(Double.init), threshold: Double(legacy.requests),
      count: evidence.canary.requests, status: .notAsked, finding: "")
    guard let requests = evidence.canary.requests else {
      return unavailable(criterion, evidence)
    }
    criterion.status = requests > legacy.requests ? .met : .notMet
    let (found, name) = (Figures.count(requests), evidence.canaryName)
    criterion.finding =
      criterion.status == .met
      ? "\(found) \(name: name) requests"
      : "\(found) \(name: name) requests, more than \(Figures.count(legacy.requests)) are asked"
    return criterion
  }

  /// Legacy's figures; where there are none, the criterion says what follows from it.
  private func figures(_ evidence: StageEvidence, _ criterion: inout Criterion) -> StageFigures? {
    switch evidence.legacy {
    case .figures(let figures): return figures
    case .missing(let reason):
      criterion.status = .noData
      criterion.finding = reason
    case .notCarried: criterion = unavailable(criterion, evidence)
    case .waived:
      criterion.status = .notAsked
      criterion.finding = "judged without \(name: evidence.legacyName), as asked for"
    }
    return nil
  }

  private func settle(
    _ criterion: inout Criterion, _ value: Double, below limit: Double, text: Sentence, breach: Sentence,
    ruledOut: String, show: (Double) -> String
  ) {
    guard Threshold.isBelow(value, limit) else {
      criterion.status = .notMet
      criterion.finding = breach
      return
    }
    criterion.status = .met
    criterion.finding = text
    if let lower = criterion.lower, let upper = criterion.upper, lower.isFinite, upper.isFinite {
      criterion.finding += " (\(show(lower)) to \(show(upper)))"
    }
    guard evidence == .bound else { return }
    guard let upper = criterion.upper, !upper.isNaN else {
      criterion.status = .noData
      criterion.finding = "\(criterion.finding), but the source has no interval that could prove it"
      return
    }
    if !Threshold.isBelow(upper, limit) {
      criterion.status = .notProven
      criterion.finding =
        upper.isFinite
        ? "\(criterion.finding), but a rise of up to \(show(upper)) is possible: \(ruledOut) must be ruled out"
        : "\(criterion.finding), but a rise of up to any size is possible: \(ruledOut) must be ruled out"
    }
  }

  /// A share as percentage points, with as many decimals as it takes to tell it from another.
  private static func points(_ share: Double, besides other: Double = .nan) -> String {
    String(Figures.percent(share, besides: other).dropLast(2)) + " points"
  }

  /// A criterion that the source cannot carry: not asked of the point, and no data where it is to be proved.
  func unavailable(_ criterion: Criterion, _ evidence: StageEvidence) -> Criterion {
    var criterion = criterion
    criterion.status = self.evidence == .bound ? .noData : .notAsked
    criterion.finding =
      evidence.source == .log ? "a log does not carry it" : "a snapshot does not carry it"
    return criterion
  }
}
