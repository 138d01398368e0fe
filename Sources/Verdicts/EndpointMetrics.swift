internal import Inference
internal import Summaries

/// The metrics of two versions endpoint by endpoint, from the cells of a segment.
///
/// Means and error rates have the intervals of the whole log's methods; quantiles have none.
struct EndpointMetrics {
  private let cells: DimensionSummary
  private let summary: Summary
  private let analysis: Analysis
  private let groups: (legacy: Int, canary: Int)

  init(
    _ cells: DimensionSummary, summary: Summary, analysis: Analysis, roles: (legacy: Int, canary: Int)
  ) {
    self.cells = cells
    self.summary = summary
    self.analysis = analysis
    groups = (
      cells.group(summary.groups[roles.legacy].name) ?? roles.legacy,
      cells.group(summary.groups[roles.canary].name) ?? roles.canary
    )
  }

  /// The endpoints that either version has requests of, as they were first seen.
  var endpoints: [MetricsAnswer.Endpoint] {
    let parts = analysis.metrics.compactMap { Part($0.specification, cells, groups) }
    return cells.strata.indices.compactMap { stratum in
      guard case .word(let name) = cells.strata[stratum] else { return nil }
      let metrics = metrics(stratum, parts)
      return metrics.requests > 0 ? MetricsAnswer.Endpoint(name: name, metrics: metrics) : nil
    }
  }

  /// One metric in all cells.
  private struct Part {
    let specification: MetricSpecification
    let sums: CellSums
    let summaries: [MetricSummary]
    let differences: StratumDifferences?

    init?(
      _ specification: MetricSpecification, _ cells: DimensionSummary, _ groups: (legacy: Int, canary: Int)
    ) {
      guard [.mean, .proportion].contains(specification.kind),
        let sums = cells.expressions[specification.expression]
      else { return nil }
      self.specification = specification
      self.sums = sums
      summaries = sums.summaries(isFlag: specification.isFlag, hasUnits: cells.units != nil)
      differences =
        cells.units == nil
        ? nil
        : try? StratumDifferences(sums, control: groups.legacy, treatment: groups.canary, fewestUnits: 2)
    }
  }

  private func metrics(_ stratum: Int, _ parts: [Part]) -> CanaryMetrics {
    let legacy = version(groups.legacy, besides: groups.canary, stratum, parts)
    let canary = version(groups.canary, besides: groups.legacy, stratum, parts)
    var metrics = CanaryMetrics(legacy: legacy, canary: canary)
    for part in parts {
      let comparison = part.specification.metric.compare(
        control: part.summaries[stratum * part.sums.groups + groups.legacy],
        treatment: part.summaries[stratum * part.sums.groups + groups.canary],
        covariance: covariance(part, stratum), settings: analysis.settings.comparison)
      metrics.take(comparison, of: part.specification)
    }
    return metrics
  }

  /// The covariance of the versions' means on an endpoint, where they share units.
  private func covariance(_ part: Part, _ stratum: Int) -> Double {
    guard let differences = part.differences, let place = differences.strata.firstIndex(of: stratum) else {
      return 0
    }
    return differences.groupCovariances[place]
  }

  private func version(_ group: Int, besides other: Int, _ stratum: Int, _ parts: [Part]) -> VersionMetrics {
    let cell = stratum * cells.groupNames.count + group
    var version = VersionMetrics(version: cells.groupNames[group])
    version.requests = cells.requests[cell]
    version.units = cells.units?[cell]
    for part in parts {
      let estimate = part.specification.metric.estimate(
        part.summaries[cell], besides: part.summaries[stratum * part.sums.groups + other],
        level: analysis.settings.comparison.level)
      version.take(estimate, of: part.specification)
      if part.specification.kind == .mean, part.sums.quantiles.indices.contains(cell) {
        version.take(part.sums.quantiles[cell])
      }
    }
    return version
  }
}
