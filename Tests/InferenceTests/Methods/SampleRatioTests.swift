import Inference
import TestSupport
import Testing

@Suite struct SampleRatioTests {
  @Test func reference() throws {
    var worst = Worst("sample_ratio")
    for c in try Reference("sample_ratio").cases {
      let counts = try c.doubles("counts").map { Int($0) }
      let test = try SampleRatio(observed: counts, shares: c.doubles("split"))
      worst.count()
      // A deviation is the difference of two counts: χ² has the digits that N/χ² leaves.
      let scale = Double(counts.reduce(0, +)) * 1e-4
      worst.take(test.statistic, try c.double("statistic"), scale: scale, "statistic of \(c)")
      worst.take(test.degreesOfFreedom, try c.double("degrees_of_freedom"), "df of \(c)")
      worst.take(test.pValue, try c.double("p_value"), "p of \(c)")
      worst.take(test.log10PValue, try c.double("log10_p_value"), scale: 1, "log10 p of \(c)")
      #expect(test.isMismatch() == (c.value["alert"] == .boolean(true)), "\(c)")
      #expect(!test.hasImpossible)
    }
    print(worst.report)
    #expect(worst.cases >= 20)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  @Test func plannedAtZero() throws {
    let clean = try SampleRatio(observed: [480, 520, 0], shares: [50, 50, 0])
    #expect(clean.degreesOfFreedom == 1 && !clean.hasImpossible && !clean.isMismatch())
    let stray = try SampleRatio(observed: [480, 520, 1], shares: [50, 50, 0])
    #expect(stray.hasImpossible && stray.isMismatch() && stray.statistic == clean.statistic)
  }

  @Test func pooledStages() throws {
    let stages = [
      try SampleRatio(observed: [950, 50], shares: [95, 5]),
      try SampleRatio(observed: [880, 120], shares: [90, 10]),
    ]
    let pooled = try SampleRatio(pooling: stages)
    #expect(pooled.degreesOfFreedom == 2)
    #expect(pooled.statistic == stages[0].statistic + stages[1].statistic)
    #expect(!pooled.isMismatch())
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.unequalLengths(2, 3)) {
      try SampleRatio(observed: [1, 2], shares: [1, 1, 1])
    }
    #expect(throws: InferenceError.tooFewRows(found: 0, needed: 1)) {
      try SampleRatio(observed: [0, 0], shares: [1, 1])
    }
    #expect(throws: InferenceError.invalidCount(1)) { try SampleRatio(observed: [7, 0], shares: [1, 0]) }
    #expect(throws: InferenceError.self) { try SampleRatio(observed: [7, 0], shares: [.nan, 1]) }
  }
}
