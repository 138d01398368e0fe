internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension PageArticle {
  /// All that must be known: the answer, how large, how sure, on how much data, what next.
  var firstScreen: HTML {
    .tag(
      "header", ["class": "first", "id": address("verdict")],
      .tag("p", ["class": "kicker"], HTML(telling(PagePhrase.subtitle) + " · " + period)),
      .tag("h1", [:], experiment), answer, .element("dl", ["class": "key"], [large, sure, much]), next)
  }

  /// The most columns of a sentence here, where all must be seen at once; the criteria tell it whole.
  private static let mostColumns = 360

  private var experiment: HTML {
    analysis.plan.experimentName.map { name($0) } ?? HTML(telling(ReportPhrase.report))
  }

  /// The time that is told of: its name and its days.
  var period: String {
    let period = report.period
    var text: String
    switch period.kind {
    case .week: text = telling(PagePhrase.week, word(period.label))
    case .stage:
      text = telling(
        PagePhrase.stageHours, period.stage.map { String($0) } ?? "–", period.hours.map(Figures.hours) ?? "–")
    case .range: text = telling(PagePhrase.range, word(period.label))
    case .all: text = telling(PagePhrase.allRows)
    }
    if let dates { text += " · " + dates }
    return text
  }

  /// The first and the last day.
  private var dates: String? {
    let ends: (String, String)
    if let first = report.days.first?.day, let last = report.days.last?.day {
      ends = (first, last)
    } else if let rows = report.period.rows {
      ends = (
        String(Figures.timestamp(rows.lowerBound).prefix(10)),
        String(Figures.timestamp(rows.upperBound).prefix(10))
      )
    } else {
      return nil
    }
    guard ends.0 != ends.1 else { return telling.date(ends.0) }
    if ends.0.prefix(8) == ends.1.prefix(8), let short = withinMonth(ends) { return short }
    return telling(PagePhrase.dates, telling.date(ends.0), telling.date(ends.1))
  }

  /// Two days of one month: `20–26 October 2025`.
  private func withinMonth(_ ends: (String, String)) -> String? {
    guard let first = Int(ends.0.suffix(2)), let last = Int(ends.1.suffix(2)) else { return nil }
    return switch telling.language {
    case .english: telling(PagePhrase.monthDays, String(first), telling.date(ends.1))
    case .korean: telling(PagePhrase.monthDays, String(telling.date(ends.0).dropLast()), "\(last)일")
    }
  }

  private var answer: HTML {
    let decision = report.verdict?.decision
    let reason = report.verdict.map { telling.told($0.reason) } ?? report.ungated.map(telling.told)
    let gate = report.gate.map { gate in
      HTML.tag("span", ["class": "gate"], HTML(gateTitle(gate)))
    }
    return .tag(
      "div", ["class": "answer \(Self.style(decision))", "data-decision": decision?.rawValue ?? "none"],
      .tag(
        "p", ["class": "word"], HTML(made: Self.symbol(decision)),
        .tag("strong", [:], HTML(telling.decision(decision))), gate ?? HTML()),
      .tag(
        "p", ["class": "reason"],
        .sentence(closed(reason ?? telling(PagePhrase.noReason)), columns: Self.mostColumns)))
  }

  /// The gate as a heading.
  func gateTitle(_ gate: GateAnswer) -> String {
    let number = gate.gate.drop { !$0.isNumber }
    return number.isEmpty ? gate.title : telling(PagePhrase.stageTitle, String(number))
  }

  /// A sentence with its full stop, and with a capital unless it begins with a name.
  func closed(_ sentence: String) -> String {
    let first = sentence.prefix { $0 != " " && $0 != "," }
    let isWord = first.allSatisfy { $0.isASCII && $0.isLetter }
    let names = analysis.groups.map(\.name) + analysis.metrics.map(\.specification.name)
    let isName = !isWord || names.contains { $0.hasPrefix(first) } || telling.language != .english
    let text = isName ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }

  private static func style(_ decision: Decision?) -> String {
    switch decision {
    case .promote: "good"
    case .hold: "doubt"
    case .rollBack: "bad"
    case nil: "dim"
    }
  }

  /// A sign for the answer that is told apart by its shape alone.
  private static func symbol(_ decision: Decision?) -> String {
    let path =
      switch decision {
      case .promote: "M9 17l5.2 5.2L24 11.5"
      case .hold: "M12.5 10.5v11M19.5 10.5v11"
      case .rollBack: "M23.5 16H9M14.5 10L8.5 16l6 6"
      case nil: "M11 16h10"
      }
    return
      "<svg class=\"symbol\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\" focusable=\"false\">"
      + "<circle cx=\"16\" cy=\"16\" r=\"16\"/><path d=\"\(path)\"/></svg>"
  }

  /// One of the figures of the first screen.
  private func key(_ head: String, _ figure: String, _ lines: [HTML]) -> HTML {
    .tag(
      "div", [:], .tag("dt", [:], HTML(head)),
      .element(
        "dd", [:],
        [.tag("span", ["class": "figure"], HTML(figure))]
          + lines.filter { !$0.isEmpty }.map { .tag("span", ["class": "line"], $0) }))
  }

  private var large: HTML {
    let head = telling(ReportPhrase.howLarge)
    guard let metric = report.primary, let pair = metric.comparisons.first else { return key(head, "–", []) }
    let comparison = pair.comparison
    let told = MetricFigures(specification: metric.specification)
    let level = figures.level(comparison.level)
    var lines = [name(telling.label(metric.specification))]
    let values = [pair.treatment, pair.control].map { group in
      zip(analysis.groups, metric.groups).first { $0.0.name == group }
        .map { telling.figure(told.withUnit($0.1.value)) } ?? "–"
    }
    lines.append(HTML(telling(PagePhrase.against, values[0], values[1])))
    if !metric.specification.kind.isShare, let lift = comparison.lift {
      lines.insert(HTML(telling(PagePhrase.intervalOf, level, figures.interval(lift))), at: 0)
      return key(head, figures.lift(lift.estimate), lines)
    }
    guard let difference = comparison.difference else {
      return key(
        head, "–", lines + [comparison.reason.map { .sentence(telling.told($0)) } ?? HTML()])
    }
    lines.insert(
      HTML(telling(PagePhrase.intervalOf, level, telling.figure(told.differenceInterval(difference)))), at: 0)
    return key(head, telling.figure(told.difference(difference.estimate)), lines)
  }

  private var sure: HTML {
    let head = telling(ReportPhrase.howSure)
    guard let comparison = report.primary?.comparisons.first?.comparison else { return key(head, "–", []) }
    let value = comparison.test == nil ? "–" : figures.pValue(comparison)
    let hasBound = value.hasPrefix("<")
    return key(
      head, comparison.test == nil ? "–" : hasBound ? "p \(value)" : "p = \(value)",
      [
        HTML(telling.outcome(comparison.outcome)),
        figures.furtherPValues(comparison).map { HTML($0) } ?? HTML(),
        report.gate.map { HTML(telling(PagePhrase.asked, figures.evidence($0.evidence))) } ?? HTML(),
      ])
  }

  private var much: HTML {
    let rows = analysis.rows
    let units = analysis.groups.compactMap(\.units)
    return key(
      telling(ReportPhrase.onHowMuch), telling(PagePhrase.ofRequests, Figures.count(rows.used)),
      [
        units.isEmpty ? HTML() : HTML(unitsText(analysis.groups)),
        report.days.isEmpty ? HTML() : HTML(figures.days(report.days.count)),
        HTML(telling(PagePhrase.excludedRows, Figures.count(rows.used), Figures.count(rows.read))),
      ])
  }

  /// The units group by group: a unit may be in several, so they are not added.
  private func unitsText(_ groups: [AnalysedGroup]) -> String {
    let counts = groups.prefix(3).compactMap { $0.units.map(Figures.count) }.joined(separator: " + ")
    return telling(PagePhrase.ofUnits, counts + (groups.count > 3 ? " + …" : ""))
  }

  private var next: HTML {
    let step = NextStep(report, telling)
    let sentences = step.sentences.map { closed($0) }.joined(separator: " ")
    let command = step.command.map { HTML.tag("p", ["class": "command"], .tag("code", [:], HTML($0))) }
    return .tag(
      "div", ["class": "next"], .tag("h2", [:], HTML(telling(ReportPhrase.whatNext))),
      .tag("p", [:], .sentence(sentences, columns: Self.mostColumns)), command ?? HTML())
  }
}
