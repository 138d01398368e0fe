import Inference
import Summaries
import TestSupport
import Testing

@Suite struct NoveltyTests {
  @Test func reference() throws {
    var worst = Worst("novelty")
    for c in try Reference("novelty").cases {
      let rows = try CellRows(c)
      let differences = try StratumDifferences(
        rows.sums(shift: rows.mean), control: 0, treatment: 1, fewestUnits: 2)
      let found = try Novelty(differences, days: c.doubles("days"))
      worst.count()
      let scale = try c.double("standard_error")
      worst.take(found.slope, try c.double("slope"), scale: scale, "slope of \(c)")
      worst.take(found.standardError, scale, "error of \(c)")
      worst.take(found.atFirst, try c.double("first"), scale: scale, "first of \(c)")
      worst.take(found.test.pValue, try c.double("p_value"), "p of \(c)")
      worst.take(found.test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 4)
    #expect(worst.error <= 1e-9, "\(worst.report)")
  }

  @Test func aFadingEffectIsSeen() throws {
    var generator = SplitMix64(seed: 22)
    let rows = CellRows(
      units: (0..<3_000).map { unit in
        let day = generator.whole(0...9)
        let group = unit % 2
        return [(2 * day + group, [200 + 10 * generator.normal() - (group == 1 ? 20 - 2 * Double(day) : 0)])]
      }, strata: 10)
    let differences = try StratumDifferences(rows.sums(), control: 0, treatment: 1)
    let found = try Novelty(differences, days: (0..<10).map(Double.init))
    #expect(found.slope > 1.5 && found.slope < 2.5)
    #expect(found.test.pValue < 1e-20)
    #expect(found.atFirst < -15 && found.atLast > -5)
    let interval = try found.interval(level: 0.95)
    #expect(interval.contains(2))
  }

  @Test func noAnswer() throws {
    var generator = SplitMix64(seed: 23)
    let two = try StratumDifferences(
      CellRows.random(&generator, strata: 2, units: 200).sums(shift: 100), control: 0, treatment: 1)
    #expect(throws: InferenceError.tooFewRows(found: 2, needed: 3)) { try Novelty(two, days: [0, 1]) }
    #expect(throws: InferenceError.unequalLengths(3, 2)) { try Novelty(two, days: [0, 1, 2]) }
    let three = try StratumDifferences(
      CellRows.random(&generator, strata: 3, units: 300).sums(shift: 100), control: 0, treatment: 1)
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 3)) { try Novelty(three, days: [4, 4, 4]) }
    #expect(throws: InferenceError.notFinite) { try Novelty(three, days: [0, 1, .infinity]) }
  }
}
