internal import Inference
internal import Plans
internal import Sentences

extension StageGate {
  /// What a criterion asks about, in words.
  static func word(_ name: String) -> Sentence {
    switch name {
    case "legacy_error_rate": "error rate beside legacy"
    case "legacy_p95": "p95 beside legacy"
    case "hours_watched": "hours watched"
    default: "\(term: name, told: Figures.words(name))"
    }
  }

  /// The figures of a stage that may be left.
  func told(_ criteria: [Criterion]) -> Sentence {
    let names = ["error_rate", "p95_response_time", "success_rate", "confidence"]
    let found = criteria.filter { names.contains($0.name) && $0.status == .met }.compactMap {
      criterion -> Sentence? in
      criterion.value.map { "\(Self.word(criterion.name)) \(Self.figure($0, of: criterion.name))" }
    }
    return found.isEmpty ? "all that is asked is met" : found.joined(separator: ", ")
  }

  /// The value of a criterion of the stage's table.
  private static func figure(_ value: Double, of name: String) -> String {
    switch name {
    case "p95_response_time": Figures.short(value) + " ms"
    case "confidence": Figures.short(value)
    default: Figures.percent(value)
    }
  }

  /// How much of the stage's hours was watched; a number that falls short of it is not rounded up to it.
  func watchedText(_ watched: WatchedTime) -> Sentence {
    let asked = Figures.hours(stage.hours)
    guard Threshold.isBelow(watched.hours, stage.hours) else {
      return "\(Figures.hours(watched.hours)) hours are watched, \(asked) are asked"
    }
    guard watched.hours >= 1 else {
      return "\(Words.duration(Int64((watched.hours * 3_600_000).rounded()))) of \(asked) hours are watched"
    }
    let all: Sentence = "\(asked) hours"
    return "\(Self.apart(watched.hours, stage.hours, digits: 3)) of \(all) are watched"
  }

  /// What would be needed to decide otherwise, where more data could help.
  func missing(_ evidence: StageEvidence, criteria: [Criterion]) -> Sentence? {
    var parts: [Sentence] = []
    if let requests = evidence.canary.requests, requests <= legacy.requests,
      criteria.contains(where: { $0.name == "requests" && $0.status == .notMet })
    {
      parts.append(more(legacy.requests + 1 - requests, evidence))
    }
    if let watched = evidence.watched,
      criteria.contains(where: { $0.name == "hours_watched" && $0.status == .notMet })
    {
      let left = stage.hours - watched.hours
      let until = watched.end + Int64((left * 60).rounded(.up)) * 60_000 + 59_999
      parts.append(
        "\(watchedText(watched)); until \(Figures.minute(until))"
      )
    }
    for criterion in criteria where criterion.status == .notProven {
      guard let needed = proving(criterion, evidence) else { continue }
      parts.append(
        more(needed, evidence, proving: Self.word(criterion.name)))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func more(
    _ requests: Int, _ evidence: StageEvidence, proving word: Sentence? = nil
  ) -> Sentence {
    let (count, name) = (Figures.count(requests), evidence.canaryName)
    let text: Sentence
    if let word {
      text =
        "about \(count) more \(name: name) requests would prove the \(word), if it stays as it is"
    } else {
      text = "about \(count) more \(name: name) requests are needed"
    }
    guard let rate = evidence.hourlyRequests else { return text }
    return "\(text), \(Figures.significant(Double(requests) / rate, digits: 2)) hours at this rate"
  }

  /// The further requests after which an interval would prove what it does not yet.
  ///
  /// An interval is narrower by √n: n·((end − value) ÷ (threshold − value))².
  private func proving(_ criterion: Criterion, _ evidence: StageEvidence) -> Int? {
    guard let requests = evidence.canary.requests else { return nil }
    let isShare = criterion.name == "p95_response_time"
    let value = isShare ? evidence.shareAboveLimit?.estimate : criterion.value
    let threshold = isShare ? 0.05 : criterion.threshold
    let isRising = criterion.name == "success_rate" || criterion.name == "confidence"
    let end =
      isShare ? evidence.shareAboveLimit?.upper : (isRising ? criterion.lower : criterion.upper)
    guard let value, let threshold, let end else { return nil }
    let factor = (end - value) / (threshold - value)
    let needed = Double(requests) * factor * factor
    guard factor.isFinite, factor > 1, needed < 1e12 else { return nil }
    // Rounding must not make a request of nothing.
    return max(1, Int((needed * (1 - 1e-12)).rounded(.up)) - requests)
  }
}
