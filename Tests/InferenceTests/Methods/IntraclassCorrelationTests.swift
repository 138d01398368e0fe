import Inference
import Summaries
import TestSupport
import Testing

@Suite struct IntraclassCorrelationTests {
  /// The values of each unit.
  static func units(_ c: Reference.Case) throws -> [[Double]] {
    try #require(c.value["units"]?.array).map { $0.array?.compactMap(\.double) ?? [] }
  }

  @Test func reference() throws {
    var worst = Worst("intraclass")
    for c in try Reference("intraclass").cases {
      let units = try Self.units(c)
      let values = units.flatMap { $0 }
      let rows = Moments(values.span)
      let sums = units.map { $0.reduce(0, +) }
      let sizes = units.map { Double($0.count) }
      var pairs = Comoments(variables: 2)
      let flat = zip(sums, sizes).flatMap { [$0, $1] }
      pairs.add(rows: flat.span)
      let moments = UnitMoments(
        count: pairs.count, meanSum: pairs.means[0], varianceSum: pairs.covariance(0, 0),
        meanSize: pairs.means[1], varianceSize: pairs.covariance(1, 1), covariance: pairs.covariance(0, 1))
      let overPairs = try #require(IntraclassCorrelation.overPairs(rows: rows, units: moments))
      let byVariances = try #require(
        try IntraclassCorrelation.byVariances(rows: rows, sums: sums.span, sizes: sizes.span))
      worst.count()
      worst.take(overPairs, try c.double("over_pairs"), scale: 0.1, "over pairs of \(c)")
      worst.take(byVariances, try c.double("by_variances"), scale: 0.1, "by variances of \(c)")
      // Planning with it brings back the design effect that was measured.
      if overPairs <= 1, try c.double("design_effect") > 0 {
        let design = try ClusterDesign(
          intraclassCorrelation: overPairs, meanSize: c.double("mean_size"),
          sizeVariation: c.double("size_variation"))
        worst.take(design.designEffect, try c.double("design_effect"), scale: 0.1, "design effect of \(c)")
      }
    }
    print(worst.report)
    #expect(worst.cases >= 7)
    #expect(worst.error <= 1e-11, "\(worst.report)")
  }

  /// Table 4 of Shrout and Fleiss 1979: ICC(1) = .17.
  @Test func published() throws {
    let c = try #require(try Reference("intraclass").cases.first)
    #expect((100 * (try c.double("by_variances"))).rounded() == 17)
  }

  @Test func noAnswer() throws {
    let values = [1.0, 2, 3]
    let sizes = [1.0, 1, 1]
    #expect(
      try IntraclassCorrelation.byVariances(
        rows: Moments(values.span), sums: values.span, sizes: sizes.span) == nil)
    #expect(throws: InferenceError.unequalLengths(3, 2)) {
      let fewer = [1.0, 2]
      _ = try IntraclassCorrelation.byVariances(
        rows: Moments(values.span), sums: values.span, sizes: fewer.span)
    }
    let single = UnitMoments(
      count: 3, meanSum: 2, varianceSum: 1, meanSize: 1, varianceSize: 0, covariance: 0)
    #expect(IntraclassCorrelation.overPairs(rows: Moments(values.span), units: single) == nil)
    #expect(IntraclassCorrelation.overPairs(rows: Moments(), units: single) == nil)
  }
}
