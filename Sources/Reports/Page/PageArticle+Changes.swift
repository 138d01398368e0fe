internal import Inference
internal import Summaries
internal import Verdicts

extension PageArticle {
  /// What is different from the last report, and how often the experiment was looked at.
  var changes: Section {
    let title =
      report.previous.map { telling(ReportPhrase.changes, word(label($0.label))) }
      ?? telling(ReportPhrase.looks)
    return Section("changes", HTML(title), [verdicts, before, looksHeading, looks])
  }

  private var verdicts: HTML {
    guard let previous = report.previous else { return HTML() }
    let now = report.verdict?.decision
    return .tag(
      "p", ["class": "subject"],
      HTML(
        telling(
          previous.decision == now ? PagePhrase.verdictStays : .verdictChanges,
          telling.decision(previous.decision), Figures.count(previous.requests), telling.decision(now),
          Figures.count(analysis.rows.used))))
  }

  /// The metrics that both reports tell of, and those that are new.
  private var before: HTML {
    guard let previous = report.previous else { return HTML() }
    var table = PageTable(
      telling(ReportPhrase.metrics),
      columns: [
        .init(telling(ReportPhrase.metric), isText: true),
        .init("\(telling(ReportPhrase.lift)), \(telling(PagePhrase.before))"),
        .init("\(telling(ReportPhrase.lift)), \(telling(PagePhrase.now))"),
        .init("\(telling(ReportPhrase.outcome)), \(telling(PagePhrase.before))", isText: true),
        .init("\(telling(ReportPhrase.outcome)), \(telling(PagePhrase.now))", isText: true),
      ])
    let hasSeveral = analysis.groups.count > 2
    for metric in analysis.metrics {
      for pair in metric.comparisons {
        let old = previous.metrics.first {
          $0.specification == metric.specification.text && $0.treatment == pair.treatment
        }
        let lift = pair.comparison.lift
        table.rows.append([
          .init(
            name(telling.label(metric.specification))
              + (hasSeveral ? HTML.tag("small", [:], name(pair.treatment)) : HTML())),
          .init(
            old?.lift.map { figures.lift($0.estimate) } ?? "–", below: figures.interval(old?.lift),
            key: old?.lift?.estimate),
          .init(
            lift.map { figures.lift($0.estimate) } ?? "–", below: lift.map(figures.interval),
            key: lift?.estimate),
          old.map { outcome($0.outcome) } ?? .init(telling(PagePhrase.nothingBefore), style: "dim"),
          outcome(pair.comparison.outcome),
        ])
      }
    }
    return table.html
  }

  /// Whether a treatment is better, in the colour of it.
  func outcome(_ outcome: Outcome) -> PageTable.Cell {
    let style =
      switch outcome {
      case .improved: "good"
      case .worsened: "bad"
      case .inconclusive: "dim"
      }
    return .init(telling.outcome(outcome), style: style)
  }

  private var looksHeading: HTML {
    guard report.previous != nil, !report.looks.isEmpty else { return HTML() }
    return .tag("h3", [:], HTML(telling(ReportPhrase.looks)))
  }

  private var looks: HTML {
    guard !report.looks.isEmpty else { return HTML() }
    var table = PageTable(
      telling(ReportPhrase.looks), name: "looks",
      columns: [
        .init(telling(PagePhrase.period), isText: true), .init(telling(PagePhrase.verdictHead), isText: true),
        .init(telling(ReportPhrase.requests)), .init(telling(ReportPhrase.units)),
        .init(telling(ReportPhrase.lift)), .init(telling(ReportPhrase.planned)),
        .init(telling(PagePhrase.alphaSpent)),
      ])
    table.rows = report.looks.map { look in
      [
        .init(name(label(look.label))), .init(telling.decision(look.decision)),
        .init(Figures.count(look.requests)),
        .init(look.units.map(Figures.count) ?? "–"),
        .init(
          look.lift.map { figures.lift($0.estimate) } ?? "–", below: figures.interval(look.lift),
          key: look.lift?.estimate),
        .init(look.share.map { telling.figure(Figures.percent($0)) } ?? "–", key: look.share),
        .init(look.alphaSpent.map { Figures.short($0) } ?? "–", key: look.alphaSpent),
      ]
    }
    let method = report.looks.last.flatMap { SequentialPlan.Method(rawValue: $0.method) }
    return table.html
      + (method.map { notes([telling(PagePhrase.looksBy, sequential($0))]) } ?? HTML())
  }

  /// The name of a report's period.
  private func label(_ label: String) -> String { label == "all" ? telling(PagePhrase.allRows) : label }

  /// How looks share α.
  func sequential(_ method: SequentialPlan.Method) -> String {
    switch method {
    case .none: telling(PageSettingPhrase.noneLooks)
    case .obrienFleming: telling(PageSettingPhrase.obrienFleming)
    case .pocock: telling(PageSettingPhrase.pocock)
    case .confidenceSequence: telling(PageSettingPhrase.confidenceSequence)
    }
  }
}
