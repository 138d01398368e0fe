internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

/// Phrases that several reports share.
enum Words {
  /// What a comparison found, in words.
  static func outcome(
    _ comparison: MetricComparison, in telling: Telling = .english
  ) -> (word: String, why: String?) {
    let word = telling.outcome(comparison.reason == nil ? comparison.outcome : .inconclusive)
    if let reason = comparison.reason {
      return (word, telling(FigurePhrase.noAnswerBecause, telling.told(reason)))
    }
    guard comparison.outcome == .inconclusive else { return (word, nil) }
    guard let difference = comparison.difference else { return (word, telling(FigurePhrase.noAnswer)) }
    if difference.contains(0) { return (word, telling(FigurePhrase.includesZero)) }
    if comparison.exactPValue != nil { return (word, telling(FigurePhrase.exactDisagrees)) }
    return (word, telling(FigurePhrase.notBelowLimit))
  }

  static func style(_ outcome: Outcome) -> Style {
    switch outcome {
    case .improved: .good
    case .worsened: .bad
    case .inconclusive: .dim
    }
  }

  static func style(_ decision: Decision) -> Style {
    switch decision {
    case .promote: .good
    case .hold: .doubtful
    case .rollBack: .bad
    }
  }

  /// How a criterion stands.
  static func status(_ status: Criterion.Status) -> (symbol: String, style: Style) {
    switch status {
    case .met: ("✓", .good)
    case .notMet: ("✗", .bad)
    case .notProven: ("?", .doubtful)
    case .noData: ("–", .bad)
    case .notAsked: ("·", .dim)
    }
  }

  static func style(_ status: Check.Status) -> Style {
    switch status {
    case .pass: .plain
    case .warn: .doubtful
    case .fail: .bad
    case .notChecked: .dim
    }
  }

  /// How a unit counts.
  static func clustering(_ analysis: Analysis, in telling: Telling = .english) -> String {
    guard analysis.groups.contains(where: { $0.units != nil }) else {
      return telling(FigurePhrase.independent)
    }
    let unit = DisplayWidth.truncated(Markup.visible(analysis.settings.unit ?? "unit"), to: 60)
    return telling(FigurePhrase.clustered, unit)
  }

  /// How p-values are corrected for their number.
  static func correction(_ correction: Correction, in telling: Telling = .english) -> String {
    let name: String
    switch correction {
    case .holm: name = "Holm"
    case .hochberg: name = "Hochberg"
    case .benjaminiHochberg: name = "Benjamini–Hochberg"
    case .bonferroni: name = "Bonferroni"
    case .none: return telling(FigurePhrase.none)
    }
    return telling(FigurePhrase.corrected, name)
  }

  /// What one of several looks says: `at this look p = 0.012 (obrien fleming, boundary 3.357 standard errors)`.
  static func sequential(_ figures: SequentialFigures, in telling: Telling) -> String {
    let boundary =
      figures.boundary.map { telling(MetricPhrase.boundary, Figures.significant($0)) } ?? ""
    return telling(
      MetricPhrase.overLooks, Figures.pValue(figures.pValue, log10: figures.log10PValue),
      telling.plain(figures.method) + boundary)
  }

  /// Which run this is, and what came before: `look 3, run 4: earlier hold, hold, hold`.
  static func looks(_ note: LedgerNote, in telling: Telling) -> String {
    let (look, run) = (String(note.run.look), String(note.earlier.count + 1))
    guard !note.earlier.isEmpty else { return telling(DecisionPhrase.firstRun, look, run) }
    let shown = note.earlier.suffix(10)
    let cut = shown.count < note.earlier.count ? "…, " : ""
    let decisions = shown.map { telling.plain($0.decision.rawValue) }.joined(separator: ", ")
    return telling(DecisionPhrase.laterRun, look, run, cut + decisions)
  }

