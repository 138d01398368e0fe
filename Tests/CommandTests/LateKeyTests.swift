import TestSupport
import Testing

/// Columns and groups that a log has only in parts.
@Suite struct LateKeyTests {
  /// The user appears in the middle of 3 MB of JSON Lines: found in a file, whatever the first mebibyte says.
  @Test func aKeyThatAppearsLateIsFound() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<30_000).map { row in
      let user = row > 14_000 ? #","user_id":"u\#(row / 2 % 700)""# : ""
      return #"{"group":"\#(row % 2 == 0 ? "legacy" : "canary")","response_time_ms":\#(100 + row % 37)"#
        + #","pad":"\#(String(repeating: "x", count: 40))"\#(user)}"# + "\n"
    }
    let log = try folder.file("late.jsonl", rows.joined())
    let outcome = try await Program.run(["analyze", "--quiet", "--format", "json", log])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json["settings"]?["unit"]?.string == "user_id")
  }

  /// A group that the time range leaves out is not compared.
  @Test func groupsOutsideTheTimeRangeAreNotCompared() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<900).map { row in
      let group = row < 300 ? "canary_v0" : (row % 2 == 0 ? "legacy" : "canary")
      return
        "2025-10-\(row < 300 ? 20 : 22)T00:00:00Z,\(group),\((group == "legacy" ? 200 : 100) + row % 17),200\n"
    }
    let log = try folder.file("log.csv", "timestamp,group,response_time_ms,status_code\n" + rows.joined())
    let all = try await Program.run(["decide-stage5", "--quiet", "--format", "json", log])
    #expect(all.status == 2 && all.error.contains("'canary_v0'"), "\(all)")
    let later = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--from", "2025-10-21", log])
    #expect(later.status == 0, "\(later)")
  }
}
