import Plans
import TestSupport
import Testing
import Verdicts

/// Rows that come late, out of order, or from a clock that is wrong; and what is kept.
@Suite struct WatchRowsTests {
  private func watched(_ rows: [WatchRow], _ watch: inout Watch) throws -> [WatchEvent.Kind] {
    try WatchLog.events(rows, &watch).map(\.kind)
  }

  private let errors = WatchLog.steady(6, from: 50_000, every: 1, errors: 6)

  @Test func lateRowsCountUpToTheLateness() throws {
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    #expect(try watched(WatchLog.steady(100, every: 1_700) + errors, &watch) == [.rollBack, .ended])
    #expect(watch.state.rows.late == 0)
    // The latest second is 178: 50 is 128 s before.
    var strict = Watch(canary: CanaryPlan(), stage: 1)
    #expect(try watched(WatchLog.steady(100, every: 1_800) + errors, &strict) == [.rows, .ended])
    #expect(strict.state.rows.late == 6 && strict.state.rows.used == 100)
    #expect(strict.state.decision == .hold)
  }

  @Test func aClockThatJumpsBackIsLate() throws {
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    let back = WatchLog.steady(100, from: -86_400_000, every: 1_000, errors: 50)
    #expect(try watched(WatchLog.steady(120, every: 1_000) + back, &watch) == [.rows, .rows, .rows, .ended])
    #expect(watch.state.rows.late == 100)
  }

  @Test func aRowFromTheFutureMovesNothing() throws {
    var rows = WatchLog.steady(200, every: 1_000, errors: 12)
    for place in [0, 5, 150] { rows.insert(WatchRow(time: 86_400_000), at: place) }
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    #expect(try watched(rows, &watch).filter { $0 != .rows } == [.rollBack, .ended])
    #expect(watch.state.rows.future == 3 && watch.state.rows.late == 0 && watch.state.rows.used == 200)
    #expect(watch.state.time == 199_000)
  }

  @Test func aLogThatGoesOnTheNextDayIsFollowed() throws {
    let rows =
      WatchLog.steady(120, every: 1_000) + WatchLog.steady(120, from: 86_400_000, every: 1_000, errors: 12)
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    #expect(try watched(rows, &watch) == [.noAnswer, .rollBack, .noAnswer, .ended])
    #expect(watch.state.rows.used == 240 && watch.state.rows.future == 0)
    // What fires as soon as there is an answer again is told before it.
    // Nineteen rows do not confirm.
    var short = Watch(canary: CanaryPlan(), stage: 1)
    _ = try watched(Array(rows.prefix(139)), &short)
    #expect(short.state.rows.future == 19 && short.state.rows.used == 120)
    var enough = Watch(canary: CanaryPlan(), stage: 1)
    _ = try watched(Array(rows.prefix(140)), &enough)
    #expect(enough.state.rows.future == 0 && enough.state.rows.used == 140)
  }

  @Test func theTimeOfTheDayLetsWindowsSlideOn() throws {
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    let rows = WatchLog.steady(120, every: 1_000)
    _ = try watch.add(WatchLog.block(rows[...], watch.thresholds), clock: 120_000)
    #expect(watch.state.rows.used == 120 && watch.state.triggers.allSatisfy { $0.status == .quiet })
    var events: [WatchEvent] = []
    for second in stride(from: Int64(120), through: 4_000, by: 60) {
      events += watch.evaluate(clock: second * 1_000)
    }
    #expect(events.map(\.kind) == [.noAnswer] && watch.state.time == 119_000)
    // A clock that has nothing to do with the log moves nothing.
    var old = Watch(canary: CanaryPlan(), stage: 1)
    _ = try old.add(WatchLog.block(rows[...], old.thresholds), clock: 1_761_091_200_000)
    #expect(old.evaluate(clock: 1_761_091_260_000).isEmpty && old.state.triggers[0].status == .quiet)
  }

  @Test func memoryIsFlatOverAMonth() throws {
    var random = SplitMix64(seed: 30)
    var watch = Watch(canary: CanaryPlan(), stage: 3)
    var time: Int64 = 1_761_091_200_000
    var most: [Int] = []
    for _ in 0..<30 {
      var largest = 0
      let end = time + 86_400_000
      while time < end {
        var rows: [WatchRow] = []
        for _ in 0..<4_000 {
          time += Int64(random.uniform() * 3_000)
          rows.append(
            WatchRow(
              group: random.uniform() < 0.25 ? "canary" : "legacy", time: time,
              responseTime: 100 + 50 * random.normal(), success: random.uniform() < 0.02 ? 0 : 1,
              unit: random.next()))
        }
        _ = try watch.add(WatchLog.block(rows[...], watch.thresholds))
        largest = max(largest, watch.keptElements)
      }
      most.append(largest)
    }
    print("kept elements by day: \(most)")
    let first = Double(try #require(most.first))
    #expect(most.allSatisfy { Double($0) < 1.1 * first && $0 < 10_000 })
    #expect(watch.state.minutes.count == 60 && watch.state.comparisons.count == 2)
  }
}
