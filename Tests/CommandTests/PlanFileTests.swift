import TestSupport
import Testing

/// `--plan FILE`: what was decided before the data.
@Suite struct PlanFileTests {
  private static let log = fixturePath("logs/gateway.csv")

  private static func run(_ plan: String, _ command: [String] = ["analyze"]) async throws -> Outcome {
    let folder = try TemporaryFolder()
    return try await Program.run(
      command + ["--quiet", "--format", "json", "--plan", folder.file("plan.json", plan), log])
  }

  private static let whole = """
    {
      "experiment_name": "gateway_rollout", "start_date": "2025-10-22", "end_date": "2025-11-22", "seed": 42,
      "groups": {
        "control":   { "name": "Legacy", "percentage": 50, "algorithm": "legacy" },
        "treatment": { "name": "Gateway", "percentage": 50, "algorithm": "canary" }
      },
      "metrics": {
        "primary": "response_time_ms",
        "secondary": ["confidence_score", { "name": "success", "kind": "proportion", "direction": "increase" }]
      },
      "statistics": { "confidence_level": 0.9, "significance_level": 0.1, "min_sample_size": 100,
                      "correction": "holm", "sequential": "none" },
      "log": { "group": "group", "unit": "user_id", "time": "timestamp" },
      "canary": { "promotion": { "improvement": 0.55 } }
    }
    """

  @Test func aWholePlan() async throws {
    let outcome = try await Self.run(Self.whole)
    #expect(outcome.status == 0, "\(outcome)")
    let document = try outcome.json
    #expect(document[path: "experiment.name"]?.string == "gateway_rollout")
    #expect(document[path: "experiment.start"]?.string == "2025-10-22")
    #expect(document[path: "settings.confidence_level"]?.double == 0.9)
    #expect(document[path: "settings.significance_level"]?.double == 0.1)
    #expect(document[path: "settings.target_lift"]?.double == 0.55)
    #expect(document["checks"]?.named("sample_ratio")?["status"]?.string == "pass")
    #expect(
      document["metrics"]?.array?.map { $0["name"]?.string }
        == ["response_time_ms", "confidence_score", "success"])
    #expect(document["metrics"]?.array?.map { $0["role"]?.string } == ["primary", "secondary", "secondary"])
    // A group's value may be its algorithm.
    #expect(document["groups"]?.named("legacy")?["role"]?.string == "control")
    #expect(document["groups"]?.named("canary")?["role"]?.string == "treatment")
    #expect(document["groups"]?.named("canary")?["expected_share"]?.double == 0.5)
  }

  @Test func theOptionBeatsThePlan() async throws {
    let gate = try await Self.run(Self.whole, ["decide-stage5"])
    #expect(gate.status == 1, "52 % is not more than the plan's 55 %: \(gate)")
    let optioned = try await Self.run(Self.whole, ["decide-stage5", "--improvement", "0.1"])
    #expect(optioned.status == 0, "\(optioned)")
    let level = try await Self.run(Self.whole, ["analyze", "--confidence", "0.99"])
    #expect(try level.json[path: "settings.confidence_level"]?.double == 0.99)
    let split = try await Self.run(Self.whole, ["analyze", "--split", "95/5"])
    #expect(try split.json["checks"]?.named("sample_ratio")?["status"]?.string == "fail")
  }

  @Test func anEmptyPlanIsNoPlan() async throws {
    let none = try await Program.run(["analyze", "--quiet", "--format", "json", Self.log])
    #expect(try await Self.run("{}").output == none.output)
  }

  @Test(arguments: [
    (#"{ "experiment_nam": "x" }"#, ["line 1", "experiment_nam", "'experiment_name'"]),
    (
      "{\n  \"statistics\": {\n    \"confidence_levl\": 0.9 } }",
      ["line 3", "confidence_levl", "'confidence_level'"]
    ),
    (#"{ "statistics": { "confidence_level": 0.95, "significance_level": 0.1 } }"#, ["add up to 1"]),
    (#"{ "statistics": { "confidence_level": 95 } }"#, ["confidence_level", "95"]),
    (#"{ "statistics": { "confidence_level": "0.95" } }"#, ["confidence_level", "number"]),
    (#"{ "statistics": { "min_sample_size": 1.5 } }"#, ["min_sample_size"]),
    (#"{ "statistics": { "min_sample_size": -1 } }"#, ["min_sample_size"]),
    (
      #"{ "groups": { "control": { "percentage": 95 }, "treatment": { "percentage": 15 } } }"#,
      ["100", "95 + 15"]
    ),
    (#"{ "groups": { "control": { "percentage": 120 } } }"#, ["percentage", "120"]),
    (#"{ "metrics": { "primary": "nosuch:mean:decrease" } }"#, ["nosuch"]),
    (#"{ "metrics": { "primary": 7 } }"#, ["metrics.primary"]),
    (#"{ "metrics": { "primary": { "name": "success", "kind": "median" } } }"#, ["median"]),
    (#"{ "log": { "group": "nosuch" } }"#, ["nosuch"]),
    (#"{ "log": { "time_unit": "h" } }"#, ["time_unit"]),
    (#"{ "canary": { "promotion": { "improvement": 10 } } }"#, ["improvement", "10"]),
    (#"{ "seed": 1, "seed": 2 }"#, ["seed"]),
    (#"[]"#, ["line 1"]),
    ("", ["plan.json"]),
    (#"{ "seed": 42"#, ["line 1"]),
  ])
  func plansThatCannotHold(_ plan: String, _ texts: [String]) async throws {
    for command in ["analyze", "decide-stage5"] {
      let outcome = try await Self.run(plan, [command])
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      for text in texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    }
  }

  @Test func aPlanThatIsNotThere() async throws {
    for flag in ["--plan", "--config"] {
      let outcome = try await Program.run(["analyze", flag, "/nowhere/plan.json", Self.log])
      #expect(outcome.status == 2, "\(outcome)")
      #expect(
        outcome.error.contains("/nowhere/plan.json") && outcome.error.contains("No such file"), "\(outcome)")
    }
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["analyze", "--plan", folder.path, Self.log])
    #expect(outcome.status == 2 && outcome.error.contains("directory"), "\(outcome)")
  }
}
