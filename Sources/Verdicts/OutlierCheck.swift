internal import Inference
internal import Sentences
internal import Summaries

/// Whether a single value carries the difference of two means.
///
/// The largest value of each group is taken out, of the mean and of the variance:
///
///     x̄' = x̄ − (x_max − x̄)/(n − 1),   M₂' = M₂ − n/(n − 1)·(x_max − x̄)²
///
/// *Source:* the updates of a mean and a sum of squares run backwards, T. F. Chan, G. H. Golub and R. J. LeVeque, The
/// American Statistician 37 (1983), 242–247, eq. 1.3.
enum OutlierCheck {
  /// The check of one comparison of means; nil where nothing hangs on one value.
  static func check(_ metric: AnalysedMetric, pair: Int) -> Check? {
    let found = metric.comparisons[pair].comparison
    guard metric.specification.kind == .mean, let difference = found.difference,
      let error = found.standardError,
      error > 0, metric.groups.count > pair + 1
    else { return nil }
    let groups = [metric.groups[0], metric.groups[pair + 1]]
    let rest = groups.map(withoutLargest)
    let naive = groups.map { $0.standardDeviation * $0.standardDeviation / Double($0.count) }
    guard let control = rest[0], let treatment = rest[1], naive[0] + naive[1] > 0 else { return nil }
    let other = treatment.mean - control.mean
    let scale = ((control.variance + treatment.variance) / (naive[0] + naive[1])).squareRoot()
    let statistics = (difference.estimate / error, other / (error * scale))
    let isSignificant = (statistics.0.magnitude > 1.96, statistics.1.magnitude > 1.96)
    let isReversed = difference.estimate * other < 0 && (isSignificant.0 || isSignificant.1)
    guard other.isFinite, scale > 0, isReversed || isSignificant.0 != isSignificant.1 else { return nil }
    let isOnly = metric.comparisons.count == 1
    return Check(
      name: "largest_value:\(metric.specification.name)"
        + (isOnly ? "" : ":\(metric.comparisons[pair].treatment)"),
      status: .warn, statistic: statistics.1,
      finding:
        "without the largest value of each group the difference is \(Figures.significant(other)), not \(Figures.significant(difference.estimate)), and \(change(isReversed, isSignificant.1)); --without-outliers tells more"
    )
  }

  private static func change(_ isReversed: Bool, _ isSignificant: Bool) -> Sentence {
    if isReversed { return "points the other way" }
    return isSignificant ? "would be significant" : "would not be significant"
  }

  /// Mean and variance of the mean of the values but the largest; nil with too few.
  private static func withoutLargest(_ group: GroupEstimate) -> (mean: Double, variance: Double)? {
    guard group.count > 2, group.maximum.isFinite else { return nil }
    let n = Double(group.count)
    let offset = group.maximum - group.mean
    let squares = group.standardDeviation * group.standardDeviation * (n - 1) - n / (n - 1) * offset * offset
    return (group.mean - offset / (n - 1), max(0, squares) / (n - 2) / (n - 1))
  }
}
