import Documents
import Inference
import Testing
import Verdicts

@Suite struct Stage5EvidenceDocumentsTests {
  static func evidence(
    _ text: String, metric: String? = nil, treatment: String? = nil
  ) throws(DocumentError) -> Stage5Evidence {
    try Stage5Evidence(Document(parsing: text, name: "results.json"), metric: metric, treatment: treatment)
  }

  @Test func averagesAreRead() throws {
    let found = try Self.evidence(
      #"{"legacy": {"avg_response_time": 450, "note": 1}, "canary": {"avg_response_time": 400}, "more": []}"#)
    #expect(found.source == .averages && found.means == GroupPair(control: 450, treatment: 400))
    #expect(found.improvement == Improvement(estimate: 50 / 450.0) && found.errorRates == nil)
    let rates = try Self.evidence(
      #"{"legacy": {"avg_response_time": 4.5, "error_rate": 0.01}, "canary": {"avg_response_time": 4, "error_rate": 0.2}}"#
    )
    #expect(rates.errorRates == GroupPair(control: 0.01, treatment: 0.2))
  }

  @Test(arguments: [
    (#"{"legacy": {"avg_response_time": 450}}"#, "canary"),
    (#"{"canary": {"avg_response_time": 450}}"#, "legacy"),
    (#"{"legacy": {"avg_response_time": 0}, "canary": {"avg_response_time": 1}}"#, "above 0"),
    (#"{"legacy": {"avg_response_time": 1}, "canary": {"avg_response_time": 0}}"#, "above 0"),
    (#"{"legacy": {"avg_response_time": 1}, "canary": {"avg_response_time": -5}}"#, "-5"),
    (#"{"legacy": {"avg_response_time": "450"}, "canary": {"avg_response_time": 1}}"#, "must be a number"),
    (#"{"legacy": {"avg_response_time": null}, "canary": {"avg_response_time": 1}}"#, "avg_response_time"),
    (#"{"legacy": {"avg_response_time": true}, "canary": {"avg_response_time": 1}}"#, "must be a number"),
    (
      #"{"legacy": {"avg_response_time": 2, "error_rate": 2}, "canary": {"avg_response_time": 1, "error_rate": 0}}"#,
      "error_rate"
    ), (#"[]"#, "object"), (#"{"schema": "assay-analysis/2"}"#, "assay-analysis/1"),
  ])
  func otherFilesAreRefused(_ text: String, _ what: String) {
    do {
      _ = try Self.evidence(text)
      Issue.record("read \(text)")
    } catch { #expect(error.description.contains(what), "\(error.description)") }
  }

  /// Sums of counts must stay within 64 bits, whatever a document says.
  @Test func countsBeyondAllLogsAreRefused() {
    for (good, bad) in [
      (#""count": 900,"#, #""count": 9223372036854775807,"#), ("250", "9223372036854775807"),
    ] {
      let text = Self.document().replacing(good, with: bad)
      #expect(throws: DocumentError.self) { _ = try Self.evidence(text) }
    }
  }

  /// A document of one comparison; parts may be replaced.
  static func document(
    lift: String = #"{"estimate": -0.2, "lower": -0.25, "upper": -0.15}"#,
    successful: String = #"{"estimate": -0.18, "lower": -0.24, "upper": -0.12}"#,
    direction: String = "decrease",
    maximum: String = "900"
  ) -> String {
    func metric(_ name: String, _ role: String, _ lift: String) -> String {
      """
      {"name": "\(name)", "direction": "\(direction)", "role": "\(role)",
       "groups": [{"name": "legacy", "count": 1000, "mean": 500, "minimum": 1, "maximum": 900},
                  {"name": "canary", "count": 900, "mean": 400, "minimum": 1, "maximum": \(maximum)}],
       "comparisons": [{"control": "legacy", "treatment": "canary",
         "outcome": "\(direction == "decrease" ? "improved" : "worsened")",
         "difference": {"estimate": -100, "lower": -125, "upper": -75}, "relative_difference": \(lift),
         "power": {"minimum_detectable_effect": 30.5, "required_sample_size": null}}]}
      """
    }
    return """
      {"schema": "assay-analysis/1",
       "groups": [{"name": "legacy", "units": 300}, {"name": "canary", "units": 250}],
       "checks": [{"name": "sample_ratio", "status": "pass", "statistic": 1.5, "p_value": 0.2, "detail": "fine"}],
       "metrics": [\(metric("latency", "primary", lift)), \(metric("latency_on_success", "guardrail", successful)),
         {"name": "error_rate", "direction": "decrease", "role": "guardrail",
          "groups": [{"name": "legacy", "mean": 0.01}, {"name": "canary", "mean": 0.012}], "comparisons": []}]}
      """
  }

  /// Each replaces one number of the document by one that the others contradict.
  @Test(arguments: [
    (#""treatment": "canary""#, #""treatment": "legacy""#, "with itself"),
    (#""count": 1000, "mean": 500"#, #""count": 1000, "mean": 550"#, "difference of the means"),
    (#""count": 900, "mean": 400"#, #""count": 900, "mean": -400"#, "difference of the means"),
    (#""estimate": -100"#, #""estimate": -120"#, "difference of the means"),
    (#""lower": -125"#, #""lower": -99"#, "not between its ends"),
    (#""upper": -75"#, #""upper": 75"#, "says improved"),
    (#""upper": -75"#, #""upper": null"#, "says improved"),
    (#"{"estimate": -0.2,"#, #"{"estimate": -0.5,"#, "relative difference of the means"),
    (#""lower": -0.25"#, #""lower": -0.1"#, "not between its ends"),
    (#""mean": 0.012"#, #""mean": -12"#, "between 0 and 1"),
    (#""p_value": 0.2"#, #""p_value": 0.0002"#, "an alarm"),
    (#""p_value": 0.2"#, #""p_value": 1.2"#, "between 0 and 1"),
    (#""units": 250"#, #""units": null"#, "one group only"),
  ])
  func aDocumentThatContradictsItselfIsRefused(_ old: String, _ new: String, _ what: String) {
    let text = Self.document()
    guard let place = text.firstRange(of: old) else {
      Issue.record("no \(old)")
      return
    }
    do {
      _ = try Self.evidence(String(text[..<place.lowerBound]) + new + text[place.upperBound...])
      Issue.record("read \(new)")
    } catch { #expect(error.description.contains(what), "\(error.description)") }
  }

  @Test func anAnalysisIsRead() throws {
    let found = try Self.evidence(Self.document())
    #expect(found.source == .analysis && found.metric == "latency")
    #expect(found.improvement == Improvement(estimate: 0.2, lower: 0.15, upper: 0.25))
    #expect(found.improvementOnSuccess == Improvement(estimate: 0.18, lower: 0.12, upper: 0.24))
    #expect(
      found.difference == Interval(estimate: -100, lower: -125, upper: -75) && found.outcome == .improved)
    #expect(found.requests == GroupPair(control: 1000, treatment: 900))
    #expect(found.units == GroupPair(control: 300, treatment: 250))
    #expect(found.errorRates == GroupPair(control: 0.01, treatment: 0.012))
    #expect(found.sampleRatio?.status == .pass && found.sampleRatio?.pValue == 0.2)
    #expect(found.power?.minimumDetectableEffect == 30.5)
    for level in EvidenceLevel.allCases {
      #expect(Stage5Gate(evidence: level).decide(found).decision == .promote)
    }
  }

  /// A document may state failures that its error rate does not count.
  @Test func failuresCountWhereTheyRoseMore() throws {
    let errors = #"{"name": "error_rate","#
    let success = #"""
      {"name": "success", "direction": "increase", "role": "secondary",
       "groups": [{"name": "legacy", "mean": 0.99}, {"name": "canary", "mean": 0.9}], "comparisons": []}, 
      """#
    let found = try Self.evidence(Self.document().replacing(errors, with: success + errors))
    #expect(found.errorRates == GroupPair(control: 0.01, treatment: 0.012))
    #expect(found.failureRates == GroupPair(control: 1 - 0.99, treatment: 1 - 0.9))
    let verdict = Stage5Gate().decide(found)
    #expect(
      verdict.decision == .hold && verdict.reason.hasPrefix("requests without success 10.0 %"), "\(verdict)")
  }

  @Test func directionTurnsTheImprovement() throws {
    let found = try Self.evidence(Self.document(direction: "increase"))
    #expect(found.improvement == Improvement(estimate: -0.2, lower: -0.25, upper: -0.15))
  }

  @Test func endsThatAreNullAreUnbounded() throws {
    let found = try Self.evidence(Self.document(lift: #"{"estimate": -0.2, "lower": null, "upper": null}"#))
    #expect(found.improvement == Improvement(estimate: 0.2, lower: -.infinity, upper: .infinity))
    #expect(Stage5Gate(evidence: .bound).decide(found).decision == .hold)
    #expect(Stage5Gate(evidence: .point).decide(found).decision == .promote)
  }

  /// Where the document judged successful requests and has no answer, nothing promotes.
  @Test(arguments: ["null", #"{"estimate": null, "lower": null, "upper": null}"#])
  func whatHasNoLiftIsNotKnown(_ lift: String) throws {
    for text in [Self.document(lift: lift), Self.document(successful: lift)] {
      let found = try Self.evidence(text)
      for level in EvidenceLevel.allCases {
        let verdict = Stage5Gate(evidence: level).decide(found)
        #expect(verdict.decision == .hold && verdict.criteria[0].status == .noData, "\(level)")
      }
    }
  }

  @Test func aConstantResponseTimeIsNoData() throws {
    let found = try Self.evidence(Self.document(maximum: "1"))
    #expect(
      found.improvement == nil && found.noImprovementReason?.contains("canary are equal to 1.000") == true)
  }

  /// A proportion of 0 or 1 is an answer, also where a document states it.
  @Test func aProportionOfOneIsJudged() throws {
    let text = Self.document(maximum: "1").replacing(
      #""direction""#, with: #""kind": "proportion", "direction""#)
    let found = try Self.evidence(text)
    #expect(found.improvement?.estimate == 0.2 && found.noImprovementReason == nil)
  }

  /// The error rate of one group without the other's is missing data, and missing data never promote.
  @Test(arguments: ["legacy", "canary"])
  func oneErrorRateIsNoData(_ name: String) throws {
    let other = name == "legacy" ? "canary" : "legacy"
    let found = try Self.evidence(
      """
      {"\(name)": {"avg_response_time": 5, "error_rate": 0.45},
       "\(other)": {"avg_response_time": 5, "error_rate": null}}
      """)
    let criterion = Stage5Gate(evidence: .point).decide(found).criteria[1]
    #expect(criterion.status == .noData && criterion.detail.contains("one group only"), "\(criterion)")
  }

  @Test func metricAndTreatmentMayBeNamed() throws {
    #expect(try Self.evidence(Self.document(), metric: "latency", treatment: "canary").metric == "latency")
    #expect(throws: DocumentError.self) { _ = try Self.evidence(Self.document(), metric: "cpu") }
    #expect(throws: DocumentError.self) { _ = try Self.evidence(Self.document(), treatment: "other") }
    #expect(throws: DocumentError.self) {
      _ = try Self.evidence(#"{"schema": "assay-analysis/1", "metrics": []}"#)
    }
  }
}
