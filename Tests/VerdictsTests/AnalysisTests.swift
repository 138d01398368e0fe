import Inference
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct AnalysisTests {
  static let primary = specification("latency")

  /// Random metrics of random groups; the answers of a family depend on each other, never on other families'.
  static func random(_ seed: UInt64, clustered: Bool) throws -> (Analysis, [MetricSpecification]) {
    var random = SplitMix64(seed: seed)
    var metrics = [primary]
    for index in 0..<Int(random.next() % 5) {
      metrics.append(specification("s\(index):mean:increase", .secondary))
    }
    for index in 0..<Int(random.next() % 3) {
      metrics.append(specification("g\(index):mean:decrease", .guardrail))
    }
    if random.next() % 2 == 0 { metrics.append(specification("success", .secondary)) }
    let names = ["legacy", "canary", "third"].prefix(2 + Int(random.next() % 2))
    let groups = names.map { name in
      let units = 12 + Int(random.next() % 60)
      return Data(
        name: name,
        metrics: metrics.map { metric in
          if metric.kind == .proportion {
            return (
              metric,
              (0..<units).map { _ in [random.uniform() < 0.7 ? 1 : 0, random.uniform() < 0.5 ? 1 : 0] }
            )
          }
          let mean = 100 + 10 * random.normal()
          return (metric, normal(units, size: 2, mean: mean, deviation: 20, random: &random))
        })
    }
    return (try analysis(summary(Array(groups), clustered: clustered), metrics), metrics)
  }

  /// The adjusted p is below α exactly when the adjusted interval leaves zero out.
  @Test(arguments: [false, true])
  func adjustedPValuesAgreeWithAdjustedIntervals(_ clustered: Bool) throws {
    var checked = 0
    var adjusted = 0
    for seed in 0..<300 {
      let (analysis, _) = try Self.random(UInt64(seed), clustered: clustered)
      for metric in analysis.metrics {
        for pair in metric.comparisons {
          let found = pair.comparison
          let (test, p) = (try #require(found.test), try #require(found.adjustedPValue))
          let difference = try #require(found.difference)
          #expect((p < 0.05) == !difference.contains(0), "\(metric.specification.name) seed \(seed)")
          // At the limit of p̃ = 1 the level is 1 − α·p.
          #expect((found.level - (1 - 0.05 * test.pValue / p)).magnitude <= 1e-12)
          #expect(p >= test.pValue && p <= 1)
          let isExactlyAgainst = found.exactPValue.map { $0 >= 0.05 } ?? false
          #expect((found.outcome == .inconclusive) == (p >= 0.05 || isExactlyAgainst))
          if metric.specification.role == .guardrail { #expect(p == test.pValue && found.level == 0.95) }
          checked += 1
          if p > test.pValue { adjusted += 1 }
        }
      }
    }
    #expect(checked > 1000 && adjusted > 300, "\(checked) comparisons, \(adjusted) of them adjusted")
  }

  /// Primary × treatments and secondaries × treatments, each by Holm's steps.
  @Test func familiesAreCorrectedByThemselves() throws {
    for seed in 0..<100 {
      let (analysis, _) = try Self.random(UInt64(seed), clustered: false)
      for role in [MetricRole.primary, .secondary] {
        let family = analysis.metrics.filter { $0.specification.role == role }.flatMap(\.comparisons).map(
          \.comparison)
        let sorted = family.compactMap { found in found.test.map { ($0.pValue, found.adjustedPValue ?? .nan) }
        }
        .sorted { $0.0 < $1.0 }
        var highest = 0.0
        for (rank, (p, adjusted)) in sorted.enumerated() {
          highest = max(highest, min(1, Double(sorted.count - rank) * p))
          #expect((adjusted - highest).magnitude <= 1e-15)
        }
      }
    }
  }

  /// p-values below the smallest double still have a ratio, and so a level.
  @Test func underflowingPValuesKeepTheirLevels() throws {
    var random = SplitMix64(seed: 91)
    let metrics = [Self.primary] + (0..<3).map { specification("s\($0):mean:increase", .secondary) }
    let groups = [("legacy", 100.0), ("canary", 200)].map { name, mean in
      Data(name: name, metrics: metrics.map { ($0, normal(5000, mean: mean, deviation: 1, random: &random)) })
    }
    let found = try analysis(summary(groups), metrics).metrics.dropFirst().map {
      $0.comparisons[0].comparison
    }
    let levels = found.map(\.level).sorted()
    #expect(found.allSatisfy { $0.test?.pValue == 0 && $0.adjustedPValue == 0 && $0.outcome == .improved })
    #expect(found.allSatisfy { $0.test?.log10PValue.isFinite == true })
    // The smallest p of three is tripled: 1 − 0.05/3; the others lie between that and 0.95.
    #expect(
      (levels[2] - (1 - 0.05 / 3)).magnitude <= 1e-9
        && levels.allSatisfy { $0.isFinite && $0 >= 0.95 - 1e-12 })
  }

  @Test func aMetricWithoutAnAnswerCountsForNothing() throws {
    var random = SplitMix64(seed: 92)
    let metrics = [
      Self.primary, specification("s:mean:increase", .secondary),
      specification("c:mean:increase", .secondary),
    ]
    let groups = ["legacy", "canary"].map { name in
      Data(
        name: name,
        metrics: metrics.map { metric in
          (
            metric,
            metric.name == "c"
              ? (0..<50).map { _ in [7] } : normal(50, mean: 100, deviation: 9, random: &random)
          )
        })
    }
    let found = try analysis(summary(groups), metrics).metrics.map { $0.comparisons[0].comparison }
    #expect(found[1].adjustedPValue == found[1].test?.pValue && found[1].level == 0.95)
    #expect(found[2].test == nil && found[2].adjustedPValue == nil && found[2].outcome == .inconclusive)
    #expect(found[2].reason?.contains("vary") == true)
  }

  @Test func otherGroupsAreExcludedAndCounted() throws {
    var random = SplitMix64(seed: 93)
    let groups = [("legacy", 50), ("canary", 40), ("other", 30), ("more", 7)].map { name, count in
      Data(name: name, metrics: [(Self.primary, normal(count, mean: 10, deviation: 1, random: &random))])
    }
    let made = summary(groups)
    let found = try analysis(made, [Self.primary], treatments: [1])
    #expect(
      found.groups.map(\.name) == ["legacy", "canary"] && found.groups.map(\.role) == [.control, .treatment])
    #expect(
      found.rows.used == 90 && found.rows.excluded == [.otherGroup: 37] && found.rows.read == made.rows.read)
    #expect(found.groups.map(\.share) == [50 / 90.0, 40 / 90.0])
    let all = try analysis(made, [Self.primary])
    #expect(all.groups.count == 4 && all.rows.excluded.isEmpty && all.metrics[0].comparisons.count == 3)
    #expect(all.metrics[0].comparisons.map(\.treatment) == ["canary", "other", "more"])
    #expect(all.metrics[0].comparisons.allSatisfy { $0.control == "legacy" })
  }

  @Test func metricsThatNoGroupHasAreLeftOut() throws {
    var random = SplitMix64(seed: 94)
    let groups = ["legacy", "canary"].map {
      Data(name: $0, metrics: [(Self.primary, normal(30, mean: 10, deviation: 1, random: &random))])
    }
    let found = try analysis(summary(groups), MetricSpecification.standard + [Self.primary])
    #expect(found.metrics.map(\.specification.name) == ["latency"])
    #expect(throws: AnalysisError.noMetrics) { _ = try analysis(summary(groups), [specification("success")]) }
  }

  @Test func studentNeedsIndependence() throws {
    var random = SplitMix64(seed: 95)
    let groups = ["legacy", "canary"].map {
      Data(name: $0, metrics: [(Self.primary, normal(30, mean: 10, deviation: 1, random: &random))])
    }
    var settings = AnalysisSettings()
    settings.comparison.test = .student
    #expect(try analysis(summary(groups), [Self.primary], settings: settings).metrics.count == 1)
    #expect(throws: AnalysisError.studentNeedsIndependence) {
      _ = try analysis(summary(groups, clustered: true), [Self.primary], settings: settings)
    }
  }

  @Test func onlyThePrimaryMetricHasATarget() throws {
    var random = SplitMix64(seed: 96)
    let metrics = [Self.primary, specification("s:mean:increase", .secondary)]
    let groups = ["legacy", "canary"].map { name in
      Data(name: name, metrics: metrics.map { ($0, normal(200, mean: 10, deviation: 3, random: &random)) })
    }
    var settings = AnalysisSettings()
    settings.comparison.targetLift = 0.1
    let found = try analysis(summary(groups), metrics, settings: settings).metrics.map {
      $0.comparisons[0].comparison
    }
    #expect(found[0].power?.requiredSampleSize != nil && found[1].power?.requiredSampleSize == nil)
    #expect(found[1].power?.minimumDetectableEffect != nil)
  }
}
