internal import Plans
internal import Summaries

extension Watch {
  /// What a trigger's window says, in one sentence without its end.
  func detail(of state: TriggerState, _ watched: WatchedTrigger) -> String {
    let trigger = state.trigger
    let span = Words.duration(state.end - state.start)
    guard state.status != .noAnswer else {
      return "no answer of \(trigger.measure.words): \(Words.count(state.requests, watched.basis.words)) of "
        + "\(roles.treatment) within \(span), \(Figures.count(windows.settings.minimum)) are needed"
    }
    let (bad, count) = badRequests(watched)
    var text = trigger.measure.words
    if let value = state.value {
      text += " \(Words.value(value, of: trigger.measure, besides: trigger.threshold))"
    }
    text += " of \(Words.count(count, "request")) in \(span)"
    if state.reachedBack { text += " (reached back for them)" }
    let threshold = Words.value(trigger.threshold, of: trigger.measure)
    let wrong = trigger.side == .above ? "above" : "below"
    guard state.status != .quiet else { return text + ", not \(wrong) \(threshold)" }
    text += ", \(wrong) \(threshold)"
    if trigger.measure.isShare || trigger.measure.quantileLevel != nil {
      text += " (\(Figures.count(bad)) of \(Figures.count(count)) \(badWords(trigger)))"
    }
    if let chance = state.chance {
      // A rate has the stage's limit; of a quantile nothing is permitted but the threshold itself.
      let canary = trigger.measure.isShare ? "a healthy canary" : "a canary just at that limit"
      text += "; \(Words.chance(chance, of: canary))"
    }
    if let units = state.units { text += "; \(Words.count(units, "unit"))" }
    if state.legacyBreaches {
      text += "; legacy breaches too"
      if let value = state.legacyValue { text += " at \(Words.value(value, of: trigger.measure))" }
      text += ": an outage, not a bad canary"
    } else if let value = state.legacyValue {
      text += "; legacy \(Words.value(value, of: trigger.measure))"
    }
    if state.status == .notProven { text += "; \(missingProof(state))" }
    return text
  }

  private func badWords(_ trigger: Trigger) -> String {
    switch trigger.measure {
    case .errorRate, .availability: "failed"
    case .successRate: "without success"
    default:
      "\(trigger.side == .above ? "slower" : "faster") than "
        + Words.value(trigger.threshold, of: trigger.measure)
    }
  }

  private func missingProof(_ state: TriggerState) -> String {
    guard let chance = state.chance else {
      return "not proven: no rate of it is permitted by which its chance could be told"
    }
    return chance < 1e-4
      ? "not proven: all of them are of one unit" : "not proven: a chance below 1 in 10,000 is asked for"
  }
}
