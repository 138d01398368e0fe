import Columns
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// Each trigger, and the row that it takes.
@Suite struct WatchTests {
  private func events(
    _ rows: [WatchRow], stage: Int? = 1, plan: CanaryPlan = CanaryPlan()
  ) throws -> [WatchEvent] {
    var watch = Watch(canary: plan, stage: stage)
    return try WatchLog.events(rows, &watch)
  }

  private func kinds(_ rows: [WatchRow], stage: Int? = 1) throws -> [WatchEvent.Kind] {
    try events(rows, stage: stage).map(\.kind)
  }

  /// A hundred rows of which the first `bad` are changed.
  private func rows(_ bad: Int, of count: Int = 100, _ change: (inout WatchRow) -> Void) -> [WatchRow] {
    (0..<count).map { index in
      var row = WatchRow(time: Int64(index) * 1_000)
      if index < bad { change(&row) }
      return row
    }
  }

  @Test func errorRate() throws {
    // 5 of 100 is 5 % exactly; the success rate stays above 90 %.
    #expect(try kinds(rows(6) { $0.success = 0 }) == [.rollBack, .ended])
    #expect(try kinds(rows(5) { $0.success = 0 }) == [.warning, .ended])
    #expect(try kinds(rows(3) { $0.success = 0 }) == [.warning, .ended])
    #expect(try kinds(rows(2) { $0.success = 0 }) == [.ended])
    // One request short of a hundred there is no answer.
    let short = try events(rows(60, of: 99) { $0.success = 0 })
    #expect(short.map(\.kind) == [.ended] && short[0].decision == .hold)
  }

  @Test func successRate() throws {
    // A refused request is no success, and no error either.
    func refused(_ count: Int) -> [WatchRow] {
      rows(count) {
        $0.success = 0
        $0.status = 404
      }
    }
    #expect(try kinds(refused(10)) == [.ended])
    #expect(try kinds(refused(11)) == [.rollBack, .ended])
    #expect(try kinds(refused(20)) == [.rollBack, .ended])
    // Both rules.
    #expect(try kinds(refused(21)) == [.rollBack, .rollBack, .ended])
  }

  @Test func responseTime() throws {
    func slow(_ count: Int, _ time: Double) -> [WatchRow] { rows(count) { $0.responseTime = time } }
    // Type 7: of 100 values the 95th percentile lies between the 95th and the 96th, 0.05 of the way.
    #expect(try kinds(slow(5, 25_000)) == [.ended])
    #expect(try kinds(slow(6, 25_000)) == [.rollBack, .ended])
    #expect(try kinds(slow(6, 20_000)) == [.ended])
    #expect(try kinds(slow(6, 20_000 * (1 + 1e-13))) == [.ended])
    #expect(try kinds(slow(6, 20_000.001)) == [.rollBack, .ended])
    #expect(try kinds(slow(6, 30_001)) == [.rollBack, .rollBack, .ended])
    // 100 + 0.05·(500,000 − 100) is above 20 s, though only 5 rows are.
    #expect(try kinds(slow(5, 500_000)) == [.rollBack, .ended])
  }

  @Test func missingValuesAreNoAnswer() throws {
    for stage in 1...4 {
      let found = try events(rows(100) { $0.responseTime = .nan }, stage: stage)
      #expect(found.map(\.kind) == [.ended] && found[0].decision == .hold)
    }
    let blind = try events(rows(100) { ($0.success, $0.confidence) = (.nan, .nan) }, stage: 2)
    #expect(blind.map(\.kind) == [.ended] && blind[0].decision == .hold)
    #expect(try events([]).map(\.decision) == [.hold])
    #expect(try events(rows(0, of: 1) { _ in }).map(\.decision) == [.hold])
  }

  @Test func confidenceOfStageTwo() throws {
    #expect(try kinds(rows(100) { $0.confidence = 0.7 }, stage: 2) == [.ended])
    let found = try events(rows(100) { $0.confidence = 0.6999 }, stage: 2)
    #expect(found.map(\.kind) == [.rollBack, .ended] && found[0].targetStage == 1)
    #expect(try kinds(rows(100) { $0.confidence = 0.5 }, stage: 1) == [.ended])
  }

  @Test func legacyBreachesToo() throws {
    let canary = rows(6) { $0.success = 0 }
    let legacy = canary.map { WatchRow(group: "legacy", time: $0.time, success: $0.success) }
    let both = zip(legacy, canary).flatMap { [$0, $1] }
    let state = try #require(try events(both).first?.trigger)
    #expect(state.legacyBreaches && state.legacyValue == 0.06 && state.value == 0.06)
    #expect(state.detail.contains("legacy breaches too at 6.0 %: an outage, not a bad canary"))
    // Too few rows of legacy breach nothing.
    let few = try #require(try events(Array(legacy.prefix(7)) + canary).first?.trigger)
    #expect(!few.legacyBreaches && few.legacyValue == 6.0 / 7)
  }

  @Test func thinWindowsReachBackForAnHour() throws {
    func thin(_ gap: Int64, errors: Int) -> [WatchRow] { WatchLog.steady(100, every: gap, errors: errors) }
    let found = try events(thin(30_000, errors: 6))
    #expect(found.map(\.kind) == [.rollBack, .ended])
    let state = try #require(found[0].trigger)
    #expect(state.reachedBack && state.requests == 100 && state.end - state.start == 2_971_000)
    #expect(state.detail.contains("reached back"))
    // 99 gaps of 36 s are 3,564 s; of 37 s 3,663 s, more than an hour.
    #expect(try kinds(thin(36_000, errors: 6)) == [.rollBack, .ended])
    #expect(try kinds(thin(37_000, errors: 6)) == [.ended])
  }

