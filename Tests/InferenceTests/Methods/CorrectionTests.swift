import Glibc
import Inference
import TestSupport
import Testing

@Suite struct CorrectionTests {
  /// The name of each method in the reference file.
  static let names: [(correction: Correction, key: String)] = [
    (.holm, "holm"), (.hochberg, "hochberg"), (.benjaminiHochberg, "benjamini_hochberg"),
    (.bonferroni, "bonferroni"),
  ]

  @Test func reference() throws {
    for (correction, key) in Self.names {
      var worst = Worst(key)
      for c in try Reference("holm").cases {
        let pValues = try c.doubles("p_values")
        let alpha = try c.double("alpha")
        let expected = try c.doubles(key)
        let adjusted = correction.adjusted(pValues)
        let logarithms = correction.adjusted(log10PValues: pValues.map(log10))
        worst.count()
        for index in pValues.indices {
          // Below the normal range a Double has no relative accuracy to keep.
          let scale = expected[index] < 1e-300 ? 1e-300 : 0
          worst.take(adjusted[index], expected[index], scale: scale, "p of \(c)")
          guard let level = c.value["\(key)_level"]?.array?[index].double else { continue }
          worst.take(
            adjustedLevel(alpha: alpha, p: pValues[index], adjusted: adjusted[index]), level, "level of \(c)")
          worst.take(
            adjustedLevel(
              alpha: alpha, log10P: log10(pValues[index]), log10Adjusted: logarithms[index]), level,
            "level by logarithms of \(c)")
        }
      }
      print(worst.report)
      #expect(worst.cases >= 20)
      #expect(worst.error <= 1e-13, "\(worst.report)")
    }
  }

  @Test func notANumberStaysOne() {
    let adjusted = Correction.holm.adjusted([0.01, .nan, 0.03])
    #expect(adjusted[0] == 0.02 && adjusted[1].isNaN && adjusted[2] == 0.03)
    for correction in Correction.allCases {
      #expect(correction.adjusted([]) == [])
      #expect(correction.adjusted([0.03]) == [0.03])
      #expect(correction.adjusted([.nan])[0].isNaN)
    }
    #expect(Correction.none.adjusted([0.01, 0.7, 0.2]) == [0.01, 0.7, 0.2])
    #expect(adjustedLevel(alpha: 0.05, p: .nan, adjusted: .nan).isNaN)
  }

  @Test func beyondDouble() {
    // p of 1e-400, 1e-500 and 0.2: the ratio to the adjusted one is 1/2, 1/3 and 1.
    let logarithms = [-400, -500, log10(0.2)]
    let adjusted = Correction.holm.adjusted(log10PValues: logarithms)
    let levels = zip(logarithms, adjusted).map { adjustedLevel(alpha: 0.05, log10P: $0, log10Adjusted: $1) }
    #expect(abs(levels[0] - 0.975) < 1e-14)
    #expect(abs(levels[1] - (1 - 0.05 / 3)) < 1e-14)
    #expect(levels[2] == 0.95)
  }

  /// The adjusted p-value is below α just when the interval at its level leaves out "no difference", whatever the
  /// family; and the methods are ordered as theory has them.
  @Test func neverDisagrees() throws {
    var random = SplitMix64(seed: 88)
    var significant = 0
    for _ in 0..<2500 {
      let alpha = [0.05, 0.01, 0.1][random.whole(0...2)]
      let tests = try (0..<random.whole(1...12)).map { _ in
        let deviation = 0.5 + random.uniform()
        let effect = random.uniform() < 0.5 ? 0 : 4 * deviation * random.normal()
        return try Welch(
          control: Estimate(value: 10, variance: deviation * deviation, degreesOfFreedom: 50),
          treatment: Estimate(
            value: 10 + effect + deviation * random.normal(), variance: deviation * deviation,
            degreesOfFreedom: 50))
      }
      let pValues = tests.map(\.test.pValue)
      for correction in Correction.allCases {
        let adjusted = correction.adjusted(pValues)
        for (test, pair) in zip(tests, zip(pValues, adjusted)) {
          #expect(pair.1 >= pair.0)
          let level = adjustedLevel(alpha: alpha, p: pair.0, adjusted: pair.1)
          let interval = try test.interval(level: level)
          guard abs(pair.1 / alpha - 1) > 1e-9 else { continue }
          #expect((pair.1 < alpha) == !interval.contains(0), "\(correction) \(pair) \(alpha)")
          if pair.1 < alpha { significant += 1 }
        }
      }
      let holm = Correction.holm.adjusted(pValues)
      let hochberg = Correction.hochberg.adjusted(pValues)
      let bh = Correction.benjaminiHochberg.adjusted(pValues)
      let bonferroni = Correction.bonferroni.adjusted(pValues)
      for index in pValues.indices {
        #expect(bh[index] <= hochberg[index] * (1 + 1e-15))
        #expect(hochberg[index] <= holm[index] * (1 + 1e-15))
        #expect(holm[index] <= bonferroni[index] * (1 + 1e-15))
      }
    }
    #expect(significant > 1000)
  }
}
