import Glibc
internal import Inference
internal import Plans
internal import Sentences
internal import Summaries

extension Watch {
  /// What became of a trigger's answer.
  private enum Answer { case same, lost, back }

  /// Judges the windows as they stand.
  mutating func judge() {
    guard let now = endTime else { return }
    windows.settle()
    var (lost, back): ([Int], [Int]) = ([], [])
    for action in [Trigger.Action.rollBack, .warn] {
      for index in triggers.indices where triggers[index].trigger.action == action {
        switch judge(index, at: now) {
        case .same: continue
        case .lost: lost.append(index)
        case .back: back.append(index)
        }
      }
    }
    tell(lost, back)
    judgeGap()
  }

  private mutating func judge(_ index: Int, at now: Int64) -> Answer {
    let status = status(of: index)
    var answer = Answer.same
    if status != triggers[index].status {
      answer = noteLoss(index, from: triggers[index].status, to: status, at: now)
      triggers[index].status = status
      triggers[index].since = now
    }
    if let since = triggers[index].lostSince, !triggers[index].isLossTold, now - since >= Self.lossToTell {
      triggers[index].isLossTold = true
      answer = .lost
    }
    switch triggers[index].trigger.action {
    case .rollBack: if status == .fired { fire(index, at: now) }
    case .warn: judgeWarning(index, isFired: status == .fired && !isSilenced(index), at: now)
    }
    return answer
  }

  /// How a trigger stands.
  private func status(of index: Int) -> TriggerState.Status {
    let watched = triggers[index]
    guard windows.count(watched.window, .treatment, of: watched.basis) >= windows.settings.minimum else {
      return .noAnswer
    }
    guard isBroken(watched, .treatment) else { return .quiet }
    return rules.evidence == .point || isProven(watched) ? .fired : .notProven
  }

  /// Whether a version is on the wrong side in a trigger's window.
  func isBroken(_ watched: WatchedTrigger, _ side: SlidingWindows.Side) -> Bool {
    let count = windows.count(watched.window, side, of: watched.basis)
    guard count > 0 else { return false }
    if let level = watched.trigger.measure.quantileLevel, let threshold = watched.threshold {
      return windows.isQuantileBeyond(threshold, level: level, in: watched.window, side)
    }
    return plainValue(watched, side).map { watched.trigger.isBroken(by: $0) } ?? false
  }

  /// The value of what is no quantile; nil without rows that tell it.
  func plainValue(_ watched: WatchedTrigger, _ side: SlidingWindows.Side) -> Double? {
    let count = windows.count(watched.window, side, of: watched.basis)
    guard count > 0 else { return nil }
    switch watched.trigger.measure {
    case .errorRate: return Double(windows.errors(watched.window, side)) / Double(count)
    case .availability: return Double(count - windows.errors(watched.window, side)) / Double(count)
    case .successRate: return Double(windows.successes(watched.window, side)) / Double(count)
    case .meanResponseTime:
      return windows.tally(of: watched.window, side).responseTimeSum / Double(count)
    case .confidence: return windows.tally(of: watched.window, side).confidenceSum / Double(count)
    case .p50ResponseTime, .p95ResponseTime, .p99ResponseTime: return nil
    }
  }

  /// The canary's bad requests in a trigger's window, and how many tell whether they are; nil where none are counted.
  func badRequests(_ watched: WatchedTrigger) -> (bad: Int, of: Int) {
    let count = windows.count(watched.window, .treatment, of: watched.basis)
    switch watched.trigger.measure {
    case .errorRate, .availability: return (windows.errors(watched.window, .treatment), count)
    case .successRate: return (count - windows.successes(watched.window, .treatment), count)
    default:
      return (watched.threshold.map { windows.beyond($0, in: watched.window, .treatment) } ?? 0, count)
    }
  }

  /// How likely so many bad requests or more are of a canary at the permitted rate; nil where none is permitted.
  func chance(_ watched: WatchedTrigger) -> Double? {
    guard let permitted = watched.permitted else { return nil }
    let (bad, count) = badRequests(watched)
    return BinomialTest.chance(ofAtLeast: bad, trials: count, probability: permitted)
  }

