import Documents
import Inference
import Plans
import TestSupport
import Testing

@Suite struct PlanDocumentTests {
  /// All but what only a team can know is in the example as it holds without a plan.
  @Test func theExampleWritesOutTheDefaults() throws {
    let example = try plan(Plan.example.text)
    #expect(example == Plan.example)
    var rest = example
    (rest.experimentName, rest.startDate, rest.endDate) = (nil, nil, nil)
    (rest.control, rest.treatment, rest.metrics) = (nil, nil, [])
    (rest.log, rest.canary.services) = (LogPlan(), nil)
    #expect(rest == Plan())
    #expect(
      example.metrics.map(\.text) == [
        "response_time_ms:mean:decrease", "success:proportion:increase", "confidence_score:mean:increase",
        "error_rate:proportion:decrease", "response_time_ms:p95:decrease",
      ])
    // The standard metrics are those that hold where none is named.
    let named = example.metrics.filter { $0.role != .guardrail }
    #expect(named.map(\.text) == MetricSpecification.standard.map(\.text))
    #expect(named.map(\.role) == MetricSpecification.standard.map(\.role))
  }

  @Test func theExampleIsAboveReproach() throws {
    let document = try Document(parsing: Plan.example.text, name: "plan.json")
    let review = PlanReview(document) { _, _ in 0 }
    // The time reader takes both dates for the same moment.
    #expect(review.mistakes.map(\.description).filter { !$0.contains("end_date") } == [])
    #expect(review.doubts.isEmpty)
  }

  /// What is written reads back as the same plan, and is then written the same.
  @Test(arguments: [
    "{}", PlanTests.example,
    #"{"canary": {"stages": [{"stage": 1, "percentage": 5, "limits": {"error_rate": null}, "rollback": []}, {"stage": 2, "percentage": 0.1, "hours": 0.25, "start": "2025-10-22", "end": "2025-10-23"}, {"stage": 9, "percentage": 100}]}}"#,
    #"{"canary": {"stages": [{"stage": 5, "percentage": 100, "hours": 6}], "rollback": []}}"#,
    #"{"canary": {"rollback": [{"metric": "mean_response_time_ms", "above": 1234.5, "window": "90s", "action": "warn"}, {"metric": "confidence_score", "below": -0.25}]}}"#,
    #"{"canary": {"watch": {"minimum_requests": 7, "reach_back": "90m", "lateness": "0s", "recovery": "1500ms", "evidence": "proven"}, "legacy": {"requests": 0, "p95_increase": 0.3, "error_rate_increase": 0.1}}}"#,
    #"{"canary": {"services": {"service": "a", "legacy": "b", "canary": "c"}, "promotion": {"improvement": 0.33}}}"#,
    #"{"statistics": {"significance_level": 0.1, "correction": "bh", "sequential": "pocock"}}"#,
    #"{"statistics": {"sequential": {"method": "obrien_fleming", "looks": 3, "planned_units": 4000}}}"#,
    #"{"statistics": {"sequential": {"method": "confidence_sequence", "planned_units": 4000}}}"#,
    #"{"metrics": {"primary": "errors/requests:ratio:decrease", "secondary": ["response_time_ms:p99.9", "status_code >= 500:proportion:decrease"]}}"#,
    #"{"groups": {"control": {}, "treatment": {"percentage": 12.5}}, "seed": -7, "start_date": "x"}"#,
  ])
  func itReadsBack(_ text: String) throws {
    let first = try plan(text)
    let again = try plan(first.text)
    #expect(again == first)
    #expect(again.text == first.text)
    #expect(try Document(parsing: first.text, name: "x").json == first.json)
  }

  @Test func everyKindOfMetricReadsBack() throws {
    let text = String(decoding: try fixture("plans/every_kind.json"), as: UTF8.self)
    let first = try plan(text)
    #expect(try plan(first.text) == first && first.metrics.count == 14)
  }
}
