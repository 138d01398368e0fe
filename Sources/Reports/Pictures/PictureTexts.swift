internal import Charts
internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

/// Names and figures as pictures tell them.
struct PictureTexts {
  let report: ExperimentReport
  let telling: Telling

  /// A name from outside, harmless and no longer than people read.
  func name(_ name: String) -> String { DisplayWidth.truncated(Markup.visible(name), to: 40) }

  /// A sentence of the analysis, which may hold names from outside, harmless and not too long.
  func sentence(_ sentence: String) -> String {
    DisplayWidth.truncated(Markup.visible(telling.told(sentence)), to: 240)
  }

  /// A metric's name with its kind, where the name does not say it: `response_time_ms p95`.
  func label(_ metric: MetricSpecification) -> String {
    let name = name(metric.name)
    return metric.kind == .mean || metric.kind.isShare ? name : "\(name) \(Words.plain(metric.kind.rawValue))"
  }

  /// What a metric is about, in words where it is a usual one: `Response time`.
  func subject(_ metric: MetricSpecification) -> String {
    guard let phrase = subject(named: metric.name) else { return label(metric) }
    let isUsual = metric.kind == .mean || metric.kind.isShare
    return telling(phrase) + (isUsual ? "" : " \(Words.plain(metric.kind.rawValue))")
  }

  /// What the metric of a name is about.
  func subject(of name: String) -> String {
    if let metric = report.analysis.metrics.first(where: { $0.specification.name == name }) {
      return subject(metric.specification)
    }
    return subject(named: name).map { telling($0) } ?? self.name(name)
  }

  private func subject(named name: String) -> PicturePhrase? {
    switch name {
    case "response_time_ms", "response_time": .responseTime
    case "success": .successRate
    case "error_rate": .errorRate
    case "confidence", "confidence_score": .confidence
    default: nil
    }
  }

  /// A lift in percent, signed.
  func percent(_ share: Double) -> String { telling.figure(Figures.percent(share, signed: true)) }

  /// A share in percent, without a sign.
  func share(_ share: Double) -> String { telling.figure(Figures.percent(share)) }

  /// The level of an interval.
  func level(_ level: Double) -> String { telling.figure(Figures.level(level)) }

  /// The ends of a lift, either of which may be infinite.
  func interval(_ lower: Double, _ upper: Double) -> String {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true):
      telling.figure("\(Figures.percent(lower, signed: true)) to \(Figures.percent(upper, signed: true))")
    case (true, false): telling(PicturePhrase.fromOn, percent(lower))
    case (false, true): telling(PicturePhrase.upTo, percent(upper))
    case (false, false): telling(PicturePhrase.unbounded)
    }
  }

  /// A number on an axis of percent: `−10 %`.
  func tick(percent value: Double, decimals: Int, signed: Bool = true) -> String {
    let text = Figures.fixed(value * 100, decimals: max(0, decimals - 2))
    return telling.figure((signed && value > 0 ? "+" : "") + text + " %")
  }

  /// A number on an axis.
  func tick(_ value: Double, decimals: Int) -> String {
    value.magnitude >= 1e6 || (value != 0 && value.magnitude < 1e-4)
      ? Figures.short(value) : Figures.fixed(value, decimals: value.magnitude >= 1 ? 0 : min(decimals, 4))
  }

  /// A day as people write it; what is no day is shown like a name.
  func date(_ day: String) -> String {
    let date = telling.date(day)
    return date == day ? name(day) : date
  }

  /// A day as short as it is understood beside others of the year: `22 Oct`, `10/22`.
  func shortDate(_ day: String) -> String {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return name(day) }
    return switch telling.language {
    case .english: "\(parts[2]) \(Self.months[parts[1] - 1])"
    case .korean: "\(parts[1])/\(parts[2])"
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The change of the primary metric by which the gate promotes, with its sign: −0.1 of what should fall by 10 %.
  var promotionLine: Double? {
    guard let primary = report.primary else { return nil }
    let asked = report.gate?.verdict.criteria.first { $0.name == "improvement" }?.threshold
    let required =
      report.gate?.improvement?.required ?? asked ?? report.analysis.plan.canary.promotionImprovement
    return required > 0 && required.isFinite ? required * primary.specification.direction.sign : nil
  }

  /// The looks of a group: the control is grey and dashed.
  func look(of group: String) -> GroupLook {
    let place = report.analysis.groups.firstIndex { $0.name == group } ?? 1
    return GroupLook.all[min(place, GroupLook.all.count - 1)]
  }
}

/// How a group is drawn.
struct GroupLook {
  /// The name of its colour.
  var colour: String
  /// How its lines are drawn.
  var line: String
  /// The sign of its values.
  var symbol: Symbol
  /// How its lines are drawn where signs stand on them.
  var thinLine: String { "c-thin" + (line.contains("c-dash") ? " c-dash" : "") }

  static let all = [
    GroupLook(colour: "control", line: "c-line c-dash", symbol: .square),
    GroupLook(colour: "treatment", line: "c-thick", symbol: .circle),
    GroupLook(colour: "second", line: "c-line", symbol: .diamond),
    GroupLook(colour: "third", line: "c-line", symbol: .triangle),
  ]
}
