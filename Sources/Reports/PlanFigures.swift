internal import Documents
internal import Inference
internal import Plans
internal import Verdicts

/// A plan in the words and figures that its summaries share.
struct PlanFigures {
  let plan: Plan

  /// The head of a summary: the experiment's name and its days, as far as they are planned.
  var title: String {
    let days: String? =
      switch (plan.startDate, plan.endDate) {
      case (let start?, let end?): "\(start) to \(end)"
      case (let start?, nil): "from \(start)"
      case (nil, let end?): "until \(end)"
      case (nil, nil): nil
      }
    return [plan.experimentName, days].compactMap { $0 }.joined(separator: ", ")
  }

  static let groupHeads = ["role", "name", "share", "in the log also"]

  /// The planned groups, a row each.
  var groups: [[String]] {
    let all: [(String, PlannedGroup?)] = [("control", plan.control), ("treatment", plan.treatment)]
    return all.compactMap { role, group in
      guard let group else { return nil }
      let share = group.percentage.map { Self.percent($0 / 100) }
      return [role, group.name ?? "–", share ?? "–", group.algorithm ?? "–"]
    }
  }

  static let metricHeads = ["metric", "is", "better", "role", "may get worse by"]

  /// The metrics, a row each.
  var metrics: [[String]] {
    plan.metrics.map { metric in
      let margin: String =
        switch metric.margin {
        case .absolute(let margin)?:
          metric.kind.isShare ? Self.points(margin) : Figures.significant(margin)
        case .relative(let margin)?: Self.percent(margin)
        case nil: "–"
        }
      return [
        metric.name, metric.kind.rawValue, metric.direction == .increase ? "higher" : "lower",
        metric.role.rawValue, margin,
      ]
    }
  }

  static let stageHeads = ["stage", "share", "watched", "errors", "p95", "success", "confidence", "and"]

  /// The stages, a row each.
  var stages: [[String]] {
    plan.canary.stages.map { stage in
      let limits = stage.limits
      let watched = stage.hours.isFinite ? "\(Self.number(stage.hours)) h" : "for good"
      let further = [
        stage.needsLoadTest ? "load test" : nil, stage.needsDecision ? "A/B decision" : nil,
        stage.start.map { "from \($0)" + (stage.end.map { " to \($0)" } ?? "") },
      ]
      return [
        String(stage.number), Self.percent(stage.share), watched,
        limits.errorRate.map { "≤ " + Self.percent($0) } ?? "–",
        limits.p95ResponseTime.map { "≤ " + Self.duration($0) } ?? "–",
        limits.successRate.map { "≥ " + Self.percent($0) } ?? "–",
        limits.confidence.map { "≥ " + Self.number($0) } ?? "–",
        further.compactMap { $0 }.joined(separator: ", "),
      ]
    }
  }

  static let triggerHeads = ["when the canary's", "within", "then", "at"]

  /// The triggers of all stages, then those of each, a row each.
  var triggers: [[String]] {
    let common = plan.canary.triggers.map { ($0, "every stage") }
    let own = plan.canary.stages.flatMap { stage in
      stage.triggers.map { ($0, "stage \(stage.number)") }
    }
    return (common + own).map { trigger, place in
      [
        Self.condition(trigger), PlannedDuration.text(trigger.window),
        trigger.action == .rollBack ? "roll back" : "warn", place,
      ]
    }
  }

  /// What else was decided, a sentence each.
  var sentences: [String] {
    let canary = plan.canary
    let watch = canary.watch
    let statistics = plan.statistics
    var sentences = [
      "beside legacy: error rate higher by less than \(Self.points(canary.legacy.errorRateIncrease)), p95 by less than "
        + "\(Self.percent(canary.legacy.p95Increase)), more than \(Figures.count(canary.legacy.requests)) canary requests",
      "windows: \(Figures.count(watch.minimumRequests)) requests at least, reaching back \(PlannedDuration.text(watch.reachBack)) "
        + "for them; rows may be \(PlannedDuration.text(watch.lateness)) late; a warning must clear within "
        + "\(PlannedDuration.text(watch.recovery)); triggers ask for \(watch.evidence.rawValue) evidence",
      "promotion: response time better by more than \(Self.percent(canary.promotionImprovement))",
      "statistics: intervals of \(Self.percent(statistics.confidenceLevel)), \(statistics.minimumSampleSize) requests "
        + "and units a group at least, correction \(statistics.correction.rawValue), sequential \(statistics.sequential.method.rawValue)",
    ]
    if plan.metrics.isEmpty {
      sentences.append(
        "metrics: the usual ones, response time, success and confidence, as far as the log has them")
    }
    if let services = canary.services {
      sentences.append(
        "services: \(services.service)" + (services.project.map { ", project \($0)" } ?? "")
          + (services.region.map { ", region \($0)" } ?? "")
          + "; legacy is \(services.legacy), the canary \(services.canary)")
    } else {
      sentences.append("services: none are named, which assay rollout needs")
    }
    return sentences
  }

  /// When a trigger fires: `error rate > 5.0 %`.
  static func condition(_ trigger: Trigger) -> String {
    let measure = trigger.measure
    let name = measure.rawValue.hasSuffix("_ms") ? String(measure.rawValue.dropLast(3)) : measure.rawValue
    let value =
      measure.isShare
      ? percent(trigger.threshold)
      : measure.isDuration ? duration(trigger.threshold) : number(trigger.threshold)
    return "\(name.replacing("_", with: " ")) \(trigger.side == .above ? ">" : "<") \(value)"
  }

  private static func duration(_ milliseconds: Double) -> String {
    milliseconds >= 1_000 ? "\(number(milliseconds / 1_000)) s" : "\(number(milliseconds)) ms"
  }

  /// A number as somebody wrote it: what was decided is not rounded, but for what binary fractions add to it.
  private static func number(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return Figures.significant(value) }
    return JSON((value * 1e9).rounded() / 1e9).description
  }

  private static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  private static func points(_ share: Double) -> String { "\(number(share * 100)) points" }
}
