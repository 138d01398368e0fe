import TestSupport
import Testing

/// The report's numbers are those of `analyze`, its verdict that of the gate's own command.
@Suite struct ReportAnswerTests {
  private static let log = ReportPeriodTests.log

  private func report(_ options: [String], log: String = log) async throws -> (
    json: JSONValue, outcome: Outcome
  ) {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      ["report", "--folder", folder("out"), "--format", "json", "--quiet", log] + options)
    #expect(outcome.status == 0, "\(outcome)")
    return (try outcome.json, outcome)
  }

  @Test(arguments: [
    [], ["--from", "2025-10-25", "--to", "2025-10-30"], ["--confidence", "0.9"],
    ["--correction", "bonferroni"],
    ["--metric", "response_time_ms:p95", "--metric", "success:proportion"], ["--unit", "none"],
    ["--split", "50/50"], ["--sequential", "obrien-fleming", "--planned-units", "2000"],
    ["--plan", fixturePath("plans/every_kind.json")], ["--skip-first", "2h"], ["--last", "3d"],
  ])
  func numbersAreThoseOfAnalyze(_ options: [String]) async throws {
    let analysis = try await Program.run(
      [
        "analyze", Self.log, "--format", "json", "--quiet", "--time", "timestamp", "--request-id",
        "request_id",
        "--segment", "endpoint",
      ] + options)
    let report = try await report(options).json
    #expect(differences(try analysis.json, report["analysis"], within: 0) == [])
  }

  @Test(arguments: [
    "gateway.csv", "gateway.jsonl", "gateway_null.csv", "gateway_worse.csv", "gateway_failing_fast.csv",
    "gateway_ten_percent.csv",
  ])
  func theVerdictIsThatOfTheLastGate(_ name: String) async throws {
    let log = fixturePath("logs/\(name)")
    for options in [[], ["--evidence", "bound"], ["--evidence", "point", "--improvement", "0.6"]] {
      let gate = try await Program.run(["decide-stage5", "--format", "json", "--quiet", log] + options)
      #expect(gate.status < 2, "\(gate)")
      try await expectSame(gate, as: report(options, log: log).json)
    }
  }

  @Test func theVerdictIsThatOfTheRowsOfTheWeek() async throws {
    let range = ["--from", "2025-10-27T00:00:00+09:00", "--to", "2025-11-03T00:00:00+09:00"]
    let gate = try await Program.run(["decide-stage5", "--format", "json", "--quiet", Self.log] + range)
    try await expectSame(gate, as: report(["--week", "2025-W44", "--time-zone", "+09:00"]).json)
  }

  @Test(arguments: [["--at", "24h"], ["--at", "12h"], [], ["--at", "24h", "--evidence", "bound"]])
  func theVerdictIsThatOfTheStage(_ options: [String]) async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file("plan.json", ReportPeriodTests.plan)
    for log in [ReportPeriodTests.stageLog, fixturePath("logs/gateway_worse.csv")] {
      var range = ["--plan", plan, "--from", "2025-10-22T00:00:00Z", "--to", "2025-10-24T00:00:00Z"]
      if let place = options.firstIndex(of: "--at") {
        range[5] = options[place + 1] == "24h" ? "2025-10-23T00:00:00Z" : "2025-10-22T12:00:00Z"
      }
      let others = options.contains("bound") ? ["--evidence", "bound"] : []
      let gate = try await Program.run(
        ["validate-stage", "1", "--format", "json", "--quiet", log] + range + others)
      #expect(gate.status != 2, "\(gate)")
      try await expectSame(gate, as: report(["--plan", plan, "--stage", "1"] + options, log: log).json)
    }
  }

  @Test func theStagesSplitIsWhatIsPlanned() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file("plan.json", ReportPeriodTests.plan)
    let found = try await report(["--plan", plan, "--stage", "1"], log: ReportPeriodTests.stageLog).json
    #expect(found[path: "analysis.groups.1.expected_share"]?.double == 0.05)
  }

  @Test func aGateThatCannotBeAskedIsNoError() async throws {
    let (three, outcome) = try await report([], log: fixturePath("hostile/three_groups.csv"))
    #expect(three["decision"] == .null, "\(outcome)")
    #expect(three["ungated"]?.string?.contains("several treatments ('B', 'C')") == true)
    #expect(three[path: "analysis.metrics.0.comparisons"]?.array?.count == 2)
    let one = try await report(["--treatment", "B"], log: fixturePath("hostile/three_groups.csv")).json
    #expect(one[path: "decision.gate"]?.string == "stage5" && one["ungated"] == .null)
    // Nothing to judge a release by.
    let other = try await report(["--metric", "confidence_score", "--metric", "success"]).json
    #expect(other[path: "decision.gate"]?.string == "stage5")
    // A stage that holds all the traffic leads nowhere.
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "plan.json",
      #"{"canary": {"stages": [{"stage": 1, "percentage": 100, "start": "2025-10-22"}]}}"#)
    let last = try await report(["--plan", plan, "--stage", "1"]).json
    #expect(last["decision"] == .null && last["ungated"]?.string?.contains("100.0 %") == true)
  }

  @Test(arguments: [
    "hostile/one_group.csv", "hostile/no_control.csv", "hostile/empty.csv", "hostile/header_only.csv",
  ])
  func withoutAComparisonThereIsNoReport(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let report = try await Program.run(["report", fixturePath(name), "--folder", folder("out"), "--quiet"])
    let analysis = try await Program.run(["analyze", fixturePath(name), "--quiet"])
    #expect(report.status == 2 && report.error == analysis.error, "\(report) \(analysis)")
    #expect(folder.names.isEmpty)
  }

  @Test func segmentsAreRecognised() async throws {
    let found = try await report([]).json
    #expect(found[path: "analysis.segments.0.column"]?.string == "endpoint", "\(found["analysis"] ?? .null)")
    let none = try await report(["--segment", "none"]).json
    #expect(none[path: "analysis.segments"] == nil)
    let folder = try TemporaryFolder()
    let lines = (0..<4_000).map { "\($0 % 2 == 0 ? "legacy" : "canary"),/item/\($0),\(100 + $0 % 7)\n" }
    let log = try folder.file("log.csv", "group,URL,response_time_ms\n" + lines.joined())
    let many = try await Program.run(["report", log, "--folder", folder("out"), "--format", "json"])
    #expect(
      many.status == 0 && many.error.contains("no segments: the column URL holds more than 100"), "\(many)")
    #expect(try many.json[path: "analysis.segments"] == nil)
    let asked = try await Program.run(["report", log, "--folder", folder("out"), "--segment", "url"])
    #expect(asked.status == 2 && asked.error.contains("--segment"), "\(asked)")
  }

  private func expectSame(_ gate: Outcome, as report: JSONValue) async throws {
    // The report tells more of the gate than the gate's own document.
    let ignored: Set = ["schema", "assay_version", "data", "title", "words", "successful_interval"]
    let found = differences(
      try gate.json.without(ignored), report["decision"]?.without(ignored), within: 0)
    #expect(found == [], "\(gate.arguments)")
  }
}
