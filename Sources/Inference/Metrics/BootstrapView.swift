internal import Sentences
internal import Summaries

/// What resampling the units says of a metric that is a ratio of their sums.
enum BootstrapView {
  static func fill(
    _ view: inout ComparisonView, _ bootstrap: PoissonBootstrap, _ metric: MetricSpecification,
    _ pair: ComparedGroups, level: Double, threads: Int
  ) async throws(InferenceError) {
    if let reason = pair.tooManyShared {
      view.reasonSentence = reason
      return
    }
    let (left, right) = pair.groups
    let control = try await resample(left, metric, bootstrap, number: 0, threads: threads)
    let treatment = try await resample(right, metric, bootstrap, number: pair.number + 1, threads: threads)
    let found = try BootstrapComparison(control: control, treatment: treatment)
    view.difference = try found.difference.interval(level: level)
    if let lift = found.lift, let interval = try? lift.interval(level: level) {
      view.lift = RelativeLift(bounded: interval, method: "bootstrap_bca")
    }
    let plain = try found.difference.percentileInterval(level: level)
    view.detailSentence = "BCa, \(bootstrap.replicates) resamples of units, seed \(bootstrap.seed)"
    view.figures = [
      .init("standard_error", found.difference.standardError), .init("bias", found.difference.bias),
      .init("percentile_lower", plain.lower), .init("percentile_upper", plain.upper),
    ]
  }

  private static func resample(
    _ group: GroupSummary, _ metric: MetricSpecification, _ bootstrap: PoissonBootstrap, number: Int,
    threads: Int
  ) async throws(InferenceError) -> BootstrapGroup {
    let values = try UnitValues(metric, group)
    let (sums, sizes) = values.at(values.present)
    return try await bootstrap.resample(sums: sums, sizes: sizes, group: number, threads: threads)
  }
}
