internal import Inference
internal import Plans

extension StageGate {
  /// Whether the error rate rose by less than the limit, which must not be reached.
  func legacyErrorRate(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "legacy_error_rate", threshold: legacy.errorRateIncrease, count: evidence.canary.requests,
      status: .noData, detail: "")
    guard let figures = figures(evidence, &criterion) else { return criterion }
    guard let value = evidence.canary.errorRate.value, let other = figures.errorRate.value, value.isFinite,
      other.isFinite
    else {
      criterion.detail = "the error rates of both versions are not known"
      return criterion
    }
    let increase = value - other
    criterion.value = increase
    criterion.lower = evidence.errorRateIncrease?.lower
    criterion.upper = evidence.errorRateIncrease?.upper
    let limit = Self.points(legacy.errorRateIncrease)
    let text =
      "error rate \(Figures.percent(value)) against \(Figures.percent(other)) of \(evidence.legacyName)"
    settle(
      &criterion, increase, below: legacy.errorRateIncrease, text: text,
      breach:
        "higher by \(Self.points(increase, besides: legacy.errorRateIncrease)), below \(limit) is asked",
      ruledOut: limit, show: { Figures.points($0) })
    return criterion
  }

  /// Whether the 95th percentile rose by less than the limit, which must not be reached.
  func legacyP95(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "legacy_p95", threshold: legacy.p95Increase, count: evidence.canary.p95.count, status: .noData,
      detail: "")
    guard let figures = figures(evidence, &criterion) else { return criterion }
    let reason = evidence.canary.p95.reason ?? figures.p95.reason
    guard reason == nil, let value = evidence.canary.p95.value, let other = figures.p95.value,
      value.isFinite, other.isFinite, other > 0
    else {
      criterion.detail =
        "p95 beside \(evidence.legacyName): " + (reason ?? "it is not known of both versions")
      return criterion
    }
    let lift = value / other - 1
    criterion.value = lift
    criterion.lower = evidence.p95Lift?.lower
    criterion.upper = evidence.p95Lift?.upper
    let limit = Figures.percent(legacy.p95Increase)
    let text =
      "p95 \(Figures.short(value)) ms against \(Figures.short(other)) ms of \(evidence.legacyName)"
    settle(
      &criterion, lift, below: legacy.p95Increase, text: text,
      breach: "higher by \(Figures.percent(lift, besides: legacy.p95Increase)), below \(limit) is asked",
      ruledOut: limit, show: { Figures.percent($0, signed: true) })
    return criterion
  }

  /// Whether the canary served more requests than the limit.
  func requests(_ evidence: StageEvidence) -> Criterion {
    var criterion = Criterion(
      name: "requests", value: evidence.canary.requests.map(Double.init), threshold: Double(legacy.requests),
      count: evidence.canary.requests, status: .notAsked, detail: "")
    guard let requests = evidence.canary.requests else {
      return unavailable(criterion, evidence)
    }
    criterion.status = requests > legacy.requests ? .met : .notMet
    criterion.detail =
      "\(Figures.count(requests)) \(evidence.canaryName) requests"
      + (criterion.status == .met ? "" : ", more than \(Figures.count(legacy.requests)) are asked")
    return criterion
  }

  /// Legacy's figures; where there are none, the criterion says what follows from it.
  private func figures(_ evidence: StageEvidence, _ criterion: inout Criterion) -> StageFigures? {
    switch evidence.legacy {
    case .figures(let figures): return figures
    case .missing(let reason):
      criterion.status = .noData
      criterion.detail = reason
    case .notCarried: criterion = unavailable(criterion, evidence)
    case .waived:
      criterion.status = .notAsked
      criterion.detail = "judged without \(evidence.legacyName), as asked for"
    }
    return nil
  }

  private func settle(
    _ criterion: inout Criterion, _ value: Double, below limit: Double, text: String, breach: String,
    ruledOut: String, show: (Double) -> String
  ) {
    guard Threshold.isBelow(value, limit) else {
      criterion.status = .notMet
      criterion.detail = "\(text): \(breach)"
      return
    }
    criterion.status = .met
    criterion.detail = text
    if let lower = criterion.lower, let upper = criterion.upper, lower.isFinite, upper.isFinite {
      criterion.detail += " (\(show(lower)) to \(show(upper)))"
    }
    guard evidence == .bound else { return }
    guard let upper = criterion.upper, !upper.isNaN else {
      criterion.status = .noData
      criterion.detail += ", but the source has no interval that could prove it"
      return
    }
    if !Threshold.isBelow(upper, limit) {
      criterion.status = .notProven
      criterion.detail +=
        ", but a rise of up to \(upper.isFinite ? show(upper) : "any size") is possible: \(ruledOut) must be ruled out"
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
    criterion.detail = "a \(evidence.source.rawValue) does not carry it"
    return criterion
  }
}
