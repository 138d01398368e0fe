public import Documents
public import Verdicts

/// The metrics of both versions in the shape that the service's own endpoint answers with.
///
/// ```json
/// { "legacy": { "version": "legacy", "request_count": 9500, "error_count": 5, "error_rate": "0.05%", … },
///   "canary": { … }, "comparison": { "error_rate_difference": "+0.15%", … } }
/// ```
///
/// The keys are `legacy` and `canary` whatever the log calls the versions; `version` is what it calls them. Numbers are
/// texts, rounded; what does not exist is null. By endpoint, the same stands once more for each.
public struct MetricsSummaryDocument: Sendable {
  private let answer: MetricsAnswer

  /// The document of an answer.
  public init(_ answer: MetricsAnswer) {
    self.answer = answer
  }

  /// The document.
  public var json: JSON {
    var object = Self.object(answer.overall)
    if let endpoints = answer.endpoints {
      object["endpoints"] = .object(
        JSON.Object(endpoints.map { ($0.name, .object(Self.object($0.metrics))) }))
    }
    return .object(object)
  }

  private static func object(_ metrics: CanaryMetrics) -> JSON.Object {
    func share(_ version: VersionMetrics) -> JSON {
      metrics.requests > 0 ? JSON(PlainFigure.percent(metrics.share(of: version), decimals: 1)) : .null
    }
    func signed(_ figure: MetricFigure?) -> JSON {
      JSON(figure.map { PlainFigure.percent($0.estimate, isSigned: true) })
    }
    func duration(_ figure: MetricFigure?) -> JSON {
      JSON(figure.map { PlainFigure.fixed($0.estimate, decimals: 2) + "ms" })
    }
    return [
      "legacy": version(metrics.legacy),
      "canary": version(metrics.canary),
      "comparison": [
        "error_rate_difference": signed(metrics.errorRateDifference),
        "response_time_improvement": signed(metrics.improvement),
        "canary_p95_response_time": duration(metrics.canary.p95),
        "legacy_p95_response_time": duration(metrics.legacy.p95),
        "traffic_split": [
          "legacy_requests": JSON(metrics.legacy.requests),
          "canary_requests": JSON(metrics.canary.requests),
          "legacy_percentage": share(metrics.legacy),
          "canary_percentage": share(metrics.canary),
        ],
      ],
    ]
  }

  private static func version(_ version: VersionMetrics) -> JSON {
    func milliseconds(_ figure: MetricFigure?) -> JSON {
      JSON(figure.map { PlainFigure.fixed($0.estimate, decimals: 2) })
    }
    return [
      "version": JSON(version.version),
      "request_count": JSON(version.requests),
      "error_count": JSON(version.errors),
      "error_rate": JSON(version.errorRate.map { PlainFigure.percent($0.estimate) }),
      "avg_response_time_ms": milliseconds(version.mean),
      "p95_response_time_ms": milliseconds(version.p95),
      "p99_response_time_ms": milliseconds(version.p99),
    ]
  }
}
