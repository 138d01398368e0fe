import TestSupport
import Testing

/// Stages, days, hours and segments through the program.
@Suite struct StrataTests {
  private func analyze(_ csv: String, _ arguments: [String], plan: String? = nil) async throws -> Outcome {
    let folder = try TemporaryFolder()
    var all = ["analyze", "--quiet", "--format", "json"] + arguments
    if let plan { all += ["--plan", try folder.file("plan.json", plan)] }
    return try await Program.run(all + [try folder.file("log.csv", csv)])
  }

  /// Slow days with a small canary, then fast days with a large one: all rows together mislead.
  private static let drifting: CheckLog = {
    var log = CheckLog(users: 2_000) { minute, draw in draw < (minute < 2_880 ? 0.1 : 0.5) }
    log.change { _, row in
      var row = row
      let own = Double(row.value) ?? 0
      // The canary is slower by 20 ms; all is faster by 150 ms from the third day on.
      let base = row.group == "canary" ? own + 140 : own
      row.value = String(row.minute < 2_880 ? base + 300 : base + 150)
      return row
    }
    return log
  }()

  private static let plan = """
    {"canary": {"stages": [
      {"stage": 1, "percentage": 10, "start": "2025-10-22"},
      {"stage": 4, "percentage": 50, "start": "2025-10-24"}
    ]}}
    """

