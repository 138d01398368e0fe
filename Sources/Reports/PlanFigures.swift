internal import Documents
internal import Inference
internal import Plans
internal import Verdicts

/// A plan in the words and figures that its summaries share.
struct PlanFigures {
  let plan: Plan
  let telling: Telling

  /// The head of a summary: the experiment's name and its days, as far as they are planned.
  var title: String {
    let days: String? =
      switch (plan.startDate, plan.endDate) {
      case (let start?, let end?): telling(ReportTextPhrase.fromTo, "\(start)", "\(end)")
      case (let start?, nil): telling(AnalysisPhrase.from, "\(start)")
      case (nil, let end?): telling(PlanPhrase.until, "\(end)")
      case (nil, nil): nil
      }
    return [plan.experimentName, days].compactMap { $0 }.joined(separator: ", ")
  }

  var groupHeads: [String] { heads([.role, .name, .share, .inTheLog]) }

  /// The planned groups, a row each.
  var groups: [[String]] {
    let all: [(ReportPhrase, PlannedGroup?)] = [(.control, plan.control), (.treatment, plan.treatment)]
    return all.compactMap { role, group in
      guard let group else { return nil }
      let share = group.percentage.map { percent($0 / 100) }
      return [telling(role), group.name ?? "–", share ?? "–", group.algorithm ?? "–"]
    }
  }

  var metricHeads: [String] { heads([.metric, .kind, .better, .role, .worseBy]) }

  /// The metrics, a row each.
  var metrics: [[String]] {
    plan.metrics.map { metric in
      let margin: String =
        switch metric.margin {
        case .absolute(let margin)?:
          metric.kind.isShare ? points(margin) : Figures.significant(margin)
        case .relative(let margin)?: percent(margin)
        case nil: "–"
        }
      return [
        metric.name, telling.rawName(metric.kind.rawValue),
        telling(metric.direction == .increase ? PlanPhrase.higher : .lower),
        telling.rawName(metric.role.rawValue), margin,
      ]
    }
  }

  var stageHeads: [String] {
    heads([.stage, .share, .watched, .errors]) + ["p95"] + heads([.success, .confidence, .and])
  }

  /// The stages, a row each.
  var stages: [[String]] {
    plan.canary.stages.map { stage in
      let limits = stage.limits
      let watched =
        stage.hours.isFinite
        ? telling(FigurePhrase.hours, Self.number(stage.hours)) : telling(PlanPhrase.forGood)
      let further = [
        stage.needsLoadTest ? telling(PlanPhrase.loadTest) : nil,
        stage.needsDecision ? telling(PlanPhrase.decision) : nil,
        stage.start.map { start in
          stage.end.map { telling(PlanPhrase.fromTo, start, $0) } ?? telling(AnalysisPhrase.from, start)
        },
      ]
      return [
        String(stage.number), percent(stage.share), watched,
        limits.errorRate.map { "≤ " + percent($0) } ?? "–",
        limits.p95ResponseTime.map { "≤ " + duration($0) } ?? "–",
        limits.successRate.map { "≥ " + percent($0) } ?? "–",
        limits.confidence.map { "≥ " + Self.number($0) } ?? "–",
        further.compactMap { $0 }.joined(separator: ", "),
      ]
    }
  }

  var triggerHeads: [String] { heads([.when, .within, .then, .place]) }

  /// The triggers of all stages, then those of each, a row each.
  var triggers: [[String]] {
    let common = plan.canary.triggers.map { ($0, telling(PlanPhrase.everyStage)) }
    let own = plan.canary.stages.flatMap { stage in
      stage.triggers.map { ($0, telling(ReportTextPhrase.stage, "\(stage.number)")) }
    }
    return (common + own).map { trigger, place in
      [
        condition(trigger), telling.span(trigger.window),
        telling(trigger.action == .rollBack ? PlanPhrase.rollBack : .warn), place,
      ]
    }
  }

  /// What else was decided, a sentence each.
  var sentences: [String] {
    let canary = plan.canary
    let watch = canary.watch
    let statistics = plan.statistics
    var sentences = [
      telling(
        PlanPhrase.besideLegacy, points(canary.legacy.errorRateIncrease), percent(canary.legacy.p95Increase),
        Figures.count(canary.legacy.requests)),
      telling(
        PlanPhrase.windows, Figures.count(watch.minimumRequests), telling.span(watch.reachBack),
        telling.span(watch.lateness), telling.span(watch.recovery),
        telling.rawName(watch.evidence.rawValue)),
      telling(PlanPhrase.promotion, percent(canary.promotionImprovement)),
      telling(
        PlanPhrase.statistics, percent(statistics.confidenceLevel), "\(statistics.minimumSampleSize)",
        telling.rawName(statistics.correction.rawValue),
        telling.rawName(statistics.sequential.method.rawValue)),
    ]
    if plan.metrics.isEmpty { sentences.append(telling(PlanPhrase.usualMetrics)) }
    if let services = canary.services {
      let place =
        services.service + (services.project.map { telling(PlanPhrase.project, $0) } ?? "")
        + (services.region.map { telling(PlanPhrase.region, $0) } ?? "")
      sentences.append(telling(PlanPhrase.services, place, services.legacy, services.canary))
    } else {
      sentences.append(telling(PlanPhrase.noServices))
    }
    return sentences
  }

  /// When a trigger fires: `error rate > 5.0 %`.
  private func condition(_ trigger: Trigger) -> String {
    let measure = trigger.measure
    let value =
      measure.isShare
      ? percent(trigger.threshold)
      : measure.isDuration ? duration(trigger.threshold) : Self.number(trigger.threshold)
    return "\(name(measure)) \(trigger.side == .above ? ">" : "<") \(value)"
  }

  private func name(_ measure: CanaryMeasure) -> String {
    switch telling.language {
    case .english:
      (measure.rawValue.hasSuffix("_ms") ? String(measure.rawValue.dropLast(3)) : measure.rawValue)
        .replacing("_", with: " ")
    case .korean: telling.measure(measure)
    }
  }

  private func heads(_ phrases: [PlanPhrase]) -> [String] { phrases.map { telling($0) } }

  private func duration(_ milliseconds: Double) -> String {
    milliseconds >= 1_000
      ? telling(FigurePhrase.seconds, Self.number(milliseconds / 1_000)) : "\(Self.number(milliseconds)) ms"
  }

  /// A number as somebody wrote it: what was decided is not rounded, but for what binary fractions add to it.
  private static func number(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return Figures.significant(value) }
    return JSON((value * 1e9).rounded() / 1e9).description
  }

  private func percent(_ share: Double) -> String { telling.figure("\(Self.number(share * 100)) %") }

  private func points(_ share: Double) -> String { telling.figure("\(Self.number(share * 100)) points") }
}

extension Telling {
  /// A word of a plan; in English as it stands there.
  func rawName(_ name: String) -> String { KoreanNames.name(name, in: language) ?? name }
}
