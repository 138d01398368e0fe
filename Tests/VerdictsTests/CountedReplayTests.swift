import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// A replay from seconds that were counted elsewhere against the replay of the rows, on random logs with ties.
@Suite struct CountedReplayTests {
  private static func plan(_ evidence: WatchRules.Evidence) -> CanaryPlan {
    var plan = CanaryPlan()
    plan.stages = []
    plan.triggers = [
      Trigger(.errorRate, .above, 0.1, window: 60_000), Trigger(.successRate, .below, 0.9, window: 60_000),
      Trigger(.availability, .below, 0.95, window: 90_000),
      Trigger(.p95ResponseTime, .above, 180, window: 120_000),
      Trigger(.p50ResponseTime, .above, 100, window: 60_000, action: .warn),
      Trigger(.p50ResponseTime, .below, 100, window: 60_000),
      Trigger(.p99ResponseTime, .below, 195, window: 120_000),
      Trigger(.meanResponseTime, .above, 100, window: 60_000),
      Trigger(.confidence, .below, 0.7, window: 60_000, action: .warn),
    ]
    plan.watch.minimumRequests = 20
    plan.watch.reachBack = 300_000
    plan.watch.evidence = evidence
    return plan
  }

  private static func rows(_ count: Int, seed: UInt64) -> [WatchRow] {
    var random = SplitMix64(seed: seed)
    var time: Int64 = 1_761_091_200_000
    return (0..<count).map { _ in
      time += Int64(random.uniform() * (random.uniform() < 0.003 ? 900_000 : 2_500))
      var row = WatchRow(group: random.uniform() < 0.4 ? "canary" : "legacy", time: time)
      row.responseTime = random.uniform() < 0.08 ? .nan : 10 * Double(Int(random.uniform() * 21))
      row.success = random.uniform() < 0.1 ? .nan : random.uniform() < 0.1 ? 0 : 1
      row.status = random.uniform() < 0.3 ? .nan : random.uniform() < 0.1 ? 503 : 200
      row.confidence = random.uniform() < 0.1 ? .nan : 0.5 + Double(Int(random.uniform() * 5)) / 10
      row.unit = random.uniform() < 0.1 ? 0 : 1 + UInt64(random.uniform() * 40)
      return row
    }
  }

  /// What an engine would count, written out naively.
  private static func seconds(
    _ rows: [WatchRow], _ thresholds: [WindowThreshold], keepsAll: Bool
  ) -> [CountedSecond] {
    struct Key: Hashable {
      var second: Int64
      var group: String
    }
    let byKey = Dictionary(grouping: rows) { Key(second: $0.time / 1_000, group: $0.group) }
    return byKey.map { key, rows in
      var second = CountedSecond(
        second: key.second, group: key.group, requests: rows.count, latest: rows.map(\.time).max() ?? 0)
      func isSuccess(_ row: WatchRow) -> Bool? {
        row.success.isNaN ? nil : row.success != 0
      }
      let (failed, states) = (rows.compactMap(\.isError), rows.compactMap(isSuccess))
      (second.judged, second.errors) = (failed.count, failed.count { $0 })
      (second.stated, second.successes) = (states.count, states.count { $0 })
      let times = rows.map(\.responseTime).filter { !$0.isNaN }
      let confidences = rows.map(\.confidence).filter { !$0.isNaN }
      (second.timed, second.responseTimeSum) = (times.count, times.reduce(0, +))
      (second.confident, second.confidenceSum) = (confidences.count, confidences.reduce(0, +))
      func value(_ row: WatchRow, _ threshold: WindowThreshold) -> Double {
        threshold.quantity == .responseTime ? row.responseTime : row.confidence
      }
      for threshold in thresholds {
        let values = threshold.quantity == .responseTime ? times : confidences
        let beyond = values.filter { threshold.isBeyond($0) }
        let within = values.filter { !threshold.isBeyond($0) }
        second.bounds.append(
          threshold.isAbove
            ? CountedSecond.Bound(beyond: beyond.count, inside: within.max(), outside: beyond.min())
            : CountedSecond.Bound(beyond: beyond.count, inside: within.min(), outside: beyond.max()))
      }
      let badness: [(SlidingWindows.Badness, (WatchRow) -> Bool)] =
        [(.error, { $0.isError == true }), (.failure, { isSuccess($0) == false })]
        + thresholds.enumerated().map { place, threshold in
          (.beyond(place), { threshold.isBeyond(value($0, threshold)) })
        }
      for (what, isBad) in badness {
        let units = rows.filter(isBad).map(\.unit)
        let named = Set(units.filter { $0 != 0 })
        let known = keepsAll ? named : Set([named.min(), named.max()].compactMap { $0 })
        let alone = units.count { $0 == 0 }
        second.badUnits += known.map { CountedSecond.BadUnit(unit: $0, what: [what]) }
        second.badUnits += repeatElement(
          CountedSecond.BadUnit(unit: nil, what: [what]), count: keepsAll ? alone : min(2, alone))
      }
      if keepsAll { (second.values, second.knowsAllUnits) = (times, true) }
      return second
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func countsFireWhatRowsFire(_ seed: UInt64) throws {
    let rows = Self.rows(4_000, seed: seed)
    for evidence in [WatchRules.Evidence.point, .proven] {
      let start = WindowReplay(canary: Self.plan(evidence), stage: nil)
      var whole = start
      for cut in stride(from: 0, to: rows.count, by: 333) {
        whole.add(WatchLog.block(rows[cut..<min(cut + 333, rows.count)], start.thresholds))
      }
      let expected = try whole.firedTriggers()
      #expect(expected.count > 3 || evidence == .proven, "seed \(seed)")
      for keepsAll in [true, false] {
        var counted = start
        let seconds = Self.seconds(rows, start.thresholds, keepsAll: keepsAll)
        counted.add(WindowBlock(counted: seconds, thresholds: start.thresholds))
        let found = try counted.firedTriggers()
        #expect(found.map(\.trigger) == expected.map(\.trigger), "seed \(seed)")
        #expect(found.map(\.end) == expected.map(\.end), "seed \(seed)")
        #expect(found.map(\.requests) == expected.map(\.requests), "seed \(seed)")
        #expect(found.map(\.chance) == expected.map(\.chance), "seed \(seed)")
        // What single values and units tell is told only where they are known.
        guard keepsAll else {
          #expect(found.allSatisfy { $0.units == nil })
          continue
        }
        #expect(found.map(\.units) == expected.map(\.units), "seed \(seed)")
        for (one, other) in zip(found, expected) {
          let (value, truth) = (one.value ?? .nan, other.value ?? .nan)
          #expect(relativeError(value, truth) < 1e-12, "seed \(seed): \(value) and \(truth)")
        }
      }
    }
  }
}
