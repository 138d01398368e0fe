public import Inference
public import Plans
public import Summaries

extension Analysis {
  /// Compares every treatment with the control on every metric that the logs have.
  ///
  /// - Parameters:
  ///   - plan: what was decided before the data.
  ///   - settings: how to compare.
  ///   - specifications: the metrics, in the order of the answer.
  ///   - summary: what was read.
  ///   - roles: which group is the control.
  ///   - inputs: the files.
  /// - Throws: ``AnalysisError`` where the data must not be answered from: nothing left, too much of it unreadable, or
  ///   a judged value missing too often.
  public init(
    plan: Plan, settings: AnalysisSettings, specifications: [MetricSpecification], summary: Summary,
    roles: GroupRoles, inputs: [Input]
  ) throws(AnalysisError) {
    let compared = [roles.control] + roles.treatments
    let chosen = compared.map { summary.groups[$0] }
    var rows = summary.rows
    let others = summary.groups.map(\.requests).reduce(0, +) - chosen.map(\.requests).reduce(0, +)
    if others > 0 {
      rows.used -= others
      rows.excluded[.otherGroup, default: 0] += others
    }
    try Self.refuse(unreadable: summary, chosen: chosen, limit: settings.maximumRejected)
    let present = specifications.filter { specification in
      chosen.contains { $0.has(specification) }
    }
    guard !present.isEmpty else { throw .noMetrics }
    for specification in present where specification.isJudged {
      try Self.refuse(
        missing: specification, chosen: chosen, summary: summary, limit: settings.maximumRejected)
    }
    if settings.comparison.test == .student, chosen.contains(where: { $0.units != nil }) {
      throw .studentNeedsIndependence
    }
    self.plan = plan
    self.settings = settings
    self.inputs = inputs
    self.rows = rows
    groups = try Self.groups(chosen, split: settings.split)
    metrics = present.map { Self.analysed($0, summary: summary, compared: compared, settings: settings) }
    checks = []
    Self.correct(&metrics, summary: summary, compared: compared, settings: settings)
    let names = groups.map(\.name)
    let comparisons = settings.questions.compactMap {
      StrataComparison($0, in: summary, compared: names, settings: settings)
    }
    strata = comparisons.compactMap { $0.analysed(present) }
    addViews(of: comparisons, summary: summary, compared: compared)
    if settings.isBayesian {
      Self.addBayesianViews(
        to: &metrics, summary: summary, compared: compared, level: settings.comparison.level)
    }
    checks = Self.checks(summary: summary, compared: compared, metrics: metrics, groups: groups, rows: rows)
    if let looks = Self.looks(of: groups, settings: settings) { checks.append(looks) }
    addDataChecks(comparisons, summary: summary, compared: compared)
  }

  /// What strata, days and trimmed values say beside each comparison.
  private mutating func addViews(of comparisons: [StrataComparison], summary: Summary, compared: [Int]) {
    for metric in metrics.indices {
      let specification = metrics[metric].specification
      for pair in metrics[metric].comparisons.indices {
        for comparison in comparisons where comparison.isWorthTelling {
          metrics[metric].comparisons[pair].comparison.views += comparison.views(
            specification, treatment: comparison.groups[pair + 1])
        }
        let view = WithoutOutliers.view(
          specification, summary: summary, control: compared[0], treatment: compared[pair + 1],
          settings: settings)
        if let view { metrics[metric].comparisons[pair].comparison.views.append(view) }
      }
    }
  }

  /// The groups with their shares, control first.
  private static func groups(
    _ chosen: [GroupSummary], split: Split?
  ) throws(AnalysisError) -> [AnalysedGroup] {
    if let split, split.shares.count != chosen.count {
      throw .splitMismatch(shares: split.shares.count, groups: chosen.count)
    }
    let sizes = chosen.map { $0.units ?? $0.requests }
    let total = sizes.reduce(0, +)
    return chosen.indices.map { index in
      AnalysedGroup(
        name: chosen[index].name, role: index == 0 ? .control : .treatment, requests: chosen[index].requests,
        units: chosen[index].units, share: total > 0 ? Double(sizes[index]) / Double(total) : .nan,
        expectedShare: split?.shares[index])
    }
  }

  /// One metric in every group and every comparison, not yet corrected for their number.
  private static func analysed(
    _ specification: MetricSpecification, summary: Summary, compared: [Int], settings: AnalysisSettings
  ) -> AnalysedMetric {
    let metric = specification.metric
    let summaries = compared.map { summary.groups[$0].summary(of: specification) }
    var comparison = settings.comparison
    if specification.role != .primary { comparison.targetLift = nil }
    return AnalysedMetric(
      specification: specification,
      groups: summaries.enumerated().map { place, summary in
        metric.estimate(summary, besides: summaries[place == 0 ? 1 : 0], level: comparison.level)
      },
      comparisons: compared.dropFirst().map { treatment in
        AnalysedMetric.Pair(
          control: summary.groups[compared[0]].name, treatment: summary.groups[treatment].name,
          comparison: metric.compare(
            summary, control: compared[0], treatment: treatment, settings: comparison))
      })
  }
}

extension Metric {
  /// Compares two groups of a summary, by index, with the covariance of their means.
  func compare(
    _ summary: Summary, control: Int, treatment: Int, settings: ComparisonSettings
  ) -> MetricComparison {
    compare(
      control: summary.groups[control].summary(of: specification),
      treatment: summary.groups[treatment].summary(of: specification),
      covariance: summary.covariance(of: specification, control, treatment), settings: settings)
  }
}
