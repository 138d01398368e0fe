import Foundation
import TestSupport
import Testing

/// `assay validate-stage`, beside what the scenarios show.
@Suite struct ValidateStageTests {
  private static let command = ["validate-stage", "1", "--quiet"]
  private static let snapshot = fixturePath("results/monitor_20251023_090000.json")

  /// The figures of a log against those of Python's standard library, requests taken as independent.
  @Test func figuresOfTheReference() async throws {
    for reference in try Reference("stage_gates").cases {
      let log = try reference.string("log")
      let outcome = try await Program.run([
        "validate-stage", "1", "--quiet", "--unit", "none", "--format", "json", fixturePath("logs/\(log)"),
      ])
      let criteria = try #require(try outcome.json["criteria"])
      func expect(_ name: String, _ key: String, _ expected: Double?, within tolerance: Double = 1e-12) throws
      {
        let found = try #require(criteria.named(name)?[key]?.double, "\(log) \(name)")
        let expected = try #require(expected)
        #expect(
          abs(found - expected) <= tolerance * max(1e-3, abs(expected)),
          "\(log) \(name): \(found) \(expected)")
      }
      let canary = try #require(reference.value["canary"])
      try expect("error_rate", "value", canary["error_rate"]?.double)
      try expect("error_rate", "lower", canary[path: "error_rate_interval.0"]?.double, within: 1e-9)
      try expect("error_rate", "upper", canary[path: "error_rate_interval.1"]?.double, within: 1e-9)
      try expect("success_rate", "value", canary["success_rate"]?.double)
      try expect("success_rate", "lower", canary[path: "success_rate_interval.0"]?.double, within: 1e-9)
      try expect("p95_response_time", "value", canary["p95"]?.double)
      try expect("confidence", "value", canary["confidence"]?.double)
      try expect("requests", "value", canary["requests"]?.double)
      try expect("legacy_error_rate", "value", reference.value["error_rate_increase"]?.double)
      try expect("legacy_p95", "value", reference.value["p95_rise"]?.double)
      // The edges of the time are some minutes apart from the rows.
      try expect("hours_watched", "value", reference.value["hours"]?.double, within: 0.003)
    }
  }

  @Test func oneRowIsNoPercentile() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file(
      "one.csv",
      """
      group,timestamp,response_time_ms,success
      legacy,2025-10-22T00:00:00Z,100,true
      canary,2025-10-22T00:00:01Z,90,true

      """)
    let outcome = try await Program.run(Self.command + ["--format", "json", log])
    #expect(outcome.status == 1, "\(outcome)")
    let criterion = try #require(outcome.json["criteria"]?.named("p95_response_time"))
    #expect(criterion["status"]?.string == "no_data")
    #expect(criterion["detail"]?.string?.contains("one row alone has a value") == true, "\(criterion)")
  }

  @Test func documentsSayWhenTheRowsWere() async throws {
    for command in [["decide-stage5"], ["validate-stage", "4"]] {
      let outcome = try await Program.run(
        command + ["--quiet", "--format", "json", fixturePath("logs/gateway.csv")])
      #expect(outcome.status == 0, "\(outcome)")
      let rows = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n")
        .dropFirst().map { $0.prefix { $0 != "," } }
      #expect(try outcome.json[path: "period.from"]?.string == rows.min().map(String.init))
      #expect(try outcome.json[path: "period.to"]?.string == rows.max().map(String.init))
    }
  }

  /// The A/B decision of one command is what the other one asks for.
  @Test func theDecisionIsHandedOn() async throws {
    let folder = try TemporaryFolder()
    let log = fixturePath("logs/gateway.csv")
    let decision = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--output", folder("decision.json"), log,
    ])
    #expect(decision.status == 0, "\(decision)")
    let outcome = try await Program.run([
      "validate-stage", "4", "--quiet", "--format", "json", "--decision", folder("decision.json"), log,
    ])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json["criteria"]?.named("decision")?["status"]?.string == "met")
  }

  @Test(arguments: [
    (["validate-stage"], "stage"), (["validate-stage", "x"], "x"),
    (["validate-stage", "0", fixturePath("logs/gateway.csv")], "there is no stage 0"),
    (["validate-stage", "7", fixturePath("logs/gateway.csv")], "the plan has 1, 2, 3, 4, 5"),
    (["validate-stage", "5", fixturePath("logs/gateway.csv")], "no gate leads out of it"),
    (command + ["--snapshot", snapshot, fixturePath("logs/gateway.csv")], "takes the place of logs"),
    (command + ["--snapshot", snapshot, "--unit", "none"], "--unit changes nothing"),
    (command + ["--snapshot", snapshot, "--last", "1h"], "--last changes nothing"),
    (command + ["--snapshot", snapshot, "--without-legacy"], "--without-legacy changes nothing"),
    (command + ["--snapshot", "nowhere.json"], "nowhere.json"),
    (command + ["--snapshot", fixturePath("logs")], "no monitor_*.json"),
    (command + ["--snapshot", fixturePath("results/load_test_passed.json")], "canary"),
    (command + ["--all", fixturePath("logs/gateway.csv")], "--all judges every --snapshot"),
    (command + ["--evidence", "significant", fixturePath("logs/gateway.csv")], "significant"),
    (command + ["--load-test", "x.json", fixturePath("logs/gateway.csv")], "stage 1 asks for none"),
    (command + ["--decision", "x.json", fixturePath("logs/gateway.csv")], "stage 1 asks for none"),
    (["validate-stage", "3", "--snapshot", snapshot, "--load-test", "nowhere.csv"], "nowhere.csv"),
    (["validate-stage", "3", "--snapshot", snapshot, "--load-test", fixturePath("")], "directory"),
    (["validate-stage", "4", "--snapshot", snapshot, "--decision", snapshot], "legacy"),
    (command + ["--last", "soon", fixturePath("logs/gateway.csv")], "such as 10m, 1h or 2d"),
    (command + ["--skip-first", "0s", fixturePath("logs/gateway.csv")], "such as 10m, 1h or 2d"),
    (
      command + ["--last", "1h", "--from", "2025-10-22", fixturePath("logs/gateway.csv")],
      "--last 1h and --from"
    ),
    (command + [fixturePath("hostile/empty.csv")], "empty"),
    (command + [fixturePath("hostile/header_only.csv")], "no rows below the header"),
    (command + [fixturePath("hostile/three_groups.csv")], "--treatment names the one to judge"),
    (command + [fixturePath("hostile/no_control.csv")], "--control"),
    (command + ["--from", "2030-01-01", fixturePath("logs/gateway.csv")], "outside the time range"),
  ]) func troublesAreErrors(arguments: [String], word: String) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error.contains(word), "\(outcome)")
  }

  /// Every hostile log is an error or a hold: none of them is a stage that may be left.
  @Test func noHostileLogPasses() async throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixturePath("hostile")).sorted()
    var tried = 0
    for name in names {
      let outcome = try await Program.run([
        "validate-stage", "1", "--quiet", "--max-rejected", "0.9", fixturePath("hostile/\(name)"),
      ])
      #expect(!outcome.crashed && [1, 2].contains(outcome.status), "\(name): \(outcome)")
      tried += 1
    }
    #expect(tried > 100)
  }

  /// Standard input is read as a file is, also where it is read more than once.
  @Test func aPipeAndAFile() async throws {
    let log = fixturePath("logs/gateway_stage1.csv")
    for options in [[], ["--last", "6h"], ["--skip-first", "30m"]] {
      let file = try await Program.run(["validate-stage", "1", "--quiet"] + options + [log])
      let pipe = try await Program.run(
        ["validate-stage", "1", "--quiet"] + options + ["-"],
        input: .pipe(try fixture("logs/gateway_stage1.csv")))
      #expect(file.output == pipe.output && file.status == pipe.status && file.status == 1, "\(pipe)")
    }
  }
}

