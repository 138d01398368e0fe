internal import Charts
internal import Inference
internal import Verdicts

/// One criterion of the strip chart.
struct CriterionRow {
  let criterion: Criterion
  /// What it asks about.
  let name: String
  /// The value with its interval.
  let value: String
  /// What the value must be.
  let asked: String
  /// Which way is better: 1 where larger values are, −1 where smaller ones are; nil where there is no scale.
  let sign: Double?

  init(_ criterion: Criterion, _ texts: PictureTexts) {
    self.criterion = criterion
    let figures = CriterionFigures(criterion: criterion)
    name = texts.name(texts.criterion(criterion.name))
    let interval = figures.interval.isEmpty ? "" : " (\(texts.telling.figure(figures.interval)))"
    value = texts.telling.figure(figures.value) + interval
    asked = texts.asked(criterion, figures.asked)
    sign = Self.sign(criterion, texts)
  }

  /// Which way is better; where the name does not tell, the status does.
  private static func sign(_ criterion: Criterion, _ texts: PictureTexts) -> Double? {
    guard let value = criterion.value, let threshold = criterion.threshold, value.isFinite, threshold.isFinite
    else { return nil }
    switch criterion.name {
    case "improvement", "sample_size", "sample_ratio", "success_rate", "confidence", "requests",
      "hours_watched":
      return 1
    case "error_rate_increase", "error_rate", "load_test", "p95_response_time", "legacy_error_rate",
      "legacy_p95":
      return -1
    case "significance": return texts.report.primary?.specification.direction.sign
    // A number of things that fail or fire, of which there is nothing between none and one.
    case "data_checks", "rollback_triggers", "decision": return nil
    default: break
    }
    guard criterion.status == .met || criterion.status == .notMet, value != threshold else { return nil }
    return (value > threshold) == (criterion.status == .met) ? 1 : -1
  }

  /// Values as they stand to the threshold: 0 at it, above 0 on the good side, ± 1 at the ends of the strip.
  var places: (value: Double, lower: Double?, upper: Double?)? {
    guard let sign, let value = criterion.value, let threshold = criterion.threshold else { return nil }
    let ends = [criterion.lower, criterion.upper].compactMap { $0 }.filter { !$0.isNaN }
    let reach = ([value] + ends.filter(\.isFinite)).map { ($0 - threshold).magnitude }.max() ?? 0
    let span = max(reach * 1.06, threshold.magnitude)
    guard span > 0, span.isFinite else { return nil }
    func place(_ number: Double) -> Double { sign * (number - threshold) / span }
    guard ends.count == 2 else { return (place(value), nil, nil) }
    let both = ends.map(place).sorted()
    return (place(value), both[0], both[1])
  }

  /// The sign, and the name of the colour, of its status.
  var status: (symbol: String, colour: String) {
    let symbol = Words.status(criterion.status).symbol
    return switch criterion.status {
    case .met: (symbol, "good")
    case .notMet: (symbol, "bad")
    case .notProven, .noData: (symbol, "doubt")
    case .notAsked: (symbol, "neutral")
    }
  }
}

extension PictureTexts {
  /// What a criterion asks about.
  func criterion(_ name: String) -> String { telling.name(name) }

  /// What a value must be, in words of the language.
  func asked(_ criterion: Criterion, _ figure: String) -> String {
    switch criterion.name {
    case "data_checks": return telling(PicturePhrase.noneFails)
    case "rollback_triggers": return telling(PicturePhrase.noneFires)
    case "significance":
      return criterion.threshold.map { telling(PicturePhrase.excludes, Figures.short($0)) } ?? ""
    default: return telling.figure(figure)
    }
  }
}
