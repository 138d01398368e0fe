import TestSupport
import Testing

/// The last gate on logs: levels of evidence, thresholds, exit statuses and the reason that is named.
@Suite struct DecideFromLogsTests {
  struct Case: Sendable, CustomStringConvertible {
    let log: String
    let evidence: String
    var improvement: String?
    let status: Int32
    /// The first criterion that is in the way; nil where none is.
    var blocking: String?
    var more: [String] = []

    var description: String { "\(log) \(evidence) \(improvement ?? "0.10") \(more)" }
  }

  static let cases: [Case] = [
    // 52 % better, interval 47 % to 56 %.
    Case(log: "gateway.csv", evidence: "point", status: 0),
    Case(log: "gateway.csv", evidence: "significant", status: 0),
    Case(log: "gateway.csv", evidence: "bound", status: 0),
    Case(log: "gateway.jsonl", evidence: "bound", status: 0),
    Case(log: "gateway.csv", evidence: "point", improvement: "0.50", status: 0),
    Case(log: "gateway.csv", evidence: "significant", improvement: "0.50", status: 0),
    Case(log: "gateway.csv", evidence: "bound", improvement: "0.45", status: 0),
    Case(log: "gateway.csv", evidence: "bound", improvement: "0.50", status: 1, blocking: "improvement"),
    Case(log: "gateway.csv", evidence: "point", improvement: "0.60", status: 1, blocking: "improvement"),
    Case(log: "gateway.csv", evidence: "significant", improvement: "0", status: 0),
    // 45 % of the canary's requests fail at once.
    Case(log: "gateway_failing_fast.csv", evidence: "point", status: 1, blocking: "improvement"),
    Case(log: "gateway_failing_fast.csv", evidence: "significant", status: 1, blocking: "improvement"),
    Case(log: "gateway_failing_fast.csv", evidence: "bound", status: 1, blocking: "improvement"),
    Case(
      log: "gateway_failing_fast.csv", evidence: "point", improvement: "0", status: 1,
      blocking: "error_rate_increase"),
    // No difference, and a difference the wrong way.
    Case(log: "gateway_null.csv", evidence: "point", status: 1, blocking: "improvement"),
    Case(log: "gateway_null.csv", evidence: "significant", status: 1, blocking: "improvement"),
    Case(log: "gateway_worse.csv", evidence: "point", improvement: "0", status: 1, blocking: "improvement"),
    Case(log: "gateway_worse.csv", evidence: "bound", status: 1, blocking: "improvement"),
    // 5 % of traffic: 24 users in the canary.
    Case(log: "gateway_stage1.csv", evidence: "point", status: 0),
    Case(log: "gateway_stage1.csv", evidence: "significant", status: 1, blocking: "sample_size"),
    Case(log: "gateway_stage1.csv", evidence: "bound", status: 1, blocking: "sample_size"),
    Case(
      log: "gateway.csv", evidence: "significant", status: 1, blocking: "sample_ratio",
      more: ["--split", "95/5"]),
    Case(
      log: "gateway.csv", evidence: "bound", status: 1, blocking: "sample_ratio", more: ["--split", "60/40"]),
    Case(log: "gateway.csv", evidence: "point", status: 0, more: ["--split", "95/5"]),
    // Means 100 and 90.
    Case(log: "gateway_ten_percent.csv", evidence: "point", status: 1, blocking: "improvement"),
    Case(log: "gateway_ten_percent.csv", evidence: "significant", status: 1, blocking: "improvement"),
    Case(log: "gateway_ten_percent.csv", evidence: "bound", status: 1, blocking: "improvement"),
    Case(log: "gateway_ten_percent_seconds.csv", evidence: "point", status: 1, blocking: "improvement"),
    Case(log: "gateway_ten_percent.csv", evidence: "point", improvement: "0.0999", status: 0),
    Case(log: "gateway_ten_percent_seconds.csv", evidence: "point", improvement: "0.0999", status: 0),
  ]

