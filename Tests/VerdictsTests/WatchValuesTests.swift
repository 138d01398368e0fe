import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// Quantiles of dense seconds, and thresholds.
@Suite struct WatchValuesTests {
  @Test func thresholdsAgreeWithThoseOfVerdicts() {
    var random = SplitMix64(seed: 3)
    var numbers = [0, -0.0, 1e-300, -1e-300, .infinity, -.infinity, 20_000, 20_000.00000001, 19_999.99999999]
    for _ in 0..<200 { numbers.append(20_000 * (1 + 4e-12 * (random.uniform() - 0.5))) }
    for bound in numbers {
      for number in numbers {
        #expect(
          WindowThreshold(.responseTime, above: bound).isBeyond(number) == Threshold.exceeds(number, bound))
        #expect(
          WindowThreshold(.confidence, below: bound).isBeyond(number) == Threshold.isBelow(number, bound))
      }
    }
    #expect(!WindowThreshold(.responseTime, above: 1).isBeyond(.nan))
  }

  @Test func manyValuesOfASecondAreSketchedAndStillJudgedExactly() throws {
    var plan = CanaryPlan()
    // 5,001 values: the 95th percentile is the 4,751st.
    plan.triggers = [Trigger(.p95ResponseTime, .above, 4_750), Trigger(.p95ResponseTime, .above, 4_749.999)]
    var rows = (0..<5_001).map { WatchRow(time: 7, responseTime: Double($0)) }
    rows.append(WatchRow(group: "legacy", time: 7, responseTime: 300))
    var watch = Watch(canary: plan)
    _ = try WatchLog.events(rows, &watch, blockSize: 700)
    let state = watch.state
    #expect(state.triggers.map(\.status) == [.quiet, .fired])
    #expect(state.latest.treatment.quantileError == 0.001 && state.latest.control.quantileError == nil)
    #expect(relativeError(try #require(state.latest.treatment.p95), 4_750) < 0.001)
    #expect(state.latest.treatment.mean == 2_500 && state.latest.control.p99 == 300)
    #expect(watch.keptElements < 10_000)
  }

  @Test func minutesShowTheLastHour() throws {
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    let rows = WatchLog.steady(7_200, every: 1_000, unit: 1)
    _ = try WatchLog.events(rows, &watch)
    let minutes = watch.state.minutes
    #expect(minutes.count == 60 && minutes.last?.start == 7_140_000)
    #expect(minutes.allSatisfy { $0.figures.treatment.requests == 60 && $0.figures.treatment.units == 60 })
    #expect(watch.state.latest.treatment.requests == 300 && watch.state.latest.treatment.units == 300)
  }

  @Test func impossibleTimesAreNone() throws {
    var watch = Watch(canary: CanaryPlan(), stage: 1)
    var rows = WatchLog.steady(120, every: 1_000)
    rows[3].time = .max
    rows[4].time = .min + 1
    rows[5].time = .min
    rows[60].time = 8_000_000_000_000_000
    rows[61].time = -8_000_000_000_000_000
    _ = try WatchLog.events(rows, &watch)
    let counts = watch.state.rows
    #expect(counts.untimed == 3 && counts.future == 1 && counts.late == 1 && counts.used == 115)
  }
}
