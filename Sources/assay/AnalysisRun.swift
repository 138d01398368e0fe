import Columns
import Inference
import Plans
import Summaries
import Verdicts

/// What the commands that compare groups have in common: metrics from the options or the plan, and settings.
struct AnalysisRun {
  let options: LogOptions
  let plan: Plan

  /// The metrics asked for on the command line, else those of the plan; empty where neither asks.
  func askedMetrics(_ texts: [String]) throws -> [MetricSpecification] {
    guard !texts.isEmpty else { return plan.metrics }
    var metrics: [MetricSpecification] = []
    for (place, text) in texts.enumerated() {
      let metric = try MetricSpecification(parsing: text, role: place == 0 ? .primary : .secondary)
      guard !metrics.contains(where: { $0.name == metric.name && $0.kind == metric.kind }) else {
        throw Trouble("--metric \(shown(text)): asked for twice")
      }
      metrics.append(metric)
    }
    return metrics
  }

  /// Settings from the options and the plan.
  func settings(
    confidence: Double?, test: ComparisonSettings.Test = .welch, split: Split?, names: ColumnNames?,
    looks: SequentialPlan, correction: Correction? = nil
  ) throws -> AnalysisSettings {
    var settings = AnalysisSettings()
    settings.comparison = ComparisonSettings(
      test: test, level: confidence ?? plan.statistics.confidenceLevel,
      significance: confidence.map { ((1 - $0) * 1e12).rounded() / 1e12 }
        ?? plan.statistics.significanceLevel,
      targetLift: plan.canary.promotionImprovement)
    settings.sequential = looks
    settings.correction = correction ?? plan.statistics.correction
    settings.maximumRejected = options.maxRejected
    settings.group = names?.group
    settings.unit = names?.unit
    settings.time = names?.time
    settings.timeUnit = options.timeUnit ?? plan.log.timeUnit
    settings.request = names?.request
    settings.onlyOutcome = names?.onlyOutcome
    settings.timeZone = options.timeZone
    settings.from = options.from
    settings.to = options.to
    settings.split = split
    return settings
  }

  /// The planned split: as asked for, else as planned, else what the command falls back to.
  func split(fallback: Split?) throws -> Split? {
    if let text = options.split { return try Split(parsing: text) }
    if let control = plan.control?.percentage, let treatment = plan.treatment?.percentage {
      return try Split(weights: [control, treatment])
    }
    return fallback
  }

  /// Why the logs have no group: most likely, rows that could not be read.
  private func noGroups(_ rows: RowCounts) -> any Error {
    guard rows.rejectedTotal > 0 else { return rows.filled > 0 ? PlanError.noGroups : AnalysisError.noRows }
    guard Double(rows.rejectedTotal) > options.maxRejected * Double(rows.filled) else {
      return AnalysisError.noRowsLeft(rows)
    }
    return AnalysisError.tooManyRejected(
      group: nil, rejected: rows.rejectedTotal, rows: rows.filled, limit: options.maxRejected,
      reasons: rows.rejected)
  }

  /// Refuses logs without any row of any group, and says why there is none.
  func requireRows(_ summary: Summary) throws {
    guard summary.rows.read > 0 else {
      let logs = options.logs.isEmpty ? "-" : options.logs.prefix(3).joined(separator: ", ")
      throw Trouble("\(logs): no rows below the header")
    }
    if summary.groups.isEmpty { throw noGroups(summary.rows) }
  }

  /// Which group is which.
  func roles(_ summary: Summary) throws -> GroupRoles {
    try requireRows(summary)
    if summary.groups.count == 1, summary.rows.rejectedTotal > 0 {
      let alone = PlanError.oneGroup(summary.groups[0].name).explanation
      throw Trouble("\(alone)\n  \(RejectionReason.explanation(of: summary.rows))")
    }
    return try GroupRoles(
      summary.groups.map(\.name), plan: plan, control: options.control, treatments: options.treatment)
  }
}
