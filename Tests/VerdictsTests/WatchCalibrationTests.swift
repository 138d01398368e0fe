import Plans
import TestSupport
import Testing
import Verdicts

/// How often a watch is wrong about a healthy canary.
@Suite struct WatchCalibrationTests {
  /// On how many days a canary with 1 % of errors and a hundred requests a window breaks "error rate > 5 %".
  private struct Days {
    var apart = 0
    var sliding = 0
    var proven = 0
  }

  private func days(_ count: Int, seed: UInt64) throws -> Days {
    var plan = CanaryPlan()
    plan.triggers = [Trigger(.errorRate, .above, 0.05)]
    var proven = plan
    proven.watch.evidence = .proven
    var random = SplitMix64(seed: seed)
    var days = Days()
    for _ in 0..<count {
      let rows = (0..<28_800).map { index in
        WatchRow(
          time: Int64(index) * 3_000, success: random.uniform() < 0.01 ? 0 : 1, unit: random.next() | 1)
      }
      let windows = stride(from: 0, to: rows.count, by: 100).map { rows[$0..<$0 + 100] }
      if windows.contains(where: { $0.count { $0.success == 0 } > 5 }) { days.apart += 1 }
      var watches = [plan, proven].map { Watch(canary: $0, stage: 1) }
      for (index, path) in [\Days.sliding, \.proven].enumerated() {
        let events = try WatchLog.events(rows, &watches[index], blockSize: 8_192)
        if events.contains(where: { $0.kind == .rollBack }) { days[keyPath: path] += 1 }
      }
    }
    return days
  }

  /// Windows side by side are 288 a day, 14 % of days (the rules of the numbers); windows that slide by seconds are many more.
  @Test func aHealthyCanaryIsRolledBackByTheBareRule() throws {
    let days = try days(60, seed: 20_251_022)
    print("healthy canary, 100 requests a window, of 60 days: \(days)")
    // 14.3 % of 60 days within 3 binomial errors.
    #expect((1...16).contains(days.apart))
    // As found: on about half of the days; with proof on a fifth of those or fewer.
    #expect(days.sliding > days.apart && days.sliding <= 43)
    #expect(days.proven <= 15 && 2 * days.proven < days.sliding)
  }

  /// Minutes of two versions that are alike; users make bursts of requests, and some of them fail often.
  private func runs(_ runs: Int, minutes: Int, every look: Int, seed: UInt64) -> (times: Int, errors: Int) {
    var random = SplitMix64(seed: seed)
    func users(_ count: Int) -> (time: Double, requests: Double, errors: Double) {
      var sums = (time: 0.0, requests: 0.0, errors: 0.0)
      for _ in 0..<count {
        let requests = Double(1 + random.next() % 5)
        sums.requests += requests
        sums.time += requests * 300 * exponential(0.8 * random.normal())
        if random.uniform() < 0.03 { sums.errors += (requests * random.uniform()).rounded() }
      }
      return sums
    }
    var alarms = (times: 0, errors: 0)
    for _ in 0..<runs {
      var sequences = WatchSequences(hours: 24, level: 0.95)
      var seen: Set<String> = []
      for minute in 1...minutes {
        let (control, treatment) = (users(12), users(4))
        var batch = WatchSequences.Batch()
        batch.minutes = 1
        batch.times = GroupPair(control: control.time, treatment: treatment.time)
        batch.timed = GroupPair(control: control.requests, treatment: treatment.requests)
        batch.judged = batch.timed
        batch.errors = GroupPair(control: control.errors, treatment: treatment.errors)
        sequences.add(batch)
        guard minute % look == 0 else { continue }
        for found in sequences.comparisons where found.outcome != "inconclusive" { seen.insert(found.metric) }
      }
      if seen.contains("response_time_ms") { alarms.times += 1 }
      if seen.contains("error_rate") { alarms.errors += 1 }
    }
    return alarms
  }

  private func exponential(_ x: Double) -> Double {
    // e^x by halving the argument: no room of mathematics is needed for a test's data.
    var (sum, term) = (1.0, 1.0)
    for k in 1...12 {
      term *= x / 16 / Double(k)
      sum += term
    }
    for _ in 0..<4 { sum *= sum }
    return sum
  }

  @Test func sequencesMayBeLookedAtAsOftenAsOneLikes() {
    let count = 2_000
    let alarms = runs(count, minutes: 300, every: 15, seed: 5)
    print("2,000 equal releases, 20 looks: time \(alarms.times), errors \(alarms.errors) false alarms")
    // At most 5 %, and 3 binomial errors: 129.
    #expect(alarms.times <= 129 && alarms.errors <= 129)
  }

  @Test func sequencesFindADifference() {
    var random = SplitMix64(seed: 8)
    var sequences = WatchSequences(hours: 24, level: 0.95)
    for minute in 1...1_440 {
      var batch = WatchSequences.Batch()
      batch.minutes = 1
      batch.timed = GroupPair(control: 90, treatment: 10)
      batch.times = GroupPair(
        control: 90 * (200 + 5 * random.normal()), treatment: 10 * (190 + 15 * random.normal()))
      batch.judged = batch.timed
      batch.errors = GroupPair(
        control: random.uniform() < 0.3 ? 1 : 0, treatment: random.uniform() < 0.4 ? 1 : 0)
      sequences.add(batch)
      if minute == 20 {
        #expect(sequences.comparisons.allSatisfy { $0.lower == -.infinity && $0.outcome == "inconclusive" })
      }
    }
    #expect(sequences.comparisons.map(\.outcome) == ["improved", "worsened"])
    #expect(sequences.batches.count <= 512)
  }
}
