import Inference
import LinearAlgebra
import Summaries
import TestSupport
import Testing

/// The reference values are in `HeterogeneityTests`.
@Suite struct StratumDifferencesTests {
  @Test func aStratumWithFewUnitsIsLeftOut() throws {
    var generator = SplitMix64(seed: 24)
    var rows = CellRows.random(&generator, strata: 3, units: 300)
    rows.strata = 4
    rows.units += (0..<9).map { _ in [(6, [100.0]), (7, [101.0])] }
    let found = try StratumDifferences(rows.sums(shift: 100), control: 0, treatment: 1)
    #expect(found.strata == [0, 1, 2] && found.dropped == 1)
    #expect(found.units.allSatisfy { $0 >= 10 })
  }

  @Test func oneStratumIsTheDeltaMethod() throws {
    var generator = SplitMix64(seed: 25)
    let rows = CellRows.random(&generator, strata: 1, units: 200)
    let found = try StratumDifferences(rows.sums(shift: 100), control: 0, treatment: 1)
    var pairs = [[Double]](repeating: [], count: 2)
    for unit in rows.units {
      for (cell, values) in unit { pairs[cell] += [values.reduce(0, +), Double(values.count)] }
    }
    // The textbook's formula, from sums and sizes.
    let variances = pairs.map { pairs -> Double in
      let sums = stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] }
      let sizes = stride(from: 1, to: pairs.count, by: 2).map { pairs[$0] }
      let count = Double(sums.count)
      let ratio = sums.reduce(0, +) / sizes.reduce(0, +)
      let squares = zip(sums, sizes).reduce(0) { $0 + ($1.0 - ratio * $1.1) * ($1.0 - ratio * $1.1) }
      let size = sizes.reduce(0, +)
      return count / (count - 1) * squares / size / size
    }
    #expect(relativeError(found.covariance[0, 0], variances[0] + variances[1]) < 1e-12)
    #expect(found.standardError(0) == found.covariance[0, 0].squareRoot())
  }
}
