internal import Inference
internal import Sentences

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
      var reason = criteria[0].finding
      if evidence.source == .averages {
        reason += "; the file holds two averages and no evidence of significance"
      }
      return Verdict(criteria: criteria, reasonSentence: reason)
    }
    return Verdict(
      criteria: criteria, reasonSentence: first.finding,
      missingSentence: missing(evidence, criteria: criteria))
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
    var criterion = Criterion(name: "improvement", threshold: threshold, status: .noData, finding: "")
    criterion.count = evidence.requests?.treatment
    guard let judged = judged(evidence) else {
      let reason = evidence.noImprovementSentence ?? "the data do not tell"
      criterion.finding = "the improvement of \(name: evidence.metric) is not known: \(reason)"
      return criterion
    }
    criterion.value = judged.estimate
    criterion.lower = judged.lower
    criterion.upper = judged.upper
    let isBetter = Threshold.exceeds(judged.estimate, threshold)
    let text = sentence(evidence, judged: judged)
    if !isBetter {
      criterion.status = .notMet
      criterion.finding = "\(text), not more than \(Figures.percent(threshold))"
    } else if self.evidence == .bound {
      guard let lower = provenLower(evidence) else {
        criterion.status = .noData
        criterion.finding = "\(text), but the source has no interval that could prove it"
        return criterion
      }
      let isProven = Threshold.exceeds(lower, threshold)
      criterion.status = isProven ? .met : .notProven
      criterion.finding =
        isProven
        ? "\(text), and the interval proves more than \(Figures.percent(threshold))"
        : "\(text), but the interval from \(Figures.percent(lower, besides: threshold)) does not prove more than \(Figures.percent(threshold))"
    } else {
      criterion.status = .met
      criterion.finding = "\(text), more than \(Figures.percent(threshold))"
    }
    if criterion.status == .met { criterion.finding += untold(evidence) }
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
      name: "error_rate_increase", threshold: errorRateMargin, status: .noData, finding: "")
    criterion.count = evidence.requests?.treatment
    guard let rates = evidence.errorRates, rates.control.isFinite, rates.treatment.isFinite else {
      if evidence.source == .averages, evidence.errorRates != nil {
        criterion.finding = "the file has the error rate of one group only; add error_rate to the other"
      } else if evidence.source == .averages {
        criterion.status = .notAsked
        criterion.finding = "the file has no error rates"
      } else {
        criterion.finding =
          "error rates are not known, and failing fast is no improvement: the data need a status or success column with values in both groups"
      }
      return criterion
    }
    let failures = evidence.failureRates
    // Two ways to the same shares differ in their last bits: then it is the errors that are told.
    let rounding = 1e-12 * max(rates.treatment, rates.control)
    let isStated =
      failures.map { !($0.treatment - $0.control <= rates.treatment - rates.control + rounding) } ?? false
    let worse = isStated ? failures ?? rates : rates
    let increase = worse.treatment - worse.control
    guard increase.isFinite else {
      criterion.finding = "the share of successful requests is not known, and failing fast is no improvement"
      return criterion
    }
    criterion.value = increase
    criterion.status = Threshold.isBelow(increase, errorRateMargin) ? .met : .notMet
    let what: Sentence = isStated ? "requests without success" : "error rate"
    criterion.finding =
      "\(what) \(Figures.percent(worse.treatment)) against \(Figures.percent(worse.control)) of \(name: evidence.names.control)"
      + (evidence.refusalRates.map { refusals($0) } ?? "")
    if criterion.status == .notMet {
      criterion.finding =
        "\(criterion.finding): higher by \(points(increase)), the limit is below \(points(errorRateMargin))"
    }
    return criterion
  }

  private func sampleSize(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(
      name: "sample_size", threshold: Double(minimumSampleSize), status: .notAsked, finding: "not asked")
    guard let requests = evidence.requests else { return unavailable(criterion, evidence) }
    let smallest = [
      requests.control, requests.treatment, evidence.units?.control, evidence.units?.treatment,
    ].compactMap { $0 }.min()
    criterion.value = smallest.map(Double.init)
    criterion.count = requests.treatment
    let (names, sizes) = (evidence.names, requests.inEach(Figures.count))
    if let units = evidence.units?.inEach(Figures.count) {
      criterion.finding =
        "\(name: names.control) \(sizes.control) requests of \(units.control) units, \(name: names.treatment) \(sizes.treatment) of \(units.treatment)"
    } else {
      criterion.finding =
        "\(name: names.control) \(sizes.control) requests, \(name: names.treatment) \(sizes.treatment)"
    }
    guard self.evidence != .point else { return criterion }
    criterion.status = (smallest ?? 0) >= minimumSampleSize ? .met : .notMet
    if criterion.status == .notMet {
      criterion.finding += ": each group needs \(Figures.count(minimumSampleSize)) requests and units"
    }
    return criterion
  }

  private func sampleRatio(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(name: "sample_ratio", threshold: 0.001, status: .notAsked, finding: "not asked")
    guard let check = evidence.sampleRatio else { return unavailable(criterion, evidence) }
    criterion.value = check.pValue
    criterion.finding = check.finding
    guard self.evidence != .point else { return criterion }
    switch check.status {
    case .pass, .warn: criterion.status = .met
    case .fail: criterion.status = .notMet
    case .notChecked: criterion.status = .noData
    }
    if criterion.status == .notMet {
      criterion.finding = "the sample ratio is in alarm, \(check.quoted)"
    }
    return criterion
  }

  private func significance(_ evidence: Stage5Evidence) -> Criterion {
    var criterion = Criterion(name: "significance", threshold: 0, status: .notAsked, finding: "not asked")
    guard let difference = evidence.difference, let outcome = evidence.outcome else {
      return unavailable(criterion, evidence)
    }
    criterion.value = difference.estimate
    criterion.lower = difference.lower
    criterion.upper = difference.upper
    let interval = "\(Figures.significant(difference.lower)) to \(Figures.significant(difference.upper))"
    criterion.finding = "the interval of the difference in \(name: evidence.metric) is \(interval)"
    guard self.evidence != .point else { return criterion }
    let isProven = outcome == .improved && (difference.lower > 0 || difference.upper < 0)
    criterion.status = isProven ? .met : .notProven
    criterion.finding =
      isProven
      ? "\(criterion.finding), without zero"
      : "\(criterion.finding), which does not prove an improvement"
    return criterion
  }

  /// A criterion that the source should carry and does not, or cannot.
  private func unavailable(_ criterion: Criterion, _ evidence: Stage5Evidence) -> Criterion {
    var criterion = criterion
    let isBlocking = self.evidence != .point
    criterion.status = isBlocking ? .noData : .notAsked
    criterion.finding =
      evidence.source == .averages
      ? "a file with two averages does not carry it" : "the source does not carry it"
    return criterion
  }
}
