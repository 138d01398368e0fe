internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// The days: of each group its requests, value and error rate, of the treatment the lift.
  ///
  /// One row a day where there is one treatment, else one row a day and group.
  var days: ReportTable {
    hasTreatments ? daysByGroup : daysOfTwo
  }

  /// What the values of the days are of: `response_time_ms, mean`.
  private var value: String {
    guard let metric = report.primary?.specification else { return telling(ReportPhrase.value) }
    return "\(telling.shown(metric.name)) \(Words.value(metric.kind, in: telling))"
  }

  private var daysOfTwo: ReportTable {
    let roles = [telling(ReportPhrase.control), telling(ReportPhrase.treatment)]
    var table = ReportTable(columns: [.init(telling(ReportPhrase.day), isText: true)])
    for what in [telling(ReportPhrase.requests), value, telling(ReportPhrase.errorRate)] {
      table.columns += roles.map { role in
        .init(telling.language == .english ? "\(what), \(role)" : "\(role) \(what)")
      }
    }
    table.columns.append(.init(telling(ReportPhrase.lift)))
    table.rows = report.days.map { day in
      let groups = analysis.groups.map { group in day.groups.first { $0.name == group.name } }
      let change = day.changes.first
      return [.name(telling.shown(day.day))] + groups.map { .own(requests($0)) }
        + groups.map { .own(value($0)) } + groups.map { .own(errorRate($0)) } + [.own(lift(change?.lift))]
    }
    return table
  }

  private var daysByGroup: ReportTable {
    var table = ReportTable(columns: [
      .init(telling(ReportPhrase.day), isText: true), .init(telling(ReportPhrase.group), isText: true),
      .init(telling(ReportPhrase.requests)), .init(value), .init(telling(ReportPhrase.errorRate)),
      .init(telling(ReportPhrase.lift)),
    ])
    for day in report.days {
      for group in day.groups {
        let change = day.changes.first { $0.treatment == group.name }
        table.rows.append([
          .name(telling.shown(day.day)), .name(telling.shown(group.name)), .own(requests(group)),
          .own(value(group)), .own(errorRate(group)), .own(lift(change?.lift)),
        ])
      }
    }
    return table
  }

  private func requests(_ group: ReportDay.Group?) -> String {
    group.map { Figures.count($0.requests) } ?? "–"
  }

  private func value(_ group: ReportDay.Group?) -> String {
    guard let value = group?.value, let metric = report.primary?.specification else { return "–" }
    return figures(metric).withUnit(value)
  }

  private func errorRate(_ group: ReportDay.Group?) -> String {
    guard let rate = group?.errorRate else { return "–" }
    let ends = Figures.proportions([rate.lower, rate.upper]).joined(separator: " to ")
    return telling.figure("\(Figures.proportion(rate.estimate)) (\(ends))")
  }

  /// The last days as bars: of each group the requests and the error rate, of the treatments the lift.
  ///
  /// - Parameter most: the days that there is room for.
  /// - Returns: the table.
  func sparklines(most: Int) -> ReportTable {
    let shown = report.days.suffix(most)
    let title =
      shown.count < report.days.count
      ? telling(ReportTextPhrase.lastDays, Figures.count(shown.count), Figures.count(report.days.count))
      : telling(ReportPhrase.days)
    var table = ReportTable(columns: [.init(title, isText: true, isFlexible: true)])
    let groups = analysis.groups.prefix(4).map(\.name)
    for (place, group) in groups.enumerated() {
      let name = DisplayWidth.truncated(telling.shown(group), to: max(12, shown.count))
      table.columns += [
        .init(name, isText: true, dispensability: max(0, 2 * place - 2)),
        .init("", isText: true, dispensability: place == 0 ? 9 : 8),
      ]
    }
    func series(_ values: (ReportDay, String) -> Double?) -> [[Double?]] {
      groups.map { group in shown.map { values($0, group) } }
    }
    func add(_ title: String, _ values: [[Double?]], isShape: Bool = false, _ figure: (Double) -> String) {
      let known = values.joined().compactMap(\.self).filter(\.isFinite)
      guard let lowest = known.min(), let highest = known.max() else { return }
      var cells: [ReportTable.Cell] = [.own(title)]
      for one in values {
        let found = one.compactMap(\.self).filter(\.isFinite)
        let ends = found.min().flatMap { low in found.max().map { (figure(low), figure($0)) } }
        cells += [
          .own(found.isEmpty ? "" : Sparkline.text(one, from: isShape ? lowest : 0, to: highest)),
          .own(ends.map { $0.0 == $0.1 ? $0.0 : telling.figure("\($0.0) to \($0.1)") } ?? "", .dim),
        ]
      }
      table.rows.append(cells)
    }
    add(
      telling(ReportPhrase.requests),
      series { day, name in day.groups.first { $0.name == name }.map { Double($0.requests) } }
    ) { Figures.fixed($0, decimals: 0) }
    add(
      telling(ReportPhrase.errorRate),
      series { day, name in day.groups.first { $0.name == name }?.errorRate?.estimate }
    ) { telling.figure(Figures.percent($0)) }
    add(
      telling(ReportPhrase.lift),
      series { day, name in day.changes.first { $0.treatment == name }?.lift?.estimate }, isShape: true,
      percent)
    return table
  }

  /// The time zone in which days are cut.
  var zone: String { telling(ReportTextPhrase.zone, telling.shown(report.period.timeZone)) }
}
