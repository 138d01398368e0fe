public import Inference
public import Summaries

/// The summary of a release's metrics: both versions over the whole log, and by endpoint where that is asked for.
public struct MetricsAnswer: Sendable, Equatable {
  /// The two versions over all endpoints.
  public var overall: CanaryMetrics
  /// The same by endpoint, in the order of first appearance; nil where it was not asked for.
  public var endpoints: [Endpoint]?
  /// The requests that name no endpoint.
  public var requestsWithoutEndpoint = 0
  /// The level of the intervals.
  public var level: Double
  /// The relative error that quantiles may have; nil where they are exact.
  public var quantileError: Double?
  /// The analysis that it was taken from.
  public var analysis: Analysis

  /// The two versions on one endpoint.
  public struct Endpoint: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What the versions did there.
    public var metrics: CanaryMetrics
  }

  /// The metrics that it is made from.
  ///
  /// - Parameter hasIntervals: whether quantiles get intervals, for which logs with units are read twice.
  /// - Returns: the specifications: error rate, mean response time, and with intervals its 95th and 99th percentile.
  public static func specifications(hasIntervals: Bool) -> [MetricSpecification] {
    // Nothing is decided here, so that what is missing is told and not refused.
    [.errorRate(role: .secondary), .responseTime(.mean, role: .secondary)]
      + (hasIntervals ? levels.map { .responseTime(.quantile($0), role: .secondary) } : [])
  }

  /// The levels of the quantiles.
  public static let levels = [0.95, 0.99]

  /// The metrics of two versions.
  ///
  /// - Parameters:
  ///   - analysis: of ``specifications(hasIntervals:)``, with one treatment.
  ///   - summary: what was read.
  ///   - roles: the indices of legacy and canary among the summary's groups.
  ///   - byEndpoint: whether the summary's only segment is that of endpoints.
  public init(
    _ analysis: Analysis, summary: Summary, roles: (legacy: Int, canary: Int), byEndpoint: Bool
  ) {
    self.analysis = analysis
    level = analysis.settings.comparison.level
    quantileError = summary.quantileError
    let versions = analysis.groups.prefix(2).enumerated().map { place, group in
      VersionMetrics(group, place: place, in: analysis.metrics)
    }
    overall = CanaryMetrics(
      legacy: versions.first ?? VersionMetrics(version: ""),
      canary: versions.last ?? VersionMetrics(version: ""))
    for metric in analysis.metrics {
      overall.take(metric.comparisons.first?.comparison, of: metric.specification)
    }
    guard byEndpoint, let cells = summary.dimensions.first else { return }
    requestsWithoutEndpoint = cells.withoutStratum
    endpoints = EndpointMetrics(cells, summary: summary, analysis: analysis, roles: roles).endpoints
  }
}

extension VersionMetrics {
  /// A group of an analysis.
  fileprivate init(_ group: AnalysedGroup, place: Int, in metrics: [AnalysedMetric]) {
    self.init(version: group.name)
    requests = group.requests
    units = group.units
    for metric in metrics where metric.groups.indices.contains(place) {
      take(metric.groups[place], of: metric.specification)
    }
  }

  /// Takes what a group says of a metric.
  mutating func take(_ estimate: GroupEstimate, of metric: MetricSpecification) {
    guard estimate.count > 0, estimate.value.isFinite else { return }
    let figure = MetricFigure(
      estimate.value, lower: estimate.interval?.lower, upper: estimate.interval?.upper)
    switch metric.kind {
    case .proportion:
      stated = estimate.count
      errors = Int((estimate.mean * Double(estimate.count)).rounded())
      errorRate = figure
    case .mean:
      timed = estimate.count
      mean = figure
      take(estimate.quantiles)
    case .quantile(let level): put(figure, at: level)
    default: break
    }
  }

  /// Takes quantiles without intervals.
  mutating func take(_ quantiles: [Quantile]) {
    for quantile in quantiles { put(MetricFigure(quantile.value), at: quantile.level) }
  }

  private mutating func put(_ figure: MetricFigure, at level: Double) {
    if level == 0.95 { p95 = figure }
    if level == 0.99 { p99 = figure }
  }
}

extension CanaryMetrics {
  /// Takes the intervals of a comparison.
  mutating func take(_ comparison: MetricComparison?, of metric: MetricSpecification) {
    guard let comparison else { return }
    switch metric.kind {
    case .proportion: errorRateDifference?.take(comparison.difference)
    case .mean: improvement?.take(improvement: comparison.lift)
    case .quantile(0.95): p95Improvement?.take(improvement: comparison.lift)
    case .quantile(0.99): p99Improvement?.take(improvement: comparison.lift)
    default: break
    }
  }
}
