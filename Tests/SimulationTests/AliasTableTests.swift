import Simulation
import Testing

@Suite struct AliasTableTests {
  /// Bits spread evenly draw each number as often as its weight says, but for the ends of steps.
  @Test(arguments: [
    [1.0], [1, 1], [1, 2, 3, 4], [1e-9, 1, 1e9], [5, 1, 1, 1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4],
    (1...50).map { 1 / Double($0) },
  ])
  func drawsInProportion(_ weights: [Double]) {
    let table = AliasTable(weights: weights)
    let draws = 1 << 18
    var counts = [Int](repeating: 0, count: weights.count)
    for draw in 0..<draws { counts[table.draw(UInt64(draw) << 46 | 1 << 45)] += 1 }
    let total = weights.reduce(0, +)
    for (count, weight) in zip(counts, weights) {
      let expected = Double(draws) * weight / total
      #expect((Double(count) - expected).magnitude <= 2 * Double(weights.count), "\(weights)")
    }
  }

  @Test func theEndsOfTheBitsAreDrawn() {
    let table = AliasTable(weights: [1, 2, 3])
    for bits in [UInt64.min, .max] { #expect((0..<3).contains(table.draw(bits))) }
  }
}
