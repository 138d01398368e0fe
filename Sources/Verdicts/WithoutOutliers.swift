public import Inference
internal import Sentences
public import Summaries

/// The difference of means without the largest values: whether a few of them carry the result.
public enum WithoutOutliers {
  /// The level of the quantile above which values are left out: the largest 0.1 % of all groups together.
  public static let level = 0.999

  /// What the view needs of a metric; none for other kinds than means.
  public static func needs(_ metric: MetricSpecification) -> [Need] {
    guard let trimmed = trimmed(metric) else { return [] }
    return trimmed.metric.needs(quantileLevels: [])
  }

  /// The metric without the largest values; nil for other kinds than means, and for values that are cut down already.
  static func trimmed(_ metric: MetricSpecification) -> MetricSpecification? {
    metric.trimmed(aboveQuantile: level)
  }

  /// The view; nil where it was not asked for.
  static func view(
    _ metric: MetricSpecification, summary: Summary, control: Int, treatment: Int, settings: AnalysisSettings
  ) -> ComparisonView? {
    guard settings.asksWithoutOutliers, let trimmed = trimmed(metric) else { return nil }
    var view = ComparisonView(
      name: "without_outliers", level: settings.comparison.level,
      detailSentence: "without the largest 0.1 % of all values")
    let groups = [control, treatment].map { summary.groups[$0].summary(of: trimmed) }
    guard groups.allSatisfy({ $0.moments.count > 0 }) else {
      view.reasonSentence = "there are no values"
      return view
    }
    let found = trimmed.metric.compare(
      control: groups[0], treatment: groups[1],
      covariance: summary.covariance(of: trimmed, control, treatment), settings: settings.comparison)
    view.difference = found.difference
    view.lift = found.lift
    view.test = found.test
    view.reasonSentence = found.reasonSentence
    return view
  }
}
