import Documents
import Inference
import Plans
import Testing

/// The plan of a text.
func plan(_ text: String) throws(DocumentError) -> Plan {
  try Plan(Document(parsing: text, name: "plan.json"))
}

/// The message with which a text is refused, or "read" where it is not.
func refusal(_ text: String) -> String {
  do {
    _ = try plan(text)
    return "read"
  } catch {
    return error.description
  }
}

@Suite struct PlanTests {
  static let example = """
    {
      "experiment_name": "lumen_gateway_rollout",
      "start_date": "2025-10-22", "end_date": "2025-11-22",
      "seed": 43,
      "groups": {
        "control":   { "name": "Legacy",        "percentage": 50, "algorithm": "legacy" },
        "treatment": { "name": "Lumen Gateway", "percentage": 50, "algorithm": "lumen_gateway" }
      },
      "metrics": {
        "primary": "response_time_ms",
        "secondary": ["confidence_score", { "name": "success", "kind": "proportion", "direction": "increase" }],
        "guardrails": [{ "name": "error_rate", "margin": 0.005 }]
      },
      "statistics": { "confidence_level": 0.99, "significance_level": 0.01, "min_sample_size": 200, "correction": "holm", "sequential": "none" },
      "log": { "group": "group", "unit": "user_id", "time": "timestamp", "time_unit": "s" },
      "canary": { "promotion": { "improvement": 0.15 } }
    }
    """

