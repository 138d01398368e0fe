internal import Inference

extension Stage5Gate {
  /// What improved, by how much, how sure: the beginning of every reason.
  func sentence(_ evidence: Stage5Evidence, judged: Improvement) -> String {
    let isSuccessful = evidence.improvementOnSuccess.map { $0.estimate == judged.estimate } ?? false
    let onSuccess = isSuccessful && evidence.improvement != judged ? " on successful requests" : ""
    var text = "\(evidence.metric) of \(evidence.names.treatment) is "
    text +=
      judged.estimate < 0
      ? "\(Figures.percent(-judged.estimate)) worse"
      : "\(Figures.percent(judged.estimate, besides: threshold)) better"
    text += onSuccess
    if onSuccess.isEmpty, let means = evidence.means {
      text += " (\(Figures.significant(means.treatment)) against \(Figures.significant(means.control))"
      text += interval(judged).map { "; interval \($0))" } ?? ")"
    } else if let interval = interval(judged) {
      text += " (interval \(interval))"
    }
    return text
  }

  /// What would be needed to decide otherwise, where more data could help.
  func missing(_ evidence: Stage5Evidence, criteria: [Criterion]) -> String? {
    guard let power = evidence.power, let control = evidence.means?.control, control > 0 else { return nil }
    let blocking = criteria.first { !$0.status.allowsPromotion }
    let smallest =
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
      var text =
        "\(smallest); about \(Figures.count(more)) more \(evidence.names.treatment) requests are needed"
      if let hours = evidence.hours, hours > 0 {
        text +=
          ", \(Figures.significant(Double(more) / (Double(requests.treatment) / hours), digits: 2)) hours at this rate"
      }
      return text
    default: return nil
    }
  }

  /// What a document does not tell although requests failed; empty where it does, or none failed.
  func untold(_ evidence: Stage5Evidence) -> String {
    guard evidence.source == .analysis, evidence.improvementOnSuccess == nil, let rates = evidence.errorRates,
      rates.control > 0 || rates.treatment > 0
    else { return "" }
    return "; the document does not tell how fast successful requests are, and failing fast is no improvement"
  }

  /// The shares of 4xx, where there are any.
  func refusals(_ rates: GroupPair<Double>) -> String {
    guard rates.control > 0 || rates.treatment > 0 else { return "" }
    return
      " (refused with 4xx: \(Figures.percent(rates.treatment)) against \(Figures.percent(rates.control)))"
  }

  /// A share as percentage points.
  func points(_ share: Double) -> String {
    String(Figures.percent(share).dropLast(2)) + " points"
  }

  private func interval(_ improvement: Improvement) -> String? {
    guard let lower = improvement.lower, let upper = improvement.upper else { return nil }
    guard lower.isFinite || upper.isFinite else { return "unbounded: the control mean is too close to zero" }
    return "\(Figures.percent(lower)) to \(Figures.percent(upper))"
  }
}
