import Columns
import Inference
import Summaries
import TestSupport
import Testing

@Suite struct LogPowerTests {
  private static let specification = MetricSpecification.standard[0]

  /// 1,000 requests of 200 users; half of the variance lies between users.
  private static func group(_ specification: MetricSpecification, mean: Double, deviation: Double)
    -> GroupSummary
  {
    let rows = Moments(count: 1_000, mean: mean, secondPowerSum: deviation * deviation * 999)
    let units = UnitMoments(
      count: 200, meanSum: 5 * mean, varianceSum: 15 * deviation * deviation + 2 * mean * mean, meanSize: 5,
      varianceSize: 2, covariance: 2 * mean)
    return GroupSummary(
      name: "legacy", requests: 1_000, units: 200,
      expressions: [specification.expression: MetricSummary(moments: rows, units: units)])
  }

  private static let traffic = LogTraffic(
    dailyRequests: 500, requests: 2_000, days: 4, units: 400, growth: 0.5)

  private static func settings() -> LogPower.Settings { LogPower.Settings() }

  @Test func whatIsTakenFromTheLog() throws {
    let power = try LogPower(
      Self.specification, of: Self.group(Self.specification, mean: 400, deviation: 100), traffic: Self.traffic
    )
    #expect(power.value == 400 && relativeError(power.standardDeviation, 100) < 1e-12)
    #expect(power.worth == .request && power.units == 200 && power.unitSize == 5)
    // Var(R) = 15·100²/(200·25); naive 100²/1,000: a design effect of 3.
    #expect(relativeError(power.designEffect ?? 0, 3) < 1e-12)
    // Planning with the correlation brings it back, up to the divisors n and n − 1.
    let design = try ClusterDesign(
      intraclassCorrelation: power.intraclassCorrelation ?? 0, meanSize: 5,
      sizeVariation: power.unitSizeVariation ?? 0)
    #expect(relativeError(design.designEffect, 3) < 0.006)
  }

  /// Sizes are those of the test, times the design effect; days are those in which the traffic is worth so much.
  @Test func targetsAndStages() throws {
    let power = try LogPower(
      Self.specification, of: Self.group(Self.specification, mean: 400, deviation: 100), traffic: Self.traffic
    )
    let target = power.target(0.05, share: 0.5, settings: Self.settings())
    let plain = try DifferencePower(difference: -20, variances: GroupVariances(control: 10_000))
      .requiredSizes(power: 0.8)
    #expect(target.worth?.control == plain.control)
    #expect(relativeError(target.requests?.unroundedControl ?? 0, 3 * plain.unroundedControl) < 1e-11)
    #expect(relativeError(target.units?.unroundedControl ?? 0, 0.6 * plain.unroundedControl) < 1e-11)
    let stage = power.stage(share: 0.1, hours: 48, improvements: [0.05, 0.2], settings: Self.settings())
    #expect(stage.requests == 100)
    let days = try #require(stage.days[0])
    let forecast = try #require(power.forecast)
    let needed = try DifferencePower(
      difference: 20, variances: GroupVariances(control: 10_000), ratio: 1 / 9.0
    ).requiredSizes(power: 0.8)
    let worths = [
      forecast.worth(days: days, share: 0.9) / Double(needed.control),
      forecast.worth(days: days, share: 0.1) / Double(needed.treatment),
    ]
    #expect(abs((worths.min() ?? 0) - 1) < 1e-9)
    // What is no larger than the gate's improvement never proves it.
    #expect(stage.proofDays[0] == nil && stage.proofDays[1] != nil)
    let smallest = try #require(stage.smallest)
    #expect(stage.smallestProof ?? 0 > smallest && stage.smallestDecline == smallest)
    // The smallest effect of a stage is seen in its hours.
    let again = power.stage(share: 0.1, hours: 48, improvements: [smallest], settings: Self.settings())
    #expect(relativeError((again.days[0] ?? 0) * 24, 48) < 0.02)
  }

  @Test func sharesDoNotLeaveTheirRange() throws {
    let success = MetricSpecification.standard[1]
    let power = try LogPower(
      success, of: Self.group(success, mean: 0.98, deviation: (0.98 * 0.02).squareRoot()),
      traffic: Self.traffic)
    #expect(power.target(0.05, share: 0.5, settings: Self.settings()).worth == nil)
    let stage = power.stage(share: 0.5, hours: 72, improvements: [0.05], settings: Self.settings())
    #expect(stage.smallest.map { $0 < 0.0205 } ?? true && stage.days == [nil])
    #expect(stage.smallestDecline.map { $0 > 0 && $0 < 0.2 } == true)
  }

  @Test func withoutTraffic() throws {
    let power = try LogPower(
      Self.specification, of: Self.group(Self.specification, mean: 400, deviation: 100), traffic: nil)
    #expect(power.forecast == nil && power.target(0.1, share: 0.5, settings: Self.settings()).requests != nil)
    let stage = power.stage(share: 0.5, hours: 24, improvements: [0.1], settings: Self.settings())
    #expect(stage.requests == nil && stage.days == [nil] && stage.smallest == nil)
  }

  @Test func noAnswer() {
    #expect(throws: InferenceError.self) {
      try LogPower(
        Self.specification, of: Self.group(Self.specification, mean: 400, deviation: 0), traffic: Self.traffic
      )
    }
    #expect(throws: InferenceError.self) {
      try LogPower(
        Self.specification, of: GroupSummary(name: "a", requests: 0, expressions: [:]), traffic: Self.traffic)
    }
    #expect(throws: InferenceError.self) {
      try LogPower(
        Self.specification, of: Self.group(Self.specification, mean: .infinity, deviation: 1), traffic: nil)
    }
  }
}
