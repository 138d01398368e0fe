internal import Inference

/// How much a gate asks of the data.
public enum EvidenceLevel: String, Sendable, CaseIterable {
  /// The estimates decide.
  case point
  /// The difference must also be significant, on enough data with the planned split.
  case significant
  /// The whole interval of the improvement must lie above the threshold.
  case bound
}

/// The last gate of a canary release, which asks whether the canary is better by more than a threshold.
///
/// - Note: The improvement is judged on all requests and on the successful ones, the smaller of the two counting, and
///   the canary's error rate may not be higher by half a point: a service that fails fast is not faster.
public struct Stage5Gate: Sendable, Equatable {
  /// How much is asked.
  public var evidence: EvidenceLevel
  /// The relative improvement that must be exceeded; equality holds back.
  public var threshold: Double
  /// The requests, and units, that each group needs.
  public var minimumSampleSize: Int
  /// The rise of the error rate that is too much; equality holds back.
  public var errorRateMargin: Double

  /// The gate; without arguments, the one that is asked by default.
  public init(
    evidence: EvidenceLevel = .significant, threshold: Double = 0.10, minimumSampleSize: Int = 100,
    errorRateMargin: Double = 0.005
  ) {
    self.evidence = evidence
    self.threshold = threshold
    self.minimumSampleSize = minimumSampleSize
    self.errorRateMargin = errorRateMargin
  }

  /// The verdict on the evidence.
  public func decide(_ evidence: Stage5Evidence) -> Verdict {
    let criteria =
      [improvement(evidence), errorRate(evidence), sampleSize(evidence), sampleRatio(evidence)]
      + [dataChecks(evidence)].compactMap { $0 } + [significance(evidence)]
    guard let first = criteria.first(where: { !$0.status.allowsPromotion }) else {
      var reason = criteria[0].detail
      if evidence.source == .averages {
        reason += "; the file holds two averages and no evidence of significance"
      }
      return Verdict(criteria: criteria, reason: reason)
    }
    return Verdict(criteria: criteria, reason: first.detail, missing: missing(evidence, criteria: criteria))
  }

  /// The improvement that counts: the smaller of all requests and successful ones; nil where one is not a number.
  public func judged(_ evidence: Stage5Evidence) -> Improvement? {
    guard let all = evidence.improvement, all.estimate.isFinite else { return nil }
    guard let successful = evidence.improvementOnSuccess else { return all }
    guard successful.estimate.isFinite else { return nil }
    return successful.estimate < all.estimate ? successful : all
  }
}

extension Stage5Gate {
  private func improvement(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(name: "improvement", threshold: threshold, status: .noData, detail: "")
    criterion.count = evidence.requests?.treatment
    guard let judged = judged(evidence) else {
      criterion.detail =
        "the improvement of \(evidence.metric) is not known: "
        + (evidence.noImprovementReason ?? "the data do not tell")
      return criterion
    }
    criterion.value = judged.estimate
    criterion.lower = judged.lower
    criterion.upper = judged.upper
    let isBetter = Threshold.exceeds(judged.estimate, threshold)
    let text = sentence(evidence, judged: judged)
    if !isBetter {
      criterion.status = .notMet
      criterion.detail = "\(text), not more than \(Figures.percent(threshold))"
    } else if self.evidence == .bound {
      guard let lower = provenLower(evidence) else {
        criterion.status = .noData
        criterion.detail = "\(text), but the source has no interval that could prove it"
        return criterion
      }
      let isProven = Threshold.exceeds(lower, threshold)
      criterion.status = isProven ? .met : .notProven
      criterion.detail =
        isProven
        ? "\(text), and the interval proves more than \(Figures.percent(threshold))"
        : "\(text), but the interval from \(Figures.percent(lower, besides: threshold)) does not prove more than \(Figures.percent(threshold))"
    } else {
      criterion.status = .met
      criterion.detail = "\(text), more than \(Figures.percent(threshold))"
    }
    if criterion.status == .met { criterion.detail += untold(evidence) }
    return criterion
  }

  /// The smaller of the lower ends of both improvements; nil where one has none.
  private func provenLower(_ evidence: Stage5Evidence) -> Double? {
    guard let all = evidence.improvement?.lower, !all.isNaN else { return nil }
    guard let successful = evidence.improvementOnSuccess else { return all }
    guard let lower = successful.lower, !lower.isNaN else { return nil }
    return min(lower, all)
  }

