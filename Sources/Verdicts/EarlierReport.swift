internal import Inference
internal import Plans

/// A report that was written before, as far as a later one needs it.
public struct EarlierReport: Sendable, Equatable {
  /// The name of the experiment; nil where it has none.
  public var experiment: String?
  /// What it is about.
  public var period: ReportPeriod
  /// What it said.
  public var said: PreviousReport
  /// The looks that it told of, oldest first, its own last.
  public var looks: [ReportLook]

  /// An earlier report.
  public init(experiment: String?, period: ReportPeriod, said: PreviousReport, looks: [ReportLook]) {
    self.experiment = experiment
    self.period = period
    self.said = said
    self.looks = looks
  }

  /// What a later report needs of a report.
  public init(_ report: ExperimentReport) {
    self.init(
      experiment: report.analysis.plan.experimentName, period: report.period, said: PreviousReport(report),
      looks: report.looks)
  }
}

extension PreviousReport {
  /// What a later report keeps of a report.
  public init(_ report: ExperimentReport) {
    self.init(
      label: report.period.label, gate: report.gate?.gate, decision: report.verdict?.decision,
      requests: report.requests,
      metrics: report.analysis.metrics.flatMap { metric in
        metric.comparisons.map { pair in
          Metric(
            specification: metric.specification.text, treatment: pair.treatment,
            lift: pair.comparison.lift.map { .init($0) }, difference: pair.comparison.difference,
            outcome: pair.comparison.outcome)
        }
      })
  }
}

extension ReportPeriod {
  /// The last moment that it tells of: that of the last row, else the end that was asked for; nil without times.
  var last: Int64? { rows?.upperBound ?? end.map { $0 > .min ? $0 - 1 : $0 } }
}
