public import Plans
public import Summaries

/// What a watch is told beside the plan.
public struct WatchSettings: Sendable, Equatable {
  /// The canary's share of the traffic, from 0 to 1; nil for that of the stage.
  public var share: Double?
  /// The level of the comparisons with legacy.
  public var level = 0.95
  /// Whether rows after the moment at which the release is to be rolled back no longer count.
  public var stopsAtRollBack = false

  /// What holds unless told.
  public init() {}
}

/// Watches a canary release: rows in, events and a state out.
///
/// Every second of the log's own time that passes is judged: each trigger over its window (see `SlidingWindows`), warnings
/// by the clock of the log, and silence. Nothing here knows files, the time of the day or a terminal.
///
/// - A trigger holds strictly beyond its threshold, in a window with enough requests that tell its measure. One of every stage
///   rolls back to legacy alone; one of the stage's own rolls back by one stage. A breach rolls back though legacy
///   breaches too; that is said. It is told once for as long as it goes on, and again when it had been over for the
///   length of its window.
/// - A warning has recovered when its trigger had answers on the right side for the length of its window without a break. It
///   must have by its deadline, an hour after it began, else the release steps back by one stage; if it is on the right
///   side at the deadline, but not long enough, the next breach steps back at once. A warning that comes back before its
///   first deadline keeps that deadline. No answer is no recovery.
/// - A rule that rolls back silences a warning of the same measure and side; when the release is to be rolled back, no warning
///   begins any more.
/// - The chance that is told is that of one window. Of a healthy 1 % canary with a hundred requests a window, one in 1,900
///   windows has more than 5 % of errors: side by side that is a day in seven, sliding by seconds every other day.
/// - A gap is a stretch without a canary row in which at least ten were to be expected by legacy's rows and the split,
///   and which chance does not explain: of k legacy rows in a row, −k·ln(1 − share) must reach ``surpriseInGap``.
public struct Watch: Sendable {
  /// The number of canary rows to be expected without one that make a gap.
  public static let expectedInGap = 10.0
  /// How unlikely a gap must be, as −ln of the chance of rows that do not depend on each other.
  ///
  /// Twice the logarithm of 1,000 times the minutes of a day, twice because the requests of one user come together.
  public static let surpriseInGap = 28.4
  /// How long a trigger must be without an answer until that is told, in milliseconds.
  static let lossToTell: Int64 = 60_000

  /// The plan's rules.
  let rules: WatchRules
  let stage: CanaryStage?
  let stageNumber: Int?
  let settings: WatchSettings
  /// The bounds that the summariser must count rows beyond.
  public let thresholds: [WindowThreshold]
  /// Which group is which.
  public internal(set) var roles: VersionRoles

  /// Whether the rows are from before the watch began: nothing rolls back until ``beginPresent()``.
  public var isPast = false

  var clock: EventClock
  var windows: SlidingWindows
  var triggers: [WatchedTrigger]
  /// The rows that are held back, each cell a block.
  var held: [(block: WindowBlock, side: SlidingWindows.Side)] = []
  var rows = WatchState.Rows()
  /// The rows of both versions that were used.
  var used = GroupPair(control: 0, treatment: 0)
  /// The latest time of a row that counts.
  var latest: Int64?
  /// The last second with a row of the canary, and legacy's rows after it.
  var lastCanary: Int64?
  var legacySince = 0
  var isInGap = false
  /// The stage to go to, where the release is to be rolled back: nil inside where no stage is known.
  var rollBack: (target: Int?, reason: String)?
  /// The next minute that is not closed yet, counted since 1970.
  var nextMinute: Int64?
  var minutes: [WatchState.Minute] = []
  var sequences: WatchSequences
  var events: [WatchEvent] = []

