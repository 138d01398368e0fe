import Inference
import Summaries
import TestSupport
import Testing

@Suite struct ProportionMetricTests {
  let settings = ComparisonSettings()

  func compare(
    _ control: Sample, _ treatment: Sample, clustered: Bool = false, text: String = "success"
  ) throws -> MetricComparison {
    try metric(text).compare(
      control: control.summary(clustered: clustered), treatment: treatment.summary(clustered: clustered),
      settings: settings)
  }

  @Test func independentRequestsFollowTheScoreTest() throws {
    var random = SplitMix64(seed: 71)
    for _ in 0..<40 {
      let sizes = (0..<2).map { _ in 20 + Int(random.next() % 900) }
      let events = sizes.map { Int(random.next() % UInt64($0 - 1)) + 1 }
      let (nc, nt) = (Double(sizes[0]), Double(sizes[1]))
      let (pc, pt) = (Double(events[0]) / nc, Double(events[1]) / nt)
      let pooled = Double(events[0] + events[1]) / (nc + nt)
      let found = try compare(.counts(events[0], of: sizes[0]), .counts(events[1], of: sizes[1]))
      // Pooled z·√((N − 1)/N).
      let z = (pt - pc) / (pooled * (1 - pooled) * (1 / nc + 1 / nt)).squareRoot()
      let truth = z * ((nc + nt - 1) / (nc + nt)).squareRoot()
      let test = try #require(found.test)
      #expect((test.statistic - truth).magnitude <= 1e-11 * max(1, truth.magnitude))
      #expect(test.degreesOfFreedom == nil && found.designEffect == nil && found.reason == nil)
      #expect((try #require(found.difference).estimate - (pt - pc)).magnitude <= 1e-15)
      #expect(relativeError(try #require(found.lift).estimate, (pt - pc) / pc) <= 1e-12 || pt == pc)
      // Test and intervals agree.
      #expect(found.difference?.contains(0) == (test.pValue >= 0.05))
      #expect(found.lift?.contains(0) == (test.pValue >= 0.05))
      #expect(found.effectSize?.cohensD == nil && found.effectSize?.cohensH != nil)
    }
  }

