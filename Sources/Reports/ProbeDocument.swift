public import Documents
internal import Summaries
internal import Verdicts

/// What a probe found, as a document that other programs read: `assay-probe/1`.
///
/// The comparison is the `assay-analysis/1` document that `assay analyze` gives of the log.
public struct ProbeDocument: Sendable {
  private let answer: ProbeAnswer
  private let version: String

  /// The document of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - version: the version of the program.
  public init(_ answer: ProbeAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document; times are in milliseconds.
  public var json: JSON {
    let settings = answer.settings
    return [
      "schema": "assay-probe/1",
      "assay_version": JSON(version),
      "started": JSON(answer.started),
      "interrupted": JSON(answer.isInterrupted),
      "log": JSON(answer.log),
      "settings": [
        "iterations": JSON(settings.iterations), "concurrency": JSON(settings.concurrency),
        "delay_ms": JSON(settings.delay), "timeout_ms": JSON(settings.timeout),
        "connect_timeout_ms": JSON(settings.connectTimeout), "warm_up": JSON(settings.warmUp),
        "seed": JSON("\(settings.seed)"),
      ],
      "requests_planned": JSON(answer.planned),
      "requests_made": JSON(answer.done),
      "sides": JSON(
        answer.sides.map { side in
          [
            "group": JSON(side.name), "url": JSON(side.address), "total": figures(side.total),
            "kinds": JSON(side.kinds.map(figures)),
          ]
        }),
      "comparison": answer.comparison.map { AnalysisDocument($0, version: version).json } ?? .null,
      "comparison_refused": JSON(answer.refusal),
    ]
  }

  private func figures(_ figures: ProbeAnswer.Figures) -> JSON {
    let times = figures.times
    func told(_ value: Double, _ moments: Moments) -> JSON { moments.count == 0 ? .null : JSON(value) }
    func mean(_ moments: Moments) -> JSON {
      ["count": JSON(moments.count), "mean": told(moments.mean, moments)]
    }
    var object: JSON.Object = [:]
    if let kind = figures.kind { object["kind"] = JSON(kind) }
    object["requests"] = JSON(figures.requests)
    object["answered"] = JSON(figures.answered)
    object["succeeded"] = JSON(figures.succeeded)
    object["success_rate"] = JSON(figures.successRate)
    object["response_time_ms"] = [
      "count": JSON(times.count), "mean": told(times.mean, times), "median": JSON(figures.median),
      "minimum": told(times.minimum, times), "maximum": told(times.maximum, times),
      "standard_deviation": JSON(times.standardDeviation),
    ]
    object["confidence_score"] = mean(figures.confidence)
    object["persona_accuracy"] = mean(figures.persona)
    object["failures"] = .object(JSON.Object(figures.troubles.map { ($0.reason, JSON($0.count)) }))
    return .object(object)
  }
}
