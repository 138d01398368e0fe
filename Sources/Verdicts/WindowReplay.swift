public import Plans
public import Summaries

/// The triggers that fire on the rows of a log, in whatever order its rows come.
///
/// Unlike a watch it holds all rows until the end and puts them in the order of their time, so that none is late: logs of one
/// version after the other are judged like one log of both. Memory grows with the log: about 8 bytes for a response time,
/// 8 for a unit, and 200 for a second and version.
public struct WindowReplay: Sendable {
  private var watch: Watch
  private var blocks: [WindowBlock] = []

  /// The bounds that the summariser must count rows beyond.
  public var thresholds: [WindowThreshold] { watch.thresholds }

  /// A replay on the rows of a stage; parameters as of ``Watch``.
  public init(
    canary: CanaryPlan, stage: Int?, roles: VersionRoles = VersionRoles(),
    settings: WatchSettings = WatchSettings()
  ) {
    watch = Watch(canary: canary, stage: stage, roles: roles, settings: settings)
  }

  /// Takes in a block of rows.
  public mutating func add(_ block: WindowBlock) { blocks.append(block) }

  /// What happened on the rows, in order; `ended` last.
  ///
  /// - Throws: `PlanError` where it cannot be told which group is legacy and which the canary.
  public mutating func finish() throws(PlanError) -> [WatchEvent] {
    var events: [WatchEvent] = []
    for block in WindowBlock.ordered(blocks) { events += try watch.add(block) }
    blocks = []
    return events + watch.finish()
  }

  /// The triggers that would have rolled the release back, in the order in which they first fired.
  ///
  /// - Throws: as ``finish()``.
  public mutating func firedTriggers() throws(PlanError) -> [TriggerState] {
    var found: [TriggerState] = []
    for event in try finish() where event.kind == .rollBack || event.kind == .stepBack {
      if let state = event.trigger, !found.contains(where: { $0.trigger == state.trigger }) {
        found.append(state)
      }
    }
    return found
  }
}
