import Plans
import Verdicts

/// States of a watch to report on.
enum WatchSample {
  /// 2025-10-22T09:15:07.250Z, by Python's datetime.
  static let time: Int64 = 1_761_124_507_250

  static func figures(_ requests: Int, errors: Int, p95: Double, confidence: Double? = 0.86) -> WindowFigures
  {
    var figures = WindowFigures()
    figures.requests = requests
    figures.judged = requests
    figures.errors = errors
    figures.stated = requests
    figures.successes = requests - errors
    figures.timed = requests
    (figures.p50, figures.p95, figures.p99, figures.mean) = (p95 / 3, p95, p95 * 2, p95 / 2)
    figures.confidence = confidence
    figures.units = requests / 4
    return figures
  }

  static func trigger(
    _ trigger: Trigger, _ status: TriggerState.Status, value: Double?, legacy: Double?, requests: Int = 508
  ) -> TriggerState {
    var state = TriggerState(
      trigger: trigger, status: status, value: value, requests: requests, start: time - trigger.window,
      end: time, since: time - 60_000, detail: "found in words")
    state.legacyValue = legacy
    return state
  }

  /// Nothing is wrong.
  static var calm: WatchState {
    var state = WatchState(names: GroupPair(control: "legacy", treatment: "canary"), stage: 2)
    state.time = time
    state.decision = .promote
    state.reason = "none of 3 triggers holds"
    state.latest = GroupPair(
      control: figures(9_412, errors: 28, p95: 640), treatment: figures(508, errors: 3, p95: 580))
    state.triggers = [
      trigger(Trigger(.errorRate, .above, 0.05), .quiet, value: 0.0059, legacy: 0.003),
      trigger(Trigger(.p95ResponseTime, .above, 20_000), .quiet, value: 580, legacy: 640),
      trigger(Trigger(.confidence, .below, 0.7), .noAnswer, value: nil, legacy: nil, requests: 12),
    ]
    state.minutes = (0..<60).map { minute in
      WatchState.Minute(
        start: time - Int64(60 - minute) * 60_000,
        figures: GroupPair(
          control: figures(1_800 + 10 * minute, errors: minute % 7, p95: 600 + Double(minute)),
          treatment: minute == 30 ? WindowFigures() : figures(100, errors: minute / 20, p95: 500)))
    }
    state.comparisons = [
      WatchComparison(
        metric: "response_time_ms", values: GroupPair(control: 250, treatment: 230), difference: -20,
        lower: -31.5, upper: -8.5, level: 0.95, outcome: "improved"),
      WatchComparison(
        metric: "error_rate", values: GroupPair(control: 0.003, treatment: 0.0059), difference: 0.0029,
        lower: -.infinity, upper: .infinity, level: 0.95, outcome: "inconclusive"),
    ]
    state.rows.read = 1_203_322
    state.rows.used = 1_203_301
    state.rows.rejected = 12
    state.rows.late = 9
    return state
  }

  /// A trigger has fired, and legacy is no better.
  static var alarmed: WatchState {
    var state = calm
    state.decision = .rollBack
    state.reason = "error rate 6.4 % in 5 min is above 5 %: back to legacy alone"
    var fired = trigger(Trigger(.errorRate, .above, 0.05), .fired, value: 0.064, legacy: 0.071)
    fired.legacyBreaches = true
    fired.reachedBack = true
    fired.chance = 5.3e-4
    fired.units = 29
    state.triggers[0] = fired
    return state
  }

  /// The event of the alarm.
  static var rollBack: WatchEvent {
    var event = WatchEvent(
      kind: .rollBack, time: time, decision: .rollBack, detail: "error rate 6.4 %",
      trigger: alarmed.triggers[0])
    event.targetStage = 0
    return event
  }

  /// A warning stands.
  static var warned: WatchState {
    var state = calm
    state.decision = .hold
    state.reason = "error rate 2.4 %: a warning stands"
    state.deadline = time + 3_000_000
    state.triggers.append(
      trigger(Trigger(.errorRate, .above, 0.02, action: .warn), .fired, value: 0.024, legacy: 0.003))
    return state
  }
}
