internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// The groups and their traffic.
  ///
  /// - Parameter isShort: whether the head of the first column is the title, as on a terminal.
  /// - Returns: the table.
  func groups(isShort: Bool) -> ReportTable {
    let hasUnits = analysis.groups.contains { $0.units != nil }
    var table = ReportTable(columns: [
      .init(
        isShort ? telling(ReportTextPhrase.groups) : telling(ReportPhrase.group), isText: true,
        isFlexible: true),
      .init(telling(ReportPhrase.role), isText: true, dispensability: 1),
      .init(telling(ReportPhrase.requests)),
    ])
    if hasUnits { table.columns.append(.init(telling(ReportPhrase.units))) }
    table.columns += [
      .init(telling(ReportPhrase.share)), .init(telling(ReportPhrase.planned), dispensability: 2),
    ]
    table.rows = analysis.groups.map { group in
      var cells: [ReportTable.Cell] = [
        .name(telling.shown(group.name)), .own(telling.role(group.role)),
        .own(Figures.count(group.requests)),
      ]
      if hasUnits { cells.append(.own(group.units.map(Figures.count) ?? "–")) }
      return cells + [
        .own(telling.figure(Figures.percent(group.share))),
        .own(group.expectedShare.map { telling.figure(Figures.percent($0)) } ?? "–"),
      ]
    }
    return table
  }

  /// Every metric of every treatment: the groups' values, what changed, and how sure that is.
  ///
  /// - Parameter isShort: whether columns are short, as on a terminal.
  /// - Returns: the table.
  func metrics(isShort: Bool) -> ReportTable {
    var table = ReportTable(columns: [
      .init(telling(isShort ? ReportPhrase.metrics : .metric), isText: true, isFlexible: true)
    ])
    if hasTreatments {
      table.columns.append(.init(telling(ReportPhrase.group), isText: true, isFlexible: true))
    }
    table.columns += [
      .init(telling(ReportPhrase.control), dispensability: 3),
      .init(telling(ReportPhrase.treatment), dispensability: 3),
      .init(telling(ReportPhrase.difference), dispensability: 5), .init(telling(ReportPhrase.lift)),
    ]
    if isShort { table.columns.append(.init(telling(ReportPhrase.interval), dispensability: 2)) }
    table.columns += [
      .init(telling(ReportPhrase.pValue), dispensability: 4),
      .init(telling(ReportPhrase.effectSize), dispensability: 6),
      .init(telling(ReportPhrase.outcome), isText: true),
    ]
    for metric in analysis.metrics {
      for pair in metric.comparisons { table.rows.append(row(of: pair, metric, isShort: isShort)) }
    }
    return table
  }

  private func row(
    of pair: AnalysedMetric.Pair, _ metric: AnalysedMetric, isShort: Bool
  ) -> [ReportTable.Cell] {
    let figures = figures(metric.specification)
    let comparison = pair.comparison
    func value(_ name: String) -> String {
      guard let found = zip(analysis.groups, metric.groups).first(where: { $0.0.name == name })?.1 else {
        return "–"
      }
      let value = figures.withUnit(found.value)
      guard !isShort, found.interval != nil else { return found.value.isNaN ? "–" : value }
      return "\(value) (\(figures.interval(found.interval)))"
    }
    var cells: [ReportTable.Cell] = [.name(telling.shown(telling.label(metric.specification)))]
    if hasTreatments { cells.append(.name(telling.shown(pair.treatment))) }
    cells += [.own(value(pair.control)), .own(value(pair.treatment))]
    // An interval of a corrected comparison has a level of its own.
    let level =
      comparison.level == analysis.settings.comparison.level
      ? "" : telling.figure(Figures.level(comparison.level)) + ": "
    if isShort {
      cells += [
        .own(comparison.difference.map { figures.difference($0.estimate) } ?? "–"),
        .own(comparison.lift.map { percent($0.estimate) } ?? "–"),
        .own(
          comparison.lift.map {
            $0.form == .bounded
              ? shortEnds(Self.interval($0))
              : telling(FigurePhrase.unbounded)
          } ?? "–"),
      ]
    } else {
      cells += [
        .own(
          comparison.difference.map {
            "\(figures.difference($0.estimate)) (\(level)\(figures.differenceInterval($0)))"
          } ?? "–"),
        .own(
          comparison.lift.map { "\(percent($0.estimate)) (\(level)\(telling.liftInterval($0)))" } ?? "–"),
      ]
    }
    return cells + [
      .own(MetricFigures.deciding(comparison)),
      .own(comparison.effectSize.map { isShort ? shortEffect($0) : telling.effect($0) } ?? "–"),
      .own(telling.outcome(comparison.outcome), Words.style(comparison.outcome)),
    ]
  }

  private func shortEffect(_ effect: EffectSize) -> String {
    if let h = effect.cohensH { return "h = \(Figures.significant(h, digits: 3))" }
    return effect.cohensD.map { "d = \(Figures.significant($0, digits: 3))" } ?? "–"
  }

  /// Why a metric has no answer or no lift, or a lift no bounds; each names the metric.
  var metricNotes: [String] {
    analysis.metrics.flatMap { metric in
      metric.comparisons.compactMap { pair -> String? in
        let comparison = pair.comparison
        let name = DisplayWidth.truncated(telling.shown(telling.label(metric.specification)), to: 60)
        let treatment = DisplayWidth.truncated(telling.shown(pair.treatment), to: 60)
        let who = hasTreatments ? "\(name), \(treatment)" : name
        if let reason = comparison.reason {
          return "\(who): \(telling(FigurePhrase.noAnswerBecause, telling.told(reason)))"
        }
        if let reason = comparison.liftReason {
          return "\(who): \(telling(ReportTextPhrase.noLiftBecause, telling.told(reason)))"
        }
        guard let lift = comparison.lift, lift.form != .bounded else { return nil }
        return "\(who): \(telling(ReportTextPhrase.unboundedBecause, telling(FigurePhrase.unboundedLift)))"
      }
    }
  }
}
