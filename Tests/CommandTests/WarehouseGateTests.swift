import TestSupport
import Testing

/// Commands on a table, by a client that gives what DuckDB gave, against the same commands on the log.
@Suite struct WarehouseGateTests {
  private static let ten = fixturePath("logs/gateway_ten_percent.csv")
  private static let failing = fixturePath("scenarios/watch_error_rate_six_of_a_hundred/log.csv")
  private static let slow = fixturePath("scenarios/watch_p95_six_slow/log.csv")
  /// What tells where an answer comes from, and so must differ.
  private static let source: Set<String> = ["inputs", "path", "settings", "source", "translations"]

  private static func same(_ command: [String], _ log: String, _ name: String) async throws -> Outcome {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer { withExtendedLifetime((folder, other)) {} }
    let options = ["--format", "json", "--quiet"]
    let file = try await Program.run(command + [log] + options, in: folder.path)
    let engine = try FakeEngine(replaying: name)
    let table = try await Program.run(command + engine.options + options, in: other.path)
    #expect(table.status == file.status && table.error == "", "\(table) \(file)")
    let found = differences(
      try file.json.without(source), try table.json.without(source), within: 1e-9)
    #expect(found.isEmpty, "\(found.prefix(5))")
    return table
  }

  @Test func analyses() async throws {
    let outcome = try await Self.same(["analyze", "--no-quantiles"], Self.ten, "analyze")
    #expect(outcome.status == 0)
  }

  @Test func analysesOfQuantilesAskTwice() async throws {
    let outcome = try await Self.same(
      ["analyze", "--metric", "response_time_ms:p95"], Self.ten, "analyze_p95")
    #expect(outcome.status == 0)
  }

  @Test func theLastGate() async throws {
    let outcome = try await Self.same(["decide-stage5"], Self.ten, "decide")
    #expect(outcome.status == 1)
  }

  @Test func triggersFireAsOnTheLog() async throws {
    for (log, name) in [(Self.failing, "validate"), (Self.slow, "validate_slow")] {
      let outcome = try await Self.same(["validate-stage", "1"], log, name)
      #expect(outcome.status == 3, "\(outcome)")
      let criterion = try outcome.json["criteria"]?.named("rollback_triggers")
      #expect(criterion?["status"]?.string == "not_met")
    }
  }

  @Test func reports() async throws {
    let outcome = try await Self.same(["report", "--folder", "reports"], Self.ten, "report")
    #expect(outcome.status == 0)
  }

  /// A table counts its units exactly, a log to about 1 %.
  @Test func powerOfTheTraffic() async throws {
    let options = ["--format", "json", "--quiet"]
    let file = try await Program.run(["power", "log", Self.ten] + options)
    let table = try await Program.run(["power", "log"] + FakeEngine(replaying: "power").options + options)
    #expect(table.status == 0, "\(table)")
    for metric in try table.json["metrics"]?.array ?? [] {
      let name = try #require(metric["name"]?.string)
      let expected = try file.json["metrics"]?.named(name)
      for key in ["baseline", "standard_deviation", "design_effect"] {
        let found = differences(expected?[key], metric[key], within: 1e-9)
        #expect(found.isEmpty, "\(key) of \(name): \(found)")
      }
    }
  }

  /// The same data are the same look, whenever the engine is asked.
  @Test func ledgersKnowTheSameData() async throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      let engine = try FakeEngine(replaying: "decide")
      let outcome = try await Program.run(
        ["decide-stage5", "--ledger", "looks.jsonl", "--quiet"] + engine.options, in: folder.path)
      #expect(outcome.status == 1, "\(outcome)")
    }
    let lines = try folder.text("looks.jsonl").split(separator: "\n").map {
      try JSONValue(parsing: Array($0.utf8))
    }
    #expect(lines.count == 2 && lines[0]["inputs"]?.string == lines[1]["inputs"]?.string)
    #expect(lines.map { $0["look"]?.integer } == [1, 1])
  }

  @Test func summariesAreKeptAndAnalysedElsewhere() async throws {
    let folder = try TemporaryFolder()
    let command = ["analyze", "--no-quantiles", "--format", "json", "--quiet"]
    let table = try await Program.run(
      command + ["--summary-output", "summary.json"] + FakeEngine(replaying: "analyze").options,
      in: folder.path)
    let again = try await Program.run(
      ["analyze", "--summary", "summary.json", "--format", "json", "--quiet"], in: folder.path)
    #expect(table.status == 0 && again.status == 0, "\(table) \(again)")
    let found = differences(try table.json["metrics"], try again.json["metrics"], within: 1e-9)
    #expect(found.isEmpty, "\(found.prefix(5))")
  }
}
