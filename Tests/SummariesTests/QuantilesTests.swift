import Summaries
import TestSupport
import Testing

private let levels = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]

/// Type 7 on sorted values.
private func bySorting(_ values: [Double], _ level: Double) -> Double {
  let sorted = values.sorted()
  let position = Double(sorted.count - 1) * level
  let below = Int(position)
  guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
  return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
}

/// The levels at which quantiles are not those of sorting.
private func wrongLevels(_ values: [Double], _ levels: [Double]) -> [Double] {
  var kept = values
  let found = quantiles(at: levels, of: &kept)
  guard found.map(\.level) == levels, kept.sorted() == values.sorted() else { return levels }
  return zip(levels, found).filter { level, quantile in
    let truth = bySorting(values, level)
    let scale = max(truth.magnitude, (values.max() ?? 0) - (values.min() ?? 0))
    return (quantile.value - truth).magnitude > 1e-14 * scale
  }.map(\.0)
}

@Suite struct QuantilesTests {
  @Test(arguments: try Reference("quantiles").cases)
  func quantilesAreTheReference(_ known: Reference.Case) throws {
    guard case .object(let truths) = known.value["quantiles"] else {
      Issue.record("no quantiles")
      return
    }
    var values = try known.doubles("values")
    let scale = (values.max() ?? 0) - (values.min() ?? 0)
    for quantile in quantiles(at: truths.keys.compactMap { Double($0) }, of: &values) {
      let truth = try #require(truths["\(quantile.level)"]?.double)
      #expect((quantile.value - truth).magnitude <= 1e-12 * max(truth.magnitude, scale) * 1e-2, "\(quantile)")
    }
  }

  @Test func everySizeAgreesWithSorting() {
    var random = SplitMix64(seed: 41)
    var wrong: [Int] = []
    for count in 1...2000 {
      let values = (0..<count).map { _ in random.normal() }
      if !wrongLevels(values, levels).isEmpty { wrong.append(count) }
    }
    #expect(wrong == [])
  }

  @Test(arguments: [1, 2, 3, 10, 599, 600, 601, 602, 2000, 50_000])
  func patternsAgreeWithSorting(_ count: Int) {
    var random = SplitMix64(seed: 42)
    let patterns: [String: (Int) -> Double] = [
      "equal": { _ in 7 }, "two values": { Double($0 % 2) }, "sorted": { Double($0) },
      "reversed": { Double(-$0) }, "organ pipe": { Double(min($0, count - $0)) },
      "valley": { Double(max($0, count - $0)) }, "teeth": { Double($0 % 10) },
      "one low": { $0 == count / 2 ? -1 : 1 }, "zeros": { $0 % 2 == 0 ? 0.0 : -0.0 },
      "nearly sorted": { Double($0 % 97 == 0 ? count - $0 : $0) },
      "heavy ties": { _ in Double(random.next() % 4) },
    ]
    for (name, value) in patterns {
      #expect(wrongLevels((0..<count).map(value), levels) == [], "\(name) of \(count)")
    }
  }

  /// Patterns that take simple selection to quadratic time: a million of them would take hours.
  @Test(.timeLimit(.minutes(1)))
  func hardPatternsStayQuick() {
    let count = 1_000_000
    let patterns: [(Int) -> Double] = [
      { Double(min($0, count - $0)) }, { Double(max($0, count - $0)) }, { _ in 1 }, { Double($0 % 2) },
      { Double(($0 &* 0x9E37_79B1) % 1000) }, { Double($0 < count / 2 ? 2 * $0 : 2 * (count - $0) - 1) },
    ]
    for pattern in patterns {
      var values = (0..<count).map(pattern)
      let low = values.min()
      #expect(quantiles(at: [0, 0.5, 0.95, 0.99], of: &values).first?.value == low)
    }
  }

  @Test func levelsMayComeInAnyOrderAndTwice() {
    let values = (0..<1001).map { Double(($0 * 617) % 1001) }
    var kept = values
    let found = quantiles(at: [0.9, 0.1, 0.9, 0, 1], of: &kept)
    #expect(found.map(\.level) == [0.9, 0.1, 0.9, 0, 1])
    #expect(found.map(\.value) == [900, 100, 900, 0, 1000])
  }

  @Test func noValuesHaveNoQuantiles() {
    var none: [Double] = []
    #expect(quantiles(at: [0.5], of: &none).isEmpty)
    var some: [Double] = [1]
    #expect(quantiles(at: [], of: &some).isEmpty)
  }

  @Test func endsThatAreFarApartDoNotOverflow() {
    var values = [1e308, -1e308]
    let found: [Double] = quantiles(at: [0.25, 0.5, 0.75], of: &values).map(\.value)
    #expect(found == [-5e307, 0, 5e307])
  }

  @Test func infinitiesKeepTheirPlaces() {
    var values: [Double] = [.infinity, 3, -.infinity, .infinity, 1]
    #expect(
      quantiles(at: [0, 0.25, 0.5, 0.75, 1], of: &values).map(\.value) == [
        -.infinity, 1, 3, .infinity, .infinity,
      ])
    let between: [Double] = quantiles(at: [0.125, 0.375], of: &values).map(\.value)
    #expect(between == [-.infinity, 2])
    // Between equal ends lies nothing else.
    #expect(quantiles(at: [0.9], of: &values).map(\.value) == [.infinity])
  }
}
