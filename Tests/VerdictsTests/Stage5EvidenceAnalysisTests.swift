import Inference
import Summaries
import TestSupport
import Testing
import Verdicts

@Suite struct Stage5EvidenceAnalysisTests {
  static let judged = specification("latency")
  static let asked = Stage5Evidence.specifications(judging: judged)

  /// A group whose requests take about `mean`, a share of them failing in `failing` milliseconds.
  static func group(
    _ name: String, _ count: Int, mean: Double, errors: Double, failing: Double, random: inout SplitMix64
  ) -> Data {
    var (all, failed, successful): ([[Double]], [[Double]], [[Double]]) = ([], [], [])
    for _ in 0..<count {
      let isError = random.uniform() < errors
      let value = (isError ? failing : mean) * (1 + 0.1 * random.normal())
      all.append([value])
      failed.append([isError ? 1 : 0])
      successful.append([isError ? .nan : value])
    }
    return Data(name: name, metrics: [(asked[0], all), (asked[1], failed), (asked[2], successful)])
  }

  static func evidence(_ groups: [Data], clustered: Bool = true) throws -> Stage5Evidence {
    let made = try analysis(summary(groups, clustered: clustered), asked)
    return try #require(Stage5Evidence(made, period: 0...7_200_000))
  }

  @Test func theGateAsksForFiveMetrics() {
    #expect(
      Self.asked.map(\.text) == [
        "latency:mean:decrease", "error_rate:proportion:decrease", "latency_on_success:mean:decrease",
        "refusal_rate:proportion:decrease", "success:proportion:increase",
      ])
    #expect(Self.asked.map(\.role) == [.primary, .guardrail, .guardrail, .guardrail, .guardrail])
  }

  @Test func evidenceIsTheAnalysis() throws {
    var random = SplitMix64(seed: 111)
    let groups = [
      Self.group("legacy", 400, mean: 500, errors: 0.02, failing: 500, random: &random),
      Self.group("canary", 380, mean: 400, errors: 0.02, failing: 400, random: &random),
    ]
    let found = try Self.evidence(groups)
    #expect(found.source == .log && found.metric == "latency" && found.hours == 2)
    #expect(found.names == GroupPair(control: "legacy", treatment: "canary"))
    #expect(found.requests == GroupPair(control: 400, treatment: 380) && found.units == found.requests)
    let means = try #require(found.means)
    let improvement = try #require(found.improvement)
    #expect(relativeError(improvement.estimate, (means.control - means.treatment) / means.control) <= 1e-12)
    #expect(improvement.lower.map { $0 < improvement.estimate } == true)
    #expect(improvement.upper.map { $0 > improvement.estimate } == true)
    #expect(
      found.outcome == .improved && found.noImprovementReason == nil
        && found.sampleRatio?.status == .notChecked)
    #expect(Stage5Gate(evidence: .point).decide(found).decision == .promote)
    // Without a planned split nothing says that the groups are what they should be.
    #expect(Stage5Gate().decide(found).decision == .hold)
  }

  @Test(arguments: [false, true])
  func failingFastHolds(_ clustered: Bool) throws {
    var random = SplitMix64(seed: 112)
    let groups = [
      Self.group("legacy", 1000, mean: 500, errors: 0.01, failing: 500, random: &random),
      Self.group("canary", 1000, mean: 500, errors: 0.45, failing: 1, random: &random),
    ]
    let found = try Self.evidence(groups, clustered: clustered)
    #expect((found.improvement?.estimate ?? 0) > 0.4 && (found.improvementOnSuccess?.estimate ?? 1) < 0.02)
    for level in EvidenceLevel.allCases {
      #expect(Stage5Gate(evidence: level).decide(found).decision == .hold)
    }
  }

  /// When nothing succeeds, how fast it fails must not promote it, however badly legacy does.
  @Test(arguments: [0, 1])
  func noSuccessfulRequestsHold(_ successes: Int) throws {
    var random = SplitMix64(seed: 113)
    var groups = [
      Self.group("legacy", 500, mean: 500, errors: 1, failing: 500, random: &random),
      Self.group("canary", 500, mean: 500, errors: 1, failing: 100, random: &random),
    ]
    if successes == 1 {
      for index in groups.indices { groups[index].metrics[2].1[0] = [500] }
    }
    let found = try Self.evidence(groups)
    for level in EvidenceLevel.allCases {
      let verdict = Stage5Gate(evidence: level).decide(found)
      #expect(
        verdict.decision == .hold && verdict.criteria[0].status == .noData, "\(level): \(verdict.reason)")
      #expect(verdict.reason.contains("successful requests"), "\(verdict.reason)")
    }
  }

  @Test func aConstantResponseTimeIsNoData() throws {
    var random = SplitMix64(seed: 114)
    var groups = [
      Self.group("legacy", 200, mean: 500, errors: 0, failing: 500, random: &random),
      Self.group("canary", 200, mean: 400, errors: 0, failing: 400, random: &random),
    ]
    groups[1].metrics[0].1 = groups[1].metrics[0].1.map { _ in [5] }
    let found = try Self.evidence(groups)
    #expect(
      found.improvement == nil && found.noImprovementReason == "all values of canary are equal to 5.000")
    #expect(Stage5Gate(evidence: .point).decide(found).criteria[0].status == .noData)
  }

  @Test func aConstantResponseTimeOnSuccessIsNoData() throws {
    var random = SplitMix64(seed: 116)
    var groups = [
      Self.group("legacy", 400, mean: 500, errors: 0.02, failing: 500, random: &random),
      Self.group("canary", 400, mean: 400, errors: 0.02, failing: 400, random: &random),
    ]
    groups[1].metrics[2].1 = groups[1].metrics[2].1.map { $0.map { $0.isNaN ? .nan : 5 } }
    let found = try Self.evidence(groups)
    #expect(
      found.improvement == nil
        && found.noImprovementReason == "on successful requests, all values of canary are equal to 5.000")
  }

  /// A proportion of 0 or 1 is an answer.
  @Test func aProportionOfOneIsJudged() throws {
    let judged = specification("success:proportion:increase")
    let asked = Stage5Evidence.specifications(judging: judged)
    let groups = [("legacy", 5), ("canary", 1)].map { name, every in
      Data(
        name: name,
        metrics: [
          (judged, (0..<1000).map { [every > 1 && $0 % every == 0 ? 0 : 1] }),
          (asked[1], (0..<1000).map { [$0 < 10 ? 1 : 0] }),
        ])
    }
    let found = try #require(
      Stage5Evidence(analysis(summary(groups, clustered: false), asked)))
    #expect(relativeError(found.improvement?.estimate ?? .nan, 0.25) <= 1e-12)
    #expect(found.noImprovementReason == nil)
  }

  @Test func withoutErrorRatesNothingPromotes() throws {
    var random = SplitMix64(seed: 115)
    let groups = [("legacy", 500.0), ("canary", 300)].map { name, mean in
      Data(name: name, metrics: [(Self.judged, normal(200, mean: mean, deviation: 20, random: &random))])
    }
    let made = try analysis(summary(groups, clustered: true), Self.asked)
    let found = try #require(Stage5Evidence(made))
    #expect(found.errorRates == nil && found.improvementOnSuccess == nil && found.improvement != nil)
    for level in EvidenceLevel.allCases {
      #expect(Stage5Gate(evidence: level).decide(found).decision == .hold)
    }
  }

  @Test func severalTreatmentsAreNoEvidence() throws {
    var random = SplitMix64(seed: 116)
    let groups = ["legacy", "canary", "third"].map {
      Self.group($0, 50, mean: 500, errors: 0, failing: 1, random: &random)
    }
    #expect(Stage5Evidence(try analysis(summary(groups), Self.asked)) == nil)
    let secondary = try analysis(summary(Array(groups.prefix(2))), [Self.asked[1]])
    #expect(Stage5Evidence(secondary) == nil)
  }
}
