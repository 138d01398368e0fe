import TestSupport
import Testing

/// Every check of the data, through the program: what breaks it, how it is told, and whether the gate holds.
@Suite struct DataChecksTests {
  /// A check that went wrong: its name, its status, words of its detail.
  private struct Wrong {
    var name: String
    var status: String
    var words: String
  }

  private func decide(_ log: CheckLog, _ more: [String] = [], plan: String? = nil) async throws -> Outcome {
    let folder = try TemporaryFolder()
    var arguments = ["decide-stage5", "--quiet", "--format", "json"] + more
    if let plan { arguments += ["--plan", try folder.file("plan.json", plan)] }
    return try await Program.run(arguments + [try folder.file("log.csv", log.csv)])
  }

  private func expect(_ outcome: Outcome, _ wrong: Wrong, holds: Bool) throws {
    #expect(outcome.status == (holds ? 1 : 0), "\(outcome) \(outcome.text)")
    let document = try outcome.json
    let check = try #require(document["checks"]?.named(wrong.name), "\(outcome.text)")
    #expect(check["status"]?.string == wrong.status, "\(check)")
    #expect(check["detail"]?.string?.contains(wrong.words) == true, "\(check)")
    let criterion = try #require(document["criteria"]?.named("data_checks"))
    #expect(criterion["status"]?.string == (wrong.status == "fail" ? "not_met" : "met"), "\(criterion)")
    if wrong.status == "fail" {
      #expect(document["reason"]?.string?.contains(wrong.words) == true, "\(document["reason"] as Any)")
    }
  }

  @Test func aCleanLogPasses() async throws {
    let outcome = try await decide(CheckLog())
    #expect(outcome.status == 0, "\(outcome.text)")
    let checks = try #require(try outcome.json["checks"]?.array)
    for name in ["repeated_requests", "traffic_gaps", "group_stops", "sample_ratio"] {
      #expect(checks.first { $0["name"]?.string == name }?["status"]?.string == "pass", "\(name)")
    }
    #expect(!checks.contains { ["fail", "warn"].contains($0["status"]?.string) }, "\(checks)")
    let criterion = try outcome.json["criteria"]?.named("data_checks")
    #expect(criterion?["detail"]?.string == "no check of the data fails")
  }

  @Test func repeatedRequestsFail() async throws {
    var log = CheckLog()
    log.add(Array(log.rows.prefix(200)))
    let wrong = Wrong(
      name: "repeated_requests", status: "fail", words: "200 of 4,200 rows repeat a request")
    try expect(try await decide(log), wrong, holds: true)
    // A few are told and hold nothing back; of a trace many are in order; nobody need look.
    var few = CheckLog()
    few.add(Array(few.rows.prefix(3)))
    try expect(
      try await decide(few), Wrong(name: "repeated_requests", status: "warn", words: "3 of"), holds: false)
    #expect(try await decide(log, ["--request-id", "none"]).status == 0)
    #expect(try await decide(log, ["--request-id", "nothing"]).status == 2)
  }

  @Test func aSilentGroupWarns() async throws {
    var log = CheckLog()
    log.change { _, row in row.group == "canary" && row.minute / 240 == 8 ? nil : row }
    let wrong = Wrong(
      name: "traffic_gaps", status: "warn", words: "no request of canary from 2025-10-23 0")
    try expect(try await decide(log), wrong, holds: false)
  }

  @Test func aGroupThatStopsFails() async throws {
    var log = CheckLog()
    log.change { _, row in row.group == "canary" && row.minute >= 5_000 ? nil : row }
    let wrong = Wrong(name: "group_stops", status: "fail", words: "no request of canary from 2025-10-25 ")
    try expect(try await decide(log), wrong, holds: true)
  }

  @Test func groupsServedOneAfterTheOtherWarn() async throws {
    var log = CheckLog()
    log.change { _, row in
      var row = row
      if row.group == "canary" { row.minute += 10_000 }
      return row
    }
    let wrong = Wrong(name: "same_time", status: "warn", words: "no request of canary is between")
    try expect(try await decide(log), wrong, holds: false)
  }

  @Test func unevenMissingValuesWarn() async throws {
    var log = CheckLog(users: 4_000)
    log.change { place, row in
      var row = row
      if row.group == "canary" && place % 130 == 0 { row.value = "" }
      return row
    }
    let wrong = Wrong(
      name: "missing_values:response_time_ms", status: "warn", words: "more are missing in one group")
    try expect(try await decide(log), wrong, holds: false)
  }

  @Test func oneUnitWithMostOfTheRequestsWarns() async throws {
    var log = CheckLog()
    let robot = try #require(log.rows.first { $0.group == "canary" })
    log.add(
      (0..<400).map { place in
        var row = robot
        row.minute = place * 14
        row.request = "x\(place)"
        return row
      })
    let wrong = Wrong(name: "largest_unit", status: "warn", words: "one unit of canary makes")
    try expect(try await decide(log), wrong, holds: false)
  }

