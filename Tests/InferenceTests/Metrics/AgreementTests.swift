import Inference
import Summaries
import TestSupport
import Testing

/// p, interval, lift and outcome are one answer, at any margin: tried on random groups of every kind of metric.
@Suite struct AgreementTests {
  /// A comparison whose groups differ by little, by much, or not at all.
  private struct Drawn {
    var random: SplitMix64
    let seed: UInt64

    init(seed: UInt64) {
      self.seed = seed
      random = SplitMix64(seed: seed)
    }

    mutating func means() -> (Sample, Sample) {
      let (counts, spread) = (
        [10 + random.whole(0...30), 10 + random.whole(0...30)], 10 + 400 * random.uniform()
      )
      let mean = 100 + 400 * random.uniform()
      let factor = [1, 0.95, 0.7, 1.3][random.whole(0...3)]
      return (
        .means(counts[0], about: mean, spread: spread, random: &random),
        .means(counts[1], about: mean * factor, spread: spread, random: &random)
      )
    }

    mutating func flags() -> (Sample, Sample) {
      let share = random.uniform() * random.uniform()
      let other = min(1, share * (0.5 + random.uniform()))
      return (
        .flags(10 + random.whole(0...60), share: share, random: &random),
        .flags(10 + random.whole(0...60), share: other, random: &random)
      )
    }
  }

  private func settled(
    _ metric: any Metric, _ control: MetricSummary, _ treatment: MetricSummary, level: Double
  ) -> MetricComparison {
    var found = metric.compare(
      control: control, treatment: treatment, settings: ComparisonSettings(level: level))
    if let p = found.test?.pValue {
      found.settle(adjusted: p, significance: 1 - level, direction: metric.specification.direction)
    }
    return found
  }