  /// What is asked of a metric.
  static func description(_ specification: MetricSpecification, in telling: Telling = .english) -> String {
    let kind = telling.kind(specification.kind)
    let parts = [
      telling.role(specification.role),
      specification.isDuration ? telling(FigurePhrase.inMilliseconds, kind) : kind,
      telling(specification.direction == .increase ? FigurePhrase.higherIsBetter : .lowerIsBetter),
      specification.filter.map { telling(FigurePhrase.filtered, Markup.visible($0.text)) },
      specification.winsorizing.map { telling(FigurePhrase.cut, quantile($0)) },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// What a metric counts.
  static func counted(_ kind: MetricKind, in telling: Telling = .english) -> String {
    telling(kind.isPerUnit ? ReportPhrase.units : .requests)
  }

  /// What a metric reports of a group, as the head of a column.
  static func value(_ kind: MetricKind, in telling: Telling = .english) -> String {
    switch kind {
    case .mean: telling(FigurePhrase.mean)
    case .proportion, .shareOfUnits: telling(FigurePhrase.share)
    case .quantile(let level): quantile(level)
    case .ratio: telling(FigurePhrase.ratio)
    case .countPerUnit, .sumPerUnit, .meanPerUnit: telling(FigurePhrase.perUnit)
    }
  }

  /// The experiment's name and days, as far as they are planned.
  static func experiment(_ analysis: Analysis, in telling: Telling) -> (name: String?, days: String?) {
    let days: String? =
      switch (analysis.plan.startDate, analysis.plan.endDate) {
      case (let start?, let end?): telling(ReportTextPhrase.fromTo, "\(start)", "\(end)")
      case (let start?, nil): telling(AnalysisPhrase.from, "\(start)")
      case (nil, let end?): telling(AnalysisPhrase.until, "\(end)")
      case (nil, nil): nil
      }
    return (analysis.plan.experimentName, days)
  }

  /// The name of a quantile: `p95`.
  static func quantile(_ level: Double) -> String { "p" + Figures.level(level).dropLast(2) }

  /// How far quantiles may be off, where they are not exact: `approximate within 0.1 %`.
  static func quantileError(_ settings: AnalysisSettings, in telling: Telling = .english) -> String? {
    settings.quantileError.map { telling(FigurePhrase.approximate, telling.figure(Figures.level($0))) }
  }

  /// A name of ours, `sample_ratio`, as words.
  static func plain(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }

  /// Checks with the worst first; those that are alike keep their order.
  static func worstFirst(_ checks: [Check]) -> [Check] {
    let order: [Check.Status] = [.fail, .warn, .notChecked, .pass]
    return order.flatMap { status in checks.filter { $0.status == status } }
  }

  /// A criterion with what was found, which may begin with its name.
  static func finding(_ criterion: Criterion, in telling: Telling) -> String {
    let (name, detail) = (telling.criterion(criterion.name), telling.told(criterion.detail))
    return detail.hasPrefix(name) ? detail : "\(name): \(detail)"
  }

  /// What a criterion asks about; its value tells that it is a rise.
  static func criterion(_ name: String) -> String {
    switch name {
    case "error_rate_increase": "error rate"
    case "legacy_error_rate": "error rate, legacy"
    case "legacy_p95": "p95, legacy"
    case "p95_response_time": "p95 response time"
    case "decision": "A/B decision"
    default: plain(name)
    }
  }

  /// The account of rows: the sum, and each part by reason.
  static func rows(_ rows: RowCounts, in telling: Telling) -> (sum: String, parts: [String]) {
    func list(_ reasons: [(String, Int)]) -> String {
      reasons.filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }.map { reason, count in
        telling(AnalysisPhrase.rows, Figures.count(count), telling.plain(reason))
      }.joined(separator: ", ")
    }
    let sum = telling(
      ReportTextPhrase.account, Figures.count(rows.read), Figures.count(rows.used),
      Figures.count(rows.excludedTotal), "", Figures.count(rows.rejectedTotal), "")
    var parts: [String] = []
    if rows.excludedTotal > 0 {
      let reasons = list(rows.excluded.map { ($0.key.rawValue, $0.value) })
      parts.append(telling(ReportTextPhrase.excludedAs, reasons))
    }
    if rows.rejectedTotal > 0 {
      let reasons = list(rows.rejected.map { ($0.key, $0.value) })
      parts.append(telling(ReportTextPhrase.rejectedAs, reasons))
    }
    return (sum, parts)
  }
}
