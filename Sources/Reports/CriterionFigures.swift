internal import Verdicts

/// The numbers of a criterion as people read them.
struct CriterionFigures {
  let criterion: Criterion
  var telling = Telling.english

  /// The value that is judged.
  var value: String {
    guard let value = criterion.value else { return "–" }
    if let threshold = criterion.threshold,
      ["error_rate", "success_rate", "load_test"].contains(criterion.name)
    {
      return telling.figure(Figures.percent(value, besides: threshold))
    }
    return figure(value)
  }

  /// Its interval; empty where there is none.
  var interval: String {
    guard let lower = criterion.lower, let upper = criterion.upper else { return "" }
    return telling.figure("\(figure(lower)) to \(figure(upper))")
  }

  /// What the value must be.
  var asked: String {
    guard let threshold = criterion.threshold else { return "" }
    return telling.figure(asked(threshold))
  }

  private func asked(_ threshold: Double) -> String {
    switch criterion.name {
    case "improvement": "> \(Figures.percent(threshold))"
    case "error_rate_increase": "< \(points(threshold))"
    case "sample_size": "≥ \(figure(threshold))"
    case "sample_ratio": "p ≥ \(Figures.short(threshold))"
    case "significance": telling(FigurePhrase.excludes, Figures.short(threshold))
    case "data_checks": telling(FigurePhrase.noneFails)
    case "rollback_triggers": telling(FigurePhrase.noneFires)
    case "error_rate", "load_test": "≤ \(Figures.percent(threshold))"
    case "success_rate": "≥ \(Figures.percent(threshold))"
    case "p95_response_time": "≤ \(figure(threshold))"
    case "confidence": "≥ \(figure(threshold))"
    case "legacy_error_rate": "< \(points(threshold))"
    case "legacy_p95": "< \(Figures.percent(threshold, signed: true))"
    case "requests": "> \(figure(threshold))"
    case "hours_watched": "≥ \(figure(threshold))"
    default: figure(threshold)
    }
  }

  private func figure(_ value: Double) -> String { telling.figure(english(value)) }

  private func english(_ value: Double) -> String {
    switch criterion.name {
    case "improvement", "legacy_p95": Figures.percent(value, signed: true)
    case "error_rate", "success_rate", "load_test": Figures.percent(value)
    case "error_rate_increase", "legacy_error_rate": Figures.points(value)
    case "p95_response_time": "\(Figures.short(value)) ms"
    case "hours_watched": telling(FigurePhrase.hours, Figures.hours(value))
    case "sample_size", "data_checks", "requests", "rollback_triggers": Figures.fixed(value, decimals: 0)
    case "sample_ratio": MetricFigures.bare(value)
    case "significance": Figures.signed(value)
    default: Figures.significant(value)
    }
  }

  private func points(_ share: Double) -> String {
    String(Figures.points(share).drop { $0 == "+" })
  }
}