  private func isProven(_ watched: WatchedTrigger) -> Bool {
    guard let chance = chance(watched), chance < 1e-4, let badness = watched.badness else { return false }
    return windows.badUnits(in: watched.window, badness, atMost: 2) >= 2
  }

  /// Whether a rule that rolls back holds of the same measure and side.
  private func isSilenced(_ index: Int) -> Bool {
    let trigger = triggers[index].trigger
    return triggers.contains {
      $0.trigger.action == .rollBack && $0.status == .fired && $0.trigger.measure == trigger.measure
        && $0.trigger.side == trigger.side
    }
  }

  private mutating func fire(_ index: Int, at now: Int64) {
    let watched = triggers[index]
    triggers[index].lastFired = now
    guard !isPast else { return }
    if let last = watched.lastFired, now - last <= watched.trigger.window { return }
    let target = watched.isOfStage ? stageBefore : 0
    let state = triggerState(index)
    let step = Words.back(to: target, because: state.finding)
    note(target: target, reason: step)
    append(.rollBack, target: target, step, trigger: state)
  }

  /// The stage before the one that is watched; nil where none is named.
  var stageBefore: Int? { stageNumber.map { max(0, $0 - 1) } }

  /// The release is to be rolled back: no warning matters any more.
  mutating func note(target: Int?, reason: Sentence) {
    for index in triggers.indices { triggers[index].warning = nil }
    guard let before = rollBack else {
      rollBack = (target, reason)
      return
    }
    if let target, target < before.target ?? .max { rollBack = (target, before.reason) }
  }
}

extension Watch {
  private mutating func noteLoss(
    _ index: Int, from before: TriggerState.Status, to status: TriggerState.Status, at now: Int64
  ) -> Answer {
    if status == .noAnswer {
      triggers[index].lostSince = now
      return .same
    }
    guard before == .noAnswer else { return .same }
    defer {
      triggers[index].lostSince = nil
      triggers[index].isLossTold = false
    }
    return triggers[index].isLossTold ? .back : .same
  }

  /// Tells at once of all triggers that lost their answer, or have it back.
  private mutating func tell(_ lost: [Int], _ back: [Int]) {
    if let first = lost.first {
      let state = triggerState(first)
      append(.noAnswer, state.finding + others(lost), trigger: state)
    }
    if let first = back.first {
      let again: Sentence = "\(triggers[first].trigger.measure.words) has an answer again"
      append(.noAnswer, again + others(back), trigger: triggerState(first))
    }
  }

  /// The other measures of some triggers.
  private func others(_ indices: [Int]) -> Sentence {
    var measures: [CanaryMeasure] = []
    for index in indices where !measures.contains(triggers[index].trigger.measure) {
      measures.append(triggers[index].trigger.measure)
    }
    guard measures.count > 1 else { return "" }
    return "; so it is of \(measures.dropFirst().map(\.words).joined(separator: ", "))"
  }

  private mutating func judgeGap() {
    guard let share, share > 0, share < 1 else { return }
    let expected = Double(legacySince) * share / (1 - share)
    let surprise = -Double(legacySince) * log1p(-share)
    let isGap = expected >= Self.expectedInGap && surprise >= Self.surpriseInGap
    if isGap, !isInGap {
      let (wanted, seen) = (Words.requests(Int(expected)), Words.requests(legacySince))
      let silence = lastCanary.map { Words.duration(((windows.end ?? $0) - $0) * 1_000) }
      append(
        .gap,
        silence.map {
          "no request of \(name: roles.treatment) for \($0), in which \(wanted) were to be expected beside \(seen) of \(name: roles.control)"
        }
          ?? "no request of \(name: roles.treatment) at all, in which \(wanted) were to be expected beside \(seen) of \(name: roles.control)"
      )
    }
    isInGap = isGap
  }

  /// The canary's share of the traffic: as told, as the stage has it, or as a hundred canary rows and more show it.
  var share: Double? {
    if let told = settings.share ?? stage?.share { return told }
    guard used.treatment >= 100 else { return nil }
    return Double(used.treatment) / Double(used.treatment + used.control)
  }
}
