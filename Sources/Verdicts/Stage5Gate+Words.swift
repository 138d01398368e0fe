internal import Inference
internal import Sentences

extension Stage5Gate {
  /// What improved, by how much, how sure: the beginning of every reason.
  func sentence(_ evidence: Stage5Evidence, judged: Improvement) -> Sentence {
    let isSuccessful = evidence.improvementOnSuccess.map { $0.estimate == judged.estimate } ?? false
    let change: Sentence =
      judged.estimate < 0
      ? "\(Figures.percent(-judged.estimate)) worse"
      : "\(Figures.percent(judged.estimate, besides: threshold)) better"
    let (metric, treatment) = (evidence.metric, evidence.names.treatment)
    let isOnSuccess = isSuccessful && evidence.improvement != judged
    let text: Sentence =
      isOnSuccess
      ? "\(name: metric) of \(name: treatment) is \(change) on successful requests"
      : "\(name: metric) of \(name: treatment) is \(change)"
    guard !isOnSuccess, let means = evidence.means else {
      return interval(judged).map { text + " (interval \($0))" } ?? text
    }
    let values = (Figures.significant(means.treatment), Figures.significant(means.control))
    guard let interval = interval(judged) else { return text + " (\(values.0) against \(values.1))" }
    return text + " (\(values.0) against \(values.1); interval \(interval))"
  }

  /// What would be needed to decide otherwise, where more data could help.
  func missing(_ evidence: Stage5Evidence, criteria: [Criterion]) -> Sentence? {
    guard let power = evidence.power, let control = evidence.means?.control, control > 0 else { return nil }
    let blocking = criteria.first { !$0.status.allowsPromotion }
    let smallest: Sentence =
      "the smallest effect this could see is \(Figures.percent(power.minimumDetectableEffect / control))"
    switch blocking?.status {
    case .notMet where blocking?.name != "sample_size": return nil
    case .notProven where blocking?.name == "improvement":
      return
        "\(smallest); more data help only where the true improvement is above \(Figures.percent(threshold))"
    case .notProven, .notMet:
      guard let required = power.requiredSampleSize, let requests = evidence.requests else { return smallest }
      let more = required - requests.treatment
      guard more > 0 else { return smallest }
      let name = evidence.names.treatment
      guard let hours = evidence.hours, hours > 0 else {
        return "\(smallest); about \(Figures.count(more)) more \(name: name) requests are needed"
      }
      let left = Figures.significant(Double(more) / (Double(requests.treatment) / hours), digits: 2)
      return
        "\(smallest); about \(Figures.count(more)) more \(name: name) requests are needed, \(left) hours at this rate"
    default: return nil
    }
  }

  /// What a document does not tell although requests failed; empty where it does, or none failed.
  func untold(_ evidence: Stage5Evidence) -> Sentence {
    guard evidence.source == .analysis, evidence.improvementOnSuccess == nil, let rates = evidence.errorRates,
      rates.control > 0 || rates.treatment > 0
    else { return "" }
    return "; the document does not tell how fast successful requests are, and failing fast is no improvement"
  }

  /// The shares of 4xx, where there are any.
  func refusals(_ rates: GroupPair<Double>) -> Sentence {
    guard rates.control > 0 || rates.treatment > 0 else { return "" }
    return
      " (refused with 4xx: \(Figures.percent(rates.treatment)) against \(Figures.percent(rates.control)))"
  }

  /// A share as percentage points.
  func points(_ share: Double) -> String {
    String(Figures.percent(share).dropLast(2)) + " points"
  }

  private func interval(_ improvement: Improvement) -> Sentence? {
    guard let lower = improvement.lower, let upper = improvement.upper else { return nil }
    guard lower.isFinite || upper.isFinite else { return "unbounded: the control mean is too close to zero" }
    return "\(Figures.percent(lower)) to \(Figures.percent(upper))"
  }
}
