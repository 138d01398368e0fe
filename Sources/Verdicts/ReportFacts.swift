internal import Inference
public import Summaries

/// What a report tells beside its analysis: the days, the course of the lift, distributions and power.
///
/// The days and the course need the cells of ``ReportQuestions/dimension``; without them, as where rows have no time, they
/// are empty. Cells hold means and proportions, so that of other kinds of primary metrics days tell traffic and errors
/// alone.
public struct ReportFacts: Sendable, Equatable {
  /// The days from the first to the last, those without requests among them; of more than 1,000 only those that have some.
  public var days: [ReportDay]
  /// The lift of the primary metric and the first treatment as it grew; nil where it cannot be told.
  public var liftCourse: LiftCourse?
  /// How the values of the primary metric are spread; empty where it is no mean or quantile of values.
  public var distributions: [GroupDistribution]
  /// What the data could see; nil where there is no test.
  public var power: ReportPower?

  /// The facts of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: the analysis.
  ///   - summary: what it was made from, read with ``ReportQuestions/needs`` and ``ReportQuestions/dimension``.
  ///   - questions: what was asked.
  public init(_ analysis: Analysis, summary: Summary, questions: ReportQuestions) {
    let primary =
      analysis.metrics.first { $0.specification.role == .primary } ?? analysis.metrics.first
    let cells = ReportCells(analysis, summary: summary, questions: questions, primary: primary?.specification)
    days = cells?.days ?? []
    liftCourse = cells?.course(summary, plannedEnd: questions.plannedEnd)
    distributions = primary.map { Self.distributions(of: $0.specification, analysis, summary) } ?? []
    power = primary.flatMap { Self.power(of: $0, analysis, summary) }
  }
}

extension ExperimentReport {
  /// Takes over facts.
  public mutating func add(_ facts: ReportFacts) {
    days = facts.days
    liftCourse = facts.liftCourse
    distributions = facts.distributions
    power = facts.power
  }
}

extension ReportFacts {
  /// The distribution of a metric's values in every group.
  private static func distributions(
    of metric: MetricSpecification, _ analysis: Analysis, _ summary: Summary
  ) -> [GroupDistribution] {
    analysis.groups.compactMap { group in
      guard let found = summary.groups.first(where: { $0.name == group.name })?.summary(of: metric) else {
        return nil
      }
      let curve = curve(found)
      guard !curve.isEmpty else { return nil }
      return GroupDistribution(
        metric: metric.name, group: group.name, count: found.moments.count, quantiles: curve)
    }
  }

  /// The distribution function of values; where quantiles are exact they are taken, and the others kept in order.
  private static func curve(_ summary: MetricSummary) -> [Quantile] {
    var found = summary.distribution
    if found.isEmpty, let values = summary.values {
      found = ReportQuestions.levels.compactMap { level in
        values.quantile(at: level).map { Quantile(level: level, value: $0) }
      }
    }
    for exact in summary.quantiles {
      for index in found.indices {
        if found[index].level == exact.level {
          found[index].value = exact.value
        } else if found[index].level < exact.level {
          found[index].value = min(found[index].value, exact.value)
        } else {
          found[index].value = max(found[index].value, exact.value)
        }
      }
    }
    return found.sorted { $0.level < $1.level }
  }
}
