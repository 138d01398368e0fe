import Inference
import Plans
import Summaries
import Verdicts

/// Analyses to report on, made from summaries that are written out here.
enum Sample {
  /// One group: response times, successes and confidence, with users or without.
  struct Group {
    var name: String
    var requests = 1_000
    var users: Int? = 250
    var mean = 120.5
    var deviation = 40.5
    var successes = 995
    var quantiles = [116.5, 187, 214.25]
  }

  static let legacy = Group(name: "legacy")
  static let canary = Group(name: "canary", mean: 104, successes: 991, quantiles: [100, 170.5, 190])

  /// The analysis of groups, the first of them being the control.
  static func analysis(
    _ groups: [Group], specifications: [MetricSpecification] = MetricSpecification.standard,
    rows: RowCounts? = nil, split: Split? = nil
  ) throws -> Analysis {
    var settings = AnalysisSettings()
    settings.group = "ab_group"
    settings.unit = groups.contains { $0.users != nil } ? "user_id" : nil
    settings.split = split
    var plan = Plan()
    plan.experimentName = "gateway_rollout"
    plan.startDate = "2025-10-22"
    let roles = try GroupRoles(
      groups.map(\.name), plan: plan, control: groups[0].name, treatments: groups.dropFirst().map(\.name))
    let summary = summary(groups, rows: rows)
    return try Analysis(
      plan: plan, settings: settings, specifications: specifications, summary: summary, roles: roles,
      inputs: [
        Input(
          path: "logs/canary.jsonl", bytes: 123_456, rows: summary.rows.read,
          hash: "99aa06d3014798d86001c324468d497f")
      ])
  }

  /// The summary of groups whose response times and successes are known, and whose confidence is not.
  static func summary(_ groups: [Group], rows: RowCounts? = nil) -> Summary {
    var account = rows ?? RowCounts()
    account.used = groups.map(\.requests).reduce(0, +)
    let none = Array(repeating: Array(repeating: SharedUnits(), count: groups.count), count: groups.count)
    return Summary(
      groups: groups.map(summary), rows: account,
      sharedUnits: groups.contains { $0.users != nil } ? none : [])
  }

  private static func summary(_ group: Group) -> GroupSummary {
    let share = Double(group.successes) / Double(group.requests)
    let levels = [0.5, 0.95, 0.99]
    let standard = MetricSpecification.standard
    let times = MetricSummary(
      moments: Moments(
        count: group.requests, mean: group.mean,
        secondPowerSum: group.deviation * group.deviation * Double(group.requests - 1), minimum: 12,
        maximum: 480.25),
      units: group.users.map { units($0, of: group, mean: group.mean, deviation: group.deviation) },
      quantiles: zip(levels, group.quantiles).map { Quantile(level: $0, value: $1) })
    var summaries = [standard[0].expression: times]
    if let onSuccess = standard[0].onSuccess { summaries[onSuccess.expression] = times }
    let error = MetricSpecification.errorRate(role: .guardrail)
    for (specification, share) in [(standard[1], share), (error, 1 - share)] {
      summaries[specification.expression] = MetricSummary(
        moments: Moments(
          count: group.requests, mean: share, secondPowerSum: share * (1 - share) * Double(group.requests),
          minimum: 0, maximum: 1),
        units: group.users.map {
          units($0, of: group, mean: share, deviation: (share * (1 - share)).squareRoot())
        })
    }
    return GroupSummary(
      name: group.name, requests: group.requests, units: group.users, expressions: summaries)
  }

  /// Users of about equally many requests, whose sums vary as if half of the variance lay between them.
  private static func units(_ count: Int, of group: Group, mean: Double, deviation: Double) -> UnitMoments {
    let size = Double(group.requests) / Double(count)
    let between = deviation * deviation * size * (1 + (size - 1) / 2)
    return UnitMoments(
      count: count, meanSum: mean * size, varianceSum: between + mean * mean * 0.5, meanSize: size,
      varianceSize: 0.5, covariance: mean * 0.5, unitsWithEvent: count, unitsWithoutEvent: 12)
  }
}
