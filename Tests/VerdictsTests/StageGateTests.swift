import Inference
import Plans
import Sentences
import Testing
import Verdicts

/// Stages' gates on figures that are written out here.
@Suite struct StageGateTests {
  /// The usual stage of a number.
  static func stage(_ number: Int = 1) throws -> CanaryStage {
    try #require(CanaryPlan().stage(number))
  }

  /// Evidence of a log that passes every stage.
  static func passing() throws -> StageEvidence {
    var evidence = StageEvidence(source: .log, path: "log.csv")
    evidence.canary = figures()
    evidence.legacy = .figures(figures())
    evidence.errorRateIncrease = Interval(estimate: 0, lower: -0.003, upper: 0.003)
    evidence.p95Lift = nil
    evidence.shareAboveLimit = Interval(estimate: 0.001, lower: 0, upper: 0.004)
    evidence.watched = WatchedTime(hours: 80, end: 288_000_000)
    evidence.sampleRatio = Check(name: "sample_ratio", status: .pass, pValue: 0.4, detail: "as planned")
    evidence.dataChecks = []
    return evidence
  }

  static func figures() -> StageFigures {
    var figures = StageFigures(requests: 2_000)
    figures.errorRate = StageFigure(0.003, lower: 0.001, upper: 0.008, count: 2_000)
    figures.p95 = StageFigure(580, lower: 550, upper: 640, count: 2_000)
    figures.successRate = StageFigure(0.987, lower: 0.98, upper: 0.99, count: 2_000)
    figures.confidence = StageFigure(0.85, lower: 0.84, upper: 0.86, count: 1_990)
    return figures
  }

  private func status(_ name: String, _ verdict: Verdict) -> Criterion.Status? {
    verdict.criteria.first { $0.name == name }?.status
  }

