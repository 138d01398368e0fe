internal import Verdicts

/// The metrics of both versions as cells and sentences that text and Markdown share.
struct MetricsFigures {
  let answer: MetricsAnswer
  let telling: Telling

  /// The heads of the table of versions, and which of them a narrow terminal leaves out, the greatest number first.
  var heads: [(title: String, dispensability: Int)] {
    [
      (telling(MetricsPhrase.version), 0), (telling(MetricsPhrase.requests), 0),
      (telling(MetricsPhrase.share), 4), (telling(MetricsPhrase.errors), 3),
      (telling(MetricsPhrase.errorRate), 0), (telling(MetricsPhrase.mean), 1), ("p95 ms", 0), ("p99 ms", 2),
    ]
  }

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
      let points = PlainFigure.fixed(100 * difference.estimate, decimals: 2, isSigned: true)
      found.append(
        telling(MetricsPhrase.rateChange, points) + interval(difference, scale: 100, unit: ""))
    }
    for (name, figure) in [
      (telling(MetricsPhrase.meanTime), metrics.improvement), ("p95", metrics.p95Improvement),
      ("p99", metrics.p99Improvement),
    ] {
      guard let figure else { continue }
      let size = PlainFigure.percent(figure.estimate.magnitude)
      let phrase = figure.estimate < 0 ? MetricsPhrase.longer : .shorter
      found.append(telling(phrase, name, size) + interval(figure, scale: 100, unit: "%"))
    }
    var lines = found.isEmpty ? [] : [telling(MetricsPhrase.against, found.joined(separator: ", "))]
    if found.contains(where: { $0.contains("(") }) {
      lines.append(telling(MetricsPhrase.brackets, telling.levelInterval(answer.level)))
    }
    if let error = answer.quantileError {
      lines.append(telling(MetricsPhrase.withinError, telling.figure(Figures.level(error))))
    }
    return lines
  }

  private func interval(_ figure: MetricFigure, scale: Double, unit: String) -> String {
    guard let lower = figure.lower, let upper = figure.upper else { return "" }
    let ends = [lower, upper].map { PlainFigure.fixed(scale * $0, decimals: 2, isSigned: true) + unit }
    return telling.bracketed(telling.figure("\(ends[0]) to \(ends[1])"))
  }
}
