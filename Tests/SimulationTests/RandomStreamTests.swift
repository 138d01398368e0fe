import Distributions
import Foundation
import Simulation
import Testing

@Suite struct RandomStreamTests {
  private static let philox = Philox(seed: 20_251_022, stream: 99)

  @Test func wordsAreThoseOfTheBlocksInTurn() {
    var random = RandomStream(Self.philox, 5, -6, 7)
    for counter in UInt64(0)..<3 {
      let block = Self.philox.block(SIMD4(counter, 5, UInt64(bitPattern: -6), 7))
      for place in 0..<4 { #expect(random.next() == block[place]) }
    }
  }

  @Test(arguments: [UInt64.min, 1, 0xFFF, 0x1000, .max / 2, .max - 1, .max])
  func uniformNumbersAreInsideTheirEnds(_ bits: UInt64) {
    let number = RandomStream.uniform(bits)
    #expect(number > 0 && number < 1)
    // Exact: the middle of its step.
    #expect(number * 0x1p53 == Double(bits >> 12) * 2 + 1)
    let (one, other) = RandomStream.normals(bits, bits)
    #expect(one.isFinite && other.isFinite && one.magnitude < 8.7 && other.magnitude < 8.7)
  }

  /// Kolmogorov's distance below its 99.99 % point, 2.23/√n.
  @Test func normalNumbersAreNormal() {
    var random = RandomStream(Self.philox, 1)
    let count = 200_000
    let sorted = (0..<count).map { _ in random.normal() }.sorted()
    let distance = sorted.enumerated().map { place, value in
      let expected = Normal.standard.cumulative(value)
      return max(
        (Double(place + 1) / Double(count) - expected).magnitude,
        (Double(place) / Double(count) - expected).magnitude)
    }.max()
    #expect((distance ?? 1) < 2.23 / Double(count).squareRoot())
    let kurtosis = sorted.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(count)
    #expect((kurtosis - 3).magnitude < 4 * (96 / Double(count)).squareRoot())
  }

  @Test func pairsOfNormalNumbersAreUncorrelated() {
    var random = RandomStream(Self.philox, 2)
    let count = 100_000
    let product = (0..<count).reduce(0.0) { sum, _ in sum + random.normal() * random.normal() }
    #expect((product / Double(count)).magnitude < 4 / Double(count).squareRoot())
  }

  /// Pearson's χ² against the probabilities e^−m·mᵏ/k!, below its 99.99 % point.
  @Test(arguments: [0.3, 4, 16, 16.5, 50])
  func poissonNumbers(_ mean: Double) throws {
    var random = RandomStream(Self.philox, 3, Int(mean * 10))
    let draws = 50_000
    var counts: [Int: Int] = [:]
    for _ in 0..<draws { counts[random.poisson(mean), default: 0] += 1 }
    var (statistic, cells, rest) = (0.0, 0.0, Double(draws))
    var restSeen = draws
    for number in 0..<200 {
      let expected = Double(draws) * exp(-mean + Double(number) * log(mean) - lgamma(Double(number + 1)))
      guard expected >= 10 else { continue }
      let seen = counts[number] ?? 0
      statistic += (Double(seen) - expected) * (Double(seen) - expected) / expected
      cells += 1
      rest -= expected
      restSeen -= seen
    }
    statistic += (Double(restSeen) - rest) * (Double(restSeen) - rest) / max(rest, 1)
    #expect(try ChiSquared(degreesOfFreedom: cells).survival(statistic) > 1e-4, "mean \(mean)")
  }

  @Test func poissonNumbersOfNoMean() {
    var random = RandomStream(Self.philox, 4)
    for mean in [0, -1, -Double.infinity, .nan] { #expect(random.poisson(mean) == 0) }
    #expect((999_000...1_001_000).contains(random.poisson(.infinity)))
  }
}
