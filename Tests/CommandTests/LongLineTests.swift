import TestSupport
import Testing

/// Lines of ten megabytes, ten times the reader's buffer.
@Suite struct LongLineTests {
  private static let megabytes = 10

  /// Good rows, one of them with a field of ten megabytes that nobody asks for.
  @Test func aCsvFieldOfTenMegabytesIsARow() async throws {
    let folder = try TemporaryFolder()
    var text = "group,note,response_time_ms,success\n"
    for row in 0..<40 {
      let note = row == 17 ? "\"" + String(repeating: "a, ", count: Self.megabytes << 20 / 3) + "\"" : "short"
      text += "\(row % 2 == 0 ? "legacy" : "canary"),\(note),\(100 + row),true\n"
    }
    try await expectAllRows(folder.file("long.csv", text), rows: 40)
  }

  @Test func aJsonStringOfTenMegabytesIsARow() async throws {
    let folder = try TemporaryFolder()
    var text = ""
    for row in 0..<40 {
      let note = row == 17 ? String(repeating: "\\\"ä", count: Self.megabytes << 20 / 4) : "short"
      text +=
        "{\"group\":\"\(row % 2 == 0 ? "legacy" : "canary")\",\"note\":\"\(note)\",\"response_time_ms\":\(100 + row),"
        + "\"success\":true}\n"
    }
    try await expectAllRows(folder.file("long.jsonl", text), rows: 40)
  }

  @Test func anUnreadableLineOfTenMegabytesIsRejectedWhole() async throws {
    let folder = try TemporaryFolder()
    var text = ""
    for row in 0..<40 {
      let long = row == 17 ? ",\"note\":\"" + String(repeating: "x", count: Self.megabytes << 20) : "}"
      text +=
        "{\"group\":\"\(row % 2 == 0 ? "legacy" : "canary")\",\"response_time_ms\":\(100 + row)\(long)\n"
    }
    let outcome = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--max-rejected", "1", "--rejects", folder("rejects.csv"),
      folder.file("broken.jsonl", text),
    ])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json[path: "data.rows_rejected"]?.integer == 1)
    #expect(try folder.text("rejects.csv").split(separator: "\n")[1].contains(",18,"))
  }

  private func expectAllRows(_ path: String, rows: Int) async throws {
    for threads in ["1", "2"] {
      let outcome = try await Program.run([
        "analyze", "--quiet", "--format", "json", "--threads", threads, path,
      ])
      #expect(outcome.status == 0, "\(outcome)")
      let document = try outcome.json
      #expect(document[path: "data.rows_read"]?.integer == rows)
      #expect(document[path: "data.rows_used"]?.integer == rows)
      // Even numbers 100…138 and odd numbers 101…139.
      #expect(document[path: "metrics.0.groups.0.mean"]?.double == 119)
      #expect(document[path: "metrics.0.groups.1.mean"]?.double == 120)
    }
  }
}
