internal import Plans
internal import Sentences

extension Watch {
  /// Whether rows no longer count: the release is to be rolled back, and that is all that was asked.
  public var isStopped: Bool { settings.stopsAtRollBack && rollBack != nil }

  /// Ends the past: what fired in it counts only where it still does, and is told now, as are warnings that stand.
  ///
  /// A warning keeps the deadline that it got in the past.
  ///
  /// - Returns: what holds now.
  public mutating func beginPresent() -> [WatchEvent] {
    tellPresent()
    return taken()
  }

  mutating func tellPresent() {
    events = []
    isPast = false
    for index in triggers.indices { triggers[index].lastFired = nil }
    judge()
    guard rollBack == nil, let now = endTime else { return }
    for index in triggers.indices {
      guard let warning = triggers[index].warning, warning.isStanding else { continue }
      let state = triggerState(index)
      append(
        .warning,
        "\(state.finding): the warning stands and must be over within \(Words.duration(warning.deadline - now))",
        trigger: state)
    }
  }
}
