import Inference
import Plans
import Sentences
import Testing
import Verdicts

/// What gates say, in every combination of two things that may be so or not.
@Suite struct GateSentencesTests {
  /// What may stand in Korean: units, flags, the program's and the team's own words.
  static let allowed: Set<String> = [
    "ms", "p", "legacy", "canary", "null", "error_rate", "xx", "PASSED", "A", "B", "decide-stage", "UTC", "e",
    "--time", "--without-legacy", "--load-test", "--decision", "nan", "inf", "-inf", "-",
    "avg_confidence_score",
  ]

  typealias Change<Evidence> = @Sendable (inout Evidence) -> Void

  static let lastGate: [Change<Stage5Evidence>] = [
    { _ in }, { $0.improvement = nil }, { $0.improvement = Improvement(estimate: .nan) },
    { $0.improvement = Improvement(estimate: 0.2) },
    { $0.improvement = Improvement(estimate: 0.05, lower: 0.01, upper: 0.09) },
    { $0.improvement = Improvement(estimate: 0.2, lower: 0.05, upper: 0.3) },
    { $0.improvement = Improvement(estimate: -0.2, lower: -0.3, upper: -0.1) },
    { $0.improvement = Improvement(estimate: 0.2, lower: -.infinity, upper: .infinity) },
    { $0.improvementOnSuccess = nil }, { $0.improvementOnSuccess = Improvement(estimate: 0.02) },
    { $0.improvementOnSuccess = Improvement(estimate: 0.12, lower: 0.11, upper: 0.13) },
    {
      $0.noImprovementSentence = "there is none to judge"; $0.improvement = nil
    },
    { $0.means = nil }, { $0.difference = nil }, { $0.outcome = .inconclusive }, { $0.requests = nil },
    { $0.units = nil },
    { $0.requests = GroupPair(control: 1, treatment: 40) }, { $0.errorRates = nil },
    { $0.errorRates = GroupPair(control: .nan, treatment: 0.1) },
    { $0.errorRates = GroupPair(control: 0.01, treatment: 0.2) },
    { $0.failureRates = GroupPair(control: 0.01, treatment: 0.4) },
    { $0.failureRates = GroupPair(control: .nan, treatment: 0.4) },
    { $0.refusalRates = GroupPair(control: 0.01, treatment: 0.02) }, { $0.sampleRatio = nil },
    { $0.sampleRatio = Check(name: "sample_ratio", status: .fail, finding: "every unit is in one group") },
    { $0.sampleRatio = Check(name: "sample_ratio", status: .fail, detail: "문서의 말") },
    { $0.dataChecks = [] },
    {
      $0.dataChecks = [
        Check(name: "group_stops", status: .fail, finding: "all groups are served to the end"),
        Check(name: "repeated_requests", status: .fail, detail: "문서의 말"),
        Check(name: "missing_values:응답", status: .warn, detail: "문서의 말"),
      ]
    },
    { $0.source = .averages }, { $0.source = .analysis },
    {
      $0.source = .analysis; $0.improvementOnSuccess = nil
    },
    {
      $0.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: 15_100);
      $0.outcome = .inconclusive
    },
    {
      $0.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: 15_100)
      $0.outcome = .inconclusive
      $0.period = 0...36_000_000
    },
    {
      $0.power = PowerFigures(minimumDetectableEffect: 30.5, requiredSampleSize: nil);
      $0.outcome = .inconclusive
    },
  ]

  @Test(arguments: EvidenceLevel.allCases) func theLastGateIsTold(level: EvidenceLevel) {
    for (place, first) in Self.lastGate.enumerated() {
      for second in Self.lastGate[place...] {
        var evidence = goodEvidence()
        evidence.metric = "응답"
        evidence.names = GroupPair(control: "기존", treatment: "신규")
        evidence.sampleRatio = Check(
          name: "sample_ratio", status: .pass, finding: "every unit is in one group")
        first(&evidence)
        second(&evidence)
        expectTold(Stage5Gate(evidence: level).decide(evidence), allowing: Self.allowed)
      }
    }
  }

  static let stages: [Change<StageEvidence>] = [
    { _ in }, { $0.source = .snapshot }, { $0.legacy = .notCarried }, { $0.legacy = .waived },
    { $0.legacy = .missing("the snapshot's figures of legacy are null") },
    { $0.canary.errorRate = StageFigure(0.2, lower: 0.1, upper: 0.3, count: 9) },
    { $0.canary.errorRate = StageFigure(0.2) },
    { $0.canary.errorRate = StageFigure(nil, reason: "no row has a value") },
    { $0.canary.errorRate.upper = 0.2 }, { $0.canary.errorRate.upper = nil },
    { $0.canary.successRate.lower = 0.2 }, { $0.canary.successRate.value = 0.1 },
    { $0.canary.successRate.value = nil },
    { $0.canary.confidence.value = 0.2 }, { $0.canary.confidence = StageFigure(nil) },
    { $0.canary.p95 = StageFigure(30_000, lower: 20_000, upper: 40_000) },
    { $0.canary.p95.reason = "a response time of 0 ms is no measurement" },
    { $0.shareAboveLimit = nil }, { $0.shareAboveLimit = Interval(estimate: 0.04, lower: 0.03, upper: 0.06) },
    { $0.errorRateIncrease = nil }, { $0.errorRateIncrease = Interval(estimate: 0, lower: -0.1, upper: 0.1) },
    { $0.p95Lift = RelativeLift(unbounded: 0, excluding: nil, method: "fieller") },
    { $0.p95Lift = RelativeLift(bounded: Interval(estimate: 0, lower: -0.3, upper: 0.3), method: "fieller") },
    { $0.canary.requests = nil }, { $0.canary.requests = 7 }, { $0.watched = nil },
    { $0.watched = WatchedTime(hours: 0.5, end: 1_761_120_000_000) },
    { $0.watched = WatchedTime(hours: 9.5, end: 1_761_120_000_000) },
    { $0.sampleRatio = nil },
    { $0.sampleRatio = Check(name: "sample_ratio", status: .notChecked, finding: "no row names its unit") },
    { $0.sampleRatio = Check(name: "sample_ratio", status: .fail, finding: "every unit is in one group") },
    { $0.dataChecks = nil },
    { $0.firedTriggers = [] },
    {
      $0.staleness =
        "the snapshot is of \("2025-10-22 09:30 UTC"), before the stage began, \("2025-10-23 09:30 UTC")"
    },
    {
      var state = TriggerState(
        trigger: Trigger(.errorRate, .above, 0.05), status: .fired, start: 0, end: 1, since: 0, detail: "")
      state.finding = "no rollback trigger fired"
      $0.firedTriggers = [state, state]
    },
    {
      $0.decision = StageDecision(
        Stage5Gate().decide(
          Stage5Evidence(source: .log, metric: "응답", names: GroupPair(control: "기존", treatment: "신규"))))
    },
    { $0.decision = StageDecision(Stage5Gate(evidence: .point).decide(averages(500, 400))) },
  ]

  @Test(arguments: [1, 3, 4, 5], [EvidenceLevel.point, .bound])
  func theGatesOfStagesAreTold(number: Int, level: EvidenceLevel) throws {
    let gate = StageGate(stage: try StageGateTests.stage(number), evidence: level)
    for (place, first) in Self.stages.enumerated() {
      for second in Self.stages[place...] {
        var evidence = try StageGateTests.passing()
        (evidence.canaryName, evidence.legacyName, evidence.path) = ("신규", "기존", "기록")
        evidence.sampleRatio = Check(
          name: "sample_ratio", status: .pass, finding: "every unit is in one group")
        first(&evidence)
        second(&evidence)
        if place == 0 {
          let worst = gate.decide(worstOf: [evidence, evidence])
          expectTold(worst, allowing: Self.allowed.union(["avg_response_time"]))
        }
        let names = Self.allowed.union(["avg_response_time"])
        expectTold(gate.decide(evidence), allowing: names)
      }
    }
  }
}
