internal import Inference
internal import Summaries
internal import Verdicts

extension PageArticle {
  /// The groups and their shares.
  var groups: Section {
    let hasUnits = analysis.groups.contains { $0.units != nil }
    var table = PageTable(
      telling(ReportPhrase.groupsAndTraffic), name: "groups",
      columns: [
        .init(telling(ReportPhrase.group), isText: true), .init(telling(ReportPhrase.role), isText: true),
        .init(telling(ReportPhrase.requests)),
      ] + (hasUnits ? [.init(telling(ReportPhrase.units))] : []) + [
        .init(telling(ReportPhrase.share)), .init(telling(ReportPhrase.planned)),
      ])
    table.rows = analysis.groups.map { group in
      [
        .init(name(group.name)),
        .init(telling(group.role == .control ? ReportPhrase.control : ReportPhrase.treatment)),
        .init(Figures.count(group.requests)),
      ] + (hasUnits ? [.init(group.units.map(Figures.count) ?? "–")] : []) + [
        .init(telling.figure(Figures.percent(group.share)), key: group.share),
        .init(
          group.expectedShare.map { telling.figure(Figures.percent($0)) } ?? "–", key: group.expectedShare),
      ]
    }
    return Section(
      "groups", HTML(telling(ReportPhrase.groupsAndTraffic)), [table.html, drawn(.traffic)])
  }

  /// What each metric says.
  var metrics: Section {
    Section(
      "metrics", HTML(telling(ReportPhrase.metrics)),
      [
        comparisons, notes(analysis.metrics.flatMap(reasons)), drawn(.lifts, .distributions),
        details(telling(PagePhrase.detail), [values]),
        details(telling(PagePhrase.viewsTitle), [views]),
      ])
  }

  private var comparisons: HTML {
    let control = analysis.groups.first { $0.role == .control }
    let treatments = analysis.groups.filter { $0.role == .treatment }
    let hasOne = treatments.count == 1
    var table = PageTable(
      telling(ReportPhrase.metrics), name: "metrics",
      columns: [
        .init(telling(ReportPhrase.metric), isText: true),
        .init(telling(ReportPhrase.control), of: control.map { name($0.name) } ?? HTML()),
        .init(telling(ReportPhrase.treatment), of: hasOne ? name(treatments[0].name) : HTML()),
        .init(telling(ReportPhrase.difference)), .init(telling(ReportPhrase.lift)),
        .init(telling(ReportPhrase.pValue)), .init(telling(ReportPhrase.effectSize)),
        .init(telling(ReportPhrase.outcome), isText: true),
      ])
    for metric in analysis.metrics {
      for pair in metric.comparisons { table.rows.append(row(pair, of: metric, isNamed: !hasOne)) }
    }
    return table.html
  }

  private func row(
    _ pair: AnalysedMetric.Pair, of metric: AnalysedMetric, isNamed: Bool
  ) -> [PageTable.Cell] {
    let told = MetricFigures(specification: metric.specification)
    let comparison = pair.comparison
    let description = HTML.tag("small", [:], HTML(figures.description(metric.specification)))
    let treatment = isNamed ? HTML.tag("small", [:], name(pair.treatment)) : HTML()
    func value(_ group: String) -> PageTable.Cell {
      guard let found = zip(analysis.groups, metric.groups).first(where: { $0.0.name == group })?.1 else {
        return .init("–")
      }
      return .init(
        telling.figure(told.value(found.value)),
        below: found.interval.map { telling.figure(told.interval($0)) }, key: found.value)
    }
    return [
      .init(name(telling.label(metric.specification)) + treatment + description),
      value(pair.control), value(pair.treatment),
      .init(
        comparison.difference.map { telling.figure(told.difference($0.estimate)) } ?? "–",
        below: comparison.difference.map { telling.figure(told.differenceInterval($0)) },
        key: comparison.difference?.estimate),
      .init(
        comparison.lift.map { figures.lift($0.estimate) } ?? "–",
        below: comparison.lift.map(figures.interval), key: comparison.lift?.estimate),
      .init(
        figures.pValue(comparison), below: figures.furtherPValues(comparison),
        key: comparison.adjustedPValue ?? comparison.test?.pValue),
      effect(comparison.effectSize), outcome(comparison.outcome),
    ]
  }

  private func effect(_ size: EffectSize?) -> PageTable.Cell {
    guard let size else { return .init("–") }
    if let h = size.cohensH { return .init("h = \(Figures.significant(h, digits: 3))", key: h) }
    guard let d = size.cohensD else { return .init("–") }
    let ends = [size.lower, size.upper].compactMap { $0 }.map { Figures.significant($0, digits: 3) }
    return .init(
      "d = \(Figures.significant(d, digits: 3))",
      below: ends.count == 2 ? telling.figure("\(ends[0]) to \(ends[1])") : nil, key: d)
  }

  /// Why there is no answer, or no lift.
  private func reasons(_ metric: AnalysedMetric) -> [String] {
    metric.comparisons.compactMap { pair in
      let who = word(telling.label(metric.specification)) + " / " + word(pair.treatment)
      if let reason = pair.comparison.reason {
        return telling(PagePhrase.noAnswer, who, telling.told(reason))
      }
      return pair.comparison.liftReason.map { telling(PagePhrase.noLift, who, telling.told($0)) }
    }
  }

  /// The values of each group in detail.
  private var values: HTML {
    let levels = analysis.settings.quantileLevels
    var table = PageTable(
      telling(PagePhrase.detail),
      columns: [
        .init(telling(ReportPhrase.metric), isText: true), .init(telling(ReportPhrase.group), isText: true),
        .init(telling(PagePhrase.counted)), .init(telling(ReportPhrase.value)),
        .init(telling(PagePhrase.deviation)), .init(telling(PagePhrase.smallest)),
      ] + levels.map { .init(Words.quantile($0)) } + [.init(telling(PagePhrase.largest))])
    for metric in analysis.metrics {
      let told = MetricFigures(specification: metric.specification)
      func figure(_ value: Double) -> PageTable.Cell {
        .init(value.isFinite ? telling.figure(told.value(value)) : "–", key: value.isNaN ? nil : value)
      }
      for (group, found) in zip(analysis.groups, metric.groups) {
        table.rows.append(
          [
            .init(name(telling.label(metric.specification))), .init(name(group.name)),
            .init(Figures.count(found.count)), figure(found.value),
            .init(
              found.standardDeviation.isFinite ? Figures.significant(found.standardDeviation) : "–",
              key: found.standardDeviation.isNaN ? nil : found.standardDeviation), figure(found.minimum),
          ] + levels.map { level in figure(found.quantiles.first { $0.level == level }?.value ?? .nan) }
            + [figure(found.maximum)])
      }
    }
    return table.html
  }
}
