import Distributions
import Inference
import TestSupport
import Testing

@Suite struct PoissonWeightsTests {
  /// Four million weights against e⁻¹/k!, by χ²; their neighbours do not know of each other.
  @Test func distribution() throws {
    var counts = [Int](repeating: 0, count: 13)
    var (sum, squares, products) = (0.0, 0.0, 0.0)
    var (last, total) = (1.0, 0)
    for stream in 0..<4 {
      let weights = PoissonWeights(seed: 7, stream: UInt64(stream))
      for block in 0..<1_000 {
        for weight in written(weights, block: block) {
          counts[min(Int(weight), 12)] += 1
          sum += weight
          squares += weight * weight
          products += (weight - 1) * (last - 1)
          last = weight
          total += 1
        }
      }
    }
    var (probability, statistic, cells, rest) = (
      0.367879441171442321595523770161460867, 0.0, 0, Double(total)
    )
    var observed = total
    for k in 0..<9 {
      let expected = Double(total) * probability
      statistic += (Double(counts[k]) - expected) * (Double(counts[k]) - expected) / expected
      rest -= expected
      observed -= counts[k]
      cells += 1
      probability /= Double(k + 1)
    }
    statistic += (Double(observed) - rest) * (Double(observed) - rest) / rest
    let p = try ChiSquared(degreesOfFreedom: Double(cells)).survival(statistic)
    print("Poisson weights: χ² \(statistic) on \(cells) degrees of freedom, p \(p)")
    #expect(p > 1e-4)
    let n = Double(total)
    // Mean and variance 1, no correlation: within four standard errors.
    #expect(abs(sum / n - 1) < 4 / n.squareRoot())
    #expect(abs(squares / n - 2) < 4 * 11.0.squareRoot() / n.squareRoot())
    #expect(abs(products / n) < 4 / n.squareRoot())
  }

  @Test func fixedBySeedStreamAndBlock() {
    let one = PoissonWeights(seed: 1, stream: 5)
    #expect(written(one, block: 3) == written(PoissonWeights(seed: 1, stream: 5), block: 3))
    #expect(written(one, block: 3) != written(one, block: 4))
    #expect(written(one, block: 3) != written(PoissonWeights(seed: 1, stream: 6), block: 3))
    #expect(written(one, block: 3) != written(PoissonWeights(seed: 2, stream: 5), block: 3))
  }

  private func written(_ weights: PoissonWeights, block: Int) -> [Double] {
    var bits = [Int16](repeating: 0, count: PoissonWeights.block)
    var values = [Double](repeating: 0, count: PoissonWeights.block)
    var target = values.mutableSpan
    weights.write(block: block, bits: &bits, into: &target)
    return values
  }
}
