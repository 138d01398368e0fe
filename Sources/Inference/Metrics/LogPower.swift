public import Summaries

/// What a log says of how long an experiment on the same traffic must run to judge a metric.
///
/// The metric's value and variance are those of one group, which is to be the control; the treatment's variance is taken
/// to be the same (of a share, that of its own share). For a mean or a share of requests, units enter by their intraclass
/// correlation, so that more requests of the same units are worth less; for all other kinds each unit counts as one,
/// which is never too hopeful.
///
/// *Source:* as ``IntraclassCorrelation``, ``ClusterDesign``, ``UnitVariance`` and ``TrafficForecast``.
public struct LogPower: Sendable, Equatable {
  /// What one independent value is.
  public enum Worth: String, Sendable {
    /// A request.
    case request
    /// A unit.
    case unit
  }

  /// What is asked.
  public let specification: MetricSpecification
  /// The requests of the group that have a value.
  public let requests: Int
  /// Their units; nil where requests are independent.
  public let units: Int?
  /// The metric's value.
  public let value: Double
  /// The standard deviation of what one independent value adds.
  public let standardDeviation: Double
  /// What that value is.
  public let worth: Worth
  /// The requests of a unit, on average; nil without units.
  public let unitSize: Double?
  /// Their standard deviation over their mean.
  public let unitSizeVariation: Double?
  /// How alike the requests of a unit are; nil where that is not known.
  public let intraclassCorrelation: Double?
  /// Clustered over naive variance in the log; nil without units, and where units count as one.
  public let designEffect: Double?
  /// What the traffic is worth over time; nil where it is not known.
  public let forecast: TrafficForecast?

  /// What a group says of a metric.
  ///
  /// - Parameters:
  ///   - specification: the metric.
  ///   - group: the group that is to be the control.
  ///   - traffic: that of all groups together; nil where it is not known.
  /// - Throws: `tooFewUnits`, `tooFewRows`, `zeroVariance`, `notFinite`.
  public init(
    _ specification: MetricSpecification, of group: GroupSummary, traffic: LogTraffic?
  ) throws(InferenceError) {
    let summary = group.summary(of: specification)
    let rows = group.expressions[specification.rowExpression]?.moments ?? summary.moments
    let units = summary.units
    if let units, units.count < Estimate.fewestUnits {
      throw .tooFewUnits(found: units.count, needed: Estimate.fewestUnits)
    }
    let estimate = specification.metric.estimate(summary, besides: nil, level: 0.95)
    guard rows.count >= 2 else { throw .tooFewRows(found: rows.count, needed: 2) }
    guard estimate.value.isFinite else { throw .notFinite }
    self.specification = specification
    value = estimate.value
    requests = rows.count
    let isByUnit = specification.kind.isPerUnit
    self.units = isByUnit ? estimate.units : units?.count
    unitSize = units?.meanSize ?? (isByUnit ? estimate.units.map { Double(rows.count) / Double($0) } : nil)
    unitSizeVariation = units.map {
      ($0.varianceSize * Double($0.count - 1) / Double($0.count)).squareRoot() / $0.meanSize
    }
    let isOfRequests = specification.kind == .mean || specification.kind == .proportion
    if isOfRequests {
      worth = .request
      standardDeviation = rows.standardDeviation
      intraclassCorrelation = units.flatMap { IntraclassCorrelation.overPairs(rows: rows, units: $0) }
      designEffect = units.map { $0.varianceOfRatio / (rows.variance / Double(rows.count)) }
    } else {
      worth = self.units == nil ? .request : .unit
      let count = Double(self.units ?? rows.count)
      standardDeviation = estimate.standardError * count.squareRoot()
      (intraclassCorrelation, designEffect) = (nil, nil)
    }
    guard standardDeviation > 0 else { throw .zeroVariance }
    guard standardDeviation.isFinite else { throw .notFinite }
    forecast = try Self.forecast(
      traffic, hasUnits: self.units != nil, correlation: isOfRequests ? intraclassCorrelation ?? 0 : 1,
      variation: isOfRequests ? unitSizeVariation ?? 0 : 0)
  }

  private static func forecast(
    _ traffic: LogTraffic?, hasUnits: Bool, correlation: Double, variation: Double
  ) throws(InferenceError) -> TrafficForecast? {
    guard let traffic else { return nil }
    guard hasUnits, let count = traffic.units, count > 0, traffic.requests > 0 else {
      return try TrafficForecast(dailyRequests: traffic.dailyRequests, units: nil)
    }
    return try TrafficForecast(
      dailyRequests: traffic.dailyRequests,
      units: TrafficForecast.Units(
        count: count, days: traffic.requests / traffic.dailyRequests, growth: traffic.growth ?? 1,
        intraclassCorrelation: min(1, correlation), sizeVariation: variation, seen: traffic.seen))
  }
}