  @Test func nothingAndEverythingAreAnswers() throws {
    let none = try metric("error_rate").estimate(
      Sample.counts(0, of: 1000).summary(clustered: false), besides: nil, level: 0.95)
    #expect(none.mean == 0 && none.interval?.lower == 0)
    // Wilson: z²/(n + z²) = 0.3827 %.
    #expect(relativeError(none.interval?.upper ?? .nan, 0.0038267584855551234) <= 1e-10)
    let all = try metric("success").estimate(
      Sample.counts(1000, of: 1000).summary(clustered: false), besides: nil, level: 0.95)
    #expect(
      all.interval?.upper == 1
        && relativeError(all.interval?.lower ?? .nan, 1 - 0.0038267584855551234) <= 1e-12)
    for (control, treatment) in [(0, 0), (500, 500)] {
      let found = try compare(.counts(control, of: 500), .counts(treatment, of: 500))
      #expect(found.test?.pValue == 1 && found.difference?.estimate == 0 && found.reason == nil)
      #expect(found.difference.map { $0.lower < 0 && $0.upper > 0 } == true)
    }
    let rise = try compare(.counts(0, of: 500), .counts(500, of: 500))
    #expect(
      rise.lift == nil && rise.liftReason?.contains("above 0") == true && rise.difference?.estimate == 1)
    let fall = try compare(.counts(500, of: 500), .counts(0, of: 500))
    #expect(fall.lift?.estimate == -1 && fall.lift?.lower == -1)
  }

  /// A share is events ÷ requests to the last bit, whichever outcome the rows begin with.
  @Test(arguments: [(1116, 1200), (4, 400), (84, 1200), (93, 100), (1_999_998, 2_000_001)])
  func aShareIsACount(_ events: Int, _ count: Int) throws {
    for clustered in [false, true] {
      for flipped in [false, true] {
        let sample = Sample.counts(flipped ? count - events : events, of: count)
        let summary = (flipped ? sample.map { 1 - $0 } : sample).summary(clustered: clustered)
        let estimate = try metric("success").estimate(summary, besides: nil, level: 0.95)
        #expect(estimate.mean == Double(events) / Double(count), "\(flipped)")
        #expect(estimate.value == estimate.mean)
      }
    }
  }

  @Test func exactPValuesComeWithSmallCounts() throws {
    // Up to 1,000 requests in both groups together.
    #expect(try compare(.counts(250, of: 500), .counts(260, of: 500)).exactPValue != nil)
    #expect(try compare(.counts(250, of: 500), .counts(260, of: 501)).exactPValue == nil)
    // Above, where an expected count is below 5: 4.99… of 2,000 against 5.
    #expect(try compare(.counts(4, of: 1000), .counts(5, of: 1000)).exactPValue != nil)
    #expect(try compare(.counts(5, of: 1000), .counts(5, of: 1000)).exactPValue == nil)
    #expect(try compare(.counts(996, of: 1000), .counts(995, of: 1000)).exactPValue != nil)
    // scipy.stats.fisher_exact([[0, 500], [5, 9495]]).
    let fisher = try compare(.counts(5, of: 9500), .counts(0, of: 500))
    #expect(fisher.exactPValue == 1)
    // Never with units.
    #expect(try compare(.counts(20, of: 40), .counts(30, of: 40), clustered: true).exactPValue == nil)
  }

  /// Of two p-values on both sides of α, the careful one decides.
  @Test func anExactPValueAboveTheLimitIsInconclusive() throws {
    var differing = 0
    for events in 0...20 {
      for others in 0...20 {
        var found = try compare(.counts(events, of: 20), .counts(others, of: 20))
        let (p, exact) = (try #require(found.test).pValue, try #require(found.exactPValue))
        found.settle(adjusted: p, significance: 0.05, direction: .increase)
        #expect((found.outcome == .improved) == (others > events && p < 0.05 && exact < 0.05))
        if (p < 0.05) != (exact < 0.05) { differing += 1 }
      }
    }
    #expect(differing > 0)
  }

  /// A group that has no events takes the design effect from the group that it is compared with.
  @Test func aThinGroupBorrowsItsDesignEffect() throws {
    let metric = try metric("error_rate")
    let none = Sample(units: (0..<50).map { _ in [0, 0, 0] }).summary(clustered: true)
    let some = Sample(units: (0..<50).map { $0 < 20 ? [1, 1, 1] : [0, 0, 0] }).summary(clustered: true)
    let alone = try #require(metric.estimate(none, besides: nil, level: 0.95).interval)
    let beside = try #require(metric.estimate(none, besides: some, level: 0.95).interval)
    // Three requests of a unit are one answer; 50/49 is the factor U/(U − 1) of its variance.
    let trials = 50 / (50 / 49.0)
    let square = 1.959963984540054 * 1.959963984540054
    #expect(relativeError(beside.upper, square / (trials + square)) <= 1e-10, "\(beside)")
    #expect(relativeError(alone.upper, square / (50 + square)) <= 1e-10, "\(alone)")
  }

  @Test func clustersCountFewerRequests() throws {
    var random = SplitMix64(seed: 72)
    for _ in 0..<30 {
      let control = Sample.flags(150, share: 0.5, random: &random)
      let treatment = Sample.flags(150, share: 0.6, random: &random)
      let (c, t) = (control.truth, treatment.truth)
      let found = try compare(control, treatment, clustered: true)
      let binomial = [(c.mean, control), (t.mean, treatment)].map {
        $0.0 * (1 - $0.0) / Double($0.1.values.count)
      }
      #expect(
        relativeError(found.designEffect ?? .nan, (c.clustered + t.clustered) / (binomial[0] + binomial[1]))
          <= 1e-10)
      // n* = n/deff, each group's own: the score test of equivalent independent requests.
      let (nc, nt) = (
        Double(control.values.count) / max(1, c.clustered / binomial[0]),
        Double(treatment.values.count) / max(1, t.clustered / binomial[1])
      )
      let pooled = (c.mean * nc + t.mean * nt) / (nc + nt)
      let z = (t.mean - c.mean) / (pooled * (1 - pooled) * (1 / nc + 1 / nt)).squareRoot()
      #expect(
        relativeError(found.test?.statistic ?? .nan, z * ((nc + nt - 1) / (nc + nt)).squareRoot()) <= 1e-9)
      let plain = try compare(control, treatment)
      let (wide, narrow) = (try #require(found.difference), try #require(plain.difference))
      #expect(wide.upper - wide.lower >= (narrow.upper - narrow.lower) * (1 - 1e-3))
    }
  }

  @Test func unitsOfOneRequestChangeNothingMuch() throws {
    let (control, treatment) = (Sample.counts(300, of: 600), Sample.counts(350, of: 600))
    let (clustered, plain) = (
      try compare(control, treatment, clustered: true), try compare(control, treatment)
    )
    #expect(relativeError(clustered.test?.statistic ?? .nan, plain.test?.statistic ?? .nan) <= 1e-2)
    #expect(relativeError(clustered.designEffect ?? .nan, 600 / 599.0) <= 1e-10)
  }

  @Test func swappingTheGroupsMirrors() throws {
    var random = SplitMix64(seed: 73)
    for clustered in [false, true] {
      let (a, b) = (
        Sample.flags(90, share: 0.7, random: &random), Sample.flags(80, share: 0.8, random: &random)
      )
      let (one, other) = (try compare(a, b, clustered: clustered), try compare(b, a, clustered: clustered))
      #expect(relativeError(other.test?.statistic ?? .nan, -(one.test?.statistic ?? .nan)) <= 1e-12)
      #expect((other.difference?.lower ?? .nan) + (one.difference?.upper ?? .nan) == 0)
      #expect(relativeError(other.lift?.lower ?? .nan, 1 / (1 + (one.lift?.upper ?? .nan)) - 1) <= 1e-8)
      #expect((other.effectSize?.cohensH ?? .nan) + (one.effectSize?.cohensH ?? .nan) == 0)
    }
  }

  /// The share of failures is the share of successes seen from the other side.
  @Test func countingTheOtherOutcomeMirrors() throws {
    var random = SplitMix64(seed: 74)
    for clustered in [false, true] {
      let (a, b) = (
        Sample.flags(90, share: 0.9, random: &random), Sample.flags(80, share: 0.95, random: &random)
      )
      let one = try compare(a, b, clustered: clustered)
      let other = try compare(a.map { 1 - $0 }, b.map { 1 - $0 }, clustered: clustered)
      #expect(relativeError(other.test?.pValue ?? .nan, one.test?.pValue ?? .nan) <= 1e-9)
      #expect(((other.difference?.lower ?? .nan) + (one.difference?.upper ?? .nan)).magnitude <= 1e-11)
    }
  }

  @Test func dataThatCannotAnswerSayWhy() throws {
    let good = Sample.counts(10, of: 40)
    for (bad, clustered, reason) in [
      (Sample(units: []), false, "0 values"), (Sample.counts(2, of: 9), true, "9 units and needs 10"),
      (Sample(units: [[3], [4], [5]]), false, "not a valid number"),
    ] {
      for (control, treatment) in [(good, bad), (bad, good)] {
        let found = try compare(control, treatment, clustered: clustered)
        #expect(found.reason?.contains(reason) == true, "\(found.reason ?? "no reason")")
        #expect(found.test == nil && found.outcome == .inconclusive && found.difference == nil)
      }
    }
    let nothing = try metric("success").estimate(MetricSummary(moments: Moments()), besides: nil, level: 0.95)
    #expect(nothing.mean.isNaN && nothing.interval == nil && nothing.count == 0)
  }

  @Test func clustersWithoutVarianceStillHaveIntervals() throws {
    let none = Sample(units: (0..<50).map { _ in [0, 0, 0] })
    let found = try compare(none, none, clustered: true, text: "error_rate")
    #expect(found.test?.pValue == 1 && found.difference.map { $0.upper > 0 } == true)
    #expect(found.designEffect == nil)
    let estimate = try metric("error_rate").estimate(none.summary(clustered: true), besides: nil, level: 0.95)
    // As if each unit were all or nothing: 50 independent answers, z²/(50 + z²).
    #expect(relativeError(estimate.interval?.upper ?? .nan, 0.0713475) <= 1e-4, "\(estimate)")
  }
}
