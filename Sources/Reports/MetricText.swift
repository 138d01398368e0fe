internal import Inference
internal import Summaries
internal import Verdicts

/// One metric as it is shown on a terminal: what every group says, and what the treatments change.
struct MetricText {
  private let metric: AnalysedMetric
  private let analysis: Analysis
  private let terminal: Terminal
  private let telling: Telling
  private let figures: MetricFigures

  init(_ metric: AnalysedMetric, analysis: Analysis, terminal: Terminal, telling: Telling) {
    self.metric = metric
    self.analysis = analysis
    self.terminal = terminal
    self.telling = telling
    figures = MetricFigures(specification: metric.specification, telling: telling)
  }

  var lines: [String] {
    let name = terminal.name(metric.specification.name)
    let description = Words.description(metric.specification, in: telling)
    var lines = terminal.wrapped("\(name): \(description)", hanging: 2)
    if let first = lines.first, first.hasPrefix(name) {
      lines[0] = terminal.styled(name, .bold) + first.dropFirst(name.count)
    }
    lines += groups
    // Beyond a few treatments a line for each is easier to compare than a paragraph.
    if metric.comparisons.count <= 3 {
      lines += metric.comparisons.flatMap { paragraph($0) }
    } else {
      lines += table
    }
    return lines
  }

  private var groups: [String] {
    let levels = metric.groups.first { !$0.quantiles.isEmpty }?.quantiles.map(\.level) ?? []
    var table = TextTable(columns: [
      .init(title: telling(ReportPhrase.group), alignment: .left, isFlexible: true),
      .init(title: Words.value(metric.specification.kind, in: telling)),
      .init(title: telling.levelInterval(analysis.settings.comparison.level), dispensability: 1),
    ])
    for level in levels {
      table.columns.append(.init(title: Words.quantile(level), dispensability: 2))
    }
    let counted = Words.counted(metric.specification.kind, in: telling)
    table.columns.append(.init(title: counted, dispensability: 3))
    table.rows = zip(analysis.groups, metric.groups).map { group, estimate in
      let quantiles = levels.map { level in
        estimate.quantiles.first { $0.level == level }.map { figures.value($0.value) } ?? "–"
      }
      return
        ([Markup.visible(group.name), figures.value(estimate.value), figures.interval(estimate.interval)]
        + quantiles + [Figures.count(estimate.count)]).map { .init(text: $0) }
    }
    guard !levels.isEmpty, let error = Words.quantileError(analysis.settings, in: telling) else {
      return table.lines(on: terminal)
    }
    let names = levels.map(Words.quantile).joined(separator: ", ")
    return table.lines(on: terminal) + terminal.wrapped("\(names): \(error)", indentation: 2, hanging: 2)
  }

  /// One treatment against the control.
  private func paragraph(_ pair: AnalysedMetric.Pair) -> [String] {
    let comparison = pair.comparison
    let outcome = Words.outcome(comparison, in: telling)
    let names =
      telling(AnalysisPhrase.against, terminal.name(pair.treatment), terminal.name(pair.control)) + ": "
    var lines = terminal.wrapped(
      names + outcome.word + (outcome.why.map { ", \($0)" } ?? ""), indentation: 2, hanging: 2)
    if let first = lines.first, first.dropFirst(2).hasPrefix(names + outcome.word) {
      let rest = first.dropFirst(2 + names.count + outcome.word.count)
      lines[0] = "  \(names)" + terminal.styled(outcome.word, Words.style(comparison.outcome)) + rest
    }
    var facts = changes(comparison)
    let strength = [
      telling.pValue(comparison), comparison.effectSize.map(telling.effect),
      comparison.designEffect.map {
        telling(MetricPhrase.designEffect, Figures.significant($0, digits: 3))
      },
    ]
    if let sequential = comparison.sequential { facts.append(Words.sequential(sequential, in: telling)) }
    if strength.contains(where: { $0 != nil }) {
      facts.append(strength.compactMap { $0 }.joined(separator: "; "))
    }
    if let power = comparison.power { facts.append(self.power(power)) }
    facts += comparison.views.map { ViewFigures($0, figures: figures).sentence }
    return lines + facts.flatMap { terminal.wrapped($0, indentation: 4, hanging: 2) }
  }