  @Test func theExampleIsReadWhole() throws {
    let plan = try plan(Self.example)
    #expect(plan.experimentName == "lumen_gateway_rollout" && plan.seed == 43)
    #expect(plan.startDate == "2025-10-22" && plan.endDate == "2025-11-22")
    #expect(plan.control == PlannedGroup(name: "Legacy", percentage: 50, algorithm: "legacy"))
    #expect(plan.treatment == PlannedGroup(name: "Lumen Gateway", percentage: 50, algorithm: "lumen_gateway"))
    #expect(
      plan.metrics.map(\.text) == [
        "response_time_ms:mean:decrease", "confidence_score:mean:increase", "success:proportion:increase",
        "error_rate:proportion:decrease",
      ])
    #expect(plan.metrics.map(\.role) == [.primary, .secondary, .secondary, .guardrail])
    #expect(plan.metrics.map(\.margin) == [nil, nil, nil, .absolute(0.005)])
    #expect(plan.statistics.confidenceLevel == 0.99 && plan.statistics.significanceLevel == 0.01)
    #expect(plan.statistics.minimumSampleSize == 200 && plan.canary.promotionImprovement == 0.15)
    #expect(plan.log.group == "group" && plan.log.unit == "user_id" && plan.log.time == "timestamp")
    #expect(plan.log.timeUnit == "s")
  }

  @Test func everythingHasADefault() throws {
    let empty = try plan("{}")
    #expect(empty == Plan())
    #expect(
      empty.seed == 42 && empty.metrics.isEmpty && empty.control == nil
        && empty.canary.promotionImprovement == 0.10)
    #expect(empty.statistics.confidenceLevel == 0.95 && empty.statistics.significanceLevel == 0.05)
    #expect(empty.statistics.minimumSampleSize == 100)
    #expect(
      try plan(#"{"groups": {}, "metrics": {}, "statistics": {}, "log": {}, "canary": {"promotion": {}}}"#)
        == Plan())
    #expect(try plan(#"{"experiment_name": null, "groups": null}"#) == Plan())
  }

  /// An unknown key names itself and the nearest known one.
  @Test(arguments: [
    (#"{"metric": {}}"#, "metric", "metrics"), (#"{"groups": {"controls": {}}}"#, "controls", "control"),
    (#"{"groups": {"control": {"percent": 5}}}"#, "percent", "percentage"),
    (#"{"metrics": {"guardrail": []}}"#, "guardrail", "guardrails"),
    (#"{"metrics": {"primary": {"name": "success", "kinds": "mean"}}}"#, "kinds", "kind"),
    (#"{"statistics": {"confidence": 0.95}}"#, "confidence", "confidence_level"),
    (#"{"log": {"units": "user"}}"#, "units", "unit"),
    (#"{"canary": {"promotions": {}}}"#, "promotions", "promotion"),
    (#"{"canary": {"promotion": {"improvements": 0.1}}}"#, "improvements", "improvement"),
  ])
  func unknownKeysAreRefused(_ text: String, _ key: String, _ nearest: String) {
    let message = refusal(text)
    #expect(message.contains(key) && message.contains("not known here"), "\(message)")
    #expect(message.contains(nearest) && message.contains("plan.json"), "\(message)")
  }

  /// Parts of a plan that the program cannot keep are refused, not passed over.
  @Test(arguments: [
    #"{"canary": {"stages": {}}}"#, #"{"canary": {"rollback": {}}}"#,
    #"{"canary": {"stages": [{"stage": 1}]}}"#, #"{"canary": {"stages": [{"percentage": 5}]}}"#,
    #"{"canary": {"stages": [{"stage": 0, "percentage": 5}]}}"#,
    #"{"canary": {"stages": [{"stage": 1, "percentage": 105}]}}"#,
    #"{"canary": {"stages": [{"stage": 1, "percentage": 5, "end": "2025-10-23"}]}}"#,
    #"{"canary": {"stages": [{"stage": 2, "percentage": 5}, {"stage": 1, "percentage": 10}]}}"#,
    #"{"canary": {"stages": [{"stage": 1, "percentage": 5, "error_rate": 0.01}]}}"#,
    #"{"metrics": {"guardrails": [{"name": "response_time_ms", "kind": "p100", "relative_margin": 0.1}]}}"#,
    #"{"metrics": {"primary": {"name": "errors", "kind": "ratio"}}}"#,
    #"{"metrics": {"primary": {"name": "x", "denominator": "requests", "direction": "increase"}}}"#,
    #"{"metrics": {"primary": {"name": "x", "numerator": "a", "direction": "increase"}}}"#,
    #"{"metrics": {"primary": {"name": "x", "column": "y", "where": "z", "direction": "increase"}}}"#,
    #"{"metrics": {"primary": {"name": "response_time_ms", "kind": "p95", "winsorize": 0.99}}}"#,
    #"{"metrics": {"primary": {"name": "response_time_ms", "winsorize": 1}}}"#,
    #"{"metrics": {"primary": "response_time_ms:p0"}}"#, #"{"statistics": {"correction": "sidak"}}"#,
    #"{"statistics": {"sequential": "haybittle"}}"#, #"{"statistics": {"sequential": {"looks": 5}}}"#,
    #"{"statistics": {"sequential": {"method": "none", "planned_units": 100}}}"#,
    #"{"statistics": {"sequential": {"method": "confidence_sequence", "looks": 5}}}"#,
    #"{"statistics": {"sequential": {"method": "pocock", "looks": 0}}}"#,
    #"{"statistics": {"sequential": {"method": "pocock", "looks": 201}}}"#,
    #"{"statistics": {"sequential": {"method": "pocock", "planned_units": 0}}}"#,
    #"{"log": {"time_unit": "min"}}"#,
  ])
  func whatCannotBeKeptIsRefused(_ text: String) {
    #expect(refusal(text).contains("line 1"), "\(refusal(text))")
  }

  @Test(arguments: [
    #"[]"#, #"{"seed": 1.5}"#, #"{"seed": "42"}"#, #"{"experiment_name": 5}"#, #"{"groups": []}"#,
    #"{"groups": {"control": "legacy"}}"#, #"{"metrics": {"secondary": "success"}}"#,
    #"{"metrics": {"primary": ["success"]}}"#, #"{"metrics": {"primary": {"kind": "mean"}}}"#,
    #"{"metrics": {"primary": "cpu"}}"#, #"{"metrics": {"primary": {"name": "cpu", "direction": "down"}}}"#,
    #"{"metrics": {"guardrails": [{"name": "error_rate", "margin": 0.1, "relative_margin": 0.1}]}}"#,
    #"{"metrics": {"guardrails": [{"name": "error_rate", "margin": "0.1"}]}}"#,
    #"{"metrics": {"guardrails": [{"name": "error_rate", "margin": -0.1}]}}"#,
    #"{"metrics": {"guardrails": [{"name": "error_rate", "relative_margin": -0.1}]}}"#,
    #"{"canary": {"promotion": {"improvement": 1.5}}}"#, #"{"canary": {"promotion": {"improvement": -0.1}}}"#,
    #"{"seed": 1, "seed": 2}"#,
  ])
  func wrongKindsAreRefused(_ text: String) {
    #expect(refusal(text).contains("plan.json line 1"), "\(refusal(text))")
  }

  @Test func percentagesAddUpToAHundred() throws {
    func groups(_ control: String, _ treatment: String) -> String {
      #"{"groups": {"control": {"percentage": \#(control)}, "treatment": {"percentage": \#(treatment)}}}"#
    }
    for (control, treatment) in [("95", "5"), ("99.9", "0.1"), ("100", "0"), ("66.7", "33.3"), ("null", "7")]
    {
      #expect(refusal(groups(control, treatment)) == "read")
    }
    for (control, treatment) in [
      ("95", "6"), ("0.95", "0.05"), ("50", "49.999"), ("101", "-1"), ("-5", "105"),
    ] {
      #expect(refusal(groups(control, treatment)).contains("groups"), "\(control)/\(treatment)")
    }
    #expect(refusal(groups("50", "40")).contains("must add up to 100, and do not: 50 + 40"))
  }
}