  /// A watch that has seen nothing yet.
  ///
  /// - Parameters:
  ///   - canary: the plan's stages, triggers and rules.
  ///   - stage: the stage that is watched; nil where none is named, which leaves the triggers of every stage.
  ///   - roles: how groups are recognised.
  ///   - settings: what else is told.
  public init(
    canary: CanaryPlan, stage: Int? = nil, roles: VersionRoles = VersionRoles(),
    settings: WatchSettings = WatchSettings()
  ) {
    rules = canary.watch
    stageNumber = stage
    let planned = stage.flatMap { canary.stage($0) }
    self.stage = planned
    self.roles = roles
    self.settings = settings
    let all = canary.triggers(ofStage: stage)
    var windows: [SlidingWindows.Window] = []
    var thresholds: [WindowThreshold] = []
    var watched: [WatchedTrigger] = []
    for trigger in all {
      let window = SlidingWindows.Window(length: trigger.seconds, basis: trigger.measure.basis)
      if !windows.contains(window) { windows.append(window) }
      if let bound = trigger.windowThreshold, !thresholds.contains(bound) { thresholds.append(bound) }
      watched.append(
        WatchedTrigger(
          trigger, window: windows.firstIndex(of: window) ?? 0,
          threshold: trigger.windowThreshold.flatMap { thresholds.firstIndex(of: $0) },
          isOfStage: !canary.triggers.contains(trigger), limits: planned?.limits))
    }
    self.thresholds = thresholds
    let lateness = max(0, rules.lateness / 1_000)
    self.windows = SlidingWindows(
      SlidingWindows.Settings(
        windows: windows, thresholds: thresholds, minimum: max(1, rules.minimumRequests),
        reach: Int(max(0, rules.reachBack / 1_000)), lateness: Int(lateness)))
    clock = EventClock(lateness: lateness)
    triggers = watched
    sequences = WatchSequences(
      hours: planned?.hours ?? 24, level: settings.level)
  }

  /// Takes in a block of rows; blocks come in the order of the log.
  ///
  /// - Parameters:
  ///   - block: the rows, made with ``thresholds``.
  ///   - time: the time of the day in milliseconds since 1970, where rows come as they are made.
  /// - Returns: what happened, in order.
  /// - Throws: `PlanError` where it cannot be told which group is legacy and which the canary; the block then counts in part.
  public mutating func add(_ block: WindowBlock, clock time: Int64? = nil) throws(PlanError) -> [WatchEvent] {
    try take(block, clock: time)
    return taken()
  }

  /// Judges the second that has not ended yet, and lets the windows slide on when nothing comes any more.
  ///
  /// - Parameter time: the time of the day in milliseconds since 1970; windows slide on to it only where the log's own
  ///   times are near it, up to an hour behind.
  /// - Returns: what happened, in order.
  public mutating func evaluate(clock time: Int64? = nil) -> [WatchEvent] {
    if let time, let now = clock.now, let limit = limit(time) {
      let second = min(limit - clock.lateness, now + EventClock.leap)
      if second > now {
        clock.now = second
        advance(to: second)
      }
    }
    judge()
    return taken()
  }

  /// Ends the watch: judges what has come and says what it comes to.
  ///
  /// - Returns: what happened, `ended` last.
  public mutating func finish() -> [WatchEvent] {
    releaseHeld()
    if isPast { tellPresent() } else { judge() }
    closeMinutes(before: .max)
    let state = state
    append(.ended, decision: state.decision, target: rollBack?.target, state.reason)
    return taken()
  }

  mutating func taken() -> [WatchEvent] {
    defer { events = [] }
    return events
  }

  /// Notes an event at the log's own time.
  mutating func append(
    _ kind: WatchEvent.Kind, decision: Decision? = nil, target: Int? = nil, _ detail: String,
    trigger: TriggerState? = nil
  ) {
    var event = WatchEvent(
      kind: kind, time: endTime, decision: decision ?? self.decision, detail: detail, trigger: trigger)
    event.targetStage = target
    event.deadline = deadline
    if !isPast, let end = windows.end {
      event.latest = GroupPair(
        control: figures(from: end - 299, to: end, .control),
        treatment: figures(from: end - 299, to: end, .treatment))
    }
    events.append(event)
  }

  /// The end of all windows, in milliseconds since 1970; nil before the first row.
  var endTime: Int64? { windows.end.map { ($0 + 1) * 1_000 } }

  /// The number of values, units and bad rows that are kept one by one: what memory grows with.
  package var keptElements: Int { windows.keptElements + sequences.batches.count + minutes.count }
}
