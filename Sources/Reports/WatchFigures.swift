internal import Plans
internal import Verdicts

/// What is shown of a version's window, measure by measure.
enum WatchFigures {
  /// The share of requests that failed, of those of which it is known; nil without any.
  static func errorRate(_ figures: WindowFigures) -> Double? {
    figures.judged > 0 ? Double(figures.errors) / Double(figures.judged) : nil
  }

  /// The share of requests with a stated success that succeeded; nil without any.
  static func successRate(_ figures: WindowFigures) -> Double? {
    figures.stated > 0 ? Double(figures.successes) / Double(figures.stated) : nil
  }

  /// A value of a measure with its unit: `0.30 %`, `20.1 s`, `0.71`.
  ///
  /// - Parameters:
  ///   - value: the value; nil is `–`.
  ///   - measure: what it is.
  ///   - threshold: what it must be told from, where it is a share.
  /// - Returns: the text.
  static func text(_ value: Double?, of measure: CanaryMeasure, besides threshold: Double? = nil) -> String {
    guard let value else { return "–" }
    if measure.isShare {
      return threshold.map { Figures.percent(value, besides: $0) } ?? Figures.proportion(value)
    }
    return measure.isDuration ? duration(value) : Figures.significant(value, digits: 3)
  }

  /// A duration: milliseconds below ten seconds, else seconds.
  static func duration(_ milliseconds: Double?) -> String {
    guard let milliseconds else { return "–" }
    guard milliseconds.magnitude >= 10_000 else { return Figures.significant(milliseconds) + " ms" }
    return Figures.short(milliseconds / 1_000) + " s"
  }

  /// A rule in words: `error rate > 5 %`.
  static func rule(_ trigger: Trigger, in telling: Telling) -> String {
    let threshold =
      trigger.measure.isShare
      ? Figures.level(trigger.threshold)
      : trigger.measure.isDuration
        ? (trigger.threshold >= 1_000
          ? Figures.short(trigger.threshold / 1_000) + " s" : Figures.short(trigger.threshold) + " ms")
        : Figures.short(trigger.threshold)
    let sign = trigger.side == .above ? ">" : "<"
    return "\(telling.measure(trigger.measure)) \(sign) \(telling.measured(threshold))"
  }

  /// A chance as people say it: `1 in 1,900`, `41 %`.
  static func chance(_ chance: Double?, in telling: Telling) -> String {
    guard let chance, chance.isFinite else { return "–" }
    if chance >= 0.01 { return telling.figure(Figures.percent(min(chance, 1))) }
    guard chance > 1e-300 else { return telling(WatchPhrase.oneIn, "1e300") }
    let windows = 1 / chance
    var (step, exponent) = (1.0, 0)
    while windows / step >= 10 {
      step *= 10
      exponent += 1
    }
    guard exponent < 9 else { return telling(WatchPhrase.oneIn, "1e\(exponent)") }
    let unit = max(1, step / 10)
    return telling(WatchPhrase.oneIn, Figures.count(Int((windows / unit).rounded() * unit)))
  }

  /// How a trigger stands, in a word.
  static func status(_ state: TriggerState) -> (symbol: String, word: WatchPhrase, style: Style) {
    switch state.status {
    case .quiet: ("✓", .quiet, .good)
    case .fired: state.trigger.action == .warn ? ("!", .warns, .doubtful) : ("✗", .fired, .bad)
    case .notProven: ("?", .notProven, .doubtful)
    case .noAnswer: ("–", .noAnswer, .dim)
    }
  }
}
