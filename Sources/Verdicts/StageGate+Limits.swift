internal import Inference
internal import Plans
internal import Sentences

extension StageGate {
  /// On which side of its limit a figure must stay.
  private enum Side {
    case atMost
    case atLeast
  }

  func errorRate(_ evidence: StageEvidence) -> Criterion {
    limited(
      "error_rate", evidence.canary.errorRate, .atMost, stage.limits.errorRate, evidence,
      show: { Figures.percent($0, besides: $1) })
  }

  func successRate(_ evidence: StageEvidence) -> Criterion {
    limited(
      "success_rate", evidence.canary.successRate, .atLeast, stage.limits.successRate, evidence,
      show: { Figures.percent($0, besides: $1) })
  }

  func confidence(_ evidence: StageEvidence) -> Criterion {
    limited(
      "confidence", evidence.canary.confidence, .atLeast, stage.limits.confidence, evidence,
      show: { Self.apart($0, $1) })
  }

  /// The 95th percentile; that it is below the limit is proved by the share of requests above it.
  func p95(_ evidence: StageEvidence) -> Criterion {
    var criterion = limited(
      "p95_response_time", evidence.canary.p95, .atMost, stage.limits.p95ResponseTime, evidence,
      show: { Self.apart($0, $1) + " ms" }, isProvedByItself: false)
    guard self.evidence == .bound, criterion.status == .met else { return criterion }
    guard let above = evidence.shareAboveLimit else {
      criterion.status = .noData
      criterion.finding = "\(criterion.finding), but the source has nothing that could prove it"
      return criterion
    }
    let isProven = Threshold.isBelow(above.upper, 0.05)
    criterion.status = isProven ? .met : .notProven
    criterion.finding =
      isProven
      ? "\(criterion.finding); at most \(Figures.percent(above.upper)) of requests are above it"
      : "\(criterion.finding), but up to \(Figures.percent(above.upper, besides: 0.05)) of requests may be above it: 5 % must be ruled out"
    return criterion
  }

  /// A figure and its limit, which may be reached.
  private func limited(
    _ name: String, _ figure: StageFigure, _ side: Side, _ limit: Double?, _ evidence: StageEvidence,
    show: (Double, Double) -> String, isProvedByItself: Bool = true
  ) -> Criterion {
    var criterion = Criterion(
      name: name, value: figure.value, lower: figure.lower, upper: figure.upper, threshold: limit,
      count: figure.count, status: .notAsked, finding: "")
    guard let limit else {
      criterion.finding = "the plan sets no limit"
      return criterion
    }
    guard let value = figure.value, value.isFinite, figure.reason == nil else {
      criterion.status = .noData
      let none: Sentence = evidence.source == .log ? "the log has none" : "the snapshot has none"
      criterion.finding = "\(Self.word(name)): \(figure.reason ?? none)"
      return criterion
    }
    let limitText = show(limit, .nan)
    let text = Self.told(name, show(value, limit)) + Self.interval(figure, show: show)
    let isMost = side == .atMost
    func passes(_ value: Double) -> Bool {
      value.isFinite && !(isMost ? Threshold.exceeds(value, limit) : Threshold.isBelow(value, limit))
    }
    guard passes(value) else {
      criterion.status = .notMet
      criterion.finding =
        isMost ? "\(text), at most \(limitText) is asked" : "\(text), at least \(limitText) is asked"
      return criterion
    }
    criterion.status = .met
    criterion.finding = isMost ? "\(text), at most \(limitText)" : "\(text), at least \(limitText)"
    guard self.evidence == .bound, isProvedByItself else { return criterion }
    guard let end = isMost ? figure.upper : figure.lower else {
      criterion.status = .noData
      criterion.finding = "\(text), but the source has no interval that could prove it"
      return criterion
    }
    if !passes(end) {
      criterion.status = .notProven
      criterion.finding =
        isMost
        ? "\(text), but the interval up to \(show(end, limit)) does not prove at most \(limitText)"
        : "\(text), but the interval from \(show(end, limit)) does not prove at least \(limitText)"
    }
    return criterion
  }

  /// A figure of the stage's table.
  private static func told(_ name: String, _ value: String) -> Sentence {
    switch name {
    case "error_rate": "error rate \(value)"
    case "success_rate": "success rate \(value)"
    case "p95_response_time": "p95 response time \(value)"
    default: "confidence \(value)"
    }
  }

  /// The interval of a figure in brackets; empty where it has none.
  private static func interval(_ figure: StageFigure, show: (Double, Double) -> String) -> Sentence {
    guard let lower = figure.lower, let upper = figure.upper, lower.isFinite, upper.isFinite else {
      return ""
    }
    return " (\(show(lower, .nan)) to \(show(upper, .nan)))"
  }

  /// A number with as many digits as it takes to tell it from another.
  static func apart(_ value: Double, _ other: Double, digits fewest: Int = 4) -> String {
    for digits in fewest...12 where other.isFinite && !Threshold.equal(value, other) {
      let text = Figures.short(value, digits: digits)
      if text != Figures.short(other, digits: digits) { return text }
    }
    return Figures.short(value, digits: fewest)
  }
}
