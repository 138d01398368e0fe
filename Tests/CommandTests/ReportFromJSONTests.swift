import Foundation
import TestSupport
import Testing

/// The other forms from a report's own JSON, byte for byte.
@Suite struct ReportFromJSONTests {
  private func made(_ folder: TemporaryFolder, _ options: [String]) async throws -> [String: [UInt8]] {
    let outcome = try await Program.run(["report", "--folder", folder("out"), "--quiet"] + options)
    #expect(outcome.status == 0, "\(outcome)")
    return try contents(folder("out"))
  }

  private func contents(_ folder: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))))
      })
  }

  @Test(arguments: [
    [ReportPeriodTests.log], [ReportPeriodTests.log, "--week", "2025-W44", "--lang", "ko"],
    [fixturePath("logs/gateway_null.csv"), "--confidence", "0.9"], [fixturePath("hostile/three_groups.csv")],
    [ReportPeriodTests.log, "--plan", fixturePath("plans/every_kind.json")],
    [fixturePath("hostile/zero_variance.csv")], [fixturePath("hostile/one_row_a_group.csv")],
    [
      ReportPeriodTests.log, "--sequential", "confidence-sequence", "--planned-units", "2000", "--segment",
      "group",
    ],
  ])
  func theFormsAreTheSame(_ options: [String]) async throws {
    let folder = try TemporaryFolder()
    let live = try await made(folder, options)
    let json = try #require(live.keys.first { $0.hasSuffix(".json") })
    let lang = options.contains("ko") ? ["--lang", "ko"] : []
    let again = try await Program.run(
      ["report", "--from-json", folder("out/\(json)"), "--folder", folder("again"), "--quiet"] + lang)
    #expect(again.status == 0, "\(again)")
    #expect(try contents(folder("again")) == live)
    for format in ["table", "json", "markdown", "html"] {
      let first = try await Program.run(
        ["report", "--folder", folder("out"), "--quiet", "--format", format] + options)
      let second = try await Program.run(
        ["report", "--from-json", folder("out/\(json)"), "--quiet", "--format", format] + lang)
      #expect(first.status == 0 && first.output == second.output, "\(format) \(second)")
    }
    #expect(try contents(folder("out")) == live)
  }

  @Test func theOtherLanguageIsInTheJSON() async throws {
    let folder = try TemporaryFolder()
    _ = try await made(folder, [ReportPeriodTests.log])
    let korean = try await Program.run([
      "report", "--from-json", folder("out/all-experiment.json"), "--lang", "ko", "--folder", folder("ko"),
      "--quiet",
    ])
    #expect(korean.status == 0, "\(korean)")
    let live = try await Program.run(
      ["report", ReportPeriodTests.log, "--lang", "ko", "--folder", folder("live"), "--quiet"])
    #expect(live.status == 0, "\(live)")
    #expect(try contents(folder("ko")) == contents(folder("live")))
  }

  @Test func theNameAndTheFolderAreThoseOfTheFile() async throws {
    let folder = try TemporaryFolder()
    _ = try await made(folder, [ReportPeriodTests.log])
    let text = try folder.bytes("out/all-experiment.json")
    try folder.file("mine.v2.json", text)
    let outcome = try await Program.run(["report", "--from-json", folder("mine.v2.json"), "--quiet"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(folder.has("mine.v2.md") && folder.has("mine.v2.html") && !folder.has("all-experiment.md"))
    #expect(try folder.bytes("mine.v2.json") == text)
    #expect(try folder.text("mine.v2.md").contains("(mine.v2-"))
    let piped = try await Program.run(
      ["report", "--from-json", "-", "--quiet", "--folder", folder("piped")], input: .pipe(text))
    #expect(piped.status == 0, "\(piped)")
    #expect(try contents(folder("piped")) == contents(folder("out")))
  }

  @Test func whatIsNoReportIsRefused() async throws {
    let folder = try TemporaryFolder()
    try folder.file("array.json", "[]")
    try folder.file("other.json", #"{"schema": "assay-analysis/1"}"#)
    try folder.file("empty.json", "")
    for name in ["array.json", "other.json", "empty.json", "nowhere.json", ""] {
      let outcome = try await Program.run(["report", "--from-json", folder(name), "--folder", folder("out")])
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(name): \(outcome)")
      #expect(!folder.has("out"))
    }
    for options in [
      [ReportPeriodTests.log], ["--plan", "p.json"], ["--week", "2025-W43"], ["--metric", "x"],
      ["--confidence", "0.9"], ["--segment", "x"], ["--evidence", "point"], ["--from", "2025-10-22"],
      ["--split", "50/50"], ["--sequential", "pocock"],
    ] {
      let outcome = try await Program.run(["report", "--from-json", folder("array.json")] + options)
      #expect(outcome.status == 2 && outcome.error.contains("--from-json"), "\(options): \(outcome)")
    }
  }
}
