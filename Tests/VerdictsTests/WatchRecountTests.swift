import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// Running counts against a recount of all rows, on random logs with late rows, leaps, silences, ties and missing values.
@Suite struct WatchRecountTests {
  /// Triggers of every measure and both sides, with thresholds among the values themselves.
  private var plan: CanaryPlan {
    var plan = CanaryPlan()
    plan.stages = []
    plan.triggers = [
      Trigger(.errorRate, .above, 0.1, window: 60_000), Trigger(.successRate, .below, 0.9, window: 60_000),
      Trigger(.availability, .below, 0.95, window: 90_000),
      Trigger(.p95ResponseTime, .above, 180, window: 120_000),
      Trigger(.p95ResponseTime, .above, 180, window: 60_000),
      Trigger(.p50ResponseTime, .above, 100, window: 60_000, action: .warn),
      Trigger(.p50ResponseTime, .below, 100, window: 60_000),
      Trigger(.p99ResponseTime, .below, 195, window: 120_000),
      Trigger(.meanResponseTime, .above, 100, window: 60_000),
      Trigger(.confidence, .below, 0.7, window: 60_000, action: .warn),
      Trigger(.confidence, .above, 0.7, window: 60_000),
    ]
    plan.watch.minimumRequests = 20
    plan.watch.reachBack = 300_000
    plan.watch.lateness = 30_000
    return plan
  }

  private func randomRows(_ count: Int, seed: UInt64) -> [WatchRow] {
    var random = SplitMix64(seed: seed)
    var time: Int64 = 1_761_091_200_000
    return (0..<count).map { _ in
      let draw = random.uniform()
      if draw < 0.004 { time += Int64(random.uniform() * 900_000) }
      if draw > 0.1 { time += Int64(random.uniform() * 2_500) }
      var row = WatchRow(group: random.uniform() < 0.4 ? "canary" : "legacy", time: time)
      if random.uniform() < 0.15 { row.time -= Int64(random.uniform() * 40_000) }
      row.responseTime = random.uniform() < 0.08 ? .nan : 10 * Double(Int(random.uniform() * 21))
      row.success = random.uniform() < 0.05 ? .nan : (random.uniform() < 0.9 ? 1 : 0)
      row.status = random.uniform() < 0.3 ? .nan : (random.uniform() < 0.93 ? 200 : 503)
      row.confidence = random.uniform() < 0.1 ? .nan : Double(Int(random.uniform() * 15)) / 10
      row.unit = 1 + random.next() % 12
      return row
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func agreesWithARecount(seed: UInt64) throws {
    let rows = randomRows(1_500, seed: seed)
    var watch = Watch(canary: plan)
    var naive = NaiveWatch(plan.watch)
    var seen: Set<TriggerState.Status> = []
    var reached = 0
    for (index, row) in rows.enumerated() {
      _ = try watch.add(WatchLog.block([row], watch.thresholds))
      naive.add(row)
      guard index > 30, index % 3 == 0 else { continue }
      _ = watch.evaluate()
      let state = watch.state
      #expect(state.rows.late == naive.late && state.rows.used == naive.rows.count)
      for found in state.triggers {
        let expected = naive.answer(found.trigger)
        let place = "seed \(seed) row \(index) \(found.trigger)"
        #expect(found.status == expected.status && found.requests == expected.requests, "\(place)")
        #expect(found.start == expected.start, "\(place)")
        #expect(close(found.value, expected.value), "\(place)")
        #expect(close(found.legacyValue, expected.legacyValue), "\(place)")
        if found.status != .noAnswer { #expect(found.units == expected.units.count, "\(place)") }
        seen.insert(found.status)
        if found.reachedBack, found.status != .noAnswer { reached += 1 }
      }
    }
    #expect(seen == [.quiet, .fired, .noAnswer] && reached > 10 && naive.late > 10)
  }

  private func close(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return relativeError(first, second) < 1e-12
  }

  @Test func blocksMayBeCutAnywhere() throws {
    let rows = randomRows(3_000, seed: 9)
    var whole = Watch(canary: plan, stage: nil)
    let events = try WatchLog.events(rows, &whole, blockSize: 3_000)
    #expect(events.count > 5)
    for size in [1, 7, 500] {
      var cut = Watch(canary: plan, stage: nil)
      #expect(try WatchLog.events(rows, &cut, blockSize: size) == events)
      #expect(cut.state == whole.state)
    }
  }
}