  /// Asks that errors do not rise, nor the requests that the source states as failed whatever their status.
  private func errorRate(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(
      name: "error_rate_increase", threshold: errorRateMargin, status: .noData, detail: "")
    criterion.count = evidence.requests?.treatment
    guard let rates = evidence.errorRates, rates.control.isFinite, rates.treatment.isFinite else {
      if evidence.source == .averages, evidence.errorRates != nil {
        criterion.detail = "the file has the error rate of one group only; add error_rate to the other"
      } else if evidence.source == .averages {
        criterion.status = .notAsked
        criterion.detail = "the file has no error rates"
      } else {
        criterion.detail =
          "error rates are not known, and failing fast is no improvement: "
          + "the data need a status or success column with values in both groups"
      }
      return criterion
    }
    let failures = evidence.failureRates
    let isStated = failures.map { !($0.treatment - $0.control <= rates.treatment - rates.control) } ?? false
    let worse = isStated ? failures ?? rates : rates
    let increase = worse.treatment - worse.control
    guard increase.isFinite else {
      criterion.detail = "the share of successful requests is not known, and failing fast is no improvement"
      return criterion
    }
    criterion.value = increase
    criterion.status = Threshold.isBelow(increase, errorRateMargin) ? .met : .notMet
    criterion.detail =
      "\(isStated ? "requests without success" : "error rate") \(Figures.percent(worse.treatment)) against "
      + "\(Figures.percent(worse.control)) of \(evidence.names.control)"
      + (evidence.refusalRates.map { refusals($0) } ?? "")
      + (criterion.status == .met
        ? "" : ": higher by \(points(increase)), the limit is below \(points(errorRateMargin))")
    return criterion
  }

  private func sampleSize(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(
      name: "sample_size", threshold: Double(minimumSampleSize), status: .notAsked, detail: "not asked")
    guard let requests = evidence.requests else { return unavailable(criterion, evidence) }
    let smallest = [
      requests.control, requests.treatment, evidence.units?.control, evidence.units?.treatment,
    ].compactMap { $0 }.min()
    criterion.value = smallest.map(Double.init)
    criterion.count = requests.treatment
    criterion.detail =
      "\(evidence.names.control) \(Figures.count(requests.control)) requests"
      + (evidence.units.map { " of \(Figures.count($0.control)) units" } ?? "")
      + ", \(evidence.names.treatment) \(Figures.count(requests.treatment))"
      + (evidence.units.map { " of \(Figures.count($0.treatment))" } ?? "")
    guard self.evidence != .point else { return criterion }
    criterion.status = (smallest ?? 0) >= minimumSampleSize ? .met : .notMet
    if criterion.status == .notMet {
      criterion.detail += ": each group needs \(Figures.count(minimumSampleSize)) requests and units"
    }
    return criterion
  }

  private func sampleRatio(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(name: "sample_ratio", threshold: 0.001, status: .notAsked, detail: "not asked")
    guard let check = evidence.sampleRatio else { return unavailable(criterion, evidence) }
    criterion.value = check.pValue
    criterion.detail = check.detail
    guard self.evidence != .point else { return criterion }
    switch check.status {
    case .pass, .warn: criterion.status = .met
    case .fail: criterion.status = .notMet
    case .notChecked: criterion.status = .noData
    }
    if criterion.status == .notMet { criterion.detail = "the sample ratio is in alarm, \(check.detail)" }
    return criterion
  }

  private func significance(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(name: "significance", threshold: 0, status: .notAsked, detail: "not asked")
    guard let difference = evidence.difference, let outcome = evidence.outcome else {
      return unavailable(criterion, evidence)
    }
    criterion.value = difference.estimate
    criterion.lower = difference.lower
    criterion.upper = difference.upper
    let interval = "\(Figures.significant(difference.lower)) to \(Figures.significant(difference.upper))"
    criterion.detail = "the interval of the difference in \(evidence.metric) is \(interval)"
    guard self.evidence != .point else { return criterion }
    let isProven = outcome == .improved && (difference.lower > 0 || difference.upper < 0)
    criterion.status = isProven ? .met : .notProven
    criterion.detail += isProven ? ", without zero" : ", which does not prove an improvement"
    return criterion
  }

  /// A criterion that the source should carry and does not, or cannot.
  private func unavailable(_ criterion: Criterion, _ evidence: Stage5Evidence) -> Criterion {
    var criterion = criterion
    let isBlocking = self.evidence != .point
    criterion.status = isBlocking ? .noData : .notAsked
    criterion.detail =
      "\(evidence.source == .averages ? "a file with two averages" : "the source") does not carry it"
    return criterion
  }
}
