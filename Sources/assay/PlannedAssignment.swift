import Assignment
import Plans
import Sentences
import Summaries

/// How users are assigned, as the options and the plan have it.
struct PlannedAssignment {
  let assignment: Assignment
  /// Where the percentage comes from, in words.
  let source: Sentence
  /// The stage whose percentage it is, where one was named.
  let stage: Int?
  /// What the groups are called.
  var names: (control: String, treatment: String)
  /// The dated stages, where their percentages hold and no other was named.
  let stages: [AssignmentAudit.Stage]

  /// The assignment of a rule.
  ///
  /// - Parameters:
  ///   - rule: how buckets are made.
  ///   - seed: the seed that was asked for; that of the plan where it is nil.
  ///   - percentage: the percentage that was asked for.
  ///   - stage: the stage that was asked for.
  ///   - names: the names of groups that were asked for.
  ///   - plan: what was planned.
  ///   - readsLog: whether rows of a log are judged, whose times tell their stage.
  /// - Throws: ``Trouble`` where the plan has no such stage, and the errors of `Assignment`.
  init(
    _ rule: AssignmentRule, seed: Int? = nil, percentage: Double? = nil, stage: Int? = nil,
    names: (control: String?, treatment: String?) = (nil, nil), plan: Plan, readsLog: Bool = false
  ) throws {
    /// What the rule makes of a canary's percentage of the traffic.
    func part(ofCanary share: Double) -> Double {
      rule.percentageSide == .treatment ? share : 100 - share
    }
    let planned = rule.percentageSide == .treatment ? plan.treatment?.percentage : plan.control?.percentage
    var dated: [AssignmentAudit.Stage] = []
    if readsLog, rule.hasPercentage, percentage == nil, stage == nil, rule == .router || planned == nil {
      dated = try CellQuestions.stages(plan).map {
        AssignmentAudit.Stage(
          number: $0.number, start: $0.range.start, end: $0.range.end,
          percentage: part(ofCanary: 100 * $0.share))
      }
    }
    stages = dated
    self.stage = stage
    let chosen: Double
    if !rule.hasPercentage {
      (chosen, source) = (50, "the rule's own")
    } else if let percentage {
      (chosen, source) = (percentage, "as asked for")
    } else if let stage {
      guard let found = plan.canary.stage(stage) else {
        let numbers = plan.canary.stages.map { String($0.number) }.joined(separator: ", ")
        throw Trouble("--stage \(stage): there is no such stage; there are \(numbers)")
      }
      (chosen, source) = (part(ofCanary: found.percentage), "of stage \(stage)")
    } else if let planned {
      (chosen, source) = (planned, "as the plan's groups have it")
    } else if rule == .router {
      let first = plan.canary.stages.first ?? CanaryStage.standard[0]
      (chosen, source) = (first.percentage, "of stage \(first.number)")
    } else {
      (chosen, source) = (50, "by default")
    }
    assignment = try Assignment(rule, seed: seed ?? plan.seed, percentage: chosen)
    let usual = rule == .router ? ("legacy", "canary") : ("control", "treatment")
    self.names = (
      names.control ?? plan.control?.name ?? plan.control?.algorithm ?? usual.0,
      names.treatment ?? plan.treatment?.name ?? plan.treatment?.algorithm ?? usual.1
    )
  }

  /// What is called so.
  func name(of side: AssignedSide) -> String { side == .control ? names.control : names.treatment }
}

extension AssignmentError {
  /// What is wrong, and what would cure it.
  var explanation: String {
    switch self {
    case .noLibrary(let reason):
      "OpenSSL's libcrypto, which computes MD5, cannot be loaded (\(reason)); scripts/setup installs it"
    case .invalidPercentage(let percentage):
      "--percent \(percentage): must be a percentage between 0 and 100"
    case .tooManyStages(let found, let limit):
      "the plan dates \(found) stages; at most \(limit) can be told apart; --percent states one percentage for all rows"
    }
  }
}
