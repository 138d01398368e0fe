internal import Plans
public import Verdicts

/// A release that is watched as a Prometheus text file, for node_exporter's textfile collector and the like.
public struct WatchMetrics: Sendable {
  private let state: WatchState
  private let version: String

  /// The metrics of a moment.
  ///
  /// - Parameters:
  ///   - state: what is known.
  ///   - version: the version of the program.
  public init(_ state: WatchState, version: String) {
    self.state = state
    self.version = version
  }

  /// The text of the file.
  public var text: String {
    var metrics = PrometheusText()
    addVersions(to: &metrics)
    addTriggers(to: &metrics)
    addComparisons(to: &metrics)
    addVerdict(to: &metrics)
    return metrics.text
  }

  /// What both versions did in the last five minutes.
  private func addVersions(to metrics: inout PrometheusText) {
    let versions = [("legacy", state.latest.control), ("canary", state.latest.treatment)]
    func add(_ name: String, _ help: String, _ value: (WindowFigures) -> Double?) {
      metrics.begin(name, .gauge, help)
      for (version, figures) in versions { metrics.add(name, [("version", version)], value(figures)) }
    }
    add("assay_requests", "Requests in the last five minutes of the log.") { Double($0.requests) }
    add("assay_errors", "Requests in the last five minutes that failed.") { Double($0.errors) }
    add("assay_error_rate", "Share of requests that failed, from 0 to 1.", WatchFigures.errorRate)
    add("assay_success_rate", "Share of requests that succeeded, from 0 to 1.", WatchFigures.successRate)
    metrics.begin("assay_response_time_ms", .gauge, "Quantiles of response time in milliseconds.")
    for (version, figures) in versions {
      for (level, value) in [("0.5", figures.p50), ("0.95", figures.p95), ("0.99", figures.p99)] {
        metrics.add("assay_response_time_ms", [("version", version), ("quantile", level)], value)
      }
    }
    add("assay_response_time_mean_ms", "Mean response time in milliseconds.") { $0.mean }
    add("assay_confidence", "Mean confidence.") { $0.confidence }
  }

  /// Every trigger, told apart by its whole rule.
  private func addTriggers(to metrics: inout PrometheusText) {
    func add(_ name: String, _ help: String, _ value: (TriggerState) -> Double?) {
      metrics.begin(name, .gauge, help)
      for state in state.triggers {
        let trigger = state.trigger
        let labels = [
          ("metric", trigger.measure.rawValue), ("side", trigger.side.rawValue),
          ("threshold", Figures.short(trigger.threshold, digits: 12).filter { $0 != "," }),
          ("window", PlannedDuration.text(trigger.window)), ("action", trigger.action.rawValue),
        ]
        metrics.add(name, labels, value(state))
      }
    }
    add("assay_trigger_fired", "1 where the trigger's rule holds now.") { $0.status == .fired ? 1 : 0 }
    add("assay_trigger_answered", "1 where the trigger's window has enough requests for an answer.") {
      $0.status == .noAnswer ? 0 : 1
    }
    add("assay_trigger_value", "The canary's value in the trigger's window.") { $0.value }
    add("assay_trigger_legacy_value", "Legacy's value in the trigger's window.") { $0.legacyValue }
    add("assay_trigger_requests", "The canary's requests in the trigger's window.") { Double($0.requests) }
    add("assay_trigger_chance", "How likely such a breach is of a canary at the permitted rate.") {
      $0.chance
    }
  }

  /// The differences from legacy since the watch began.
  private func addComparisons(to metrics: inout PrometheusText) {
    func add(_ name: String, _ help: String, _ value: (WatchComparison) -> Double?) {
      metrics.begin(name, .gauge, help)
      for comparison in state.comparisons {
        metrics.add(name, [("metric", comparison.metric)], value(comparison))
      }
    }
    add("assay_difference", "The canary's value minus legacy's since the watch began.") { $0.difference }
    add("assay_difference_lower", "Lower end of the interval that holds at every look.") { $0.lower }
    add("assay_difference_upper", "Upper end of the interval that holds at every look.") { $0.upper }
  }

  private func addVerdict(to metrics: inout PrometheusText) {
    metrics.begin("assay_verdict", .gauge, "1 for what the release should do now.")
    for decision in [Decision.promote, .hold, .rollBack] {
      metrics.add(
        "assay_verdict", [("decision", decision.rawValue)], state.decision == decision ? 1 : 0)
    }
    metrics.begin("assay_stage", .gauge, "The stage that is watched.")
    metrics.add("assay_stage", [], state.stage.map(Double.init))
    metrics.begin("assay_last_row_timestamp_seconds", .gauge, "The time of the latest row, since 1970.")
    metrics.add("assay_last_row_timestamp_seconds", [], state.time.map { Double($0) / 1_000 })
    metrics.begin("assay_rows_total", .counter, "Rows since the watch began, by what became of them.")
    let rows = state.rows
    for (fate, count) in [
      ("used", rows.used), ("rejected", rows.rejected), ("other_group", rows.otherGroup),
      ("outside_stage", rows.outsideStage), ("without_time", rows.untimed), ("late", rows.late),
      ("from_the_future", rows.future),
    ] {
      metrics.add("assay_rows_total", [("fate", fate)], Double(count))
    }
    metrics.begin("assay_watch_info", .gauge, "1; the names of the versions in the log.")
    metrics.add(
      "assay_watch_info",
      [("legacy", state.names.control), ("canary", state.names.treatment), ("assay_version", version)], 1)
  }
}