  /// The difference and the lift with their intervals, or why there is no lift.
  private func changes(_ comparison: MetricComparison) -> [String] {
    let level = telling.levelInterval(comparison.level)
    var facts: [String] = []
    if let difference = comparison.difference {
      facts.append(
        telling(
          AnalysisPhrase.difference, figures.difference(difference.estimate), level,
          figures.differenceInterval(difference)))
    }
    if let lift = comparison.lift {
      let estimate = telling.figure(Figures.percent(lift.estimate, signed: true))
      facts.append(
        telling(
          lift.form == .bounded ? AnalysisPhrase.lift : .unboundedLift, estimate, level,
          telling.liftInterval(lift), telling(FigurePhrase.unboundedLift)))
    } else if let reason = comparison.liftReason {
      facts.append(telling(ReportTextPhrase.noLiftBecause, telling.told(reason)))
    }
    return facts
  }

  private func power(_ power: PowerFigures) -> String {
    let told = [
      telling(MetricPhrase.detectable, figures.detectable(power.minimumDetectableEffect)),
      power.requiredSampleSize.map { telling(MetricPhrase.required, Figures.count($0)) },
    ]
    return told.compactMap { $0 }.joined(separator: "; ")
  }

  /// Many treatments against the control.
  private var table: [String] {
    var table = TextTable(columns: [
      .init(title: telling(ReportPhrase.treatment), alignment: .left, isFlexible: true),
      .init(title: telling(ReportPhrase.outcome), alignment: .left),
      .init(title: telling(ReportPhrase.lift), dispensability: 1),
      .init(title: telling(AnalysisPhrase.liftInterval), dispensability: 3),
      .init(title: telling(ReportPhrase.pValue), dispensability: 2),
      .init(title: telling(ReportPhrase.difference), dispensability: 4),
      .init(title: telling(AnalysisPhrase.detectable), dispensability: 5),
      .init(title: telling(AnalysisPhrase.designEffect), dispensability: 6),
    ])
    table.rows = metric.comparisons.map { pair in
      let comparison = pair.comparison
      let style = Words.style(comparison.outcome)
      return [
        .init(text: Markup.visible(pair.treatment)),
        .init(text: telling.outcome(comparison.outcome), style: style),
        .init(
          text: comparison.lift.map { telling.figure(Figures.percent($0.estimate, signed: true)) } ?? "–"),
        .init(
          text: comparison.lift.map {
            $0.form == .bounded ? telling.liftInterval($0) : telling(FigurePhrase.unbounded)
          } ?? "–"),
        .init(text: MetricFigures.deciding(comparison)),
        .init(text: comparison.difference.map { figures.difference($0.estimate) } ?? "–"),
        .init(text: comparison.power.map { figures.detectable($0.minimumDetectableEffect) } ?? "–"),
        .init(text: comparison.designEffect.map { Figures.significant($0, digits: 3) } ?? "–"),
      ]
    }
    let control = terminal.name(metric.comparisons.first?.control ?? "")
    let head =
      telling(
        metric.specification.role == .guardrail ? AnalysisPhrase.eachAgainst : .eachCorrected, control)
    return terminal.wrapped(head, indentation: 2) + table.lines(on: terminal) + reasons
  }

  /// Why treatments of the table have no answer or no lift.
  private var reasons: [String] {
    metric.comparisons.flatMap { pair -> [String] in
      let comparison = pair.comparison
      guard let reason = (comparison.reason ?? comparison.liftReason).map({ telling.told($0) }) else {
        return []
      }
      let what =
        comparison.reason == nil
        ? telling(ReportTextPhrase.noLiftBecause, reason) : telling(FigurePhrase.noAnswerBecause, reason)
      return terminal.wrapped("\(terminal.name(pair.treatment)): \(what)", indentation: 2, hanging: 2)
    }
  }
}
