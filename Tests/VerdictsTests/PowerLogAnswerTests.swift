import Inference
import Plans
import Summaries
import Testing
import Verdicts

@Suite struct PowerLogAnswerTests {
  private static let specification = MetricSpecification.standard[0]

  private static func summary(deviation: Double) -> Summary {
    let moments = Moments(count: 500, mean: 200, secondPowerSum: deviation * deviation * 499)
    var rows = RowCounts()
    rows.used = 500
    return Summary(
      groups: [
        GroupSummary(
          name: "legacy", requests: 500,
          expressions: [specification.expression: MetricSummary(moments: moments)])
      ], rows: rows)
  }

  private static func answer(deviation: Double, daily: Double?) -> PowerLogAnswer {
    PowerLogAnswer(
      [specification], of: summary(deviation: deviation), control: 0, improvements: [0.1, 0.2],
      stages: CanaryPlan().sharedStages, settings: LogPower.Settings(), daily: daily, unit: nil)
  }

  @Test func everyStageOfEveryMetric() throws {
    let metric = try #require(Self.answer(deviation: 80, daily: 1_000).metrics.first)
    #expect(metric.reason == nil && metric.targets.count == 2 && metric.stages.count == 4)
    // Independent requests: the days are the sizes over the share of the traffic.
    let needed = try DifferencePower(
      difference: 20, variances: GroupVariances(control: 6_400), ratio: 0.05 / 0.95
    ).requiredSizes(power: 0.8)
    let days = try #require(metric.stages[0].days[0])
    #expect(abs(days - Double(needed.treatment) / 50) < 1e-9)
    // A larger share sees smaller effects.
    let smallest = metric.stages.compactMap(\.smallest)
    #expect(smallest.count == 4 && zip(smallest, smallest.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func whyThereIsNoAnswer() throws {
    let constant = try #require(Self.answer(deviation: 0, daily: 1_000).metrics.first)
    #expect(constant.reason?.contains("vary") == true && constant.power == nil && constant.stages.isEmpty)
    let timeless = Self.answer(deviation: 80, daily: nil)
    #expect(timeless.traffic == nil && timeless.metrics[0].targets[0].requests != nil)
  }
}
