public import Documents
internal import Plans
public import Verdicts

/// An event of a watch as a document that other programs read: `assay-watch-event/1`, one line each.
public struct WatchEventDocument: Sendable {
  private let event: WatchEvent
  private let state: WatchState

  /// The document of an event.
  ///
  /// - Parameters:
  ///   - event: what happened.
  ///   - state: what was known at that moment.
  public init(_ event: WatchEvent, state: WatchState) {
    self.event = event
    self.state = state
  }

  /// The document.
  public var json: JSON {
    [
      "schema": "assay-watch-event/1",
      "kind": JSON(event.kind.rawValue),
      "time": JSON(event.time.map(MomentText.iso)),
      "stage": JSON(state.stage),
      "decision": JSON(event.decision.rawValue),
      "target_stage": JSON(event.targetStage),
      "detail": JSON(event.detail),
      "trigger": event.trigger.map { JSON($0) } ?? .null,
      "deadline": JSON(event.deadline.map(MomentText.iso)),
      "legacy": JSON((event.latest ?? state.latest).control, name: state.names.control),
      "canary": JSON((event.latest ?? state.latest).treatment, name: state.names.treatment),
      "rows": JSON(state.rows),
    ]
  }

  /// The document on one line, with a newline.
  public var line: String { json.text(indentation: nil) + "\n" }
}

extension JSON {
  fileprivate init(_ state: TriggerState) {
    let trigger = state.trigger
    self = [
      "metric": JSON(trigger.measure.rawValue),
      "side": JSON(trigger.side.rawValue),
      "threshold": JSON(trigger.threshold),
      "window_seconds": JSON(Double(trigger.window) / 1_000),
      "action": JSON(trigger.action.rawValue),
      "status": JSON(state.status.rawValue),
      "value": JSON(state.value),
      "legacy_value": JSON(state.legacyValue),
      "legacy_breaches": JSON(state.legacyBreaches),
      "requests": JSON(state.requests),
      "units": JSON(state.units),
      "chance": JSON(state.chance),
      "from": JSON(MomentText.iso(state.start)),
      "to": JSON(MomentText.iso(state.end)),
      "reached_back": JSON(state.reachedBack),
      "since": JSON(MomentText.iso(state.since)),
      "detail": JSON(state.detail),
    ]
  }

  fileprivate init(_ figures: WindowFigures, name: String) {
    self = [
      "name": JSON(name),
      "requests": JSON(figures.requests),
      "errors": JSON(figures.errors),
      "error_rate": JSON(WatchFigures.errorRate(figures)),
      "success_rate": JSON(WatchFigures.successRate(figures)),
      "p50_response_time_ms": JSON(figures.p50),
      "p95_response_time_ms": JSON(figures.p95),
      "p99_response_time_ms": JSON(figures.p99),
      "mean_response_time_ms": JSON(figures.mean),
      "confidence_score": JSON(figures.confidence),
      "units": JSON(figures.units),
    ]
  }

  fileprivate init(_ rows: WatchState.Rows) {
    self = [
      "read": JSON(rows.read), "used": JSON(rows.used), "rejected": JSON(rows.rejected),
      "other_group": JSON(rows.otherGroup), "outside_stage": JSON(rows.outsideStage),
      "without_time": JSON(rows.untimed), "late": JSON(rows.late), "from_the_future": JSON(rows.future),
    ]
  }
}
