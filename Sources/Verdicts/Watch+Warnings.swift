internal import Plans
internal import Sentences

extension Watch {
  /// Begins, ends or escalates the warning of a trigger.
  mutating func judgeWarning(_ index: Int, isFired: Bool, at now: Int64) {
    guard rollBack == nil else { return }
    guard var warning = triggers[index].warning else {
      if isFired { warn(index, deadline: now + rules.recovery, again: false) }
      return
    }
    guard warning.isStanding else {
      if now >= warning.deadline {
        triggers[index].warning = nil
        if isFired { warn(index, deadline: now + rules.recovery, again: false) }
      } else if isFired {
        warn(index, deadline: warning.deadline, again: true)
      }
      return
    }
    if triggers[index].status == .quiet {
      let since = warning.quietSince ?? now
      warning.quietSince = since
      if now - since >= triggers[index].trigger.window {
        warning.isStanding = false
        triggers[index].warning = warning
        let state = triggerState(index)
        append(.recovered, "\(state.finding): the warning is over", trigger: state)
        return
      }
    } else {
      warning.quietSince = nil
    }
    triggers[index].warning = warning
    if now >= warning.deadline, warning.quietSince == nil { stepBack(index) }
  }

  private mutating func warn(_ index: Int, deadline: Int64, again: Bool) {
    triggers[index].warning = WatchedTrigger.Warning(deadline: deadline)
    let state = triggerState(index)
    let rest = Words.duration(deadline - (endTime ?? deadline))
    append(
      .warning,
      again
        ? "\(state.finding): the warning is back and must be over in the \(rest) that are left"
        : "\(state.finding): it must be over within \(rest)", trigger: state)
  }

  private mutating func stepBack(_ index: Int) {
    guard !isPast else { return }
    let state = triggerState(index)
    let target = stageBefore
    let finding: Sentence =
      "\(state.finding): the warning has not recovered within \(Words.duration(rules.recovery))"
    let step = Words.back(to: target, because: finding)
    note(target: target, reason: step)
    append(.stepBack, target: target, step, trigger: state)
  }
}
