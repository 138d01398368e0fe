import Columns
import Summaries
import TestSupport
import Testing

/// Exact quantiles found through the intervals of leading bits, against sorting.
@Suite struct QuantileChunksTests {
  private static let levels = [0, 0.001, 0.25, 0.5, 0.5, 0.95, 0.99, 1]

  /// Values that lie in one interval, in many, at the edges of intervals, on both sides of zero, and at the ends of the
  /// range of numbers.
  @Test(arguments: 0..<12)
  func agreeWithSorting(_ kind: Int) async throws {
    var random = SplitMix64(seed: UInt64(900 + kind))
    for count in [1, 2, 3, 17, 1_000, 30_011] {
      let values = (0..<count).map { _ in Self.value(kind, &random) }
      var log = Rows(rows: values.map { Row(unit: 1, values: [$0, 1, 200]) })
      log.needs = [.moments(.column(Rows.latency)), .quantiles(.column(Rows.latency), levels: Self.levels)]
      log.hasUnits = false
      let summary = try await log.summary(cutAt: Array(stride(from: 700, to: count, by: 700)))
      let found = try #require(summary.groups[0].expressions[.column(Rows.latency)]).quantiles
      let sorted = values.map { $0 + 0 }.sorted()
      #expect(found.map(\.level) == Self.levels)
      for quantile in found {
        let position = Double(count - 1) * quantile.level
        let below = sorted[Int(position)]
        let above = sorted[min(Int(position) + 1, count - 1)]
        let expected = below + (above - below) * (position - position.rounded(.down))
        let size = max(below.magnitude, above.magnitude)
        #expect(
          (quantile.value - expected).magnitude <= 4e-16 * size,
          "kind \(kind), \(count) values, level \(quantile.level): \(quantile.value), not \(expected)")
      }
    }
  }

  private static func value(_ kind: Int, _ random: inout SplitMix64) -> Double {
    let unit = Double.random(in: 0..<1, using: &random)
    switch kind {
    case 0: return 42
    case 1: return 100 + unit / 1_000
    case 2: return unit < 0.5 ? -0.0 : 0
    case 3: return unit - 0.5
    case 4: return -1_000 * unit
    case 5: return Double(Int(unit * 5))
    case 6: return unit * .leastNormalMagnitude
    case 7: return (unit - 0.5) * 1e300
    case 8: return Double(sign: .plus, exponent: Int(unit * 600) - 300, significand: 1)
    case 9: return Double(sign: unit < 0.5 ? .minus : .plus, exponent: Int(unit * 40), significand: 1.0625)
    case 10: return 1 / (1.000_001 - unit)
    default: return unit < 0.999 ? 250 : 1e9 * unit
    }
  }
}
