import Summaries
import TestSupport
import Testing

/// The values around a quantile against all values, and moments over units put together from other units.
@Suite struct ValuePartTests {
  /// Values with ties, and the part of them between two ends.
  private func part(seed: UInt64) throws -> (all: SortedValues, part: SortedValues, sorted: [Double]) {
    var random = SplitMix64(seed: seed)
    let values = (0..<2_000).map { _ in Double(random.next() % 400) / 8 }.sorted()
    let known = values[1_500..<1_900]
    let (low, high) = (known.first ?? 0, known.last ?? 0)
    var counts: [Double: Int] = [:]
    for value in values where value >= low && value <= high { counts[value, default: 0] += 1 }
    let stretch = try #require(
      ValuePart.Stretch(
        below: values.count { $0 < low }, known: counts.map { (value: $0.key, count: $0.value) }))
    let part = ValuePart(
      count: values.count, stretches: [stretch], minimum: values[0], maximum: values[values.count - 1])
    return (SortedValues(sorted: values), SortedValues(part), values)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func withinThePartItIsAllValues(seed: UInt64) throws {
    let (all, part, sorted) = try part(seed: seed)
    #expect(part.count == all.count && part.isExact)
    for rank in stride(from: 1_505, to: 1_895, by: 7) {
      let level = (Double(rank) + 0.3) / Double(sorted.count - 1)
      #expect(part.quantile(at: level) == all.quantile(at: level))
      let value = sorted[rank]
      if value > sorted[1_500], value < sorted[1_899] {
        #expect(part.neighbours(of: value) == all.neighbours(of: value))
        #expect(part.count(atMost: value) == all.count(atMost: value))
      }
    }
    #expect(part.quantile(at: 0) == sorted[0] && part.quantile(at: 1) == sorted[1_999])
    #expect(part.quantile(at: 0.3) == nil, "nothing is told of values outside of the part")
  }

  @Test func contradictionsAreNoStretch() {
    #expect(ValuePart.Stretch(below: -1, known: []) == nil)
    #expect(ValuePart.Stretch(below: 0, known: [(1, 0)]) == nil)
    #expect(ValuePart.Stretch(below: 0, known: [(1, 2), (1, 3)]) == nil)
    #expect(ValuePart.Stretch(below: 0, known: [(.infinity, 1)]) == nil)
  }

  /// Moments of two sets of units, of which one is relative to another number, are those of all units.
  @Test func momentsOfOtherUnitsMerge() {
    var random = SplitMix64(seed: 5)
    let sizes = (0..<300).map { _ in Double(1 + random.next() % 6) }
    let sums = sizes.map { size in size * (40 + random.normal()) }
    let whole = UnitMoments(sums: sums, sizes: sizes)
    for cut in [0, 1, 2, 150, 299, 300] {
      var one = UnitMoments(sums: Array(sums[..<cut]), sizes: Array(sizes[..<cut]))
      // The others' sums relative to 37.
      let moved = zip(sums[cut...], sizes[cut...]).map { $0 - 37 * $1 }
      var other = UnitMoments(sums: moved, sizes: Array(sizes[cut...]))
      other.shift = 37
      one.merge(other)
      #expect(one.count == 300)
      let pairs: [(Double, Double)] = [
        (one.ratio, whole.ratio), (one.varianceOfRatio, whole.varianceOfRatio),
        (one.varianceSize, whole.varianceSize), (one.meanSize, whole.meanSize),
      ]
      for (found, expected) in pairs {
        #expect((found - expected).magnitude <= 1e-12 * expected.magnitude, "cut at \(cut)")
      }
    }
  }
}
