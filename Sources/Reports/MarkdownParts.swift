internal import Inference
internal import Summaries
internal import Verdicts

/// What reports in Markdown are put together from; each part is lines without an empty one between them.
enum MarkdownParts {
  /// The answer of a gate.
  static func verdict(_ verdict: Verdict, in telling: Telling) -> [[String]] {
    let reason = Markup.sentence(telling.told(verdict.reason))
    var parts = [["**\(telling.decision(verdict.decision))**: \(reason)."]]
    if let missing = verdict.missing {
      parts.append(["\(telling(ReportPhrase.missing)): \(Markup.sentence(telling.told(missing)))."])
    }
    return parts
  }

  /// The whole analysis in a few sentences.
  static func summary(_ analysis: Analysis, in telling: Telling) -> String {
    let rows = analysis.rows
    var text = telling(AnalysisPhrase.inGroups, Figures.count(rows.used), String(analysis.groups.count))
    text += analysis.groups.contains { $0.units != nil } ? ", " : "; "
    text += Markup.sentence(Words.clustering(analysis, in: telling)) + "."
    for metric in analysis.metrics {
      // Of many treatments only those that differ are told; the tables hold them all.
      let told =
        metric.comparisons.count > 3
        ? metric.comparisons.filter { $0.comparison.outcome != .inconclusive } : metric.comparisons
      for pair in told { text += " " + sentence(pair, of: metric, in: analysis.groups, telling) }
      let rest = metric.comparisons.count - told.count
      if rest > 0 {
        let name = Markup.name(metric.specification.name)
        text += " " + telling(AnalysisPhrase.inconclusiveFor, name, String(rest))
      }
    }
    let troubles = Words.worstFirst(analysis.checks).filter { $0.status == .warn || $0.status == .fail }
    let open = analysis.checks.filter { $0.status == .notChecked }.map {
      Markup.name(telling.plain($0.name))
    }
    if !open.isEmpty { text += " " + telling(AnalysisPhrase.notChecked, open.joined(separator: ", ")) }
    if troubles.isEmpty { return text + " " + telling(AnalysisPhrase.noWarning) }
    let list = troubles.map {
      Markup.name(telling.plain($0.name)) + telling.bracketed(telling.status($0.status))
    }
    return text + " " + telling(AnalysisPhrase.mind, list.joined(separator: ", "))
  }

  private static func sentence(
    _ pair: AnalysedMetric.Pair, of metric: AnalysedMetric, in groups: [AnalysedGroup], _ telling: Telling
  ) -> String {
    let comparison = pair.comparison
    let outcome = Words.outcome(comparison, in: telling)
    let figures = MetricFigures(specification: metric.specification, telling: telling)
    let isOpen = comparison.outcome == .inconclusive
    var text = telling(
      AnalysisPhrase.outcome, Markup.name(metric.specification.name), Markup.name(pair.treatment),
      isOpen ? telling(AnalysisPhrase.isInconclusive) : outcome.word)
    if let why = outcome.why { text += ", \(Markup.sentence(why))" }
    guard let difference = comparison.difference else { return text + "." }
    let means = [pair.treatment, pair.control].compactMap { name in
      zip(groups, metric.groups).first { $0.0.name == name }.map { figures.withUnit($0.1.value) }
    }
    text += ": "
    text += means.count == 2 ? telling(AnalysisPhrase.means, means[0], means[1]) : means.joined()
    let level = telling.levelInterval(comparison.level)
    let pValue = telling.pValue(comparison).map { "; \($0)" } ?? ""
    // A rise from 0.5 % to 0.9 % is told in points: as a lift it would sound like more than it is.
    let change: (estimate: String, ends: String)
    if metric.specification.kind == .mean, let lift = comparison.lift {
      let estimate = telling.figure(Figures.percent(lift.estimate, signed: true))
      change = (estimate, telling.liftInterval(lift))
    } else {
      change = (figures.difference(difference.estimate), figures.differenceInterval(difference))
    }
    return text + ", " + telling(AnalysisPhrase.change, change.estimate, level, change.ends, pValue) + "."
  }

  /// Groups, metrics and checks.
  static func analysis(_ analysis: Analysis, in telling: Telling) -> [[String]] {
    var parts = [["## " + telling(ReportTextPhrase.groups)], groups(analysis, in: telling)]
    if !analysis.metrics.isEmpty { parts.append(["## " + telling(ReportPhrase.metrics)]) }
    for metric in analysis.metrics {
      parts.append(["### " + Markup.name(metric.specification.name)])
      let description = Words.description(metric.specification, in: telling)
      parts.append([description.prefix(1).uppercased() + description.dropFirst() + "."])
      parts += MetricMarkdown(metric, analysis: analysis, telling: telling).parts
    }
    for strata in analysis.strata {
      let figures = StrataFigures(strata: strata, telling: telling)
      var table = MarkdownTable(columns: figures.columns.map { (Markup.name($0.title), $0.isText) })
      table.rows = figures.rows { Markup.name($0) }
      parts += [["## " + figures.title { Markup.name($0) }], table.rows.isEmpty ? [] : table.lines]
      let notes = figures.notes { DisplayWidth.truncated(Markup.visible($0), to: 60) }
      parts.append(notes.map { "- " + Markup.sentence($0) + "." })
    }
    if !analysis.checks.isEmpty {
      parts += [["## " + telling(AnalysisPhrase.checks)], checks(analysis.checks, in: telling)]
    }
    return parts
  }

  private static func groups(_ analysis: Analysis, in telling: Telling) -> [String] {
    let hasUnits = analysis.groups.contains { $0.units != nil }
    var table = MarkdownTable(columns: [
      (telling(ReportPhrase.group), true), (telling(ReportPhrase.role), true),
      (telling(ReportPhrase.requests), false),
    ])
    if hasUnits { table.columns.append((telling(ReportPhrase.units), false)) }
    table.columns += [(telling(ReportPhrase.share), false), (telling(ReportPhrase.planned), false)]
    table.rows = analysis.groups.map { group in
      var cells = [Markup.name(group.name), telling.role(group.role), Figures.count(group.requests)]
      if hasUnits { cells.append(group.units.map(Figures.count) ?? "–") }
      return cells + [
        telling.figure(Figures.percent(group.share)),
        group.expectedShare.map { telling.figure(Figures.percent($0)) } ?? "–",
      ]
    }
    return table.lines
  }

  private static func checks(_ checks: [Check], in telling: Telling) -> [String] {
    var table = MarkdownTable(columns: [
      (telling(ReportPhrase.check), true), (telling(ReportPhrase.status), true),
      (telling(ReportPhrase.finding), true),
    ])
    table.rows = Words.worstFirst(checks).map { check in
      let status = telling.status(check.status)
      let finding = check.detail.isEmpty ? "–" : Markup.sentence(telling.told(check.detail))
      let pValue = check.pValue.map { telling.bracketed(MetricFigures.bare($0)) } ?? ""
      return [
        Markup.name(telling.plain(check.name)), check.status == .pass ? status : "**\(status)**",
        finding + pValue,
      ]
    }
    return table.lines
  }
}