  /// Before the first stage nothing is expected of the canary, and no one split holds for an endpoint of all stages.
  @Test func everyStageHasItsOwnSplit() async throws {
    func checks(_ silent: Range<Int>) async throws -> JSONValue {
      let log = CheckLog(users: 2_000, days: 5) { minute, draw in
        minute >= 1_440 && !silent.contains(minute) && draw < (minute < 4_320 ? 0.1 : 0.5)
      }
      let plan = """
        {"canary": {"stages": [
          {"stage": 1, "percentage": 10, "start": "2025-10-23"},
          {"stage": 4, "percentage": 50, "start": "2025-10-25"}
        ]}}
        """
      let outcome = try await analyze(log.csv, ["--segment", "endpoint"], plan: plan)
      #expect(outcome.status == 0, "\(outcome)")
      return try outcome.json
    }
    let healthy = try await checks(0..<0)
    #expect(
      healthy["checks"]?.named("traffic_gaps")?["status"]?.string == "pass", "\(healthy["checks"] as Any)")
    #expect(healthy["checks"]?.named("group_stops")?["status"]?.string == "pass")
    #expect(healthy["checks"]?.named("sample_ratio")?["status"]?.string == "pass")
    #expect(healthy["checks"]?.named("sample_ratio_by_segment:endpoint") == nil)
    #expect(healthy[path: "groups.0.expected_share"] == .null)
    // A canary that is silent within a stage, or through all of the last one, is still told of.
    let gap = try await checks(2_000..<3_000)["checks"]?.named("traffic_gaps")
    #expect(gap?["status"]?.string == "warn", "\(gap as Any)")
    let stop = try await checks(4_320..<7_200)["checks"]?.named("group_stops")
    #expect(stop?["status"]?.string == "fail", "\(stop as Any)")
  }

  /// Users whom a broken router sends to both versions within the one stage that is looked at.
  @Test func usersInBothGroupsOfOneStageAreAFault() async throws {
    var log = CheckLog(users: 2_000, days: 3)
    log.change { place, row in
      var row = row
      if row.unit % 7 == 0 { row.group = place % 2 == 0 ? "legacy" : "canary" }
      return row
    }
    let plan =
      #"{"canary": {"stages": [{"stage": 4, "percentage": 50, "hours": 72, "start": "2025-10-22"}]}}"#
    let check = try await analyze(log.csv, [], plan: plan).json["checks"]?.named("units_in_several_groups")
    #expect(check?["status"]?.string == "fail", "\(check as Any)")
    let folder = try TemporaryFolder()
    let gate = try await Program.run([
      "validate-stage", "4", "--plan", try folder.file("plan.json", plan), "--quiet", "--format", "json",
      try folder.file("log.csv", log.csv),
    ])
    #expect(gate.status == 1, "\(gate)")
    let criteria = try gate.json["criteria"]?.named("data_checks")
    #expect(criteria?["status"]?.string == "not_met", "\(criteria as Any)")
  }

  @Test func stagesTellWhatPoolingHides() async throws {
    let outcome = try await analyze(Self.drifting.csv, [], plan: Self.plan)
    #expect(outcome.status == 0, "\(outcome)")
    let document = try outcome.json
    let comparison = try #require(document[path: "metrics.0.comparisons.0"])
    let view = try #require(comparison["views"]?.named("stratified"), "\(comparison)")
    let stratified = try #require(view[path: "difference.estimate"]?.double)
    let pooled = try #require(comparison[path: "difference.estimate"]?.double)
    #expect((stratified - 20).magnitude < 10 && pooled < -20, "\(stratified) \(pooled)")
    let check = document["checks"]?.named("pooled_against_stratified:response_time_ms")
    #expect(check?["status"]?.string == "fail", "\(check as Any)")
    #expect(check?["detail"]?.string?.contains("point opposite ways") == true)
    #expect(document["stages"]?.array?.map { $0["value"]?.string } == ["1", "4"])
    // The strata's own numbers, by the plainest sums.
    let values = Self.drifting.rows.filter { $0.minute < 2_880 && $0.group == "canary" }
      .compactMap { Double($0.value) }
    let first = try #require(document[path: "stages.0.groups.1"])
    #expect(first["requests"]?.integer == values.count)
    let mean = values.reduce(0, +) / Double(values.count)
    #expect(relativeError(first[path: "means.0.mean"]?.double ?? .nan, mean) < 1e-12)
  }

  /// The difference within days by the formula, from the rows themselves.
  @Test func theStratifiedDifferenceIsThatOfItsFormula() async throws {
    let log = Self.drifting
    let outcome = try await analyze(log.csv, ["--stratify", "day"])
    let view = try #require(
      try outcome.json[path: "metrics.0.comparisons.0.views"]?.named("stratified"), "\(outcome)")
    var sums: [Int: [String: (sum: Double, count: Double)]] = [:]
    for row in log.rows {
      let old = sums[row.minute / 1_440, default: [:]][row.group] ?? (0, 0)
      sums[row.minute / 1_440, default: [:]][row.group] = (
        old.sum + (Double(row.value) ?? .nan), old.count + 1
      )
    }
    var total = 0.0
    var weights = 0.0
    for groups in sums.values {
      guard let control = groups["legacy"], let treatment = groups["canary"] else { continue }
      let weight = control.count * treatment.count / (control.count + treatment.count)
      weights += weight
      total += weight * (treatment.sum / treatment.count - control.sum / control.count)
    }
    #expect(relativeError(view[path: "difference.estimate"]?.double ?? .nan, total / weights) < 1e-10)
    #expect(view["strata"]?.double == 4 && view["strata_dropped"]?.double == 0)
    #expect(
      try outcome.json["days"]?.array?.map { $0["value"]?.string } == [
        "2025-10-22", "2025-10-23", "2025-10-24", "2025-10-25",
      ])
  }

  @Test func segmentsAreComparedAndTested() async throws {
    var log = CheckLog(users: 1_500)
    // Only searching is faster.
    log.change { _, row in
      var row = row
      if row.group == "canary", row.endpoint == "/chat" { row.value = String((Double(row.value) ?? 0) + 120) }
      return row
    }
    let outcome = try await analyze(log.csv, ["--segment", "endpoint", "--split", "50/50"])
    let segment = try #require(try outcome.json[path: "segments.0"], "\(outcome)")
    #expect(segment["column"]?.string == "endpoint" && segment["rows_without_value"]?.integer == 0)
    let values = try #require(segment["values"]?.array)
    #expect(Set(values.compactMap { $0["value"]?.string }) == ["/chat", "/search"])
    for value in values {
      let outcome = value[path: "comparisons.0.outcome"]?.string
      #expect(outcome == (value["value"]?.string == "/search" ? "improved" : "inconclusive"), "\(value)")
    }
    let test = try #require(segment[path: "heterogeneity.0.test"])
    #expect(test["name"]?.string == "wald" && test["degrees_of_freedom"]?.double == 1)
    #expect((test["p_value"]?.double ?? 1) < 1e-20)
    #expect(
      try outcome.json["checks"]?.named("sample_ratio_by_segment:endpoint")?["status"]?.string == "pass")
  }

  @Test func noveltyTellsACourse() async throws {
    var log = CheckLog(users: 2_000, days: 8)
    // The canary's gain of 120 ms fades by 15 ms a day.
    log.change { _, row in
      var row = row
      if row.group == "canary" {
        row.value = String((Double(row.value) ?? 0) + 15 * Double(row.minute) / 1_440)
      }
      return row
    }
    let outcome = try await analyze(log.csv, ["--novelty", "--time-zone", "Asia/Seoul"])
    let view = try #require(
      try outcome.json[path: "metrics.0.comparisons.0.views"]?.named("novelty"), "\(outcome)")
    let slope = try #require(view["slope_per_day"]?.double)
    #expect((slope - 15).magnitude < 2.5, "\(slope)")
    #expect((view[path: "test.p_value"]?.double ?? 1) < 1e-6)
    #expect((view["slope_lower"]?.double ?? .nan) < 15 && (view["slope_upper"]?.double ?? .nan) > 15)
    // Midnight in Seoul is 15:00 UTC: the eight days of UTC touch nine there.
    #expect(try outcome.json["days"]?.array?.count == 9)
    #expect(try outcome.json[path: "settings.time_zone"]?.string == "Asia/Seoul")
  }

  @Test(arguments: [1, 2, 3])
  func anyNumberOfThreadsGivesTheSameBits(_ threads: Int) async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("log.csv", Self.drifting.csv)
    let arguments = [
      "analyze", "--quiet", "--format", "json", "--stratify", "hour", "--novelty", "--segment", "endpoint",
      "--request-id", "request_id", log, "--threads",
    ]
    let one = try await Program.run(arguments + ["1"])
    let other = try await Program.run(arguments + [String(threads)])
    #expect(one.status == 0 && one.output == other.output)
  }

  @Test func textAndMarkdownShowStrata() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("log.csv", Self.drifting.csv)
    let text = try await Program.run([
      "analyze", "--quiet", "--segment", "endpoint", "--stratify", "day", log,
    ])
    #expect(text.text.contains("By endpoint") && text.text.contains("By day"), "\(text.text)")
    #expect(text.text.contains("stratified: within 4 days; difference"), "\(text.text)")
    #expect(text.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let markdown = try await Program.run([
      "analyze", "--quiet", "--segment", "endpoint", "--format", "markdown", log,
    ])
    #expect(
      markdown.text.contains("## By endpoint") && markdown.text.contains("| /chat |"), "\(markdown.text)")
  }

  @Test(arguments: [
    (["--segment", "nothing"], "--segment"), (["--segment", "request_id"], "more than 1000 values"),
    (["--stratify", "stage"], "canary.stages"), (["--stratify", "week"], "stage"),
    (["--time-zone", "Mars/Olympus"], "--time-zone"), (["--time-zone", "../etc/passwd"], "--time-zone"),
    (["--segment", "endpoint", "--segment", "endpoint"], "twice"),
    (["--stratify", "day", "--time", "group"], "rows"),
  ])
  func misuseIsNamed(_ arguments: [String], _ words: String) async throws {
    let outcome = try await analyze(Self.drifting.csv, arguments)
    #expect(outcome.status == 2 && outcome.error.contains(words), "\(outcome)")
  }

  @Test(arguments: [
    ("2025-13-01", "start of stage 1"), ("soon", "start of stage 1"),
  ])
  func aStageWithoutATimeIsNamed(_ start: String, _ words: String) async throws {
    let plan = #"{"canary": {"stages": [{"stage": 1, "percentage": 5, "start": "\#(start)"}]}}"#
    let outcome = try await analyze(Self.drifting.csv, [], plan: plan)
    #expect(outcome.status == 2 && outcome.error.contains(words), "\(outcome)")
  }
}
