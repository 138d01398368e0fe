/// A canary release as it was planned: its stages, what rolls it back, and what promotes it.
public struct CanaryPlan: Sendable, Equatable {
  /// The stages, by rising number.
  public var stages = CanaryStage.standard
  /// What the canary must keep to beside the legacy version.
  public var legacy = LegacyLimits()
  /// What rolls back every stage.
  public var triggers = Trigger.standard
  /// How the windows of triggers are judged.
  public var watch = WatchRules()
  /// The relative improvement of response time above which all traffic goes to the canary.
  public var promotionImprovement = 0.10
  /// What is deployed where; nil where the plan does not name it.
  public var services: ReleaseServices?

  /// What holds without a plan.
  public init() {}

  /// The stages that have begun, by their own account.
  public var datedStages: [CanaryStage] { stages.filter { $0.start != nil } }

  /// The stages in which there are two groups; the usual ones where none of the plan's has.
  public var sharedStages: [CanaryStage] {
    func shared(_ stages: [CanaryStage]) -> [CanaryStage] {
      stages.filter { $0.percentage > 0 && $0.percentage < 100 }
    }
    let planned = shared(stages)
    return planned.isEmpty ? shared(CanaryStage.standard) : planned
  }

  /// The stage of a number.
  public func stage(_ number: Int) -> CanaryStage? { stages.first { $0.number == number } }

  /// The triggers of a stage: its own and those of every stage; only the latter where no stage is named.
  public func triggers(ofStage number: Int?) -> [Trigger] {
    var all = triggers
    for trigger in number.flatMap(stage)?.triggers ?? [] where !all.contains(trigger) { all.append(trigger) }
    return all
  }
}

/// How the windows of triggers are judged.
public struct WatchRules: Sendable, Equatable {
  /// How much a trigger asks before it fires.
  public enum Evidence: String, Sendable, CaseIterable {
    /// The bare rule, with its chance told.
    case point
    /// The rule, a chance below 10⁻⁴ under the permitted rate, and two units at least.
    case proven
  }

  /// The canary's requests that a window needs to be judged.
  public var minimumRequests = 100
  /// How far a thinner window reaches back for them, in milliseconds.
  public var reachBack: Int64 = 3_600_000
  /// How late a row may come, in milliseconds of the log's own time.
  public var lateness: Int64 = 120_000
  /// How long a warning may stand before the release goes back by one stage, in milliseconds.
  public var recovery: Int64 = 3_600_000
  /// How much a trigger asks.
  public var evidence = Evidence.point

  /// What holds without a plan.
  public init() {}
}

/// Where the versions run: a Cloud Run service and the revisions, or tags of them, that share its traffic.
public struct ReleaseServices: Sendable, Equatable {
  /// The service whose traffic is split.
  public var service: String
  /// The revision that serves the legacy version.
  public var legacy: String
  /// The revision that serves the canary.
  public var canary: String
  /// The project; nil for the one that gcloud is set to.
  public var project: String?
  /// The region; nil for the one that gcloud is set to.
  public var region: String?

  /// Services.
  public init(
    service: String, legacy: String, canary: String, project: String? = nil, region: String? = nil
  ) {
    self.service = service
    self.legacy = legacy
    self.canary = canary
    self.project = project
    self.region = region
  }
}
