import Foundation
import TestSupport
import Testing

/// `--from` and `--to`, against a naive filter of the rows' texts.
@Suite struct TimeRangeTests {
  /// The rows of gateway.csv whose UTC time, as text, is in [from, to).
  private static func expected(from: String, to: String) throws -> (all: Int, inside: Int) {
    let rows = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n")
      .dropFirst()
    return (rows.count, rows.filter { $0 >= from && $0 < to }.count)
  }

  @Test(arguments: [
    (["--from", "2025-10-25"], "2025-10-25", "9"),
    (["--to", "2025-10-25"], "", "2025-10-26"),  // a bare end date includes its day
    (["--from", "2025-10-25", "--to", "2025-10-25"], "2025-10-25", "2025-10-26"),
    (["--from", "2025-10-25", "--to", "2025-10-27"], "2025-10-25", "2025-10-28"),
    (["--from", "2025-10-25T12:00:00Z"], "2025-10-25T12:00:00.000Z", "9"),
    (["--to", "2025-10-25T12:00:00Z"], "", "2025-10-25T12:00:00.000Z"),
    (["--to", "2025-10-25T00:00:00Z"], "", "2025-10-25T00:00:00.000Z"),
    (["--to", "1761350400"], "", "2025-10-25T00:00:00.000Z"),  // ten digits are a time, not a day
    (["--from", "1761350400"], "2025-10-25T00:00:00.000Z", "9"),
    (["--from", "2025-10-25T09:00:00+09:00"], "2025-10-25", "9"),
    (["--to", "2025-10-24T20:30:00-03:30"], "", "2025-10-25"),
    (
      ["--from", "2025-10-25 06:30:00", "--to", "2025-10-25 18:30:00"], "2025-10-25T06:30:00.000Z",
      "2025-10-25T18:30:00.000Z"
    ),
    (["--from", "2020-01-01", "--to", "2030-01-01"], "", "9"),
  ])
  func rowsInside(_ options: [String], _ from: String, _ to: String) async throws {
    let counted = try Self.expected(from: from, to: to)
    for file in ["logs/gateway.csv", "logs/gateway.jsonl"] {
      let outcome = try await Program.run(
        ["analyze", "--quiet", "--format", "json"] + options + [fixturePath(file)])
      #expect(outcome.status == 0, "\(outcome)")
      let data = try outcome.json["data"]
      #expect(data?["rows_read"]?.integer == counted.all)
      #expect(data?["rows_used"]?.integer == counted.inside)
      #expect(data?["rows_excluded"]?.integer == counted.all - counted.inside)
      let reasons = data?["excluded_by_reason"]
      let outside = reasons?["outside_time_range"]?.integer ?? 0
      #expect(outside == counted.all - counted.inside)
      #expect(try outcome.json[path: "settings.time"]?.string == "timestamp")
      let requests = try outcome.json["groups"]?.array?.compactMap { $0["requests"]?.integer }.reduce(0, +)
      #expect(requests == counted.inside)
    }
  }

  @Test func theEndsAreInTheSettings() async throws {
    let outcome = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--from", "2025-10-25", "--to", "2025-10-27",
      fixturePath("logs/gateway.csv"),
    ])
    #expect(try outcome.json[path: "settings.from"]?.string == "2025-10-25")
    #expect(try outcome.json[path: "settings.to"]?.string == "2025-10-27")
  }

  @Test func aFilteredLogIsTheLogOfItsRows() async throws {
    let folder = try TemporaryFolder()
    let lines = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n")
    let inside = lines.dropFirst().filter { $0 >= "2025-10-25" && $0 < "2025-10-29" }
    let path = try folder.file("part.csv", ([lines[0]] + inside).joined(separator: "\n") + "\n")
    let part = try await Program.run(["analyze", "--quiet", "--format", "json", path])
    let filtered = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--from", "2025-10-25", "--to", "2025-10-28",
      fixturePath("logs/gateway.csv"),
    ])
    for key in ["groups", "metrics"] {
      #expect(differences(try part.json[key], try filtered.json[key], within: 1e-12) == [], "\(key)")
    }
  }

  @Test func theGateTakesARangeToo() async throws {
    let counted = try Self.expected(from: "", to: "2025-10-23")
    let outcome = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--to", "2025-10-22", fixturePath("logs/gateway.csv"),
    ])
    #expect(try outcome.json[path: "data.rows_used"]?.integer == counted.inside, "\(outcome)")
  }

  @Test func everyWayToTellATimeIsTheSameInstant() async throws {
    for style in [
      "epoch_fractional", "epoch_microseconds", "epoch_milliseconds", "epoch_seconds", "iso_compact_zone",
      "iso_no_zone", "iso_zones", "nanoseconds", "spaced", "spaced_utc",
    ] {
      let outcome = try await Program.run([
        "analyze", "--quiet", "--format", "json", "--from", "2025-10-22T12:00:00Z", "--to", "2025-10-23",
        fixturePath("hostile/time_\(style).csv"),
      ])
      let plain = String(decoding: try fixture("hostile/time_iso_no_zone.csv"), as: UTF8.self)
      let inside = plain.split(separator: "\n").dropFirst()
        .filter { $0 >= "2025-10-22T12:00:00.000" && $0 < "2025-10-24" }.count
      #expect(try outcome.json[path: "data.rows_used"]?.integer == inside, "\(style): \(outcome)")
    }
  }

  /// Three of 240 times cannot be read and one is missing (lines 12, 22, 32 and 42).
  @Test func rowsWhoseTimeIsNotKnown() async throws {
    let folder = try TemporaryFolder()
    let path = fixturePath("hostile/time_unreadable.csv")
    let refused = try await Program.run(["analyze", "--quiet", "--from", "2025-10-22", path])
    #expect(refused.status == 2 && refused.error.contains("bad_time"), "\(refused)")
    let outcome = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--from", "2020-01-01", "--max-rejected", "1", "--rejects",
      folder("r.csv"), path,
    ])
    let data = try outcome.json["data"]
    #expect(data?["rows_read"]?.integer == 240 && data?["rows_used"]?.integer == 236)
    #expect(data?["rejected_by_reason"] == .object(["bad_time": .number(text: "3")]))
    #expect(data?["excluded_by_reason"] == .object(["missing_time": .number(text: "1")]))
    let listed = try folder.text("r.csv").split(separator: "\n").dropFirst()
      .map { $0.replacingOccurrences(of: path + ",", with: "").prefix { $0 != "," } }
    #expect(listed == ["12", "22", "42"])
  }

  @Test func aLogWithoutTimes() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("a.csv", "group,response_time_ms\nlegacy,1\nlegacy,2\ncanary,1\ncanary,3\n")
    let without = try await Program.run(["analyze", "--quiet", log])
    #expect(without.status == 0, "\(without)")
    let outcome = try await Program.run(["analyze", "--quiet", "--from", "2025-10-22", log])
    #expect(outcome.status == 2 && outcome.error.contains("--time"), "\(outcome)")
  }
}
