import Inference
import Summaries
import TestSupport
import Testing

@Suite struct ClusteredProportionTests {
  /// Against the definition, computed over the units one by one.
  @Test func secondWay() throws {
    let seed: UInt64 = 1992
    print("clustered proportions: seed \(seed)")
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let groups = [0, 0].map { _ in units(&random, count: random.whole(150...400), rate: 0.3) }
      let found = try ClusteredProportion(control: moments(groups[0]), treatment: moments(groups[1]))
      #expect(!found.isPooled)
      for (group, pairs) in zip([found.control, found.treatment], groups) {
        let (rows, events) = sums(pairs)
        let p = events / rows
        let u = Double(pairs.count)
        let spread = pairs.reduce(0.0) { $0 + ($1.sum - p * $1.size) * ($1.sum - p * $1.size) }
        let effect = max(1, spread * u / (u - 1) / (rows * p * (1 - p)))
        #expect(relativeError(group.designEffect, effect) < 1e-12)
        #expect(relativeError(group.trials, rows / effect) < 1e-12)
        #expect(relativeError(group.events, events / effect) < 1e-12)
        #expect(group.designEffect > 1.2)
      }
    }
  }

  /// Few units with the event in one group: both get the common design effect.
  @Test func pooled() throws {
    var random = SplitMix64(seed: 7)
    let (many, few) = (units(&random, count: 400, rate: 0.4), units(&random, count: 300, rate: 0.01))
    let found = try ClusteredProportion(control: moments(many), treatment: moments(few))
    #expect(found.isPooled && found.control.designEffect == found.treatment.designEffect)
    let parts = [many, few].map { pairs in
      let (rows, events) = sums(pairs)
      let p = events / rows
      let u = Double(pairs.count)
      let spread = pairs.reduce(0.0) { $0 + ($1.sum - p * $1.size) * ($1.sum - p * $1.size) }
      return (spread: spread * u / (u - 1), binomial: rows * p * (1 - p))
    }
    let effect = (parts[0].spread + parts[1].spread) / (parts[0].binomial + parts[1].binomial)
    #expect(relativeError(found.control.designEffect, effect) < 1e-12)
  }

  /// Ten units with one event each stand alone; nine do not.
  ///
  /// The same of units without the event, and under a shift.
  @Test(arguments: [false, true], [0.0, 1.0]) func threshold(_ mirrored: Bool, _ shift: Double) throws {
    for events in [9, 10] {
      let pairs = (0..<200).map { unit in
        let sum = unit < events ? 1.0 : 0
        return (sum: mirrored ? 3 - sum : sum, size: 3.0)
      }
      let group = moments(pairs, shift: shift)
      let found = try ClusteredProportion(control: group, treatment: group)
      #expect(found.isPooled == (events < 10))
    }
  }

  @Test func noEventAtAll() throws {
    let pairs = [1.0, 2, 3, 4, 10, 1, 1, 2].map { (sum: 0.0, size: $0) }
    let found = try ClusteredProportion(control: moments(pairs), treatment: moments(pairs))
    // ΣN²/ΣN = 136/24.
    #expect(relativeError(found.control.designEffect, 136.0 / 24) < 1e-12)
    #expect(found.control.events == 0 && found.isPooled)
    let interval = try Wilson(events: found.control.events, trials: found.control.trials).interval(
      level: 0.95)
    #expect(interval.lower == 0 && interval.upper > 0.4)
  }

  @Test func singleRows() throws {
    // One row a unit is a plain binomial, its n − 1 variance apart.
    let pairs = (0..<100).map { (sum: $0 < 30 ? 1.0 : 0, size: 1.0) }
    let found = try ClusteredProportion(control: moments(pairs), treatment: moments(pairs))
    #expect(relativeError(found.control.designEffect, 100.0 / 99) < 1e-12)
  }

  @Test func noAnswer() throws {
    let few = moments([(sum: 1, size: 2)])
    #expect(throws: InferenceError.tooFewUnits(found: 1, needed: 2)) {
      try ClusteredProportion(control: few, treatment: few)
    }
    let mean = moments([(sum: 10, size: 2), (sum: 12, size: 3)])
    #expect(throws: InferenceError.self) { try ClusteredProportion(control: mean, treatment: mean) }
  }

  private typealias Pair = (sum: Double, size: Double)

  private func sums(_ pairs: [Pair]) -> (rows: Double, events: Double) {
    (pairs.reduce(0) { $0 + $1.size }, pairs.reduce(0) { $0 + $1.sum })
  }

  /// Units of 1 to 9 rows whose own rate is all or nothing half of the time.
  private func units(_ random: inout SplitMix64, count: Int, rate: Double) -> [Pair] {
    (0..<count).map { _ in
      let size = random.whole(1...9)
      let own = random.uniform() < 0.5 ? (random.uniform() < rate ? 1 : 0) : rate
      let sum = (0..<size).reduce(0) { sum, _ in sum + (random.uniform() < own ? 1 : 0) }
      return (sum: Double(sum), size: Double(size))
    }
  }

  /// Moments by the textbook's two passes.
  private func moments(_ pairs: [Pair], shift: Double = 0) -> UnitMoments {
    let count = Double(pairs.count)
    let shifted = pairs.map { (sum: $0.sum - shift * $0.size, size: $0.size) }
    let (rows, events) = sums(shifted)
    let (meanSum, meanSize) = (events / count, rows / count)
    func mean(_ product: (Pair) -> Double) -> Double {
      shifted.reduce(0) { $0 + product($1) } / (count - 1)
    }
    return UnitMoments(
      count: pairs.count, shift: shift, meanSum: meanSum,
      varianceSum: mean { ($0.sum - meanSum) * ($0.sum - meanSum) }, meanSize: meanSize,
      varianceSize: mean { ($0.size - meanSize) * ($0.size - meanSize) },
      covariance: mean { ($0.sum - meanSum) * ($0.size - meanSize) })
  }
}
