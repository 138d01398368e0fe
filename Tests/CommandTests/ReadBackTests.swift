import Documents
import Foundation
import Reports
import TestSupport
import Testing
import Verdicts

/// Real analyses, read back from the JSON that the program writes: every other form of them is the program's own.
@Suite struct ReadBackTests {
  private static func log(_ name: String) -> String { fixturePath("logs/\(name)") }

  private static let questions: [[String]] = [
    [log("gateway.csv")],
    ["--split", "50/50", log("gateway.jsonl")],
    ["--unit", "none", "--no-quantiles", log("gateway.csv")],
    ["--sketch", log("gateway.csv")],
    ["--segment", "endpoint", "--stratify", "day", "--novelty", "--without-outliers", log("gateway.csv")],
    ["--stratify", "hour", "--segment", "endpoint", log("gateway.csv")],
    ["--plan", fixturePath("../reports/examples/plan.json"), "--stratify", "stage", log("gateway.csv")],
    ["--ranks", "--bootstrap", "200", "--bayesian", log("gateway.csv")],
    ["--ranks", "--unit", "none", "--bayesian", log("gateway_null.csv")],
    [
      "--sequential", "obrien_fleming", "--planned-units", "2000", "--bayesian", "--correction", "bh",
      log("gateway.csv"),
    ],
    ["--sequential", "confidence-sequence", "--planned-units", "2000", log("gateway.csv")],
    ["--sequential", "pocock", "--planned-units", "100", log("gateway_worse.csv")],
    ["--plan", fixturePath("plans/every_kind.json"), log("gateway.csv")],
    [
      "--metric", "response_time_ms:p95:decrease", "--metric", "response_time_ms:p50:decrease",
      log("gateway.csv"),
    ],
    ["--test", "z", "--confidence", "0.999", log("gateway_ten_percent_seconds.csv")],
    ["--test", "student", "--unit", "none", log("gateway_stage1.csv")],
    ["--from", "2025-10-25", log("gateway_failing_fast.csv")],
    ["--max-rejected", "1", fixturePath("hostile/nan_inf.csv")],
  ]

  /// Every log that the program analyses, in whatever way.
  private static func logs() throws -> [[String]] {
    try ["logs", "hostile"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: fixturePath(folder)).sorted().map {
        ["--max-rejected", "1", fixturePath("\(folder)/\($0)")]
      }
    }
  }

  private func expectKept(_ arguments: [String]) async throws -> Bool {
    func run(_ format: String) async throws -> Outcome {
      try await Program.run(["analyze", "--quiet", "--threads", "1", "--format", format] + arguments)
    }
    let json = try await run("json")
    guard json.status == 0 else { return false }
    let document = try Document(parsing: json.output, name: "analysis.json")
    let version = document.json["assay_version"]?.stringValue ?? ""
    let analysis = try Analysis(document)
    let text = AnalysisDocument(analysis, version: version).json.text()
    #expect(text + "\n" == json.text, "\(arguments)")
    let markdown = try await run("markdown")
    #expect(AnalysisMarkdown(analysis, version: version).text == markdown.text, "\(arguments)")
    let table = try await run("table")
    #expect(AnalysisText(analysis, terminal: Terminal()).text == table.text, "\(arguments)")
    return true
  }

  @Test func whateverIsAskedIsKept() async throws {
    for question in Self.questions {
      let isAnswered = try await expectKept(question)
      #expect(isAnswered, "\(question)")
    }
  }

  @Test func everyLogIsKept() async throws {
    var answered = 0
    for log in try Self.logs() where try await expectKept(log) { answered += 1 }
    #expect(answered >= 60)
  }
}
