import Summaries
import TestSupport
import Testing

/// The certified data sets of NIST: univariate summaries and analyses of variance.
@Suite struct CertifiedSummaryTests {
  /// Every certified digit that exact arithmetic on the doubles reaches, less one, and at most 13.
  @Test func univariate() throws {
    for c in try Reference("nist_univariate").cases {
      var values: [Double] = []
      if c.has("pairs") {
        let (pair, count) = (try c.doubles("pair"), try c.integer("pairs"))
        values = [try c.double("first")] + (0..<2 * count).map { pair[$0 % 2] }
      } else {
        values = try c.doubles("values")
      }
      let moments = Moments(values.span)
      #expect(moments.count == (try c.integer("count")))
      let digits = [
        correctDigits(moments.mean, try c.double("mean")),
        correctDigits(moments.standardDeviation, try c.double("standard_deviation")),
      ]
      let name = try c.string("name")
      print("NIST \(name): correct digits \(digits)")
      for (found, possible) in zip(digits, try c.doubles("possible")) {
        #expect(found >= min(possible, 14) - 1, "\(name)")
      }
    }
  }

  @Test func analysisOfVariance() throws {
    for c in try Reference("nist_anova").cases {
      var groups: [Moments] = []
      if c.has("groups") {
        let pairs = try c.integer("pairs")
        groups = try #require(c.value["groups"]?.array).map { group in
          let texts = (group.array ?? []).compactMap(\.double)
          let values = [texts[0]] + (0..<2 * pairs).map { texts[1 + $0 % 2] }
          return Moments(values.span)
        }
      } else {
        groups = try #require(c.value["values"]?.array).map { group in
          let values = (group.array ?? []).compactMap(\.double)
          return Moments(values.span)
        }
      }
      // Groups of one size: the sum of squares between them is that of their means.
      let (size, means) = (groups[0].count, groups.map(\.mean))
      #expect(groups.allSatisfy { $0.count == size })
      let between = Double(size) * Moments(means.span).secondPowerSum
      let within = groups.reduce(0) { $0 + $1.secondPowerSum }
      let degrees = (Double(groups.count - 1), Double(groups.count * (size - 1)))
      let statistic = (between / degrees.0) / (within / degrees.1)
      let digits = [
        correctDigits(between, try c.double("between")), correctDigits(within, try c.double("within")),
        correctDigits(statistic, try c.double("f")),
      ]
      let name = try c.string("name")
      print("NIST \(name): correct digits \(digits)")
      // The means are rounded to doubles, which costs what the offset takes: 10¹² leaves four digits of a tenth.
      for (found, possible) in zip(digits, try c.doubles("possible")) {
        #expect(found >= min(possible, 14) - 2, "\(name)")
      }
    }
  }
}
