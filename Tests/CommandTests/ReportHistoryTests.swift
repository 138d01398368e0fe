import Foundation
import TestSupport
import Testing

/// What reports say of those before them, and of names from outside.
@Suite struct ReportHistoryTests {
  private func report(_ folder: TemporaryFolder, _ options: [String]) async throws -> Outcome {
    try await Program.run(
      ["report", ReportPeriodTests.log, "--folder", folder("out"), "--format", "json"] + options)
  }

  private func labels(_ outcome: Outcome) throws -> [String] {
    try outcome.json["looks"]?.array?.compactMap { $0["label"]?.string } ?? []
  }

  @Test func aReportKnowsOfThoseBeforeIt() async throws {
    let folder = try TemporaryFolder()
    let first = try await report(folder, ["--week", "2025-W43"])
    #expect(try first.json["previous"] == .null && labels(first) == ["2025-W43"], "\(first)")
    _ = try await report(folder, ["--week", "2025-W45"])
    let between = try await report(folder, ["--week", "2025-W44"])
    #expect(try between.json[path: "previous.label"]?.string == "2025-W43")
    #expect(try labels(between) == ["2025-W43", "2025-W44"])
    let said = try first.json[path: "analysis.metrics.0.comparisons.0.difference.estimate"]
    #expect(try between.json[path: "previous.metrics.0.difference.estimate"] == said)
    #expect(try between.json[path: "previous.decision"]?.string == "promote")
    // Written again, it says the same, whatever came later.
    let again = try await report(folder, ["--week", "2025-W43"])
    #expect(again.status == 0 && again.output == first.output, "\(again)")
    let last = try await report(folder, ["--week", "2025-W45", "--force"])
    #expect(try labels(last) == ["2025-W43", "2025-W44", "2025-W45"])
    // Another experiment has other looks.
    let plan = try folder.file("plan.json", #"{"experiment_name": "other"}"#)
    let other = try await report(folder, ["--week", "2025-W45", "--plan", plan])
    #expect(try other.json["previous"] == .null && labels(other) == ["2025-W45"])
  }

  @Test(arguments: ["", "{", "[]", #"{"schema": "assay-report/2"}"#, #"{"schema": "assay-report/1"}"#])
  func aDamagedReportIsAWarning(_ text: String) async throws {
    let folder = try TemporaryFolder()
    _ = try await report(folder, ["--week", "2025-W43"])
    try folder.file("out/2025-W42-experiment.json", text)
    let outcome = try await report(folder, ["--week", "2025-W44"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.error.contains("left out") && outcome.error.contains("2025-W42-experiment.json"))
    #expect(try labels(outcome) == ["2025-W43", "2025-W44"])
    #expect(try folder.text("out/2025-W42-experiment.json") == text)
    let quiet = try await report(folder, ["--week", "2025-W45", "--quiet"])
    #expect(quiet.status == 0 && quiet.error == "", "\(quiet)")
  }

  @Test func namesFromTheLogStayNames() async throws {
    let folder = try TemporaryFolder()
    let names = [
      "<script>alert(1)</script>", "a|b`c`", "![x](javascript:y)", "\u{202E}gnp", "\u{1B}[31mred", "실험 그룹",
      "🚀", String(repeating: "x", count: 10_000), "\"><img src=x onerror=y>", "]]>--&amp;",
    ]
    for name in names {
      let quoted =
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      let lines = (0..<400).map { "\($0 % 2 == 0 ? "legacy" : quoted),\(quoted),\(100 + $0 % 7 + $0 % 2)\n" }
      let log = try folder.file("log.csv", "group,endpoint,response_time_ms\n" + lines.joined())
      for language in ["en", "ko"] {
        let outcome = try await Program.run([
          "report", log, "--folder", folder("out"), "--force", "--treatment", name, "--lang", language,
        ])
        #expect(outcome.status == 0, "\(outcome)")
        let shown = outcome.text + outcome.error
        #expect(!shown.contains("\u{1B}") && !shown.contains("\u{202E}"), "\(name)")
        let page = try folder.text("out/all-experiment.html")
        #expect(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("\u{202E}"))
        let markdown = try folder.text("out/all-experiment.md")
        #expect(!markdown.contains("<script") && !markdown.contains("](javascript:"), "\(name)")
        let pictures = try FileManager.default.contentsOfDirectory(atPath: folder("out"))
        for picture in pictures where picture.hasSuffix(".svg") {
          #expect(try !folder.text("out/\(picture)").contains("<script"), "\(name)")
        }
      }
    }
  }
}