  @Test func tooFewRowsWarn() async throws {
    let outcome = try await decide(CheckLog(users: 60), ["--evidence", "point"])
    let check = try outcome.json["checks"]?.named("too_few_rows")
    #expect(check?["status"]?.string == "warn", "\(outcome.text)")
    #expect(check?["detail"]?.string?.contains("the plan asks for 100") == true)
  }

  @Test func oneValueThatCarriesTheResultWarns() async throws {
    let folder = try TemporaryFolder()
    // A small gain of the canary, which one enormous value of the control makes a large and uncertain one.
    let rows = (0..<2_000).map { row in
      let isCanary = row % 2 == 0
      let value = row == 1_001 ? 200_000 : (isCanary ? 100 : 103) + row / 2 % 11
      return "\(isCanary ? "canary" : "legacy"),\(value)\n"
    }
    let log = try folder.file("log.csv", "group,response_time_ms\n" + rows.joined())
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--format", "json", "--without-outliers", log])
    let document = try outcome.json
    let check = try #require(document["checks"]?.named("largest_value:response_time_ms"), "\(outcome.text)")
    #expect(check["status"]?.string == "warn")
    #expect(check["detail"]?.string?.contains("is −3") == true, "\(check)")
    #expect(document[path: "metrics.0.comparisons.0.outcome"]?.string == "inconclusive")
    let views = try #require(document[path: "metrics.0.comparisons.0.views"])
    let view = try #require(views.named("without_outliers"))
    #expect(relativeError(view[path: "difference.estimate"]?.double ?? .nan, -3) < 0.01, "\(view)")
    #expect((view[path: "test.p_value"]?.double ?? 1) < 1e-10)
  }

  /// 5 % on two days, then 50 %: users move to the canary as planned, or against the plan.
  private static let plan = """
    {"canary": {"stages": [
      {"stage": 1, "percentage": 10, "start": "2025-10-22"},
      {"stage": 2, "percentage": 50, "start": "2025-10-24"}
    ]}}
    """

  @Test func stagesHaveTheirOwnSplit() async throws {
    let log = CheckLog(users: 2_000) { minute, draw in draw < (minute < 2_880 ? 0.1 : 0.5) }
    let outcome = try await decide(log, plan: Self.plan)
    #expect(outcome.status == 0, "\(outcome.text)")
    let checks = try #require(try outcome.json["checks"])
    for name in ["sample_ratio", "sample_ratio_by_stage", "units_in_several_groups"] {
      #expect(checks.named(name)?["status"]?.string == "pass", "\(name) \(outcome.text)")
    }
    #expect(checks.named("sample_ratio")?["detail"]?.string?.contains("2 stages") == true)
    let moved = try #require(checks.named("units_in_several_groups")?["detail"]?.string)
    #expect(moved.contains("moved to a treatment with a stage, as planned"), "\(moved)")
    // Without the plan's stages the same rows are far from 50/50.
    let plain = try await decide(log)
    #expect(plain.status == 1)
    #expect(try plain.json["checks"]?.named("sample_ratio")?["status"]?.string == "fail")
  }

  @Test func aWrongSplitInOneStageFails() async throws {
    let log = CheckLog(users: 2_000) { minute, draw in draw < (minute < 2_880 ? 0.2 : 0.5) }
    let outcome = try await decide(log, plan: Self.plan)
    #expect(outcome.status == 1, "\(outcome.text)")
    let check = try outcome.json["checks"]?.named("sample_ratio_by_stage")
    #expect(check?["status"]?.string == "fail")
    #expect(check?["detail"]?.string?.hasPrefix("units in 1: legacy ") == true, "\(check as Any)")
  }

  @Test func unitsThatGoBackFail() async throws {
    // In the second stage the canary gets the other half of the users.
    let log = CheckLog(users: 2_000) { minute, draw in minute < 2_880 ? draw < 0.1 : draw >= 0.5 }
    let outcome = try await decide(log, plan: Self.plan)
    let wrong = Wrong(
      name: "units_in_several_groups", status: "fail", words: "went back from a treatment to the control")
    try expect(outcome, wrong, holds: true)
  }

  /// At 100 % there is no control: the gate judges stage 4, whatever came after.
  @Test func theGateJudgesStageFour() async throws {
    let log = CheckLog(users: 1_000) { minute, draw in minute >= 4_320 || draw < 0.5 }
    let plan = """
      {"canary": {"stages": [
        {"stage": 4, "percentage": 50, "start": "2025-10-22"}, {"stage": 5, "percentage": 100, "start": "2025-10-25"}
      ]}}
      """
    let outcome = try await decide(log, plan: plan)
    #expect(outcome.status == 0, "\(outcome.text)")
    let early = log.rows.count { $0.minute < 4_320 }
    #expect(try outcome.json[path: "data.rows_used"]?.integer == early, "\(outcome.text)")
    #expect(try await decide(log).status == 1)
  }
}
