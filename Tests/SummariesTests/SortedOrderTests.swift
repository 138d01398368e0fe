import Summaries
import TestSupport
import Testing

@Suite struct SortedOrderTests {
  /// Against the standard library's sort, at lengths around the change of method and for many kinds of digits.
  @Test func agreesWithComparison() {
    var random = SplitMix64(seed: 77)
    for count in [0, 1, 2, 3, 599, 600, 601, 5_000] {
      let kinds: [[Double]] = [
        (0..<count).map { _ in random.normal() * 1e3 },
        (0..<count).map { _ in (random.uniform() * 400).rounded() },
        (0..<count).map { _ in
          Double(sign: .plus, exponent: Int(random.uniform() * 2_000) - 1_000, significand: 1)
        },
        (0..<count).map { _ in Double(bitPattern: random.next()) }.map { $0.isNaN ? -1 : $0 },
        Array(repeating: 4.5, count: count),
      ]
      for values in kinds { #expect(SortedValues(values).exact == values.sorted()) }
    }
  }

  @Test func oddValues() throws {
    let filler = (0..<700).map { Double($0) }
    for extra in [[], filler] {
      let found = SortedValues(
        [.infinity, .nan, -0.0, 3, -.infinity, 0, -.nan, -2, .leastNonzeroMagnitude] + extra)
      let sorted = try #require(found.exact)
      #expect(sorted.first == -.infinity && sorted.last == .infinity)
      #expect(sorted.count == 7 + extra.count)
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(sorted.prefix(4) == [-.infinity, -2, 0, 0])
      #expect(sorted.allSatisfy { $0 != 0 || $0.sign == .plus })
    }
  }

  @Test func takesSorted() {
    #expect(SortedValues(sorted: [1, 2, 2, 5]).count == 4)
    #expect(SortedValues(sorted: []) == SortedValues([.nan]))
  }
}
