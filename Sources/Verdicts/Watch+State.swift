internal import Glibc
internal import Plans
internal import Sentences
internal import Summaries

extension Watch {
  /// What the release should do now.
  var decision: Decision {
    if rollBack != nil { return .rollBack }
    return obstacle == nil ? .promote : .hold
  }

  /// Why nothing better than a hold can be said; nil where all is well.
  private var obstacle: Sentence? {
    if let warned = triggers.indices.first(where: { triggers[$0].warning?.isStanding ?? false }) {
      return "\(triggerState(warned).finding): a warning stands"
    }
    if lastCanary == nil { return "no request of \(name: roles.treatment) yet" }
    if isInGap { return "\(name: roles.treatment) is silent" }
    if let broken = triggers.indices.first(where: { triggers[$0].status == .fired }) {
      return triggerState(broken).finding
    }
    if let open = triggers.indices.first(where: { triggers[$0].status != .quiet }) {
      return triggerState(open).finding
    }
    let lost = rows.late + rows.future + rows.rejected + rows.untimed
    if Double(lost) > 0.01 * Double(rows.read) {
      let read = Figures.count(rows.read)
      return lost == 1
        ? "1 row of \(read) did not count, more than 1 %"
        : "\(Figures.count(lost)) rows of \(read) did not count, more than 1 %"
    }
    return nil
  }

  /// All that is known now; costs a look at the rows of the last minutes.
  public var state: WatchState {
    var state = WatchState(
      names: GroupPair(control: roles.control, treatment: roles.treatment), stage: stageNumber)
    state.rows = rows
    state.time = latest
    state.requests = used
    guard let end = windows.end else { return state }
    state.decision = decision
    var known: [QuantilePlace: Double?] = [:]
    state.triggers = triggers.indices.map { triggerState($0, &known) }
    state.deadline = deadline
    state.latest = GroupPair(
      control: figures(from: end - 299, to: end, .control),
      treatment: figures(from: end - 299, to: end, .treatment))
    state.minutes = recentMinutes(end)
    state.comparisons = sequences.comparisons
    state.reasonSentence = rollBack?.reason ?? obstacle ?? quietReason(state.latest.treatment)
    return state
  }

  /// When the first warning that stands must have ended.
  var deadline: Int64? {
    triggers.compactMap { $0.warning.flatMap { $0.isStanding ? $0.deadline : nil } }.min()
  }

  private func quietReason(_ figures: WindowFigures) -> Sentence {
    let all: Sentence = triggers.count == 1 ? "1 trigger" : "\(Figures.count(triggers.count)) triggers"
    return
      "none of \(all) holds; \(name: roles.treatment) had \(Words.requests(figures.requests)) in the last 5 min"
  }

  /// The last hour: closed minutes, and those to which rows may still come.
  private func recentMinutes(_ end: Int64) -> [WatchState.Minute] {
    var all = minutes
    guard var minute = nextMinute else { return all }
    while minute <= Minutes.of(end) {
      let (first, last) = (minute * 60, minute * 60 + 59)
      let control = figures(from: first, to: last, .control)
      let treatment = figures(from: first, to: last, .treatment)
      if !all.isEmpty || control.requests + treatment.requests > 0 {
        all.append(
          WatchState.Minute(
            start: first * 1_000, figures: GroupPair(control: control, treatment: treatment)))
      }
      minute += 1
    }
    return Array(all.suffix(Minutes.kept))
  }

  /// What a version did from one second to another, both included.
  func figures(from first: Int64, to last: Int64, _ side: SlidingWindows.Side) -> WindowFigures {
    let tally = windows.tally(from: first, to: last, side)
    var figures = WindowFigures()
    figures.requests = tally.requests
    figures.judged = tally.judged
    figures.errors = tally.errors
    figures.stated = tally.stated
    figures.successes = tally.successes
    figures.timed = tally.timed
    if tally.timed > 0 { figures.mean = tally.responseTimeSum / Double(tally.timed) }
    if tally.confident > 0 { figures.confidence = tally.confidenceSum / Double(tally.confident) }
    if let found = windows.quantiles(at: [0.5, 0.95, 0.99], from: first, to: last, side) {
      (figures.p50, figures.p95, figures.p99) = (found.quantiles[0], found.quantiles[1], found.quantiles[2])
      figures.quantileError = found.error
    }
    figures.units = windows.units(from: first, to: last, side)
    return figures
  }

  /// How a trigger stands, with its words.
  func triggerState(_ index: Int) -> TriggerState {
    var known: [QuantilePlace: Double?] = [:]
    return triggerState(index, &known)
  }

  /// Where a quantile is taken: triggers share windows, and one window may have millions of values.
  private struct QuantilePlace: Hashable {
    var window: Int
    var level: Double
    var side: SlidingWindows.Side
  }

  private func triggerState(_ index: Int, _ known: inout [QuantilePlace: Double?]) -> TriggerState {
    let watched = triggers[index]
    let end = endTime ?? 0
    let start = windows.start(of: watched.window) * 1_000
    var state = TriggerState(
      trigger: watched.trigger, status: watched.status,
      requests: windows.count(watched.window, .treatment, of: watched.basis), start: start, end: end,
      since: watched.since, detail: "")
    state.reachedBack = windows.reachesBack(watched.window)
    if watched.status != .noAnswer {
      state.value = value(watched, .treatment, &known)
      state.chance = chance(watched)
      if windows.hasUnits, let badness = watched.badness {
        state.units = windows.badUnits(in: watched.window, badness)
      }
    }
    state.legacyValue = value(watched, .control, &known)
    state.legacyBreaches =
      windows.count(watched.window, .control, of: watched.basis) >= windows.settings.minimum
      && isBroken(watched, .control)
    state.finding = finding(of: state, watched)
    return state
  }

  /// The measure of a version in a trigger's window; nil without values, and where too few of them are still kept.
  private func value(
    _ watched: WatchedTrigger, _ side: SlidingWindows.Side, _ known: inout [QuantilePlace: Double?]
  ) -> Double? {
    guard let level = watched.trigger.measure.quantileLevel else { return plainValue(watched, side) }
    let place = QuantilePlace(window: watched.window, level: level, side: side)
    if let found = known[place] { return found }
    let found = windows.quantiles(
      at: [level], from: windows.start(of: watched.window), to: windows.end ?? 0, side)?.quantiles.first
    known.updateValue(found, forKey: place)
    return found
  }
}
