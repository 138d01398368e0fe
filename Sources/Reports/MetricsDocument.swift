public import Documents
internal import Inference
internal import Plans
public import Verdicts

/// The metrics of both versions as numbers, each with its interval: `assay-metrics/1`.
///
/// Rates are shares, response times milliseconds.
public struct MetricsDocument: Sendable {
  private let answer: MetricsAnswer
  private let version: String

  /// The document of an answer.
  public init(_ answer: MetricsAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document.
  public var json: JSON {
    let analysis = answer.analysis
    var object: JSON.Object = [
      "schema": "assay-metrics/1",
      "assay_version": JSON(version),
      "settings": [
        "confidence_level": JSON(answer.level), "group": JSON(analysis.settings.group),
        "unit": JSON(analysis.settings.unit), "from": JSON(analysis.settings.from),
        "to": JSON(analysis.settings.to), "quantile_error": JSON(answer.quantileError),
      ],
      "inputs": JSON(analysis.inputs.map { JSON($0) }),
      "data": JSON(analysis.rows),
    ]
    for member in Self.object(answer.overall).members { object[member.key] = member.value }
    if let endpoints = answer.endpoints {
      object["endpoints"] = .object(
        JSON.Object(endpoints.map { ($0.name, .object(Self.object($0.metrics))) }))
      object["requests_without_endpoint"] = JSON(answer.requestsWithoutEndpoint)
    }
    return .object(object)
  }

  private static func object(_ metrics: CanaryMetrics) -> JSON.Object {
    func share(_ version: VersionMetrics) -> JSON { JSON(metrics.share(of: version)) }
    return [
      "legacy": JSON(metrics.legacy),
      "canary": JSON(metrics.canary),
      "comparison": [
        "error_rate_difference": JSON(metrics.errorRateDifference),
        "response_time_improvement": JSON(metrics.improvement),
        "p95_response_time_improvement": JSON(metrics.p95Improvement),
        "p99_response_time_improvement": JSON(metrics.p99Improvement),
        "traffic_split": [
          "legacy_requests": JSON(metrics.legacy.requests),
          "canary_requests": JSON(metrics.canary.requests), "legacy_share": share(metrics.legacy),
          "canary_share": share(metrics.canary),
        ],
      ],
    ]
  }
}

extension JSON {
  /// A number with its interval; null where there is none.
  fileprivate init(_ figure: MetricFigure?) {
    guard let figure else {
      self = .null
      return
    }
    self = [
      "estimate": JSON(figure.estimate), "lower": JSON(figure.lower), "upper": JSON(figure.upper),
    ]
  }

  /// What one version did.
  fileprivate init(_ version: VersionMetrics) {
    self = [
      "version": JSON(version.version),
      "request_count": JSON(version.requests),
      "unit_count": JSON(version.units),
      "stated_count": JSON(version.stated),
      "error_count": JSON(version.errors),
      "error_rate": JSON(version.errorRate),
      "timed_count": JSON(version.timed),
      "avg_response_time_ms": JSON(version.mean),
      "p95_response_time_ms": JSON(version.p95),
      "p99_response_time_ms": JSON(version.p99),
    ]
  }
}
