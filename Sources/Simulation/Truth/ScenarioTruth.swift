internal import Distributions
internal import Glibc

/// What is true of one group of a synthetic experiment: not of one log of it, but of all that could be drawn.
public struct GroupTruth: Sendable, Equatable {
  /// A level and the response time below which that share of requests lies.
  public struct Level: Sendable, Equatable {
    /// The share, inside (0, 1).
    public var level: Double
    /// The response time in milliseconds.
    public var value: Double
  }

  /// The share of requests.
  public var share: Double
  /// The mean response time in milliseconds.
  public var mean: Double
  /// The standard deviation of response times; ∞ with a tail index of 2 or less.
  public var standardDeviation: Double
  /// Quantiles of response times.
  public var quantiles: [Level]
  /// The share of requests that fail.
  public var errorRate: Double
  /// The mean confidence score.
  public var confidence: Double
}

/// The truth over a stretch of time.
public struct PeriodTruth: Sendable, Equatable {
  /// The first day, counted from the start.
  public var firstDay: Double
  /// The day at which it ends.
  public var lastDay: Double
  /// The control; nil where it has no share.
  public var control: GroupTruth?
  /// The treatment; nil where it has no share.
  public var treatment: GroupTruth?
}

/// What is true of a synthetic experiment, computed from its description and not from its rows.
///
/// - Note: Where the split changes while response times drift, groups differ by the time at which they are seen:
///   ``overall`` holds that difference as it is, ``stratifiedDifference`` the one that is left when requests of one stage
///   are compared with each other only.
public struct ScenarioTruth: Sendable, Equatable {
  /// The levels of quantiles that are told.
  public static let levels = [0.5, 0.9, 0.95, 0.99, 0.999]

  /// All of the time.
  public var overall: PeriodTruth
  /// Each stage.
  public var stages: [PeriodTruth]
  /// Σ w_s·(mean of the treatment − mean of the control in stage s), w_s ∝ n_t·n_c/(n_t + n_c) with Σ w_s = 1; nil where
  /// no stage has both.
  public var stratifiedDifference: Double?
  /// The ratio of the means that are weighted so, less 1.
  public var stratifiedLift: Double?
  /// The intraclass correlation of response times that are neither slow nor failed; nil with a tail.
  public var correlation: Double?

  /// The truth of a scenario, which must have passed ``Scenario/check()``.
  public init(_ scenario: Scenario) {
    var stages: [PeriodTruth] = []
    var periods: [(range: Range<Double>, share: Double)] = []
    var day = 0.0
    for stage in scenario.stages {
      periods.append((day..<day + stage.days, stage.treatmentShare))
      day += stage.days
    }
    for period in periods { stages.append(PeriodTruth(scenario, [period])) }
    overall = PeriodTruth(scenario, periods)
    self.stages = stages
    var (weight, control, treatment) = (0.0, 0.0, 0.0)
    for (stage, period) in zip(stages, periods) {
      guard let one = stage.control, let other = stage.treatment else { continue }
      let length = period.range.upperBound - period.range.lowerBound
      let stageWeight = length * period.share * (1 - period.share)
      weight += stageWeight
      control += stageWeight * one.mean
      treatment += stageWeight * other.mean
    }
    if weight > 0 {
      stratifiedDifference = (treatment - control) / weight
      stratifiedLift = treatment / control - 1
    }
    let (between, within) = (scenario.units.betweenDeviation, scenario.units.withinDeviation)
    let all = expm1(between * between + within * within)
    correlation = scenario.units.tailIndex == nil && all > 0 ? expm1(between * between) / all : nil
  }
}

extension PeriodTruth {
  /// The truth of a scenario over some stages, each with the treatment's share.
  fileprivate init(_ scenario: Scenario, _ periods: [(range: Range<Double>, share: Double)]) {
    firstDay = periods.first?.range.lowerBound ?? 0
    lastDay = periods.last?.range.upperBound ?? 0
    control = Self.group(scenario, periods, isTreatment: false)
    treatment = Self.group(scenario, periods, isTreatment: true)
  }

  private static func group(
    _ scenario: Scenario, _ periods: [(range: Range<Double>, share: Double)], isTreatment: Bool
  ) -> GroupTruth? {
    var nodes: [(weight: Double, factor: Double)] = []
    var (time, all) = (0.0, 0.0)
    for (range, share) in periods {
      let own = isTreatment ? share : 1 - share
      all += range.upperBound - range.lowerBound
      time += own * (range.upperBound - range.lowerBound)
      guard own > 0 else { continue }
      let course = scenario.course.nodes(range, of: scenario.days, isTreatment: isTreatment)
      nodes += course.map { ($0.weight * own, $0.factor) }
    }
    guard time > 0 else { return nil }
    if scenario.course.isConstant { nodes = [(1, 1)] }
    let model = isTreatment ? scenario.treatment : scenario.control
    let responses = ResponseDistribution(model, units: scenario.units, factors: nodes)
    return GroupTruth(
      share: time / all, mean: responses.mean, standardDeviation: responses.standardDeviation,
      quantiles: ScenarioTruth.levels.map {
        GroupTruth.Level(level: $0, value: responses.quantile($0))
      },
      errorRate: model.errorRate, confidence: model.meanConfidence(scenario.units))
  }
}

extension GroupModel {
  /// The mean of a normal number that is cut to [0, 1]: what lies outside counts as the end.
  ///
  ///     E = m·(Φ(b) − Φ(a)) + s·(φ(a) − φ(b)) + 1 − Φ(b),   a = −m/s, b = (1 − m)/s
  func meanConfidence(_ units: UnitModel) -> Double {
    let square =
      units.moodDeviation * units.moodDeviation + units.confidenceDeviation * units.confidenceDeviation
    guard square > 0 else { return confidence }
    let deviation = square.squareRoot()
    let (a, b) = (-confidence / deviation, (1 - confidence) / deviation)
    let normal = Normal.standard
    return confidence * (normal.cumulative(b) - normal.cumulative(a))
      + deviation * (normal.density(a) - normal.density(b)) + normal.survival(b)
  }
}
