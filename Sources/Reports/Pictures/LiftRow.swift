internal import Charts
internal import Inference
internal import Verdicts

/// One metric and treatment of the forest plot.
struct LiftRow {
  /// The metric, or the treatment where there are several.
  var name: String
  /// The better direction as an arrow, where the name is that of the metric.
  var arrow: String
  /// The metric above its treatments, where there are several and this is the first of them.
  var heading: String?
  var isPrimary: Bool
  var isFirstOfMetric: Bool
  var lift: RelativeLift?
  var level: Double
  var outcome: Outcome
  /// The lift alone.
  var short: String
  /// The lift with its interval, or why there is none.
  var long: String
  /// The lift by which the gate promotes; nil where it asks none of this metric.
  var threshold: Double?
  private var subject: String
  private var fullName: String
  private var better: PicturePhrase

  /// Every metric and treatment, the primary metric first.
  static func all(_ texts: PictureTexts) -> [LiftRow] {
    let metrics = texts.report.analysis.metrics
    let primary = texts.report.primary?.specification
    let ordered =
      metrics.filter { $0.specification == primary } + metrics.filter { $0.specification != primary }
    return ordered.flatMap { metric in
      metric.comparisons.indices.map {
        LiftRow(metric, $0, isPrimary: metric.specification == primary, texts)
      }
    }
  }

  private init(_ metric: AnalysedMetric, _ place: Int, isPrimary: Bool, _ texts: PictureTexts) {
    let pair = metric.comparisons[place]
    let specification = metric.specification
    let treatment = metric.comparisons.count > 1 ? texts.name(pair.treatment) : nil
    let sign = specification.direction == .increase ? " ↑" : " ↓"
    let label = texts.label(specification)
    name = treatment ?? label
    arrow = treatment == nil ? sign : ""
    heading = treatment != nil && place == 0 ? label + sign : nil
    subject = (treatment.map { "\($0): " } ?? "") + texts.subject(specification)
    fullName = (treatment.map { "\($0), " } ?? "") + label
    better = specification.direction == .increase ? .higherIsBetter : .lowerIsBetter
    self.isPrimary = isPrimary
    isFirstOfMetric = place == 0
    let lift = pair.comparison.lift.flatMap { $0.estimate.isFinite ? $0 : nil }
    self.lift = lift
    level = pair.comparison.level
    outcome = lift == nil ? .inconclusive : pair.comparison.outcome
    threshold = isPrimary && lift != nil ? texts.promotionLine : nil
    let word = texts.telling.outcome(outcome)
    if let lift {
      short = texts.percent(lift.estimate)
      long = "\(short) (\(Self.interval(lift, texts))) \(word)"
    } else {
      short = "–"
      let reason = pair.comparison.reason ?? pair.comparison.liftReason
      long = reason.map { texts.sentence($0) } ?? texts.telling(ReportPhrase.noData)
    }
  }

  /// How its colour is called.
  var colour: String {
    switch outcome {
    case .improved: "good"
    case .worsened: "bad"
    case .inconclusive: "neutral"
    }
  }

  /// The sign of its estimate.
  var symbol: Symbol { outcome == .worsened ? .diamond : .circle }

  /// How its sign is drawn.
  var look: String { outcome == .inconclusive ? "c-open c-line cs-\(colour)" : "cf-\(colour)" }

  /// What it says, as a title.
  func finding(_ texts: PictureTexts) -> String {
    guard let lift else { return texts.telling(PicturePhrase.noLift, subject) }
    let interval = Self.interval(lift, texts)
    guard outcome != .inconclusive else {
      return texts.telling(PicturePhrase.notProven, subject, short, interval)
    }
    let phrase = lift.estimate < 0 ? PicturePhrase.fell : .rose
    return texts.telling(phrase, subject, texts.share(lift.estimate.magnitude), interval)
  }

  /// What it says, for those who cannot see it.
  func sentence(_ texts: PictureTexts) -> String {
    lift == nil
      ? "\(fullName): \(long)"
      : texts.telling(PicturePhrase.row, fullName, texts.telling(better), long, texts.level(level))
  }

  private static func interval(_ lift: RelativeLift, _ texts: PictureTexts) -> String {
    guard let excluded = lift.excluded else { return texts.interval(lift.lower, lift.upper) }
    return [texts.interval(-.infinity, excluded.lower), texts.interval(excluded.upper, .infinity)]
      .joined(separator: ", ")
  }

  /// The numbers that the axis must show: all, unless some would leave the others no room.
  static func span(_ rows: [LiftRow]) -> [Double] {
    let ends = rows.map { row in
      [
        row.lift?.estimate, row.lift?.lower, row.lift?.upper, row.lift?.excluded?.lower,
        row.lift?.excluded?.upper,
      ]
      .compactMap { $0 }.filter(\.isFinite)
    }
    let sizes = ends.map { $0.map(\.magnitude).max() ?? 0 }.filter { $0 > 0 }.sorted()
    let usual = sizes.isEmpty ? 0.1 : sizes[sizes.count / 2]
    let threshold = rows[0].threshold ?? 0
    let own = ends[0].map(\.magnitude).max() ?? 0
    let most = max(2.5 * usual, 1.3 * threshold.magnitude, 1.1 * min(own, 6 * usual))
    return ends.joined().map { min(max($0, -most), most) } + [0, threshold]
  }
}