  /// What must hold of any comparison; returns whether it was significant, nil where there is no answer.
  private func agree(
    _ found: MetricComparison, _ direction: Direction, level: Double, _ place: Comment
  ) throws -> Bool? {
    guard let test = found.test else {
      #expect(found.outcome == .inconclusive && found.reason != nil, place)
      return nil
    }
    let difference = try #require(found.difference)
    let isSignificant = test.pValue < 1 - level
    #expect(difference.contains(0) == !isSignificant, place)
    if let lift = found.lift { #expect(lift.contains(0) == !isSignificant, place) }
    // An exact p-value may only take an answer back.
    if found.exactPValue == nil { #expect((found.outcome != .inconclusive) == isSignificant, place) }
    if found.outcome != .inconclusive {
      #expect(
        isSignificant && (found.outcome == .improved) == (difference.estimate * direction.sign > 0), place)
    }
    return isSignificant
  }

  @Test(arguments: ["latency:mean", "latency/requests:ratio:decrease"], [false, true])
  func meansAndRatios(_ text: String, _ clustered: Bool) throws {
    let metric = try metric(text)
    var drawn = Drawn(seed: 77)
    var (significant, margins) = (0, 0)
    for round in 0..<5_000 {
      let (control, treatment) = drawn.means()
      let level = [0.8, 0.95, 0.99][drawn.random.whole(0...2)]
      func summary(_ sample: Sample) -> MetricSummary {
        var summary = sample.summary(clustered: clustered)
        summary.rows = Sample(units: sample.values.map { [$0] }).summary(clustered: true).units
        return summary
      }
      let (c, t) = (summary(control), summary(treatment))
      let place: Comment = "seed \(drawn.seed), round \(round)"
      let found = settled(metric, c, t, level: level)
      significant += try agree(found, metric.specification.direction, level: level, place) == true ? 1 : 0
      // At any margin: the shifted test of the same estimates.
      let margin = 100 * drawn.random.normal()
      let relative = 0.3 * drawn.random.normal()
      let estimates = try [c, t].map {
        if let units = $0.units { try Estimate(units) } else { try Estimate($0.moments) }
      }
      let welch = try Welch(control: estimates[0], treatment: estimates[1])
      let isRejected = welch.test(shift: margin).pValue < 1 - level
      #expect(try #require(found.difference).contains(margin) == !isRejected, place)
      guard let lift = found.lift else {
        #expect(found.liftReason != nil && estimates[0].value <= 0, place)
        continue
      }
      let fieller = try Fieller(
        control: estimates[0], treatment: estimates[1], degreesOfFreedom: welch.degreesOfFreedom)
      let isLiftRejected = fieller.test(lift: relative).pValue < 1 - level
      #expect(lift.contains(relative) == !isLiftRejected, place)
      margins += isRejected != isLiftRejected ? 1 : 0
    }
    #expect(significant > 500 && significant < 4_500 && margins > 100)
  }

  @Test(arguments: [false, true])
  func proportions(_ clustered: Bool) throws {
    let metric = try metric("success:proportion:increase")
    var drawn = Drawn(seed: 78)
    var (significant, answered) = (0, 0)
    for round in 0..<5_000 {
      let (control, treatment) = drawn.flags()
      let level = [0.8, 0.95, 0.99][drawn.random.whole(0...2)]
      let place: Comment = "seed \(drawn.seed), round \(round)"
      let found = settled(
        metric, control.summary(clustered: clustered), treatment.summary(clustered: clustered), level: level)
      if let one = try agree(found, .increase, level: level, place) {
        answered += 1
        significant += one ? 1 : 0
      }
    }
    #expect(answered > 4_500 && significant > 200)
  }

  /// The score test at any margin and the interval's ends.
  @Test func proportionsAtMargins() throws {
    var drawn = Drawn(seed: 79)
    var rejected = 0
    for round in 0..<10_000 {
      let trials = [0, 0].map { _ in
        Double(drawn.random.whole(2...9) * [1, 10, 100][drawn.random.whole(0...2)])
      }
      let events = trials.map { ($0 * drawn.random.uniform()).rounded() }
      let level = [0.8, 0.95, 0.99][drawn.random.whole(0...2)]
      let score = try MiettinenNurminen(control: (events[0], trials[0]), treatment: (events[1], trials[1]))
      let place: Comment = "seed \(drawn.seed), round \(round)"
      let margin = 2 * drawn.random.uniform() - 1
      let isRejected = try score.test(difference: margin).pValue < 1 - level
      #expect(try score.difference(level: level).contains(margin) == !isRejected, place)
      rejected += isRejected ? 1 : 0
      guard events[0] > 0 else { continue }
      let lift = 3 * drawn.random.uniform() - 0.999
      #expect(
        try score.lift(level: level).contains(lift) == (score.test(lift: lift).pValue >= 1 - level), place)
    }
    #expect(rejected > 3_000 && rejected < 9_900)
  }

  @Test func quantiles() throws {
    var drawn = Drawn(seed: 80)
    var (significant, answered) = (0, 0)
    for round in 0..<2_000 {
      let share = [0.5, 0.9][round % 2]
      let metric = try metric("latency:p\(share == 0.5 ? 50 : 90)")
      let (control, treatment) = drawn.means()
      let level = [0.8, 0.95, 0.99][drawn.random.whole(0...2)]
      func summary(_ sample: Sample) -> MetricSummary {
        var summary = sample.summary(clustered: true)
        let values = SortedValues(sample.values)
        let limit = values.quantile(at: share) ?? 0
        summary.values = values
        summary.indicator = sample.map { $0 <= limit ? 1 : 0 }.summary(clustered: true).units
        return summary
      }
      let found = settled(metric, summary(control), summary(treatment), level: level)
      let place: Comment = "seed \(drawn.seed), round \(round)"
      if let one = try agree(found, .decrease, level: level, place) {
        answered += 1
        significant += one ? 1 : 0
      }
    }
    #expect(answered > 1_000 && significant > 100, "\(answered) \(significant)")
  }
}
