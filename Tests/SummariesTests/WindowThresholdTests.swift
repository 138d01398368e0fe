import Summaries
import TestSupport
import Testing

/// The furthest number within a threshold against the comparison that it stands for.
@Suite struct WindowThresholdTests {
  @Test(arguments: [
    0, 1e-12, 0.05, 0.1, 1.0 / 3, 0.7, 1, 99.9, 20_000, 123_456.789, 1e12, -0.5, -20_000,
  ])
  func limitStandsForTheComparison(_ value: Double) {
    for isAbove in [true, false] {
      let threshold =
        isAbove
        ? WindowThreshold(.responseTime, above: value) : WindowThreshold(.responseTime, below: value)
      let limit = threshold.limit
      #expect(!threshold.isBeyond(limit))
      #expect(threshold.isBeyond(isAbove ? limit.nextUp : limit.nextDown))
      var generator = SplitMix64(seed: 11)
      for _ in 0..<2_000 {
        let share = generator.uniform()
        let number = value + (share - 0.5) * 4e-12 * max(value.magnitude, 1e-300)
        #expect(threshold.isBeyond(number) == (isAbove ? number > limit : number < limit), "\(number)")
      }
    }
  }
}
