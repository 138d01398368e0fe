import Inference
import Plans
import Summaries
import TestSupport
import Testing
import Verdicts

/// Corrections and looks reach every comparison, and p, interval and outcome agree under each of them.
@Suite struct AnalysisCorrectionTests {
  static let metrics = [
    specification("latency"), specification("a:mean:increase", .secondary),
    specification("b:mean:decrease", .secondary), specification("success", .secondary),
  ]

  static func data(_ seed: UInt64) -> Summary {
    var random = SplitMix64(seed: seed)
    return summary(
      ["legacy", "canary"].map { name in
        Data(
          name: name,
          metrics: metrics.map { metric in
            if metric.kind == .proportion {
              return (metric, flags(150 + Int(random.next() % 30), of: 200))
            }
            let mean = 100 + (random.next() % 2 == 0 ? 0 : 4 * random.normal())
            return (metric, normal(200, mean: mean, deviation: 10, random: &random))
          })
      })
  }

  @Test(arguments: Correction.allCases)
  func neverDisagrees(_ correction: Correction) throws {
    var settings = AnalysisSettings()
    settings.correction = correction
    var significant = 0
    for seed in 0..<40 as Range<UInt64> {
      let found = try analysis(Self.data(seed), Self.metrics, settings: settings)
      for metric in found.metrics {
        let comparison = metric.comparisons[0].comparison
        let (p, interval) = (try #require(comparison.adjustedPValue), try #require(comparison.difference))
        #expect((p < 0.05) == !interval.contains(0), "\(metric.specification.name) of \(seed)")
        if let lift = comparison.lift { #expect((p < 0.05) == !lift.contains(0)) }
        if p < 0.05 { significant += 1 }
        if correction == .none { #expect(comparison.level == 0.95) }
      }
    }
    #expect(significant > 10)
  }

  @Test(arguments: [SequentialPlan.Method.obrienFleming, .pocock, .confidenceSequence])
  func neverDisagreesAtALook(_ method: SequentialPlan.Method) throws {
    var settings = AnalysisSettings()
    settings.sequential = SequentialPlan(method: method, looks: 3, plannedUnits: 700)
    var (significant, others) = (0, 0)
    for seed in 0..<6 as Range<UInt64> {
      let found = try analysis(Self.data(seed), Self.metrics, settings: settings)
      let once = try analysis(Self.data(seed), Self.metrics)
      for (metric, plain) in zip(found.metrics, once.metrics) {
        let comparison = metric.comparisons[0].comparison
        let (p, interval) = (try #require(comparison.adjustedPValue), try #require(comparison.difference))
        #expect((p < 0.05) == !interval.contains(0), "\(metric.specification.name) of \(seed)")
        if let lift = comparison.lift { #expect((p < 0.05) == !lift.contains(0)) }
        // Looking early costs: p rises, the interval widens about the same estimate, the test is as it was.
        let alone = try #require(plain.comparisons[0].comparison.difference)
        #expect(p >= plain.comparisons[0].comparison.adjustedPValue ?? 0)
        #expect(interval.upper - interval.lower > alone.upper - alone.lower)
        #expect(abs(interval.estimate - alone.estimate) < 1e-12)
        #expect(comparison.test == plain.comparisons[0].comparison.test)
        #expect(comparison.effectSize?.cohensD == plain.comparisons[0].comparison.effectSize?.cohensD)
        let figures = try #require(comparison.sequential)
        #expect(p >= figures.pValue && abs(figures.share - 400.0 / 700) < 1e-12)
        if metric.specification.kind == .proportion && method == .confidenceSequence {
          #expect(figures.method == "beta_binomial_mixture" && figures.boundary == nil)
        } else {
          #expect(figures.method == method.rawValue && figures.boundary ?? 0 > 1.96)
        }
        if p < 0.05 { significant += 1 } else { others += 1 }
      }
      #expect(found.checks.contains { $0.name == "looks" && $0.status == .pass })
    }
    #expect(significant > 0 && others > 0)
  }

  /// After a look at the planned end no α is left; without a method many looks are warned of.
  @Test func history() throws {
    var settings = AnalysisSettings()
    settings.history = LookHistory(shares: [nil, nil], runs: 2)
    let naive = try analysis(Self.data(1), Self.metrics, settings: settings)
    #expect(naive.checks.first { $0.name == "looks" }?.status == .warn)
    settings.sequential = SequentialPlan(method: .obrienFleming, plannedUnits: 400)
    settings.history = LookHistory(shares: [0.5, 1.0], runs: 2)
    let spent = try analysis(Self.data(1), Self.metrics, settings: settings)
    #expect(spent.checks.first { $0.name == "looks" }?.detail.contains("α is spent") == true)
    #expect(spent.metrics.allSatisfy { $0.comparisons[0].comparison.outcome == .inconclusive })
    settings.history = LookHistory(shares: [0.4], runs: 1)
    settings.sequential.plannedUnits = 500
    let told = try analysis(Self.data(1), Self.metrics, settings: settings)
    #expect(told.checks.first { $0.name == "looks" }?.detail.hasPrefix("look 2 by the ledger") == true)
    let once = try analysis(Self.data(1), Self.metrics)
    #expect(!once.checks.contains { $0.name == "looks" })
  }

  /// Without planned units nothing can be kept to, and nothing is found.
  @Test func whatCannotBeKeptToFindsNothing() throws {
    var settings = AnalysisSettings()
    settings.sequential = SequentialPlan(method: .pocock)
    let found = try analysis(Self.data(1), Self.metrics, settings: settings)
    #expect(found.metrics.allSatisfy { $0.comparisons[0].comparison.outcome == .inconclusive })
    #expect(found.checks.first { $0.name == "looks" }?.status == .fail)
  }

  @Test func bayesianViews() throws {
    var settings = AnalysisSettings()
    settings.isBayesian = true
    let found = try analysis(Self.data(3), Self.metrics, settings: settings)
    let once = try analysis(Self.data(3), Self.metrics)
    for (metric, plain) in zip(found.metrics, once.metrics) {
      let comparison = metric.comparisons[0].comparison
      let view = try #require(comparison.views.first { $0.name == "bayesian" })
      let better = try #require(view.figures.first { $0.name == "probability_better" }?.value)
      let towards = try #require(comparison.difference).estimate * metric.specification.direction.sign
      #expect((better > 0.5) == (towards > 0))
      #expect(view.figures.allSatisfy { $0.value >= 0 } && view.figures.count == 3)
      // It is shown, and changes nothing.
      #expect(comparison.outcome == plain.comparisons[0].comparison.outcome)
      #expect(comparison.adjustedPValue == plain.comparisons[0].comparison.adjustedPValue)
    }
  }
}
