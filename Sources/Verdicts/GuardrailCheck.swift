internal import Inference
internal import Sentences

/// Whether a guardrail holds: harm beyond its margin is ruled out by the interval.
///
/// The end of the interval on the harmful side must lie within the margin, an absolute one for the difference, a relative
/// one for the lift. An estimate beyond the margin fails; anything else is not proven and warns.
///
/// - Source: non-inferiority by confidence interval, M. D. Rothmann, B. L. Wiens and I. S. F. Chan, "Design and Analysis of
///   Non-Inferiority Trials", 2012, section 2.4.
enum GuardrailCheck {
  /// The check of one guardrail and treatment; nil for a metric without a margin.
  static func check(_ metric: AnalysedMetric, _ pair: AnalysedMetric.Pair, isOnly: Bool) -> Check? {
    guard let margin = metric.specification.margin else { return nil }
    let name = "guardrail:\(metric.specification.name)" + (isOnly ? "" : ":\(pair.treatment)")
    let (limit, interval) = judged(margin, pair.comparison)
    guard let interval else {
      let reason =
        pair.comparison.reasonSentence ?? pair.comparison.liftReasonSentence ?? "there is no interval"
      return Check(name: name, status: .warn, finding: "not proven: \(reason)")
    }
    // Turned so that harm is positive.
    let sign = -metric.specification.direction.sign
    let harm = sign * interval.estimate
    let worst = max(sign * interval.lower, sign * interval.upper)
    let status: Check.Status =
      Threshold.isBelow(worst, limit) ? .pass : (Threshold.isBelow(harm, limit) ? .warn : .fail)
    let isRelative = if case .relative = margin { true } else { false }
    func text(_ value: Double) -> String {
      isRelative ? Figures.percent(value) : Figures.significant(value)
    }
    let found: Sentence = "harm \(text(harm)), at worst \(text(worst)), margin \(text(limit))"
    let word: Sentence =
      switch status {
      case .pass: "harm beyond the margin is ruled out"
      case .warn: "harm beyond the margin is not ruled out"
      default: "the harm is beyond the margin"
      }
    return Check(name: name, status: status, statistic: interval.estimate, finding: "\(word): \(found)")
  }

  private static func judged(_ margin: Margin, _ comparison: MetricComparison) -> (Double, Interval?) {
    switch margin {
    case .absolute(let limit): (limit, comparison.difference)
    case .relative(let limit):
      (limit, comparison.lift.map { Interval(estimate: $0.estimate, lower: $0.lower, upper: $0.upper) })
    }
  }
}
