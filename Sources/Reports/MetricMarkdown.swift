internal import Inference
internal import Summaries
internal import Verdicts

/// One metric in Markdown: a table of the groups, and one of the comparisons.
struct MetricMarkdown {
  private let metric: AnalysedMetric
  private let analysis: Analysis
  private let telling: Telling
  private let figures: MetricFigures

  init(_ metric: AnalysedMetric, analysis: Analysis, telling: Telling = .english) {
    self.metric = metric
    self.analysis = analysis
    self.telling = telling
    figures = MetricFigures(specification: metric.specification, telling: telling)
  }

  /// What a table of all metrics leaves out: the groups with their quantiles, and how much the data could see.
  var details: [[String]] {
    let facts = metric.comparisons.compactMap { pair -> String? in
      let comparison = pair.comparison
      let told = [
        comparison.designEffect.map {
          telling(MetricPhrase.designEffect, Figures.significant($0, digits: 3))
        },
        comparison.power.map {
          telling(MetricPhrase.detectable, figures.detectable($0.minimumDetectableEffect))
        },
        comparison.power?.requiredSampleSize.map { telling(MetricPhrase.required, Figures.count($0)) },
        comparison.sequential.map(telling.sequential),
      ].compactMap { $0 }
      guard !told.isEmpty else { return nil }
      let names = metric.comparisons.count > 1 ? "\(Markup.name(telling.shown(pair.treatment))), " : ""
      return "- \(names)\(Markup.sentence(told.joined(separator: "; ")))"
    }
    return [groups, quantileError, facts, views]
  }

  var parts: [[String]] {
    let reasons = metric.comparisons.compactMap { pair -> String? in
      let comparison = pair.comparison
      let name = Markup.name(pair.treatment)
      if let reason = comparison.reason {
        return "- " + telling(AnalysisPhrase.noAnswer, name, Markup.sentence(telling.told(reason)))
      }
      if let reason = comparison.liftReason {
        return "- " + telling(AnalysisPhrase.noLift, name, Markup.sentence(telling.told(reason)))
      }
      guard let lift = comparison.lift, lift.form != .bounded else { return nil }
      return "- " + telling(AnalysisPhrase.noBounds, name, telling(FigurePhrase.unboundedLift))
    }
    return [groups, quantileError, comparisons, reasons, views]
  }

  private var groups: [String] {
    let levels = metric.groups.first { !$0.quantiles.isEmpty }?.quantiles.map(\.level) ?? []
    var table = MarkdownTable(columns: [
      (telling(ReportPhrase.group), true), (Words.value(metric.specification.kind, in: telling), false),
      (telling.levelInterval(analysis.settings.comparison.level), false),
    ])
    table.columns +=
      levels.map { (Words.quantile($0), false) }
      + [(Words.counted(metric.specification.kind, in: telling), false)]
    table.rows = zip(analysis.groups, metric.groups).map { group, estimate in
      let quantiles = levels.map { level in
        estimate.quantiles.first { $0.level == level }.map { figures.value($0.value) } ?? "–"
      }
      return [
        Markup.name(telling.shown(group.name)), figures.value(estimate.value),
        figures.interval(estimate.interval),
      ]
        + quantiles + [Figures.count(estimate.count)]
    }
    return table.lines
  }

  /// How far the quantiles of the table may be off, where they are not exact.
  private var quantileError: [String] {
    guard let quantiles = metric.groups.first(where: { !$0.quantiles.isEmpty })?.quantiles,
      let error = Words.quantileError(analysis.settings, in: telling)
    else { return [] }
    return ["\(quantiles.map { Words.quantile($0.level) }.joined(separator: ", ")): \(error)."]
  }

  /// What further methods say.
  private var views: [String] {
    metric.comparisons.flatMap { pair in
      pair.comparison.views.map { view in
        let names = metric.comparisons.count > 1 ? "\(Markup.name(telling.shown(pair.treatment))), " : ""
        return "- \(names)\(Markup.sentence(ViewFigures(view, figures: figures).sentence))"
      }
    }
  }

  private var comparisons: [String] {
    guard !metric.comparisons.isEmpty else { return [] }
    let hasDesignEffect = metric.comparisons.contains { $0.comparison.designEffect != nil }
    var table = MarkdownTable(columns: [
      (telling(AnalysisPhrase.comparison), true), (telling(ReportPhrase.outcome), true),
      (telling(ReportPhrase.difference), false), (telling(ReportPhrase.lift), false),
      (telling(ReportPhrase.pValue), false), (telling(ReportPhrase.effectSize), false),
    ])
    if hasDesignEffect { table.columns.append((telling(AnalysisPhrase.designEffect), false)) }
    table.columns.append((telling(AnalysisPhrase.smallestEffect), false))
    table.rows = metric.comparisons.map { row($0, hasDesignEffect: hasDesignEffect) }
    return table.lines
  }

  private func row(_ pair: AnalysedMetric.Pair, hasDesignEffect: Bool) -> [String] {
    let comparison = pair.comparison
    let outcome = Words.outcome(comparison, in: telling)
    let level = telling.figure(Figures.level(comparison.level))
    var cells = [telling(AnalysisPhrase.against, Markup.name(pair.treatment), Markup.name(pair.control))]
    if comparison.outcome == .inconclusive {
      cells.append(outcome.word + (comparison.reason == nil ? outcome.why.map { ": \($0)" } ?? "" : ""))
    } else {
      cells.append("**\(outcome.word)**")
    }
    cells.append(
      comparison.difference.map {
        "\(figures.difference($0.estimate)) (\(level): \(figures.differenceInterval($0)))"
      } ?? "–")
    cells.append(
      comparison.lift.map {
        "\(telling.figure(Figures.percent($0.estimate, signed: true))) (\(level): \(telling.liftInterval($0)))"
      } ?? "–")
    cells.append(telling.pValue(comparison) ?? "–")
    cells.append(comparison.effectSize.map(telling.effect) ?? "–")
    if hasDesignEffect {
      cells.append(comparison.designEffect.map { Figures.significant($0, digits: 3) } ?? "–")
    }
    cells.append(comparison.power.map { figures.detectable($0.minimumDetectableEffect) } ?? "–")
    return cells
  }
}
