public import Plans
public import Sentences

/// A change of the traffic between the legacy version and the canary: the split, and the command that makes it.
public struct Rollout: Sendable, Equatable {
  /// What is wanted.
  public enum Action: Sendable, Equatable {
    /// The share of a stage, which begins.
    case stage(Int)
    /// A share in percent.
    case percent(Double)
    /// The share of an earlier stage; 0 is before the first, without a canary.
    case rollback(to: Int)
    /// No canary at all, at once.
    case emergency

    /// The word for it: `stage`, `percent`, `rollback` or `emergency`.
    public var word: String {
      switch self {
      case .stage: "stage"
      case .percent: "percent"
      case .rollback: "rollback"
      case .emergency: "emergency"
      }
    }
  }

  /// What is wanted.
  public let action: Action
  /// What is deployed where.
  public let services: ReleaseServices
  /// The canary's share in percent, a whole number.
  public let canary: Int
  /// The stage that begins, or that is gone back to; nil where the share is none's.
  public let stage: CanaryStage?
  /// The stage that is left, whose gate must have passed; nil where no gate stands in the way.
  public let leaving: CanaryStage?

  /// The legacy version's share in percent.
  public var legacy: Int { 100 - canary }

  /// Whether it takes traffic away from the canary, which no gate may delay.
  public var isRollback: Bool {
    switch action {
    case .rollback, .emergency: true
    case .stage, .percent: canary == 0
    }
  }

  /// The gates any of which lets it begin; none where no gate stands in the way.
  ///
  /// Leaving stage 1 is the question of the gate `stage1`, and so on. All traffic may also follow the last gate, `stage5`.
  public var gates: [String] {
    guard let leaving else { return [] }
    let own = "stage\(leaving.number)"
    return canary == 100 ? ["stage5", own] : [own]
  }

  /// A change of the traffic.
  ///
  /// Cloud Run splits traffic in whole percents. A share such as 0.5 % is refused, not rounded: twice the requests, or
  /// none at all, is not what was planned.
  ///
  /// - Parameters:
  ///   - action: what is wanted.
  ///   - plan: the stages and the services.
  /// - Throws: ``RolloutError``.
  public init(_ action: Action, plan: CanaryPlan) throws(RolloutError) {
    guard let services = plan.services else { throw .noServices }
    for name in [services.service, services.legacy, services.canary, services.project, services.region] {
      if let name, !ReleaseServices.isName(name) { throw .invalidName(name) }
    }
    self.action = action
    self.services = services
    switch action {
    case .stage(let number):
      let place = try Self.place(of: number, in: plan)
      let stage = plan.stages[place]
      self.stage = stage
      canary = try Self.whole(stage.percentage, stage: number)
      leaving = place > 0 && canary > 0 ? plan.stages[place - 1] : nil
    case .percent(let percent):
      guard (0...100).contains(percent) else { throw .outOfRange(percent) }
      canary = try Self.whole(percent, stage: nil)
      stage = plan.stages.first { $0.percentage == percent }
      // The share belongs to the first stage that has as much: what lets that one begin is asked.
      let reached = plan.stages.firstIndex { $0.percentage >= percent } ?? plan.stages.count
      leaving = percent > 0 && reached > 0 ? plan.stages[reached - 1] : nil
    case .rollback(to: 0), .emergency:
      stage = nil
      canary = 0
      leaving = nil
    case .rollback(to: let number):
      let stage = plan.stages[try Self.place(of: number, in: plan)]
      self.stage = stage
      canary = try Self.whole(stage.percentage, stage: number)
      leaving = nil
    }
  }

  /// The command, its program's name first.
  ///
  /// A version that gets nothing is left out: what is named shares all of the traffic.
  public var command: [String] {
    var words = ["gcloud", "run", "services", "update-traffic", services.service]
    words += place
    let shares = [(services.legacy, legacy), (services.canary, canary)].filter { $0.1 > 0 }
    return words + ["--to-revisions", shares.map { "\($0.0)=\($0.1)" }.joined(separator: ",")]
  }

  /// What the team does itself when all traffic has gone to the canary, each with its command; nothing else asks for more.
  public var afterwards: [(text: Sentence, command: [String])] {
    func scale(_ name: String, from least: Int, to most: Int) -> [String] {
      ["gcloud", "run", "services", "update", name] + place
        + ["--min-instances", "\(least)", "--max-instances", "\(most)"]
    }
    let look = ["gcloud", "run", "services", "describe", services.service] + place
    var steps: [(text: Sentence, command: [String])] = [
      (text: "see how the traffic is split now", command: look + ["--format", "value(status.traffic)"])
    ]
    if canary == 100 {
      steps.append(
        (
          "where legacy is a service of its own: keep it as a small backup",
          scale(services.legacy, from: 0, to: 1)
        ))
      steps.append(
        ("where the canary is a service of its own: give it room", scale(services.canary, from: 1, to: 10)))
    }
    return steps
  }

  private var place: [String] {
    (services.project.map { ["--project", $0] } ?? []) + (services.region.map { ["--region", $0] } ?? [])
  }

  private static func place(of number: Int, in plan: CanaryPlan) throws(RolloutError) -> Int {
    guard let place = plan.stages.firstIndex(where: { $0.number == number }) else {
      throw .unknownStage(number, known: plan.stages.map(\.number))
    }
    return place
  }

  private static func whole(_ percent: Double, stage: Int?) throws(RolloutError) -> Int {
    guard let whole = Int(exactly: percent) else { throw .notWhole(percent, stage: stage) }
    return whole
  }
}
