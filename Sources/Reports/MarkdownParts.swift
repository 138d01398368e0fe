internal import Inference
internal import Summaries
internal import Verdicts

/// What reports in Markdown are put together from; each part is lines without an empty one between them.
enum MarkdownParts {
  /// The answer of a gate.
  static func verdict(_ verdict: Verdict) -> [[String]] {
    var parts = [["**\(Words.decision(verdict.decision).word)**: \(Markup.sentence(verdict.reason))."]]
    if let missing = verdict.missing { parts.append(["What is missing: \(Markup.sentence(missing))."]) }
    return parts
  }

  /// The whole analysis in a few sentences.
  static func summary(_ analysis: Analysis) -> String {
    let rows = analysis.rows
    var text = "\(Figures.count(rows.used)) requests in \(analysis.groups.count) groups"
    text += analysis.groups.contains { $0.units != nil } ? ", " : "; "
    text += Markup.sentence(Words.clustering(analysis)) + "."
    for metric in analysis.metrics {
      // Of many treatments only those that differ are told; the tables hold them all.
      let told =
        metric.comparisons.count > 3
        ? metric.comparisons.filter { $0.comparison.outcome != .inconclusive } : metric.comparisons
      for pair in told { text += " " + sentence(pair, of: metric, in: analysis.groups) }
      let rest = metric.comparisons.count - told.count
      if rest > 0 {
        text += " **\(Markup.name(metric.specification.name))** is inconclusive for \(rest) treatments."
      }
    }
    let troubles = Words.worstFirst(analysis.checks).filter { $0.status == .warn || $0.status == .fail }
    let open = analysis.checks.filter { $0.status == .notChecked }.map { Markup.name(Words.plain($0.name)) }
    if !open.isEmpty { text += " Not checked: \(open.joined(separator: ", "))." }
    if troubles.isEmpty { return text + " No check of the data gives a warning." }
    let list = troubles.map { "\(Markup.name(Words.plain($0.name))) (\(Words.plain($0.status.rawValue)))" }
    return text + " **Mind the data:** " + list.joined(separator: ", ") + "."
  }

  private static func sentence(
    _ pair: AnalysedMetric.Pair, of metric: AnalysedMetric, in groups: [AnalysedGroup]
  ) -> String {
    let comparison = pair.comparison
    let outcome = Words.outcome(comparison)
    let figures = MetricFigures(specification: metric.specification)
    var text = "**\(Markup.name(metric.specification.name))** of \(Markup.name(pair.treatment))"
    text += comparison.outcome == .inconclusive ? " is inconclusive" : " \(outcome.word)"
    if let why = outcome.why { text += ", \(Markup.sentence(why))" }
    guard let difference = comparison.difference else { return text + "." }
    let means = [pair.treatment, pair.control].compactMap { name in
      zip(groups, metric.groups).first { $0.0.name == name }.map { figures.withUnit($0.1.value) }
    }
    text += ": " + means.joined(separator: " against ")
    let level = Figures.level(comparison.level)
    let pValue = MetricFigures.pValue(comparison).map { "; \($0)" } ?? ""
    // A rise from 0.5 % to 0.9 % is told in points: as a lift it would sound like more than it is.
    if metric.specification.kind == .mean, let lift = comparison.lift {
      return text + ", \(Figures.percent(lift.estimate, signed: true))"
        + " (\(level) interval \(MetricFigures.liftInterval(lift))\(pValue))."
    }
    return text + ", \(figures.difference(difference.estimate))"
      + " (\(level) interval \(figures.differenceInterval(difference))\(pValue))."
  }

  /// Groups, metrics and checks.
  static func analysis(_ analysis: Analysis) -> [[String]] {
    var parts = [["## Groups"], groups(analysis)]
    if !analysis.metrics.isEmpty { parts.append(["## Metrics"]) }
    for metric in analysis.metrics {
      parts.append(["### " + Markup.name(metric.specification.name)])
      let description = Words.description(metric.specification)
      parts.append([description.prefix(1).uppercased() + description.dropFirst() + "."])
      parts += MetricMarkdown(metric, analysis: analysis).parts
    }
    for strata in analysis.strata {
      let figures = StrataFigures(strata: strata)
      var table = MarkdownTable(columns: figures.columns.map { (Markup.name($0.title), $0.isText) })
      table.rows = figures.rows { Markup.name($0) }
      parts += [["## " + figures.title { Markup.name($0) }], table.rows.isEmpty ? [] : table.lines]
      let notes = figures.notes { DisplayWidth.truncated(Markup.visible($0), to: 60) }
      parts.append(notes.map { "- " + Markup.sentence($0) + "." })
    }
    if !analysis.checks.isEmpty { parts += [["## Checks"], checks(analysis.checks)] }
    return parts
  }

  private static func groups(_ analysis: Analysis) -> [String] {
    let hasUnits = analysis.groups.contains { $0.units != nil }
    var table = MarkdownTable(columns: [("group", true), ("role", true), ("requests", false)])
    if hasUnits { table.columns.append(("units", false)) }
    table.columns += [("share", false), ("planned", false)]
    table.rows = analysis.groups.map { group in
      var cells = [Markup.name(group.name), group.role.rawValue, Figures.count(group.requests)]
      if hasUnits { cells.append(group.units.map(Figures.count) ?? "–") }
      return cells + [Figures.percent(group.share), group.expectedShare.map { Figures.percent($0) } ?? "–"]
    }
    return table.lines
  }

  private static func checks(_ checks: [Check]) -> [String] {
    var table = MarkdownTable(columns: [("check", true), ("status", true), ("finding", true)])
    table.rows = Words.worstFirst(checks).map { check in
      let status = Words.plain(check.status.rawValue)
      let finding = check.detail.isEmpty ? "–" : Markup.sentence(check.detail)
      let pValue = check.pValue.map { " (\(MetricFigures.bare($0)))" } ?? ""
      return [
        Markup.name(Words.plain(check.name)), check.status == .pass ? status : "**\(status)**",
        finding + pValue,
      ]
    }
    return table.lines
  }
}
