internal import Inference
internal import Summaries
internal import Verdicts

/// One metric as it is shown on a terminal: what every group says, and what the treatments change.
struct MetricText {
  private let metric: AnalysedMetric
  private let analysis: Analysis
  private let terminal: Terminal
  private let figures: MetricFigures

  init(_ metric: AnalysedMetric, analysis: Analysis, terminal: Terminal) {
    self.metric = metric
    self.analysis = analysis
    self.terminal = terminal
    figures = MetricFigures(specification: metric.specification)
  }

  var lines: [String] {
    let name = terminal.name(metric.specification.name)
    var lines = terminal.wrapped("\(name): \(Words.description(metric.specification))", hanging: 2)
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
      .init(title: "group", alignment: .left, isFlexible: true),
      .init(title: Words.value(metric.specification.kind)),
      .init(title: Figures.level(analysis.settings.comparison.level) + " interval", dispensability: 1),
    ])
    for level in levels {
      table.columns.append(.init(title: Words.quantile(level), dispensability: 2))
    }
    table.columns.append(.init(title: Words.counted(metric.specification.kind), dispensability: 3))
    table.rows = zip(analysis.groups, metric.groups).map { group, estimate in
      let quantiles = levels.map { level in
        estimate.quantiles.first { $0.level == level }.map { figures.value($0.value) } ?? "–"
      }
      return
        ([Markup.visible(group.name), figures.value(estimate.value), figures.interval(estimate.interval)]
        + quantiles + [Figures.count(estimate.count)]).map { .init(text: $0) }
    }
    guard !levels.isEmpty, let error = Words.quantileError(analysis.settings) else {
      return table.lines(on: terminal)
    }
    let names = levels.map(Words.quantile).joined(separator: ", ")
    return table.lines(on: terminal) + terminal.wrapped("\(names): \(error)", indentation: 2, hanging: 2)
  }

  /// One treatment against the control.
  private func paragraph(_ pair: AnalysedMetric.Pair) -> [String] {
    let comparison = pair.comparison
    let outcome = Words.outcome(comparison)
    let names = "\(terminal.name(pair.treatment)) against \(terminal.name(pair.control)): "
    var lines = terminal.wrapped(
      names + outcome.word + (outcome.why.map { ", \($0)" } ?? ""), indentation: 2, hanging: 2)
    if let first = lines.first, first.dropFirst(2).hasPrefix(names + outcome.word) {
      let rest = first.dropFirst(2 + names.count + outcome.word.count)
      lines[0] = "  \(names)" + terminal.styled(outcome.word, Words.style(comparison.outcome)) + rest
    }
    let level = Figures.level(comparison.level)
    var facts: [String] = []
    if let difference = comparison.difference {
      facts.append(
        "difference \(figures.difference(difference.estimate))"
          + ", \(level) interval \(figures.differenceInterval(difference))")
    }
    if let lift = comparison.lift {
      facts.append(
        "lift \(Figures.percent(lift.estimate, signed: true))"
          + ", \(level) interval \(MetricFigures.liftInterval(lift))"
          + (lift.form == .bounded ? "" : ", because \(Words.unboundedLift)"))
    } else if let reason = comparison.liftReason {
      facts.append("no lift, because \(reason)")
    }
    let strength = [
      MetricFigures.pValue(comparison), comparison.effectSize.map(MetricFigures.effect),
      comparison.designEffect.map { "design effect \(Figures.significant($0, digits: 3))" },
    ]
    if let sequential = comparison.sequential { facts.append(Words.sequential(sequential)) }
    if strength.contains(where: { $0 != nil }) {
      facts.append(strength.compactMap { $0 }.joined(separator: "; "))
    }
    if let power = comparison.power { facts.append(self.power(power)) }
    facts += comparison.views.map { ViewFigures($0, figures: figures).sentence }
    return lines + facts.flatMap { terminal.wrapped($0, indentation: 4, hanging: 2) }
  }

  private func power(_ power: PowerFigures) -> String {
    "smallest detectable effect \(figures.detectable(power.minimumDetectableEffect))"
      + (power.requiredSampleSize.map { "; \(Figures.count($0)) treatment requests would see the target" }
        ?? "")
  }

  /// Many treatments against the control.
  private var table: [String] {
    var table = TextTable(columns: [
      .init(title: "treatment", alignment: .left, isFlexible: true),
      .init(title: "outcome", alignment: .left),
      .init(title: "lift", dispensability: 1),
      .init(title: "interval of lift", dispensability: 3),
      .init(title: "p", dispensability: 2),
      .init(title: "difference", dispensability: 4),
      .init(title: "detectable", dispensability: 5),
      .init(title: "design effect", dispensability: 6),
    ])
    table.rows = metric.comparisons.map { pair in
      let comparison = pair.comparison
      let style = Words.style(comparison.outcome)
      return [
        .init(text: Markup.visible(pair.treatment)),
        .init(text: comparison.outcome.rawValue, style: style),
        .init(text: comparison.lift.map { Figures.percent($0.estimate, signed: true) } ?? "–"),
        .init(
          text: comparison.lift.map { $0.form == .bounded ? MetricFigures.liftInterval($0) : "unbounded" }
            ?? "–"),
        .init(text: MetricFigures.deciding(comparison)),
        .init(text: comparison.difference.map { figures.difference($0.estimate) } ?? "–"),
        .init(text: comparison.power.map { figures.detectable($0.minimumDetectableEffect) } ?? "–"),
        .init(text: comparison.designEffect.map { Figures.significant($0, digits: 3) } ?? "–"),
      ]
    }
    let control = metric.comparisons.first?.control ?? ""
    var lines = terminal.wrapped(
      "each against \(terminal.name(control)), corrected for their number", indentation: 2)
    if metric.specification.role == .guardrail {
      lines = terminal.wrapped("each against \(terminal.name(control))", indentation: 2)
    }
    lines += table.lines(on: terminal)
    for pair in metric.comparisons {
      guard let reason = pair.comparison.reason ?? pair.comparison.liftReason else { continue }
      let what = pair.comparison.reason == nil ? "no lift" : "no answer"
      lines += terminal.wrapped(
        "\(terminal.name(pair.treatment)): \(what), because \(reason)", indentation: 2, hanging: 2)
    }
    return lines
  }
}
