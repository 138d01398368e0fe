public import Documents
public import Simulation

/// What is true of a synthetic log, as a document: `assay-truth/1`.
public struct TruthDocument: Sendable {
  private let scenario: Scenario
  private let truth: ScenarioTruth
  private let version: String

  /// The document of a scenario's truth.
  ///
  /// - Parameters:
  ///   - scenario: what the log is of.
  ///   - truth: what is true of it.
  ///   - version: the version of the program.
  public init(_ scenario: Scenario, truth: ScenarioTruth, version: String) {
    self.scenario = scenario
    self.truth = truth
    self.version = version
  }

  /// The document; response times are in milliseconds.
  public var json: JSON {
    var object: JSON.Object = [
      "schema": "assay-truth/1",
      "assay_version": JSON(version),
      "seed": JSON("\(scenario.seed)"),
      "rows": JSON(scenario.rows),
      "users": JSON(scenario.users),
      "days": JSON(scenario.days),
      "start": JSON(Int(scenario.start)),
    ]
    for member in period(truth.overall).members { object[member.key] = member.value }
    object["stratified_difference"] = JSON(truth.stratifiedDifference)
    object["stratified_relative_difference"] = JSON(truth.stratifiedLift)
    object["intraclass_correlation"] = JSON(truth.correlation)
    object["stages"] = JSON(
      truth.stages.map { stage in
        var object: JSON.Object = ["first_day": JSON(stage.firstDay), "last_day": JSON(stage.lastDay)]
        for member in period(stage).members { object[member.key] = member.value }
        return .object(object)
      })
    object["parameters"] = parameters
    return .object(object)
  }

  /// Groups, and what the treatment changes, over some time.
  private func period(_ period: PeriodTruth) -> JSON.Object {
    let groups = [
      (scenario.controlName, "control", period.control),
      (scenario.treatmentName, "treatment", period.treatment),
    ]
    return [
      "groups": JSON(groups.compactMap { name, role, group in group.map { self.group($0, name, role) } }),
      "effects": effects(period),
    ]
  }

  private func group(_ group: GroupTruth, _ name: String, _ role: String) -> JSON {
    [
      "name": JSON(name), "role": JSON(role), "share": JSON(group.share),
      "response_time_ms": [
        "mean": JSON(group.mean), "standard_deviation": JSON(group.standardDeviation),
        "quantiles": .object(JSON.Object(group.quantiles.map { ("\($0.level)", JSON($0.value)) })),
      ],
      "error_rate": JSON(group.errorRate), "success_rate": JSON(group.successRate),
      "confidence_score": JSON(group.confidence),
    ]
  }

  private func effects(_ period: PeriodTruth) -> JSON {
    guard let effects = period.effects else { return nil }
    func change(_ change: TruthChange) -> JSON {
      ["difference": JSON(change.difference), "relative_difference": JSON(change.relative)]
    }
    return [
      "response_time_ms": change(effects.mean),
      "quantiles": .object(JSON.Object(effects.quantiles.map { ("\($0.level)", change($0.change)) })),
      "error_rate": change(effects.errorRate), "confidence_score": change(effects.confidence),
    ]
  }

  private var parameters: JSON {
    let (units, course) = (scenario.units, scenario.course)
    func group(_ group: GroupModel) -> JSON {
      [
        "mean": JSON(group.mean), "slow_share": JSON(group.slowShare), "slow_factor": JSON(group.slowFactor),
        "error_rate": JSON(group.errorRate), "failure_factor": JSON(group.failureFactor),
        "confidence": JSON(group.confidence), "missing": JSON(group.missing),
      ]
    }
    return [
      "control": group(scenario.control), "treatment": group(scenario.treatment),
      "sigma": JSON(units.logDeviation), "correlation": JSON(units.correlation),
      "tail_index": JSON(units.tailIndex), "activity": JSON(units.activityDeviation),
      "activity_correlation": JSON(units.activityCorrelation),
      "error_correlation": JSON(units.errorCorrelation), "mood": JSON(units.moodDeviation),
      "confidence_deviation": JSON(units.confidenceDeviation), "trend": JSON(course.trend),
      "daily": JSON(course.daily), "novelty": JSON(course.novelty),
      "novelty_half_life": JSON(course.noveltyHalfLife),
    ]
  }
}