  @Test func everythingMetPasses() throws {
    let verdict = StageGate(stage: try Self.stage()).decide(try Self.passing())
    #expect(verdict.decision == .promote && verdict.missing == nil)
    #expect(verdict.reason.hasPrefix("stage 1 may be left: error rate 0.30 %"))
    #expect(
      verdict.criteria.map(\.name) == [
        "error_rate", "p95_response_time", "success_rate", "confidence", "legacy_error_rate", "legacy_p95",
        "requests", "hours_watched", "sample_ratio", "data_checks", "rollback_triggers",
      ])
  }

  @Test(arguments: [1, 2, 3, 4]) func theTableMayBeReached(number: Int) throws {
    let stage = try Self.stage(number)
    var evidence = try Self.passing()
    evidence.canary.errorRate.value = stage.limits.errorRate
    evidence.canary.p95.value = stage.limits.p95ResponseTime
    evidence.canary.successRate.value = stage.limits.successRate
    evidence.canary.confidence.value = stage.limits.confidence
    evidence.legacy = .figures(evidence.canary)
    let found = StageGate(stage: stage).decide(evidence)
    let table = found.criteria.prefix(4)
    #expect(table.allSatisfy { $0.status == .met }, "\(table)")
    for (place, nudge) in [1.000001, 1.000001, 0.999999, 0.999999].enumerated() {
      var beyond = evidence
      switch place {
      case 0: beyond.canary.errorRate.value = stage.limits.errorRate.map { $0 * nudge }
      case 1: beyond.canary.p95.value = stage.limits.p95ResponseTime.map { $0 * nudge }
      case 2: beyond.canary.successRate.value = stage.limits.successRate.map { $0 * nudge }
      default: beyond.canary.confidence.value = stage.limits.confidence.map { $0 * nudge }
      }
      let verdict = StageGate(stage: stage).decide(beyond)
      #expect(verdict.decision == .hold)
      #expect(verdict.criteria.prefix(4).filter { $0.status == .notMet }.map(\.name) == [table[place].name])
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func whatIsNoNumberNeverPasses(value: Double) throws {
    let fields: [WritableKeyPath<StageFigures, StageFigure>] = [
      \.errorRate, \.p95, \.successRate, \.confidence,
    ]
    for field in fields {
      var evidence = try Self.passing()
      evidence.canary[keyPath: field].value = value
      #expect(StageGate(stage: try Self.stage()).decide(evidence).decision == .hold)
      evidence.canary[keyPath: field].value = nil
      #expect(StageGate(stage: try Self.stage()).decide(evidence).decision == .hold)
    }
  }

  @Test func besideLegacyEqualityFails() throws {
    let gate = StageGate(stage: try Self.stage(4))
    for (canary, legacy, expected) in [
      (0.015, 0.01, Criterion.Status.notMet), (0.0149, 0.01, .met), (0.01, 0.02, .met), (0.02, 0.01, .notMet),
    ] {
      var evidence = try Self.passing()
      evidence.canary.errorRate.value = canary
      var figures = Self.figures()
      figures.errorRate.value = legacy
      evidence.legacy = .figures(figures)
      #expect(status("legacy_error_rate", gate.decide(evidence)) == expected, "\(canary) \(legacy)")
    }
    for (canary, legacy, expected) in [
      (1_100.0, 1_000.0, Criterion.Status.notMet), (1_099.9, 1_000, .met), (1.1, 1, .notMet),
      (33, 30, .notMet),
      (500, 0, .noData), (500, -1, .noData),
    ] {
      var evidence = try Self.passing()
      evidence.canary.p95.value = canary
      var figures = Self.figures()
      figures.p95.value = legacy
      evidence.legacy = .figures(figures)
      #expect(status("legacy_p95", gate.decide(evidence)) == expected, "\(canary) \(legacy)")
    }
  }

  @Test func oneSidedDataNeverPassUnlessAskedFor() throws {
    var evidence = try Self.passing()
    evidence.legacy = .missing("there is none")
    let verdict = StageGate(stage: try Self.stage()).decide(evidence)
    #expect(verdict.decision == .hold && status("legacy_p95", verdict) == .noData)
    evidence.legacy = .waived
    #expect(StageGate(stage: try Self.stage()).decide(evidence).decision == .promote)
  }

  @Test func boundAsksThatIntervalsProveIt() throws {
    let gate = StageGate(stage: try Self.stage(), evidence: .bound)
    var evidence = try Self.passing()
    evidence.p95Lift = RelativeLift(
      bounded: Interval(estimate: 0, lower: -0.05, upper: 0.05), method: "fieller")
    #expect(gate.decide(evidence).decision == .promote, "\(gate.decide(evidence).criteria)")
    func expect(_ name: String, _ expected: Criterion.Status, _ change: (inout StageEvidence) -> Void) {
      var changed = evidence
      change(&changed)
      let verdict = gate.decide(changed)
      #expect(status(name, verdict) == expected && verdict.decision == .hold, "\(name) \(expected)")
    }
    expect("error_rate", .notProven) { $0.canary.errorRate.upper = 0.011 }
    expect("error_rate", .noData) { $0.canary.errorRate.upper = nil }
    expect("success_rate", .notProven) { $0.canary.successRate.lower = 0.949 }
    expect("confidence", .notProven) { $0.canary.confidence.lower = 0.7 }
    expect("p95_response_time", .notProven) {
      $0.shareAboveLimit = Interval(estimate: 0.04, lower: 0.03, upper: 0.05)
    }
    expect("p95_response_time", .noData) { $0.shareAboveLimit = nil }
    expect("legacy_error_rate", .notProven) {
      $0.errorRateIncrease = Interval(estimate: 0, lower: -0.005, upper: 0.005)
    }
    expect("legacy_error_rate", .noData) { $0.errorRateIncrease = nil }
    expect("legacy_p95", .notProven) {
      $0.p95Lift = RelativeLift(unbounded: 0, excluding: nil, method: "fieller")
    }
    expect("legacy_p95", .noData) { $0.p95Lift = nil }
    evidence.canary.errorRate.upper = 0.01
    #expect(status("error_rate", gate.decide(evidence)) == .met)
  }

  @Test func aFiredTriggerRollsBack() throws {
    let trigger = Trigger(.errorRate, .above, 0.05)
    var evidence = try Self.passing()
    evidence.firedTriggers = []
    let gate = StageGate(stage: try Self.stage())
    #expect(status("rollback_triggers", gate.decide(evidence)) == .met)
    evidence.firedTriggers = [
      TriggerState(
        trigger: trigger, status: .fired, start: 0, end: 300_000, since: 0, detail: "error rate 7 %")
    ]
    let verdict = gate.decide(evidence)
    #expect(verdict.decision == .rollBack && verdict.reason.contains("error rate 7 %"))
    evidence.canary.errorRate.value = 0.9
    #expect(gate.decide(evidence).decision == .rollBack)
    var warning = trigger
    warning.action = .warn
    evidence = try Self.passing()
    evidence.firedTriggers = [
      TriggerState(trigger: warning, status: .fired, start: 0, end: 1, since: 0, detail: "")
    ]
    // Of warnings only those are handed on that did not recover, on which a watch steps back.
    let late = gate.decide(evidence)
    #expect(late.decision == .rollBack && late.reason.contains("had not recovered in time"))
  }

  @Test func whatIsMissingIsSaid() throws {
    var evidence = try Self.passing()
    evidence.canary.requests = 589
    evidence.watched = WatchedTime(hours: 3, end: 1_761_120_000_000)
    let missing = try #require(StageGate(stage: try Self.stage()).decide(evidence).missing)
    // 1,001 − 589 requests at 589/3 an hour; 21 hours after 2025-10-22 08:00 UTC.
    #expect(missing.contains("about 412 more canary requests are needed, 2.1 hours at this rate"))
    #expect(missing.contains("3 of 24 hours are watched; until 2025-10-23 05:00 UTC"), "\(missing)")
    evidence = try Self.passing()
    evidence.canary.errorRate.upper = 0.017
    let proving = StageGate(stage: try Self.stage(), evidence: .bound).decide(evidence).missing
    // 2,000·((0.017 − 0.003)/(0.01 − 0.003))² = 8,000.
    #expect(proving?.contains("about 6,000 more canary requests would prove the error rate") ?? false)
  }

  @Test func theWorstOfSnapshotsDecides() throws {
    var evidence = try Self.passing()
    evidence.source = .snapshot
    var bad = evidence
    (evidence.path, bad.path) = ("a.json", "b.json")
    bad.canary.errorRate.value = 0.02
    let gate = StageGate(stage: try Self.stage())
    let verdict = gate.decide(worstOf: [evidence, bad, evidence])
    #expect(verdict.decision == .hold && verdict.reason.contains("(b.json)"))
    #expect(verdict.criteria.count == gate.decide(evidence).criteria.count)
    #expect(gate.decide(worstOf: [evidence, evidence]).decision == .promote)
  }

  @Test func whatIsOlderSaysNothing() throws {
    var evidence = try Self.passing()
    evidence.staleness = "the snapshot is of last year"
    let verdict = StageGate(stage: try Self.stage()).decide(evidence)
    #expect(verdict.decision == .hold)
    #expect(verdict.criteria.allSatisfy { $0.status == .noData || $0.status == .notAsked })
  }

  @Test func stagesAskForTheirProofs() throws {
    var evidence = try Self.passing()
    #expect(status("load_test", StageGate(stage: try Self.stage(3)).decide(evidence)) == .noData)
    #expect(status("decision", StageGate(stage: try Self.stage(4)).decide(evidence)) == .noData)
    evidence.decision = StageDecision(
      Verdict(criteria: [Criterion(name: "improvement", status: .met, detail: "")], reason: "better"))
    #expect(StageGate(stage: try Self.stage(4)).decide(evidence).decision == .promote)
  }
}
