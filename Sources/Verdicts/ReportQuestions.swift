public import Inference
public import Summaries

/// What a report asks of the logs beside its analysis.
public struct ReportQuestions: Sendable, Equatable {
  /// The metric that the report is about.
  public var primary: MetricSpecification
  /// The zone in which days are cut.
  public var zone: ZoneOffsets
  /// When the experiment is planned to end, in milliseconds since 1970; nil where that is not planned.
  public var plannedEnd: Int64?

  /// The levels of a distribution function on a logarithmic axis: close at both ends.
  public static let levels: [Double] =
    [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.04] + (2...38).map { Double($0) / 40 }
    + [0.96, 0.97, 0.98, 0.99, 0.995, 0.9975, 0.999]

  /// The units, in all groups together, of which the spread within days and segments is taken, at most.
  public static let unitLimit = 1 << 14

  /// The questions of a report; nil where there is no metric.
  ///
  /// - Parameters:
  ///   - metrics: what is analysed; the primary one, else the first, is what the report is about.
  ///   - zone: the zone in which days are cut.
  ///   - plannedEnd: when the experiment is planned to end, in milliseconds since 1970.
  public init?(_ metrics: [MetricSpecification], zone: ZoneOffsets, plannedEnd: Int64? = nil) {
    guard let primary = metrics.first(where: { $0.role == .primary }) ?? metrics.first else { return nil }
    self.primary = primary
    self.zone = zone
    self.plannedEnd = plannedEnd
  }

  /// What is to be summarised beside what the metrics need.
  public var needs: [Need] {
    let errors = Self.errorRate.expression
    var needs: [Need] = [.moments(errors), .unitSums(errors)]
    if primary.kind == .mean, primary.winsorizing == nil {
      needs.append(.distribution(primary.expression, levels: Self.levels))
    }
    return needs
  }

  /// What is summed in cells: the metrics that the report tells of, and the error rate.
  ///
  /// - Parameter metrics: what is analysed; guardrails are told as a whole.
  /// - Returns: the sums that cells are to hold.
  public func cellNeeds(of metrics: [MetricSpecification]) -> [Need] {
    let told = metrics.filter { $0.role != .guardrail || $0.isErrorRate } + [primary, Self.errorRate]
    var found: [Need] = []
    for metric in told where metric.kind == .mean || metric.kind == .proportion {
      let need = Need.unitSums(metric.expression)
      if !found.contains(need) { found.append(need) }
    }
    return found
  }

  /// What rows are told apart by beside their group.
  public var dimension: Dimension { .day(zone) }

  /// The share of requests that failed, as it is told of each day.
  static let errorRate = MetricSpecification.errorRate(role: .guardrail)
}