  @Test func provenAsksForChanceAndTwoUnits() throws {
    var plan = CanaryPlan()
    plan.watch.evidence = .proven
    func found(_ errors: Int, units: UInt64) throws -> [WatchEvent] {
      var watch = Watch(canary: plan, stage: 1)
      var all = rows(errors) { $0.success = 0 }
      for index in all.indices { all[index].unit = 1 + UInt64(index) % units }
      var events: [WatchEvent] = []
      for row in all { events += try watch.add(WatchLog.block([row], watch.thresholds)) }
      events += watch.evaluate()
      if events.isEmpty {
        #expect(watch.state.triggers[0].status == .notProven)
        #expect(watch.state.decision == .hold)
      }
      return events
    }
    // Of a healthy 1 % canary: P(X ≥ 6) = 5e-4, P(X ≥ 7) = 7e-5.
    #expect(try found(6, units: 50).isEmpty)
    #expect(try found(7, units: 50).map(\.kind) == [.rollBack])
    #expect(try found(7, units: 1).isEmpty)
    #expect(try found(7, units: 2).map(\.kind) == [.rollBack])
  }

  @Test func chancesAreThoseOfTheBinomialTail() throws {
    for c in try Reference("watch_chances").cases {
      var plan = CanaryPlan()
      plan.watch.minimumRequests = 1
      let (bad, count) = (try c.integer("bad"), try c.integer("requests"))
      let measure = try #require(CanaryMeasure(rawValue: try c.string("measure")))
      plan.triggers = [
        Trigger(measure, measure == .successRate ? .below : .above, measure == .successRate ? 1 : 0)
      ]
      if measure == .p95ResponseTime { plan.triggers[0].threshold = 20_000 }
      var watch = Watch(canary: plan, stage: try c.integer("stage"))
      let all = (0..<count).map { index in
        var row = WatchRow(time: 0)
        if index < bad { (row.success, row.responseTime) = (0, 30_000) }
        return row
      }
      _ = try WatchLog.events(all, &watch)
      let state = watch.state.triggers[0]
      #expect(relativeError(try #require(state.chance), try c.double("chance")) < 1e-12, "\(c)")
      #expect(state.detail.contains(try c.string("words")), "\(state.detail)")
    }
  }

  @Test func aGapIsToldOnce() throws {
    let both = WatchLog.steady(100, every: 1_000) + WatchLog.steady(20, every: 1_000, group: "legacy")
    let ordered = both.sorted { $0.time < $1.time }
    // At 5 % of the traffic, 554 rows of legacy in a row are no chance: −554·ln 0.95 is above 28.4.
    func later(_ count: Int) -> [WatchRow] {
      WatchLog.steady(count, from: 100_000, every: 500, group: "legacy")
    }
    #expect(try kinds(ordered + later(553)) == [.ended])
    let found = try events(ordered + later(600))
    #expect(found.map(\.kind) == [.gap, .ended] && found[1].decision == .hold)
    let again = WatchLog.steady(1, from: 500_000, every: 1)
    let more = WatchLog.steady(554, from: 501_000, every: 500, group: "legacy")
    #expect(try kinds(ordered + later(600) + again + more) == [.gap, .gap, .ended])
    // Never a canary: nothing to promote.
    let none = try events(WatchLog.steady(600, every: 500, group: "legacy"))
    #expect(none.map(\.kind) == [.gap, .ended] && none[1].decision == .hold)
  }

  @Test func severalCanariesAreAnError() throws {
    let rows = ["legacy", "v1", "v2"].map { WatchRow(group: $0, time: 0) }
    #expect(throws: PlanError.severalTreatments(["v1", "v2"])) { try events(rows) }
    var watch = Watch(
      canary: CanaryPlan(), roles: VersionRoles(plan: Plan(), control: nil, treatment: "V2"))
    _ = try WatchLog.events(rows, &watch)
    #expect(watch.state.rows.otherGroup == 1 && watch.state.names.treatment == "v2")
  }

  @Test func replayPutsRowsInOrder() throws {
    // All of legacy, then all of the canary.
    let rows =
      WatchLog.steady(4_000, every: 1_000, group: "legacy")
      + WatchLog.steady(100, from: 1_000_000, every: 2_000, errors: 6)
    func replayed(_ rows: [WatchRow], _ start: WindowReplay) -> WindowReplay {
      var replay = start
      for start in stride(from: 0, to: rows.count, by: 300) {
        replay.add(WatchLog.block(rows[start..<min(start + 300, rows.count)], replay.thresholds))
      }
      return replay
    }
    let inPassing = replayed(rows, WindowReplay(canary: CanaryPlan(), stage: 1))
    #expect(inPassing.isOutOfOrder)
    var all = replayed(rows, inPassing.holdingAll)
    let fired = try all.firedTriggers()
    #expect(fired.map(\.trigger.measure) == [.errorRate] && fired.first?.legacyValue == 0)
    var sorted = replayed(
      rows.sorted { $0.time < $1.time }, WindowReplay(canary: CanaryPlan(), stage: 1))
    #expect(!sorted.isOutOfOrder)
    #expect(try sorted.firedTriggers() == fired)
  }
}
