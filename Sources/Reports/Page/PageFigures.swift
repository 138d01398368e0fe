internal import Inference
internal import Verdicts

/// The figures of metrics, lifts and criteria in the language of the page.
struct PageFigures {
  let telling: Telling

  /// A lift with its sign.
  func lift(_ estimate: Double) -> String { telling.figure(Figures.percent(estimate, signed: true)) }

  /// The ends of a lift; what it leaves out where it is not bounded.
  func interval(_ lift: RelativeLift) -> String {
    switch lift.form {
    case .bounded: telling.liftInterval(lift)
    case .complement:
      lift.excluded.map { telling(PagePhrase.unboundedBut, self.lift($0.lower), self.lift($0.upper)) }
        ?? telling(PagePhrase.unbounded)
    case .wholeLine: telling(PagePhrase.unbounded)
    }
  }

  /// The ends of a lift that is told as an interval.
  func interval(_ lift: Interval?) -> String? {
    guard let lift else { return nil }
    guard lift.lower.isFinite || lift.upper.isFinite else { return telling(PagePhrase.unbounded) }
    return telling.figure(
      "\(Figures.percent(lift.lower, signed: true)) to \(Figures.percent(lift.upper, signed: true))")
  }

  /// A level: `95 %`.
  func level(_ level: Double) -> String { telling.figure(Figures.level(level)) }

  /// The p-value that decides, bare.
  func pValue(_ comparison: MetricComparison) -> String { MetricFigures.deciding(comparison) }

  /// What else is known of the p-value: without correction, and the exact one.
  func furtherPValues(_ comparison: MetricComparison) -> String? {
    guard let test = comparison.test else { return nil }
    var parts: [String] = []
    if let adjusted = comparison.adjustedPValue, adjusted != test.pValue {
      parts.append(telling(PagePhrase.adjusted, bare(test.pValue)))
    }
    if let exact = comparison.exactPValue { parts.append(telling(PagePhrase.exact, bare(exact))) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// A p-value without its name.
  func bare(_ pValue: Double) -> String {
    let text = MetricFigures.bare(pValue)
    return String(text.dropFirst(text.hasPrefix("p = ") ? 4 : 2))
  }

  /// What a criterion asks of its value.
  func asked(_ criterion: Criterion) -> String {
    switch criterion.threshold == nil ? "" : criterion.name {
    case "": ""
    case "significance": telling(PagePhrase.excludes)
    case "data_checks": telling(PagePhrase.noneFails)
    case "rollback_triggers": telling(PagePhrase.noneFires)
    default: telling.figure(CriterionFigures(criterion: criterion).asked)
    }
  }

  /// A number of days.
  func days(_ count: Int) -> String {
    count == 1 ? telling(PagePhrase.oneDay) : telling(PagePhrase.days, Figures.count(count))
  }

  /// What is asked of a metric: `mean, ms · lower is better · primary`.
  func description(_ metric: MetricSpecification) -> String {
    let kind = telling.kind(metric.kind)
    let parts = [
      metric.isDuration ? telling(PageSettingPhrase.milliseconds, kind) : kind,
      telling(metric.direction == .increase ? PagePhrase.betterHigher : PagePhrase.betterLower),
      telling.role(metric.role),
    ]
    return parts.joined(separator: " · ")
  }

  /// How much a gate asks of the data.
  func evidence(_ level: EvidenceLevel) -> String {
    switch level {
    case .point: telling(PagePhrase.evidencePoint)
    case .significant: telling(PagePhrase.evidenceSignificant)
    case .bound: telling(PagePhrase.evidenceBound)
    }
  }
}

extension Telling {
  /// A name from outside.
  func name(from outside: String) -> HTML { .name(outside, unnamed: self(PagePhrase.unnamed)) }
}
