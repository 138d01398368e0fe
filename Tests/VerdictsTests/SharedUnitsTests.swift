import Inference
import Summaries
import TestSupport
import Testing
import Verdicts

/// Units that two groups share reach every comparison, also those that are made again after correction.
@Suite struct SharedUnitsTests {
  static let metrics = [
    specification("latency"), specification("second:mean:increase", .secondary),
    specification("third:mean:increase", .secondary), specification("success", .secondary),
  ]

  /// Three groups of 200 units each.
  static func made() -> Summary {
    var random = SplitMix64(seed: 77)
    let groups = ["legacy", "canary", "other"].enumerated().map { place, name in
      Data(
        name: name,
        metrics: metrics.map { metric in
          if metric.kind == .proportion {
            return (metric, (0..<200).map { _ in (0..<3).map { _ in random.uniform() < 0.8 ? 1 : 0 } })
          }
          return (
            metric, normal(200, size: 3, mean: 100 + 3 * Double(place), deviation: 20, random: &random)
          )
        })
    }
    return summary(groups, clustered: true)
  }

  /// The same, with a covariance of half the variances between every two groups but the last two.
  static func shared(_ summary: Summary) -> Summary {
    var copy = summary
    for (one, other) in [(0, 1), (0, 2)] {
      var units = SharedUnits(count: 100)
      for metric in metrics {
        let variances = [one, other].map {
          summary.groups[$0].expressions[metric.expression]?.units?.varianceOfRatio ?? 0
        }
        units.covariances[metric.expression] = (one + other == 1 ? 0.25 : 0.125) * variances.reduce(0, +)
      }
      (copy.sharedUnits[one][other], copy.sharedUnits[other][one]) = (units, units)
    }
    return copy
  }

  @Test(arguments: [[1], [2], [1, 2], [2, 1]])
  func everyComparisonTakesItsOwnCovariance(_ treatments: [Int]) throws {
    let plain = Self.made()
    let one = try analysis(plain, Self.metrics, treatments: treatments)
    let other = try analysis(Self.shared(plain), Self.metrics, treatments: treatments)
    var raised = 0
    for (before, after) in zip(one.metrics, other.metrics) {
      #expect(before.groups == after.groups)
      for (place, (first, second)) in zip(before.comparisons, after.comparisons).enumerated() {
        let (first, second) = (first.comparison, second.comparison)
        guard before.specification.kind == .mean else {
          #expect(first.difference?.estimate == second.difference?.estimate && first.test == second.test)
          #expect(first.designEffect == second.designEffect)
          continue
        }
        // The variance of the difference falls by twice the covariance.
        let left = treatments[place] == 1 ? 0.5 : 0.75
        let ratio = try #require(second.designEffect) / #require(first.designEffect)
        #expect(relativeError(ratio, left) < 1e-12)
        let statistics = try #require(first.test).statistic / #require(second.test).statistic
        #expect(relativeError(statistics * statistics, left) < 1e-12)
        // The interval of the corrected level is that of the same standard error.
        let (test, difference) = (try #require(second.test), try #require(second.difference))
        let adjusted = try #require(second.adjustedPValue)
        #expect((adjusted < 0.05) == !difference.contains(0))
        if adjusted > test.pValue { raised += 1 }
        #expect(second.lift?.contains(0) == difference.contains(0))
      }
    }
    #expect(raised > 0)
    let check = other.checks.first { $0.name == "units_in_several_groups" }
    #expect(check?.status == .warn)
  }
}
