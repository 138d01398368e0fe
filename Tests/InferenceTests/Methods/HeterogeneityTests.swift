import Inference
import LinearAlgebra
import Summaries
import TestSupport
import Testing

@Suite struct HeterogeneityTests {
  @Test func reference() throws {
    var worst = Worst("heterogeneity")
    for c in try Reference("heterogeneity").cases {
      let rows = try CellRows(c)
      let strata = rows.strata
      let found = try StratumDifferences(
        rows.sums(shift: rows.mean), control: 0, treatment: 1, fewestUnits: 2)
      #expect(found.strata == Array(0..<strata) && found.dropped == 0)
      worst.count()
      for (place, expected) in try c.doubles("differences").enumerated() {
        worst.take(
          found.differences[place], expected, scale: found.standardError(place), "difference \(place) of \(c)"
        )
      }
      let covariance = try c.doubles("covariance")
      for i in 0..<strata {
        for j in 0..<strata {
          let scale = (covariance[i * strata + i] * covariance[j * strata + j]).squareRoot()
          worst.take(found.covariance[i, j], covariance[i * strata + j], scale: scale, "covariance of \(c)")
        }
      }
      let wald = try Heterogeneity(differences: found.differences, covariance: found.covariance)
      worst.take(wald.statistic, try c.double("wald"), scale: 0.01, "Wald of \(c)")
      worst.take(wald.pValue, try c.double("wald_p_value"), "p of \(c)")
      let variances = (0..<strata).map { found.covariance[$0, $0] }
      let cochran = try Heterogeneity(differences: found.differences, variances: variances)
      worst.take(cochran.statistic, try c.double("cochran_q"), scale: 0.01, "Q of \(c)")
      worst.take(cochran.pValue, try c.double("cochran_p_value"), "p of Q of \(c)")
    }
    print(worst.report)
    #expect(worst.cases >= 12)
    #expect(worst.error <= 1e-9, "\(worst.report)")
  }

  @Test func withoutCovarianceItIsCochran() throws {
    let differences = [1.0, 2.5, -0.5, 3.25]
    let variances = [0.5, 1, 2, 0.25]
    var matrix = Matrix(rows: 4, columns: 4)
    for (place, variance) in variances.enumerated() { matrix[place, place] = variance }
    let wald = try Heterogeneity(differences: differences, covariance: matrix)
    let cochran = try Heterogeneity(differences: differences, variances: variances)
    #expect(relativeError(wald.statistic, cochran.statistic) < 1e-13)
    #expect(wald.degreesOfFreedom == 3 && cochran.name == "cochran_q" && wald.name == "wald")
    #expect(cochran.inconsistency == 1 - 3 / cochran.statistic)
  }

  /// Users who come back to all segments cancel out: taken as independent, their segments would look alike.
  @Test func sharedUnitsSharpenTheTest() throws {
    var generator = SplitMix64(seed: 21)
    let rows = CellRows(
      units: (0..<400).map { unit in
        let own = 100 * generator.normal()
        let group = unit % 2
        return (0..<2).map { segment in
          (2 * segment + group, [500 + own + generator.normal() + (group == 1 && segment == 1 ? 3 : 0)])
        }
      }, strata: 2)
    let found = try StratumDifferences(rows.sums(), control: 0, treatment: 1)
    let wald = try Heterogeneity(differences: found.differences, covariance: found.covariance)
    let cochran = try Heterogeneity(
      differences: found.differences, variances: [found.covariance[0, 0], found.covariance[1, 1]])
    #expect(wald.pValue < 1e-10)
    #expect(cochran.pValue > 0.1)
  }

  @Test func noAnswer() throws {
    let flat = Matrix(rows: 2, columns: 2, elements: [1, 1, 1, 1])
    #expect(throws: InferenceError.tooFewRows(found: 1, needed: 2)) {
      try Heterogeneity(differences: [1], variances: [1])
    }
    #expect(throws: InferenceError.zeroVariance) { try Heterogeneity(differences: [1, 2], covariance: flat) }
    #expect(throws: InferenceError.zeroVariance) {
      try Heterogeneity(differences: [1, 2], variances: [1, 0])
    }
    #expect(throws: InferenceError.notFinite) {
      try Heterogeneity(differences: [1, .nan], variances: [1, 1])
    }
    #expect(throws: InferenceError.unequalLengths(2, 1)) {
      try Heterogeneity(differences: [1, 2], variances: [1])
    }
  }
}
