import Documents
import Inference
import Plans
import Testing

@Suite struct PlanStatisticsTests {
  @Test(arguments: [
    ("{}", 0.95, 0.05), (#"{"confidence_level": 0.9}"#, 0.9, 0.1),
    (#"{"significance_level": 0.01}"#, 0.99, 0.01),
    (#"{"confidence_level": 0.95, "significance_level": 0.05}"#, 0.95, 0.05),
    (#"{"confidence_level": 0.999, "significance_level": 0.001}"#, 0.999, 0.001),
  ])
  func oneLevelSettlesTheOther(_ text: String, _ confidence: Double, _ significance: Double) throws {
    let statistics = try plan(#"{"statistics": \#(text)}"#).statistics
    #expect((statistics.confidenceLevel - confidence).magnitude < 1e-15)
    #expect((statistics.significanceLevel - significance).magnitude < 1e-15)
  }

  @Test(arguments: [
    (#"{"confidence_level": 0.95, "significance_level": 0.01}"#, "add up to 1"),
    (#"{"confidence_level": 95}"#, "confidence_level"), (#"{"confidence_level": 1}"#, "confidence_level"),
    (#"{"confidence_level": 0}"#, "confidence_level"), (#"{"significance_level": 0}"#, "significance_level"),
    (#"{"significance_level": 0.95}"#, "significance_level"), (#"{"min_sample_size": 1}"#, "min_sample_size"),
    (#"{"min_sample_size": 100.5}"#, "min_sample_size"), (#"{"min_sample_size": "100"}"#, "min_sample_size"),
  ])
  func levelsThatContradictAreRefused(_ text: String, _ what: String) {
    let message = refusal(#"{"statistics": \#(text)}"#)
    #expect(message.contains(what) && message.contains("line 1"), "\(message)")
  }

  @Test func manyMetricsAndManyLooks() throws {
    #expect(try plan("{}").statistics.correction == .holm)
    #expect(try plan("{}").statistics.sequential == SequentialPlan())
    for correction in Correction.allCases {
      let text = #"{"statistics": {"correction": "\#(correction.rawValue)"}}"#
      #expect(try plan(text).statistics.correction == correction)
    }
    #expect(
      try plan(#"{"statistics": {"sequential": "pocock"}}"#).statistics.sequential
        == SequentialPlan(method: .pocock))
    let object = #"{"method": "obrien_fleming", "looks": 4, "planned_units": 20000}"#
    #expect(
      try plan(#"{"statistics": {"sequential": \#(object)}}"#).statistics.sequential
        == SequentialPlan(method: .obrienFleming, looks: 4, plannedUnits: 20_000))
  }

  @Test func aMetricIsANameOrAnObject() throws {
    let metrics = try plan(
      #"""
      {"metrics": {"primary": {"name": "cpu", "direction": "decrease"},
        "secondary": ["cpu:mean:increase", {"name": "response_time_ms", "direction": "increase"}],
        "guardrails": [{"name": "success", "relative_margin": 0.01}, "errors"]}}
      """#
    ).metrics
    #expect(
      metrics.map(\.text) == [
        "cpu:mean:decrease", "cpu:mean:increase", "response_time_ms:mean:increase",
        "success:proportion:increase",
        "errors:proportion:decrease",
      ])
    #expect(metrics.map(\.margin) == [nil, nil, nil, .relative(0.01), nil])
  }

  @Test func aMetricsErrorSaysWhereAndWhatWouldCureIt() {
    let message = refusal("{\"metrics\":\n  {\"primary\": \"cpu\"}}")
    #expect(message.contains("line 2") && message.contains("cpu:mean:decrease"), "\(message)")
  }
}
