import Summaries
import TestSupport
import Testing

@Suite struct SortedValuesTests {
  @Test func ranksAndPlacementsAreCounts() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let values = (0..<Int(random.next() % 40)).map { _ in Double(random.next() % 9) - 4 }
      let sorted = SortedValues(values)
      #expect(sorted.count == values.count && sorted.exact == values.sorted())
      for value in stride(from: -5.0, through: 5, by: 0.5) {
        let (below, equal) = (values.filter { $0 < value }.count, values.filter { $0 == value }.count)
        #expect(sorted.count(below: value) == below && sorted.count(atMost: value) == below + equal)
        let placement = sorted.placement(of: value)
        if values.isEmpty {
          #expect(placement.isNaN)
        } else {
          #expect(placement == (Double(below) + Double(equal) / 2) / Double(values.count))
        }
        let neighbours = sorted.neighbours(of: value)
        #expect(neighbours.below == values.filter { $0 < value }.max())
        #expect(neighbours.above == values.filter { $0 > value }.min())
      }
    }
  }

  @Test func quantilesAreThoseOfSelection() {
    var random = SplitMix64(seed: 6)
    var values = (0..<1001).map { _ in random.normal() }
    let sorted = SortedValues(values)
    let levels = [0, 0.001, 0.25, 0.5, 0.95, 0.999, 1]
    for quantile in quantiles(at: levels, of: &values) {
      #expect(sorted.quantile(at: quantile.level) == quantile.value)
    }
    #expect(sorted.quantile(at: -0.01) == nil && sorted.quantile(at: 1.01) == nil)
    #expect(SortedValues([]).quantile(at: 0.5) == nil && sorted.quantile(at: .nan) == nil)
  }
}
