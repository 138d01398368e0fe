internal import Inference
internal import Verdicts

extension PageArticle {
  /// All that the gate asked, and what is missing.
  var criteria: Section {
    guard let gate = report.gate else { return Section("criteria", HTML(), []) }
    var table = PageTable(
      telling(ReportPhrase.criteria), name: "criteria",
      columns: [
        .init(telling(ReportPhrase.criterion), isText: true),
        .init(telling(ReportPhrase.status), isText: true),
        .init(telling(ReportPhrase.value)), .init(telling(ReportPhrase.asked)),
        .init(telling(ReportPhrase.finding), isText: true, isLong: true),
      ])
    table.rows = gate.verdict.criteria.map { criterion in
      let told = CriterionFigures(criterion: criterion)
      let value = told.value
      let asked = figures.asked(criterion)
      return [
        .init(HTML(telling.name(criterion.name))), status(criterion.status),
        .init(
          telling.figure(value), below: told.interval.isEmpty ? nil : telling.figure(told.interval)),
        .init(asked.isEmpty ? "–" : asked),
        .init(criterion.detail.isEmpty ? HTML("–") : .sentence(telling.told(criterion.detail))),
      ]
    }
    let missing = gate.verdict.missing.map {
      HTML.tag(
        "p", ["class": "missing"],
        .sentence(closed(telling(PagePhrase.missingIs, telling.told($0)))))
    }
    let source = telling(PagePhrase.source, evidenceSource(gate.source))
    return Section(
      "criteria", HTML(telling(ReportPhrase.criteria)),
      [missing ?? HTML(), table.html, drawn(.criteria), notes([source])])
  }

  /// What the gate was told from.
  private func evidenceSource(_ source: GateAnswer.Source) -> String {
    switch source.kind {
    case "log": telling(PagePhrase.sourceLog)
    case "snapshot": telling(PagePhrase.sourceSnapshot)
    case "assay-analysis/1": telling(PagePhrase.sourceAnalysis)
    case "ab_test_analysis": telling(PagePhrase.sourceAverages)
    default: telling.told(source.words)
    }
  }

  private func status(_ status: Criterion.Status) -> PageTable.Cell {
    let style =
      switch status {
      case .met: "good"
      case .notMet, .noData: "bad"
      case .notProven: "doubt"
      case .notAsked: "dim"
      }
    return .init("\(Words.status(status).symbol) \(telling.status(status))", style: style)
  }

  /// The days, one by one.
  var days: Section {
    guard !report.days.isEmpty else { return Section("days", HTML(), []) }
    let groups = analysis.groups.map(\.name)
    let treatments = analysis.groups.filter { $0.role == .treatment }.map(\.name)
    let primary = report.primary?.specification
    let value = primary.map { telling.kind($0.kind) } ?? telling(ReportPhrase.value)
    var table = PageTable(
      telling(ReportPhrase.days), name: "days",
      columns: [.init(telling(ReportPhrase.day), isText: true)]
        + groups.map { .init(telling(ReportPhrase.requests), of: name($0)) }
        + groups.map { .init(value, of: name($0)) }
        + treatments.map { .init(telling(ReportPhrase.lift), of: name($0)) }
        + groups.map { .init(telling(ReportPhrase.errorRate), of: name($0)) })
    let told = primary.map { MetricFigures(specification: $0) }
    table.rows = report.days.map { day in
      func of(_ group: String) -> ReportDay.Group? { day.groups.first { $0.name == group } }
      let requests = groups.map { group in
        PageTable.Cell(
          of(group).map { Figures.count($0.requests) } ?? "–", key: of(group).map { Double($0.requests) })
      }
      let values = groups.map { group in
        let found = of(group)?.value
        return PageTable.Cell(
          found.map { telling.figure(told?.value($0) ?? Figures.significant($0)) } ?? "–", key: found)
      }
      let lifts = treatments.map { treatment in
        let lift = day.changes.first { $0.treatment == treatment }?.lift
        return PageTable.Cell(
          lift.map { figures.lift($0.estimate) } ?? "–", below: figures.interval(lift), key: lift?.estimate)
      }
      let errors = groups.map { group in
        let rate = of(group)?.errorRate
        return PageTable.Cell(
          rate.map { telling.figure(Figures.percent($0.estimate)) } ?? "–", key: rate?.estimate)
      }
      return [.init(telling.date(day.day))] + requests + values + lifts + errors
    }
    let subject = primary.map { HTML.tag("p", ["class": "subject"], name($0.name)) } ?? HTML()
    var sentences = [telling(PagePhrase.timeZone, word(report.period.timeZone))]
    if report.liftCourse != nil { sentences.append(telling(PagePhrase.dayAlone)) }
    return Section(
      "days", HTML(telling(ReportPhrase.days)), [subject, table.html, notes(sentences), drawn(.course)])
  }
}
