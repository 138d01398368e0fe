internal import Plans
internal import Sentences
internal import Summaries

extension Watch {
  /// What a trigger's window says, in one sentence without its end.
  func finding(of state: TriggerState, _ watched: WatchedTrigger) -> Sentence {
    let trigger = state.trigger
    let span = Words.duration(state.end - state.start)
    guard state.status != .noAnswer else {
      return
        "no answer of \(trigger.measure.words): \(watched.basis.counted(state.requests)) of \(name: roles.treatment) within \(span), \(Figures.count(windows.settings.minimum)) are needed"
    }
    let (bad, count) = badRequests(watched)
    let requests: Sentence = count == 1 ? "1 request" : "\(Figures.count(count)) requests"
    var text: Sentence = "\(trigger.measure.words) of \(requests) in \(span)"
    if let value = state.value {
      let value = Words.value(value, of: trigger.measure, besides: trigger.threshold)
      text = "\(trigger.measure.words) \(value) of \(requests) in \(span)"
    }
    if state.reachedBack { text += " (reached back for them)" }
    let threshold = Words.value(trigger.threshold, of: trigger.measure)
    let isAbove = trigger.side == .above
    guard state.status != .quiet else {
      return text + (isAbove ? ", not above \(threshold)" : ", not below \(threshold)")
    }
    text += isAbove ? ", above \(threshold)" : ", below \(threshold)"
    if trigger.measure.isShare || trigger.measure.quantileLevel != nil {
      text += " (\(Figures.count(bad)) of \(Figures.count(count)) \(badWords(trigger)))"
    }
    if let chance = state.chance {
      // A rate has the stage's limit; of a quantile nothing is permitted but the threshold itself.
      let canary: Sentence = trigger.measure.isShare ? "a healthy canary" : "a canary just at that limit"
      text += "; \(Words.chance(chance, of: canary))"
    }
    if let units = state.units { text += units == 1 ? "; 1 unit" : "; \(Figures.count(units)) units" }
    text += legacyWords(state)
    if state.status == .notProven { text += "; \(missingProof(state))" }
    return text
  }

  private func legacyWords(_ state: TriggerState) -> Sentence {
    let value = state.legacyValue.map { Words.value($0, of: state.trigger.measure) }
    switch (state.legacyBreaches, value) {
    case (true, let value?): return "; legacy breaches too at \(value): an outage, not a bad canary"
    case (true, nil): return "; legacy breaches too: an outage, not a bad canary"
    case (false, let value?): return "; legacy \(value)"
    case (false, nil): return ""
    }
  }

  private func badWords(_ trigger: Trigger) -> Sentence {
    switch trigger.measure {
    case .errorRate, .availability: return "failed"
    case .successRate: return "without success"
    default:
      let threshold = Words.value(trigger.threshold, of: trigger.measure)
      return trigger.side == .above ? "slower than \(threshold)" : "faster than \(threshold)"
    }
  }

  private func missingProof(_ state: TriggerState) -> Sentence {
    guard let chance = state.chance else {
      return "not proven: no rate of it is permitted by which its chance could be told"
    }
    return chance < 1e-4
      ? "not proven: all of them are of one unit" : "not proven: a chance below 1 in 10,000 is asked for"
  }
}
