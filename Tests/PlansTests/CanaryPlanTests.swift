import Documents
import Plans
import Testing

@Suite struct CanaryPlanTests {
  @Test func theTeamsStages() {
    let canary = CanaryPlan()
    #expect(canary.stages.map(\.number) == [1, 2, 3, 4, 5])
    #expect(canary.stages.map(\.share) == [0.05, 0.10, 0.25, 0.50, 1])
    #expect(canary.stages.map(\.hours) == [24, 24, 48, 72, .infinity])
    #expect(canary.stages.map(\.limits.errorRate) == [0.01, 0.015, 0.02, 0.025, nil])
    #expect(canary.stages.map(\.limits.p95ResponseTime) == [15_000, 18_000, 20_000, 22_000, nil])
    #expect(canary.stages.map(\.limits.successRate) == [0.95, 0.93, 0.91, 0.89, nil])
    #expect(canary.stages.map(\.limits.confidence) == [0.75, 0.73, 0.71, 0.69, nil])
    #expect(canary.stages.map(\.needsLoadTest) == [false, false, true, false, false])
    #expect(canary.stages.map(\.needsDecision) == [false, false, false, true, false])
    #expect(canary.sharedStages == Array(canary.stages.prefix(4)))
    #expect(canary.triggers(ofStage: nil).count == 8 && canary.triggers(ofStage: 1).count == 8)
    #expect(canary.triggers(ofStage: 2).count == 10)
  }

  /// What a stage leaves out is as in the usual stage of its number; a stage with one group alone compares nothing.
  @Test func stagesAreRead() throws {
    let text = #"""
      {"canary": {"stages": [
        {"stage": 1, "percentage": 5, "start": "2025-10-22", "end": "2025-10-22"},
        {"stage": 2, "percentage": 20, "start": "2025-10-23T08:00:00+09:00", "hours": 6,
         "limits": {"error_rate": 0.002, "confidence_score": null}, "rollback": []},
        {"stage": 4, "percentage": 50, "decision": false, "load_test": true},
        {"stage": 5, "percentage": 100},
        {"stage": 7, "percentage": 60}
      ]}}
      """#
    let canary = try plan(text).canary
    #expect(canary.stages.map(\.number) == [1, 2, 4, 5, 7])
    #expect(canary.stages.map(\.hours) == [24, 6, 72, .infinity, 24])
    #expect(canary.sharedStages.map(\.number) == [1, 2, 4, 7])
    #expect(canary.datedStages.map(\.start) == ["2025-10-22", "2025-10-23T08:00:00+09:00"])
    #expect(canary.stages[0].end == "2025-10-22" && canary.stages[1].end == nil)
    #expect(
      canary.stages[1].limits
        == StageLimits(errorRate: 0.002, p95ResponseTime: 18_000, successRate: 0.93, confidence: nil))
    #expect(canary.stages[1].triggers.isEmpty && canary.stages[4].limits == StageLimits())
    #expect(canary.stages[2].needsLoadTest && !canary.stages[2].needsDecision)
    #expect(try plan(#"{"canary": {"stages": []}}"#) == Plan())
  }

  @Test func allElseIsRead() throws {
    let text = #"""
      {"canary": {
        "legacy": {"error_rate_increase": 0.001, "p95_increase": 0.2, "requests": 500},
        "rollback": [
          {"metric": "p95_response_time_ms", "above": 2000}, {"metric": "availability", "below": 0.99, "window": "90s"},
          {"metric": "error_rate", "above": 0.01, "action": "warn"}
        ],
        "watch": {"minimum_requests": 50, "reach_back": "2h", "lateness": "10s", "recovery": "30m", "evidence": "proven"},
        "services": {"service": "api", "legacy": "api-1", "canary": "api-2", "region": "us-central1"}
      }}
      """#
    let canary = try plan(text).canary
    #expect(canary.legacy.errorRateIncrease == 0.001 && canary.legacy.p95Increase == 0.2)
    #expect(canary.legacy.requests == 500)
    #expect(
      canary.triggers == [
        Trigger(.p95ResponseTime, .above, 2_000), Trigger(.availability, .below, 0.99, window: 90_000),
        Trigger(.errorRate, .above, 0.01, action: .warn),
      ])
    #expect(canary.triggers.map(\.window) == [600_000, 90_000, 300_000])
    #expect(canary.watch.minimumRequests == 50 && canary.watch.reachBack == 7_200_000)
    #expect(canary.watch.lateness == 10_000 && canary.watch.recovery == 1_800_000)
    #expect(canary.watch.evidence == .proven)
    #expect(
      canary.services
        == ReleaseServices(service: "api", legacy: "api-1", canary: "api-2", region: "us-central1"))
  }

  /// Every mistake is told at once, by line, each with its path.
  @Test func allMistakesAreTold() throws {
    let text = #"""
      {"experiment": "x",
       "canary": {
        "stages": [{"stage": 1, "percentage": 500, "hours": 0},
                   {"stage": 1, "percentage": 5, "limits": {"p95": 1}}],
        "rollback": [{"metric": "errors", "above": 0.1}, {"metric": "error_rate"},
                     {"metric": "error_rate", "above": 5}, {"metric": "error_rate", "above": 0.1, "below": 0.1},
                     {"metric": "success_rate", "below": 0.9, "window": "5"}],
        "watch": {"lateness": "-1s", "recovery": "0s"},
        "services": {"service": "--quiet", "legacy": "a", "canary": "a b"}}}
      """#
    let mistakes = Plan.mistakes(in: try Document(parsing: text, name: "plan.json")).map(\.description)
    let paths = [
      "experiment", "canary.stages[0].percentage", "canary.stages[0].hours", "canary.stages[1].limits.p95",
      "canary.rollback[0].metric", "canary.rollback[1]", "canary.rollback[2].above", "canary.rollback[3]",
      "canary.rollback[4].window", "canary.watch.lateness", "canary.watch.recovery",
      "canary.services.service", "canary.services.canary",
    ]
    #expect(mistakes.count == paths.count, "\(mistakes.joined(separator: "\n"))")
    for (mistake, path) in zip(mistakes, paths) { #expect(mistake.contains(path), "\(mistake)") }
    #expect(Plan.mistakes(in: try Document(parsing: "{}", name: "plan.json")).isEmpty)
  }

  @Test(arguments: [
    ("60s", 60_000), ("10m", 600_000), ("10min", 600_000), ("1.5h", 5_400_000), ("2d", 172_800_000),
    ("250ms", 250), ("0s", 0),
  ])
  func durations(_ text: String, _ milliseconds: Int64) {
    #expect(PlannedDuration.milliseconds(text) == milliseconds)
    #expect(PlannedDuration.milliseconds(PlannedDuration.text(milliseconds)) == milliseconds)
  }

  @Test(arguments: [
    "", "5", "m", "-5m", "+5m", "5 m", "1e3s", "nan s", "0x5s", "inf s", "99999999999d", "5.5.5s",
  ])
  func noDurations(_ text: String) { #expect(PlannedDuration.milliseconds(text) == nil) }
}
