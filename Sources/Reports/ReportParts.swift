internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

/// What the forms of a report that are read as text have in common: its facts and tables, in one language.
struct ReportParts {
  let report: ExperimentReport
  let telling: Telling

  init(_ report: ExperimentReport, in language: Language) {
    self.report = report
    telling = Telling(language, of: report)
  }

  var analysis: Analysis { report.analysis }

  /// The comparison that the report leads with: that of the gate in the primary metric; nil where there is none.
  var leading: (metric: AnalysedMetric, pair: AnalysedMetric.Pair)? {
    guard let metric = report.primary else { return nil }
    let treatment =
      report.gate?.groups.first { $0.role == .treatment }?.name ?? report.liftCourse?.treatment
      ?? report.power?.treatment
    let pair = metric.comparisons.first { $0.treatment == treatment } ?? metric.comparisons.first
    return pair.map { (metric, $0) }
  }

  /// Whether there is more than one treatment, so that tables name it.
  var hasTreatments: Bool { analysis.groups.count > 2 }

  /// The experiment's name, or what stands for it.
  var experiment: String? { analysis.plan.experimentName.map(telling.shown) }

  /// The period in words: `2025-W43 (20 October 2025 to 26 October 2025)`.
  var period: String {
    let label = report.period.label
    let days = dates.map { " (\($0))" } ?? ""
    guard report.period.kind == .stage, let stage = report.period.stage else {
      return telling.shown(label) + days
    }
    guard let hours = report.period.hours else {
      return telling(ReportTextPhrase.stage, String(stage)) + days
    }
    return telling(ReportTextPhrase.hoursOfStage, Figures.hours(hours), String(stage)) + days
  }

  /// The first and the last day with rows, in words; nil where rows have no time.
  var dates: String? {
    guard let first = report.days.first?.day, let last = report.days.last?.day else { return nil }
    guard first != last else { return telling.date(first) }
    return telling(ReportTextPhrase.fromTo, telling.date(first), telling.date(last))
  }

  func figures(_ specification: MetricSpecification) -> MetricFigures {
    MetricFigures(specification: specification, telling: telling)
  }

  /// A lift or a share with its sign: `−13.7 %`.
  func percent(_ share: Double) -> String { telling.figure(Figures.percent(share, signed: true)) }

  /// The ends of the interval of a lift.
  func ends(_ interval: Interval) -> String {
    guard interval.lower.isFinite, interval.upper.isFinite else { return telling(FigurePhrase.unbounded) }
    return telling.figure(
      Figures.percent(interval.lower, signed: true) + " to " + Figures.percent(interval.upper, signed: true))
  }

  /// The same where a column is short: the unit is that of the estimate beside it.
  func shortEnds(_ interval: Interval) -> String {
    guard interval.lower.isFinite, interval.upper.isFinite else { return telling(FigurePhrase.unbounded) }
    let ends = [interval.lower, interval.upper].map {
      String(Figures.percent($0, signed: true).dropLast(2))
    }
    return telling.figure(ends.joined(separator: " to "))
  }

  /// A lift with its interval: `−13.7 % (−18.0 % to −9.2 %)`.
  func lift(_ lift: Interval?, isShort: Bool = false) -> String {
    guard let lift else { return "–" }
    return "\(percent(lift.estimate)) (\(isShort ? shortEnds(lift) : ends(lift)))"
  }

  /// The interval of a lift, whose ends are infinite where it is not bounded.
  static func interval(_ lift: RelativeLift) -> Interval {
    Interval(estimate: lift.estimate, lower: lift.lower, upper: lift.upper)
  }

  /// A remark behind what it is on: `1,000 (of 250 units)`.
  func bracketed(_ remark: String) -> String { telling.bracketed(remark) }

  /// How a decision is shown on a terminal.
  static func style(_ decision: Decision?) -> Style { decision.map(Words.style) ?? .doubtful }
}