  @Test(arguments: cases)
  func decision(_ gate: Case) async throws {
    var arguments = ["decide-stage5", "--quiet", "--format", "json", "--evidence", gate.evidence]
    if let improvement = gate.improvement { arguments += ["--improvement", improvement] }
    let outcome = try await Program.run(arguments + gate.more + [fixturePath("logs/\(gate.log)")])
    #expect(outcome.status == gate.status && outcome.error == "", "\(outcome)")
    let document = try outcome.json
    #expect(document["schema"]?.string == "assay-decision/1")
    #expect(document["decision"]?.string == (gate.status == 0 ? "promote" : "hold"))
    #expect(document["evidence"]?.string == gate.evidence)
    #expect(document["source"]?["kind"]?.string == "log")
    #expect(document[path: "improvement.required"]?.double == gate.improvement.map { Double($0) } ?? 0.1)
    let criteria = try #require(document["criteria"]?.array)
    #expect(
      criteria.map { $0["name"]?.string } == [
        "improvement", "error_rate_increase", "sample_size", "sample_ratio", "data_checks", "significance",
      ])
    let first = criteria.first { !["met", "not_asked"].contains($0["status"]?.string) }
    #expect(first?["name"]?.string == gate.blocking)
    if let first {
      let detail = try #require(first["detail"]?.string)
      #expect(document["reason"]?.string?.contains(detail) == true, "\(document["reason"] as Any)")
    }
    let asked = criteria.map { $0["status"]?.string != "not_asked" }
    #expect(
      asked
        == (gate.evidence == "point"
          ? [true, true, false, false, false, false] : Array(repeating: true, count: 6)))
  }

  @Test(arguments: ["point", "significant", "bound"])
  func millisecondsAndSecondsAgree(_ evidence: String) async throws {
    let options = ["decide-stage5", "--quiet", "--format", "json", "--evidence", evidence]
    for improvement in ["0", "0.05", "0.1", "0.13"] {
      let more = ["--improvement", improvement]
      let first = try await Program.run(options + more + [fixturePath("logs/gateway_ten_percent.csv")])
      let second = try await Program.run(
        options + more + [fixturePath("logs/gateway_ten_percent_seconds.csv")])
      #expect(first.status == second.status && first.status != 2, "\(first) \(second)")
      let found = differences(
        try first.json["criteria"], try second.json["criteria"], within: 1e-9)
      #expect(found == [])
    }
  }

  @Test func withoutEvidenceSignificantIsMeant() async throws {
    let log = fixturePath("logs/gateway.csv")
    let implied = try await Program.run(["decide-stage5", "--quiet", "--format", "json", log])
    let named = try await Program.run(
      [
        "decide-stage5", "--quiet", "--format", "json", "--evidence", "significant", "--improvement", "0.10",
        log,
      ])
    #expect(implied.output == named.output)
  }

  @Test func severalTreatmentsNeedAName() async throws {
    let log = fixturePath("hostile/three_groups.csv")
    let unnamed = try await Program.run(["decide-stage5", "--quiet", "--format", "json", log])
    #expect(unnamed.status == 2, "\(unnamed)")
    #expect(unnamed.error.contains("'B', 'C'") && unnamed.error.contains("--treatment"), "\(unnamed)")
    let named = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--treatment", "B", log])
    #expect(named.status == 1, "\(named)")
    #expect(try named.json["reason"]?.string?.contains("of B is") == true)
  }

  /// Instant refusals are no errors, and no improvement either: the gate shows them and judges what succeeded.
  @Test(arguments: [true, false])
  func refusingFastIsNoImprovement(_ isStated: Bool) async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<600).map { row in
      let isCanary = row % 2 == 0
      let isRefused = isCanary && row % 3 == 0
      return "\(isCanary ? "canary" : "legacy"),\(isRefused ? 429 : 200),\(!isRefused),"
        + "\(isRefused ? 1 : 100 + row % 17)\n"
    }
    let stated = isStated ? "success" : "note"
    let log = try folder.file(
      "refusals.csv", "group,status_code,\(stated),response_time_ms\n" + rows.joined())
    let outcome = try await Program.run(["decide-stage5", "--quiet", "--format", "json", log])
    #expect(outcome.status == 1, "\(outcome)")
    #expect(try outcome.json["reason"]?.string?.contains("on successful requests") == true)
    let errors = try outcome.json["criteria"]?.named("error_rate_increase")?["detail"]?.string
    #expect(errors?.contains("refused with 4xx: 33.3 % against 0.0 %") == true, "\(errors ?? "")")
  }

  /// What a log states as failed counts as failed, whatever its status: a wrong answer sent at once with 200.
  @Test(arguments: ["point", "significant", "bound"])
  func statedFailuresCountBesideAnyStatus(_ evidence: String) async throws {
    let folder = try TemporaryFolder()
    let options = ["decide-stage5", "--quiet", "--format", "json", "--evidence", evidence]
    func decide(_ failed: String) async throws -> Outcome {
      let rows = (0..<600).map { row in
        let isCanary = row % 2 == 0
        let isFailed = isCanary && row % 3 == 0
        return "\(isCanary ? "canary" : "legacy"),200,\(isFailed ? failed : "true"),"
          + "\(isFailed ? 1 : (isCanary ? 100 : 200) + row % 17)\n"
      }
      let log = try folder.file("log.csv", "group,status_code,success,response_time_ms\n" + rows.joined())
      return try await Program.run(options + [log])
    }
    #expect(try await decide("true").status == 0)
    let failing = try await decide("false")
    #expect(failing.status == 1, "\(failing)")
    let errors = try failing.json["criteria"]?.named("error_rate_increase")
    #expect(errors?["status"]?.string == "not_met")
    #expect(errors?["detail"]?.string?.contains("requests without success 33.3 % against 0.0 %") == true)
    let unknown = try await decide("")
    #expect(
      unknown.status == 2 && unknown.error.contains("100 of 300 rows of canary lack success"), "\(unknown)")
  }

  @Test func requestsCanBeIndependent() async throws {
    let log = fixturePath("logs/gateway_stage1.csv")
    let options = ["decide-stage5", "--quiet", "--format", "json", "--unit", "none", "--split", "95/5"]
    let outcome = try await Program.run(options + [log])
    // 72 requests of the canary, counted with grep.
    #expect(outcome.status == 1, "\(outcome)")
    let size = try outcome.json["criteria"]?.named("sample_size")
    #expect(size?["value"]?.integer == 72 && size?["status"]?.string == "not_met")
    #expect(try outcome.json["groups"]?.array?.allSatisfy { $0["units"] == .null } == true)
    // Without users the sample ratio can only warn, and warns do not block.
    let large = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--unit", "none", "--split", "95/5",
      fixturePath("logs/gateway.csv"),
    ])
    #expect(large.status == 0, "\(large)")
    #expect(try large.json["checks"]?.named("sample_ratio")?["status"]?.string == "warn")
  }

  @Test func missingValuesInOneGroupAreAnError() async throws {
    let log = fixturePath("hostile/missing_in_canary.csv")
    for evidence in ["point", "significant", "bound"] {
      let outcome = try await Program.run(["decide-stage5", "--quiet", "--evidence", evidence, log])
      #expect(outcome.status == 2 && outcome.error.contains("5 of 300"), "\(outcome)")
    }
    let allowed = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--max-rejected", "0.02", log])
    #expect(allowed.status == 0, "\(allowed)")
  }

  @Test func missingMetricIsAnError() async throws {
    for log in ["hostile/missing_column.csv", "logs/gateway.csv"] {
      let metric = log.hasPrefix("logs") ? ["--metric", "queue_time:mean:decrease"] : []
      let outcome = try await Program.run(["decide-stage5", "--quiet"] + metric + [fixturePath(log)])
      #expect(outcome.status == 2 && outcome.error.contains("--metric"), "\(outcome)")
    }
  }

  @Test func anotherMetricMayBeJudged() async throws {
    // Mean confidence of gateway.csv rises from 0.72 to 0.82.
    let outcome = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--metric", "confidence_score:mean:increase",
      fixturePath("logs/gateway.csv"),
    ])
    #expect(outcome.status == 0 || outcome.status == 1, "\(outcome)")
    #expect(try outcome.json["reason"]?.string?.contains("confidence_score") == true)
  }
}
