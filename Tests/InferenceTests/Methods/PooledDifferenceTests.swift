import Inference
import Summaries
import TestSupport
import Testing

@Suite struct PooledDifferenceTests {
  @Test func reference() throws {
    var worst = Worst("pooled against stratified")
    for c in try Reference("stratified").cases {
      let rows = try CellRows(c)
      let found = try PooledDifference(rows.sums(shift: rows.mean), control: 0, treatment: 1)
      worst.count()
      let scale = try c.double("standard_error")
      worst.take(found.pooled, try c.double("pooled"), scale: scale, "pooled of \(c)")
      worst.take(found.stratified, try c.double("difference"), scale: scale, "stratified of \(c)")
      worst.take(found.standardError, try c.double("pooled_error"), "error of \(c)")
      worst.take(found.test.statistic, try c.double("pooled_z"), scale: 1, "z of \(c)")
      worst.take(found.test.pValue, try c.double("pooled_p_value"), "p of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 18)
    #expect(worst.error <= 1e-10, "\(worst.report)")
  }

  /// Slow first, fast later, with the treatment better throughout but mostly seen while all was slow.
  @Test func reversal() throws {
    var generator = SplitMix64(seed: 1951)
    let rows = CellRows(
      units: (0..<2_000).map { unit in
        let stratum = unit % 2
        let treated = generator.uniform() < (stratum == 0 ? 0.9 : 0.1)
        let value = (stratum == 0 ? 500 : 100) + 20 * generator.normal() - (treated ? 10 : 0)
        return [(2 * stratum + (treated ? 1 : 0), [value])]
      }, strata: 2)
    let found = try PooledDifference(rows.sums(), control: 0, treatment: 1)
    #expect(found.isReversed && found.pooled > 200 && found.stratified < -5)
    #expect(found.test.pValue < 1e-100)
  }

  @Test func nothingToTell() throws {
    var generator = SplitMix64(seed: 20)
    let one = CellRows.random(&generator, strata: 1, units: 100)
    let found = try PooledDifference(one.sums(shift: 100), control: 0, treatment: 1)
    #expect(found.test.pValue == 1 && found.standardError == 0 && !found.isReversed)
    let lacking = CellRows(units: [[(0, [1, 2])], [(3, [1])]], strata: 2)
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try PooledDifference(lacking.sums(), control: 0, treatment: 1)
    }
  }
}
