import Foundation
import TestSupport
import Testing

/// Archives and arrays through the program: the same answer as from plain lines, and none from what is damaged.
@Suite struct CompressedInputTests {
  static let plain = "csv_in_disguise.json"

  func analysis(_ arguments: [String], input: Program.Input = .nothing) async throws -> JSONValue {
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--format", "json"] + arguments, input: input)
    #expect(outcome.status == 0, "\(outcome)")
    return try outcome.json
  }

  @Test(arguments: [
    "two_members.csv.gz", "gzip_in_disguise.csv", "frames.jsonl.zst", "array.json", "array_on_one_line.json",
    "array_indented.json",
  ])
  func theAnalysisIsThatOfThePlainLog(_ file: String) async throws {
    let path = fixturePath("hostile/\(file)")
    let plain = try await analysis([fixturePath("hostile/\(Self.plain)")])
    let named = try await analysis([path])
    #expect(named.without(["inputs"]) == plain.without(["inputs"]))
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let piped = try await analysis(["-"], input: .pipe(bytes))
    #expect(piped.without(["path"]) == named.without(["path"]))
    if file.contains("gz") { #expect(named.without(["path"]) == plain.without(["path"])) }
  }

  @Test func anArchiveOfSeveralDaysIsOneLog() async throws {
    let once = Array(try Data(contentsOf: URL(fileURLWithPath: fixturePath("hostile/frames.jsonl.zst"))))
    let twice = try await analysis(["-"], input: .pipe(once + once))
    #expect(twice["data"]?["rows_used"]?.integer == 60)
  }

  @Test func rejectedRowsBeforeTheDamageAreWritten() async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<4_000).map { "u\($0),\($0 % 2 == 0 ? "a" : "b"),\($0 == 7 ? "slow" : "\($0)")\n" }
      .joined()
    let log = folder("log.csv")
    try Data(("user_id,group,response_time_ms\n" + rows).utf8).write(to: URL(fileURLWithPath: log))
    let outcome = try await Program.shell(
      "gzip \(log) && truncate -s -3000 \(log).gz"
        + " && \"$assay\" analyze --quiet --rejects \(folder("rejects.csv")) --output \(folder("out")) \(log).gz"
    )
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error.contains("log.csv.gz: damaged gzip archive at byte "), "\(outcome)")
    let written = try String(contentsOfFile: folder("rejects.csv"), encoding: .utf8).split(separator: "\n")
    #expect(written.dropFirst().first == "\(log).gz,9,bad_number,\"u7,b,slow\"")
    #expect(written.count <= 3)
    #expect(!FileManager.default.fileExists(atPath: folder("out")))
  }
}
