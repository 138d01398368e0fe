public import Plans
public import Summaries

/// The triggers that fire on the rows of a log.
///
/// Rows that come in the order of their time, but for the lateness that a watch allows, are judged as they come, in bounded
/// memory. Others, as of one version after the other, say that they are out of order; they are to be read once more by
/// ``holdingAll``, which keeps them all and puts them in order, so that none is late. Its memory grows with the log: about
/// 8 bytes for a response time, 8 for a unit, and 600 for a second and version.
public struct WindowReplay: Sendable {
  private var watch: Watch
  private let lateness: Int64
  private let holdsAll: Bool
  private var blocks: [WindowBlock] = []
  private var events: [WatchEvent] = []
  private var failure: PlanError?
  private var latest: Int64?
  /// The same replay before its first row, which keeps all rows and puts them in order.
  private let start: Watch
  /// Whether rows came that lie too far before others, so that nothing is known.
  public private(set) var isOutOfOrder = false

  /// The bounds that the summariser must count rows beyond.
  public var thresholds: [WindowThreshold] { watch.thresholds }

  /// A replay on the rows of a stage; parameters as of ``Watch``.
  public init(
    canary: CanaryPlan, stage: Int?, roles: VersionRoles = VersionRoles(),
    settings: WatchSettings = WatchSettings()
  ) {
    watch = Watch(canary: canary, stage: stage, roles: roles, settings: settings)
    start = watch
    lateness = canary.watch.lateness / 1_000
    holdsAll = false
  }

  private init(holdingAllOf other: WindowReplay) {
    watch = other.start
    start = other.start
    lateness = other.lateness
    holdsAll = true
  }

  /// The same replay before its first row, for rows in whatever order.
  public var holdingAll: WindowReplay { WindowReplay(holdingAllOf: self) }

  /// Takes in a block of rows.
  public mutating func add(_ block: WindowBlock) {
    guard !holdsAll else {
      blocks.append(block)
      return
    }
    guard !isOutOfOrder, failure == nil else { return }
    if block.goesOn(after: &latest, lateness: lateness) {
      judge(block)
    } else {
      isOutOfOrder = true
      events = []
    }
  }

  private mutating func judge(_ block: WindowBlock) {
    do throws(PlanError) { events += try watch.add(block) } catch { failure = error }
  }

  /// What happened on the rows, in order; `ended` last.
  ///
  /// - Throws: `PlanError` where it cannot be told which group is legacy and which the canary.
  public mutating func finish() throws(PlanError) -> [WatchEvent] {
    precondition(!isOutOfOrder, "rows out of order are to be read by holdingAll")
    for block in WindowBlock.ordered(blocks) where failure == nil { judge(block) }
    blocks = []
    if let failure { throw failure }
    return events + watch.finish()
  }

  /// The triggers that would have rolled the release back, by themselves or by a warning that did not recover, in the order
  /// in which they did.
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