/// `--last` and `--skip-first`, against a naive filter of the rows' texts.
@Suite struct LogWindowTests {
  private static let log = fixturePath("logs/gateway.csv")

  private static func times() throws -> [String] {
    String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n").dropFirst()
      .map { String($0.prefix { $0 != "," }) }.sorted()
  }

  private static func date(_ text: String) throws -> Double {
    let strategy = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return try strategy.parse(text).timeIntervalSince1970
  }

  private func used(_ options: [String]) async throws -> Int? {
    let outcome = try await Program.run(["analyze", "--quiet", "--format", "json"] + options + [Self.log])
    #expect(outcome.status == 0, "\(outcome)")
    return try outcome.json[path: "data.rows_used"]?.integer
  }

  @Test(arguments: [("36h", 129_600.0), ("2d", 172_800), ("90m", 5_400)])
  func theLastRows(text: String, seconds: Double) async throws {
    let times = try Self.times().map(Self.date)
    let newest = try #require(times.last)
    #expect(try await used(["--last", text]) == times.filter { $0 >= newest - seconds - 1e-4 }.count)
  }

  @Test func theLastRowsBeforeATime() async throws {
    let end = try Self.date("2025-10-25T12:00:00.000Z")
    let times = try Self.times().map(Self.date).filter { $0 < end }
    let newest = try #require(times.last)
    let expected = times.filter { $0 >= newest - 86_400 - 1e-4 }.count
    #expect(try await used(["--last", "1d", "--to", "2025-10-25T12:00:00Z"]) == expected)
  }

  @Test func theFirstRowsAreLeftOut() async throws {
    let times = try Self.times().map(Self.date)
    let first = try #require(times.first)
    #expect(try await used(["--skip-first", "6h"]) == times.filter { $0 >= first + 21_600 - 1e-4 }.count)
    let start = try Self.date("2025-10-25T12:00:00.000Z")
    let later = times.filter { $0 >= start + 21_600 }.count
    #expect(try await used(["--skip-first", "6h", "--from", "2025-10-25T12:00:00Z"]) == later)
  }

  /// After the start of every stage that the plan dates.
  @Test func theFirstRowsOfEveryStage() async throws {
    let folder = try TemporaryFolder()
    let starts = ["2025-10-22T00:00:00.000Z", "2025-10-24T06:00:00.000Z"]
    try folder.file(
      "plan.json",
      """
      {"canary": {"stages": [{"stage": 1, "percentage": 5, "start": "\(starts[0])"},
        {"stage": 2, "percentage": 10, "start": "\(starts[1])"}]}}
      """)
    let skipped = try starts.map(Self.date)
    let expected = try Self.times().map(Self.date).filter { time in
      !skipped.contains { time >= $0 && time < $0 + 7_200 }
    }.count
    #expect(try await used(["--skip-first", "2h", "--plan", folder("plan.json")]) == expected)
  }
}
