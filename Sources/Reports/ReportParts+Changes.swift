internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// What the last report said beside what this one says; differences of lifts are not made.
  ///
  /// - Parameters:
  ///   - isShort: whether columns are short, as on a terminal.
  ///   - hasIntervals: whether there is room for the intervals of lifts.
  /// - Returns: the table; nil where there was no report.
  func changes(isShort: Bool, hasIntervals: Bool = true) -> ReportTable? {
    guard let previous = report.previous else { return nil }
    var table = ReportTable(columns: [
      .init(telling(ReportTextPhrase.whatChanged), isText: true, isFlexible: true)
    ])
    if hasTreatments {
      table.columns.append(.init(telling(ReportPhrase.group), isText: true, isFlexible: true))
    }
    table.columns += [
      .init(telling.shown(previous.label)), .init(telling.shown(report.period.label)),
      .init(telling(ReportPhrase.outcome), isText: true),
    ]
    func lift(_ lift: Interval?) -> String {
      hasIntervals ? self.lift(lift, isShort: isShort) : lift.map { percent($0.estimate) } ?? "–"
    }
    func add(_ what: ReportTable.Cell, _ treatment: String, _ cells: ReportTable.Cell...) {
      table.rows.append([what] + (hasTreatments ? [.name(treatment)] : []) + cells)
    }
    add(
      .own(telling(ReportTextPhrase.verdict)), "–", .own(telling.decision(previous.decision)),
      .own(telling.decision(report.verdict?.decision)), .own(""))
    if previous.gate != report.gate?.gate {
      add(
        .own(telling(ReportTextPhrase.gate)), "–", .name(previous.gate.map(telling.gate) ?? "–"),
        .name((report.gate?.gate).map(telling.gate) ?? "–"), .own(""))
    }
    add(
      .own(telling(ReportPhrase.requests)), "–", .own(Figures.count(previous.requests)),
      .own(Figures.count(analysis.rows.used)), .own(""))
    for metric in analysis.metrics {
      for pair in metric.comparisons {
        let earlier = previous.metrics.first {
          $0.specification == metric.specification.text && $0.treatment == pair.treatment
        }
        add(
          .name(telling.shown(telling.label(metric.specification))), telling.shown(pair.treatment),
          .own(earlier.map { lift($0.lift) } ?? telling(ReportTextPhrase.new)),
          .own(lift(pair.comparison.lift.map(Self.interval))),
          outcome(of: pair.comparison.outcome, after: earlier?.outcome, isShort: isShort))
      }
    }
    for metric in previous.metrics where !isTold(metric) {
      let name = metric.specification.split(separator: ":").first.map(String.init) ?? metric.specification
      add(
        .name(telling.shown(name)), telling.shown(metric.treatment),
        .own(lift(metric.lift)), .own(telling(ReportTextPhrase.gone)),
        .own(telling.outcome(metric.outcome)))
    }
    return table
  }

  private func isTold(_ earlier: PreviousReport.Metric) -> Bool {
    analysis.metrics.contains { metric in
      metric.specification.text == earlier.specification
        && metric.comparisons.contains { $0.treatment == earlier.treatment }
    }
  }

  /// The outcome, with the one before where it changed: `inconclusive → improved`.
  private func outcome(of now: Outcome, after earlier: Outcome?, isShort: Bool) -> ReportTable.Cell {
    let word = telling.outcome(now)
    guard let earlier, earlier != now else { return .own(word, Words.style(now)) }
    return .own(isShort ? "→ \(word)" : "\(telling.outcome(earlier)) → \(word)", Words.style(now))
  }

  /// The ledger of looks, oldest first.
  var looks: ReportTable {
    let hasUnits = report.looks.contains { $0.units != nil }
    let hasShare = report.looks.contains { $0.share != nil }
    var table = ReportTable(columns: [
      .init(telling(ReportTextPhrase.period), isText: true),
      .init(telling(ReportTextPhrase.gate), isText: true),
      .init(telling(ReportTextPhrase.verdict), isText: true), .init(telling(ReportPhrase.requests)),
    ])
    if hasUnits { table.columns.append(.init(telling(ReportPhrase.units))) }
    table.columns.append(.init(telling(ReportPhrase.lift)))
    if hasShare { table.columns.append(.init(telling(ReportTextPhrase.shareOfPlan))) }
    table.columns.append(.init(telling(ReportTextPhrase.alphaSpent)))
    table.rows = report.looks.map { look in
      var cells: [ReportTable.Cell] = [
        .name(telling.shown(look.label)), .name(look.gate.map(telling.gate) ?? "–"),
        .own(telling.decision(look.decision)), .own(Figures.count(look.requests)),
      ]
      if hasUnits { cells.append(.own(look.units.map(Figures.count) ?? "–")) }
      cells.append(.own(lift(look.lift)))
      if hasShare { cells.append(.own(look.share.map { telling.figure(Figures.percent($0)) } ?? "–")) }
      return cells + [.own(look.alphaSpent.map { Figures.short($0) } ?? "–")]
    }
    return table
  }

  /// The ledger of looks on one line: `2025-W42 HOLD, 2025-W43 PROMOTE; α spent 0.1`.
  var looksInShort: String? {
    guard report.looks.count > 1, let last = report.looks.last else { return nil }
    let shown = report.looks.suffix(6)
    let cut = shown.count < report.looks.count ? "…, " : ""
    let told = shown.map {
      "\(DisplayWidth.truncated(telling.shown($0.label), to: 24)) \(telling.decision($0.decision))"
    }
    let spent = last.alphaSpent.map { "; \(telling(ReportTextPhrase.alphaSpent)) \(Figures.short($0))" } ?? ""
    return "\(telling(ReportPhrase.looks)): \(cut)\(told.joined(separator: ", "))\(spent)"
  }

  /// How looks share α, where they do.
  var looksMethod: String? {
    guard report.looks.count > 1, let method = report.looks.last?.method else { return nil }
    switch method {
    case "none": return telling(ReportTextPhrase.looksUncorrected)
    default: return telling(ReportTextPhrase.looksCorrected, telling.spending(method))
    }
  }
}

extension Telling {
  /// The gate of a stage: `stage5` is `Stage 5`.
  func gate(_ gate: String) -> String {
    guard gate.hasPrefix("stage"), let number = Int(gate.dropFirst(5)) else { return shown(gate) }
    return self(ReportTextPhrase.stage, String(number))
  }

  /// How looks share α.
  func spending(_ method: String) -> String {
    switch method {
    case "obrien_fleming": self(ReportTextPhrase.obrienFleming)
    case "pocock": self(ReportTextPhrase.pocock)
    case "confidence_sequence": self(ReportTextPhrase.confidenceSequence)
    case "beta_binomial_mixture": self(ReportTextPhrase.mixture)
    case "none": self(FigurePhrase.none)
    default: shown(name(method))
    }
  }
}
