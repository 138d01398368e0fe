internal import Verdicts

/// The metrics of both versions as cells and sentences that text and Markdown share.
struct MetricsFigures {
  let answer: MetricsAnswer

  /// The heads of the table of versions.
  static let heads = ["version", "requests", "share", "errors", "error rate", "mean ms", "p95 ms", "p99 ms"]

  /// The cells of both versions; names are as they are in the log.
  func rows(_ metrics: CanaryMetrics) -> [[String]] {
    [metrics.legacy, metrics.canary].map { version in
      func milliseconds(_ figure: MetricFigure?) -> String {
        figure.map { Figures.fixed($0.estimate, decimals: 2) } ?? "–"
      }
      return [
        version.version, Figures.count(version.requests),
        metrics.requests > 0 ? PlainFigure.percent(metrics.share(of: version), decimals: 1) : "–",
        version.errors.map(Figures.count) ?? "–",
        version.errorRate.map { PlainFigure.percent($0.estimate) } ?? "–", milliseconds(version.mean),
        milliseconds(version.p95), milliseconds(version.p99),
      ]
    }
  }

  /// What the canary changes over all endpoints.
  var sentences: [String] {
    let metrics = answer.overall
    var found: [String] = []
    if let difference = metrics.errorRateDifference {
      found.append(
        "error rate \(PlainFigure.fixed(100 * difference.estimate, decimals: 2, isSigned: true)) points"
          + interval(difference, scale: 100, unit: ""))
    }
    for (name, figure) in [
      ("mean response time", metrics.improvement), ("p95", metrics.p95Improvement),
      ("p99", metrics.p99Improvement),
    ] {
      guard let figure else { continue }
      let size = PlainFigure.percent(figure.estimate.magnitude)
      let word = figure.estimate < 0 ? "longer" : "shorter"
      found.append("\(name) \(size) \(word)" + interval(figure, scale: 100, unit: "%"))
    }
    var lines = found.isEmpty ? [] : ["canary against legacy: " + found.joined(separator: ", ")]
    if found.contains(where: { $0.contains("(") }) {
      lines.append(
        "in brackets the \(Figures.level(answer.level)) interval of the difference, or of what is shorter")
    }
    if let error = answer.quantileError {
      lines.append("p95 and p99 are told within \(Figures.level(error))")
    }
    return lines
  }

  private func interval(_ figure: MetricFigure, scale: Double, unit: String) -> String {
    guard let lower = figure.lower, let upper = figure.upper else { return "" }
    let ends = [lower, upper].map { PlainFigure.fixed(scale * $0, decimals: 2, isSigned: true) + unit }
    return " (\(ends[0]) to \(ends[1]))"
  }
}
