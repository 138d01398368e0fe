import Plans
import Testing
import Verdicts

@Suite struct RolloutTests {
  static var plan: CanaryPlan {
    var plan = CanaryPlan()
    plan.services = ReleaseServices(
      service: "ion-api", legacy: "ion-api-1", canary: "ion-api-2", project: "my-project",
      region: "us-central1")
    return plan
  }

  private static let actions: [(action: Rollout.Action, canary: Int, gates: [String], stage: Int?)] = [
    (.stage(1), 5, [], 1), (.stage(2), 10, ["stage1"], 2), (.stage(3), 25, ["stage2"], 3),
    (.stage(4), 50, ["stage3"], 4), (.stage(5), 100, ["stage5", "stage4"], 5),
    // A share belongs to the first stage that has as much.
    (.percent(0), 0, [], nil), (.percent(1), 1, [], nil), (.percent(5), 5, [], 1),
    (.percent(6), 6, ["stage1"], nil), (.percent(10), 10, ["stage1"], 2), (.percent(11), 11, ["stage2"], nil),
    (.percent(51), 51, ["stage4"], nil), (.percent(100), 100, ["stage5", "stage4"], 5),
    (.rollback(to: 4), 50, [], 4), (.rollback(to: 1), 5, [], 1), (.rollback(to: 0), 0, [], nil),
    (.emergency, 0, [], nil),
  ]

  @Test(arguments: actions)
  func splits(_ action: Rollout.Action, _ canary: Int, _ gates: [String], _ stage: Int?) throws {
    let rollout = try Rollout(action, plan: Self.plan)
    #expect(rollout.canary == canary && rollout.legacy == 100 - canary)
    #expect(rollout.gates == gates && rollout.stage?.number == stage)
    let shares = rollout.command.last?.split(separator: ",").compactMap { Int($0.split(separator: "=")[1]) }
    #expect(shares?.reduce(0, +) == 100)
  }

  /// The team's dry run, word by word.
  @Test func theCommand() throws {
    let start = ["gcloud", "run", "services", "update-traffic", "ion-api"]
    let place = ["--project", "my-project", "--region", "us-central1"]
    #expect(
      try Rollout(.stage(1), plan: Self.plan).command
        == start + place + ["--to-revisions", "ion-api-1=95,ion-api-2=5"])
    #expect(
      try Rollout(.emergency, plan: Self.plan).command == start + place + ["--to-revisions", "ion-api-1=100"])
    #expect(
      try Rollout(.stage(5), plan: Self.plan).command == start + place + ["--to-revisions", "ion-api-2=100"])
    var bare = Self.plan
    bare.services = ReleaseServices(service: "ion-api", legacy: "a", canary: "b")
    #expect(try Rollout(.percent(30), plan: bare).command == start + ["--to-revisions", "a=70,b=30"])
  }

  /// Only all traffic leaves steps to the team beyond looking.
  @Test func afterwards() throws {
    #expect(try Rollout(.stage(4), plan: Self.plan).afterwards.count == 1)
    let steps = try Rollout(.stage(5), plan: Self.plan).afterwards.map { $0.command.joined(separator: " ") }
    #expect(steps.count == 3)
    #expect(
      steps[1].contains("update ion-api-1 ") && steps[1].hasSuffix("--min-instances 0 --max-instances 1"))
    #expect(
      steps[2].contains("update ion-api-2 ") && steps[2].hasSuffix("--min-instances 1 --max-instances 10"))
  }

  @Test func whatCannotBePlanned() {
    #expect(throws: RolloutError.noServices) { try Rollout(.stage(1), plan: CanaryPlan()) }
    #expect(throws: RolloutError.unknownStage(6, known: [1, 2, 3, 4, 5])) {
      try Rollout(.stage(6), plan: Self.plan)
    }
    #expect(throws: RolloutError.unknownStage(-1, known: [1, 2, 3, 4, 5])) {
      try Rollout(.rollback(to: -1), plan: Self.plan)
    }
    for percent in [-1.0, 100.5, .infinity, .nan] {
      #expect(throws: RolloutError.self) { try Rollout(.percent(percent), plan: Self.plan) }
    }
    #expect(throws: RolloutError.notWhole(0.5, stage: nil)) { try Rollout(.percent(0.5), plan: Self.plan) }
    var small = Self.plan
    small.stages[0].percentage = 0.5
    #expect(throws: RolloutError.notWhole(0.5, stage: 1)) { try Rollout(.stage(1), plan: small) }
    #expect(throws: RolloutError.notWhole(0.5, stage: 1)) { try Rollout(.rollback(to: 1), plan: small) }
  }

  /// A name that gcloud, or anything on the way, would take for more than a name.
  @Test(arguments: ["", "-a", "--quiet", "a b", "a=5", "a,b", "a;b", "a\nb", "a\u{0}", "$(a)", "a/b", "가"])
  func namesThatAreRefused(_ name: String) {
    let paths: [WritableKeyPath<ReleaseServices, String>] = [\.service, \.legacy, \.canary]
    for path in paths {
      var plan = Self.plan
      plan.services?[keyPath: path] = name
      #expect(throws: RolloutError.invalidName(name)) { try Rollout(.emergency, plan: plan) }
    }
    var plan = Self.plan
    plan.services?.project = name
    #expect(throws: RolloutError.invalidName(name)) { try Rollout(.emergency, plan: plan) }
  }
}
