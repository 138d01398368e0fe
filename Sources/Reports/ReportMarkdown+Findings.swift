internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportMarkdown {
  var metrics: [[String]] {
    let analysis = parts.analysis
    guard !analysis.metrics.isEmpty else { return [] }
    let level = telling.levelInterval(analysis.settings.comparison.level)
    var found = [heading(ReportPhrase.metrics), parts.metrics(isShort: false).markdown]
    found.append([telling(ReportTextPhrase.intervals, level)])
    found.append(parts.metricNotes.map { "- " + Markup.sentence($0) })
    found += shown(.lifts, .distributions)
    let details = analysis.metrics.flatMap { metric -> [[String]] in
      let name = Markup.name(telling.shown(telling.label(metric.specification)))
      let description = Markup.sentence(Words.description(metric.specification, in: telling))
      return [["**\(name)**: \(description)"]]
        + MetricMarkdown(metric, analysis: analysis, telling: telling).details
    }
    return found + folded(telling(ReportTextPhrase.metricDetails), details)
  }

  var criteria: [[String]] {
    guard let gate = parts.report.gate else {
      guard let ungated = parts.report.ungated else { return [] }
      return [
        heading(ReportPhrase.criteria),
        [Markup.sentence(telling(ReportTextPhrase.nothingAsked, telling.told(ungated)))],
      ]
    }
    var found = [heading(ReportPhrase.criteria)]
    if let sentence = parts.gateSentence { found.append([Markup.sentence(sentence)]) }
    found.append(parts.criteria(isShort: false).markdown)
    if let missing = gate.verdict.missing {
      found.append(facts([(telling(ReportPhrase.missing), telling.told(missing))]))
    }
    return found + shown(.criteria)
  }

  var days: [[String]] {
    let count = parts.report.days.count
    guard count > 0 else { return [] }
    let table = [parts.days.markdown]
    return [heading(ReportPhrase.days)] + shown(.course, .traffic)
      + (count > 40 ? folded(telling(ReportTextPhrase.allDays, Figures.count(count)), table) : table)
      + [[Markup.sentence(parts.zone)]]
  }

  var segments: [[String]] {
    parts.analysis.strata.flatMap { strata -> [[String]] in
      let figures = StrataFigures(strata: strata, telling: telling)
      func shown(_ name: String) -> String { DisplayWidth.truncated(telling.shown(name), to: 60) }
      return [
        ["## " + Markup.sentence(figures.title(shown))], parts.table(of: figures, isShort: false).markdown,
        figures.notes(shown).map { "- " + Markup.sentence($0) },
      ]
    }
  }

  var quality: [[String]] {
    let checks = parts.table(of: Words.worstFirst(parts.analysis.checks)).markdown
    return [
      heading(ReportPhrase.dataQuality), checks, parts.rows.markdown, [Markup.sentence(parts.rowsInShort)],
    ]
  }

  var power: [[String]] {
    let found = parts.power
    guard !found.isEmpty else { return [] }
    return [heading(ReportPhrase.power), facts(found)] + shown(.power)
      + folded(telling(ReportTextPhrase.powerCurve), [parts.powerCurve.markdown])
  }

  /// How the report was made: settings, methods with their sources, the version, the inputs; folded away.
  var appendix: [[String]] {
    [heading(ReportPhrase.howMade)]
      + folded(
        telling(ReportTextPhrase.appendix),
        [
          [Markup.sentence(telling(ReportTextPhrase.madeBy, parts.report.version))],
          title(.settings), parts.settings, title(.methods), methods, title(.inputs), parts.inputs,
        ])
  }

  private func title(_ phrase: ReportPhrase) -> [String] { ["### " + telling(phrase)] }

  private var methods: [String] {
    ReportMethod.used(in: parts.report).flatMap { method -> [String] in
      let sources = method.sources.map { source in
        let text = Markup.sentence(source.text)
        return source.link.map { "[\(text)](\($0))" } ?? text
      }
      return ["- \(Markup.sentence(telling(method))): \(sources.joined(separator: "; "))"]
    }
  }
}
