import Columns
import Inference
import Summaries
import TestSupport
import Testing

/// Whatever the test of means, its p-value, its interval and its lift say the same.
@Suite struct TestChoiceTests {
  @Test(arguments: ComparisonSettings.Test.allCases)
  func pValueIntervalAndLiftAgree(_ test: ComparisonSettings.Test) throws {
    let metric = try MetricSpecification(name: "latency_ms", role: .primary).metric
    var random = SplitMix64(seed: 20)
    var significant = 0
    for _ in 0..<500 {
      func group(_ mean: Double) -> MetricSummary {
        let count = 3 + Int(random.next() % 40)
        let spread = Double(1 + random.next() % 30)
        return MetricSummary(
          moments: Moments(
            count: count, mean: mean, secondPowerSum: spread * spread * Double(count - 1), minimum: 1,
            maximum: 900))
      }
      let found = metric.compare(
        control: group(100), treatment: group(100 + Double(random.next() % 41) - 20), covariance: 0,
        settings: ComparisonSettings(test: test))
      let pValue = try #require(found.test?.pValue)
      let (difference, lift) = (try #require(found.difference), try #require(found.lift))
      #expect((pValue < 0.05) == !difference.contains(0))
      #expect((pValue < 0.05) == !lift.contains(0), "\(found)")
      if pValue < 0.05 { significant += 1 }
    }
    #expect(significant > 100 && significant < 450)
  }
}
