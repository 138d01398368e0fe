import Foundation
import TestSupport
import Testing

/// `assay probe` against a server on the loopback address.
@Suite struct ProbeTests {
  /// Two sides with their own ways to answer, and the arguments that probe them.
  private static func arguments(_ server: LoopbackServer, _ legacy: String, _ canary: String, log: String)
    -> [String]
  {
    ["probe", "--legacy", server.url(legacy), "--canary", server.url(canary), "--log", log]
  }

  private static func rows(_ folder: TemporaryFolder, _ name: String = "log.jsonl") throws -> [JSONValue] {
    try folder.text(name).split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
  }

  /// Every number of the figures against the plainest sums over the log, and the comparison against `analyze`.
  @Test func figuresAreThoseOfTheLog() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await Program.run(
      Self.arguments(server, "/slow?3", "/slow?1", log: folder("log.jsonl"))
        + ["--iterations", "6", "--format", "json"], limit: 300)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.error == "\(folder("log.jsonl")) is written\n")
    let document = try outcome.json
    let rows = try Self.rows(folder)
    #expect(rows.count == 48 && document["requests_made"]?.integer == 48)
    #expect(document["interrupted"] == .boolean(false) && document["comparison_refused"] == .null)
    for side in try #require(document["sides"]?.array) {
      let name = try #require(side["group"]?.string)
      for figures in try [#require(side["total"])] + #require(side["kinds"]?.array) {
        let kind = figures["kind"]?.string
        let chosen = rows.filter {
          $0["group"]?.string == name && (kind == nil || $0["kind"]?.string == kind)
        }
        let times = chosen.compactMap { $0["response_time_ms"]?.double }.sorted()
        #expect(times.count == (kind == nil ? 24 : 6) && figures["requests"]?.integer == times.count)
        #expect(figures["succeeded"]?.integer == chosen.count { $0["success"] == .boolean(true) })
        let mean = times.reduce(0, +) / Double(times.count)
        let squares = times.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let expected = [
          "mean": mean, "minimum": times[0], "maximum": times[times.count - 1],
          "median": (times[times.count / 2 - 1] + times[times.count / 2]) / 2,
          "standard_deviation": (squares / Double(times.count - 1)).squareRoot(),
        ]
        for (key, value) in expected {
          let found = try #require(figures[path: "response_time_ms.\(key)"]?.double)
          #expect(abs(found - value) <= 1e-12 * value, "\(name) \(kind ?? "all") \(key)")
        }
      }
    }
    let analysis = try await Program.run(["analyze", "--quiet", "--format", "json", folder("log.jsonl")])
    #expect(analysis.status == 0, "\(analysis)")
    #expect(try document["comparison"] == analysis.json)
  }

  @Test func aLogThatAnalyzeReads() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await Program.run(
      Self.arguments(server, "/chat", "/chat", log: folder("log.jsonl")) + ["--iterations", "2"], limit: 300)
    #expect(outcome.status == 0, "\(outcome)")
    for text in ["Probe: 16 requests", "simple", "complex", "persona", "empty", "all", "median", "Checks"] {
      #expect(outcome.text.contains(text), "\(text) in \(outcome.text)")
    }
    let analysis = try await Program.run(["analyze", folder("log.jsonl")])
    #expect(
      analysis.error
        == "\(folder("log.jsonl")): group = group, response_time_ms = response_time_ms (ms), success = success, "
        + "status_code = status_code, confidence_score = confidence_score\n")
    // Times are read, and each request is named once.
    let gate = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--from", "2020-01-01", folder("log.jsonl"),
    ])
    #expect(gate.status == 1, "\(gate)")
    #expect(try gate.json["checks"]?.named("repeated_requests")?["status"]?.string == "pass")
  }

  @Test func markdown() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let outcome = try await Program.run(
      Self.arguments(server, "/chat", "/status?500%20No", log: folder("log.jsonl"))
        + ["--iterations", "1", "--format", "markdown", "--output", folder("report.md"), "--quiet"],
      limit: 300)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome)")
    let text = try folder.text("report.md")
    for part in ["# Probe", "| canary | all | 4 |", "4 × status 500", "## Metrics"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  /// Rows without a response time are no more than the limit, or there is no comparison; the figures are told all the same.
  @Test func brokenAnswersRefuseAComparison() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let requests = try folder.file(
      "requests.json",
      #"[{"kind":"chat","body":{"message":"a"}},{"kind":"cut","body":{},"path":"/truncated"}]"#)
    let arguments =
      Self.arguments(server, "/chat", "/chat", log: folder("log.jsonl"))
      + ["--requests", requests, "--iterations", "3", "--quiet"]
    let outcome = try await Program.run(arguments, limit: 300)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(
      outcome.text.contains("no comparison: 3 of 6 rows of legacy lack response_time_ms"), "\(outcome.text)")
    #expect(outcome.text.contains("legacy failed: 3 × truncated answer"), "\(outcome.text)")
    #expect(outcome.error.contains("--max-rejected"), "\(outcome)")
    try FileManager.default.removeItem(atPath: folder("log.jsonl"))
    let permitted = try await Program.run(
      arguments + ["--max-rejected", "0.5", "--format", "json"], limit: 300)
    #expect(permitted.status == 0, "\(permitted)")
    let document = try permitted.json
    #expect(document[path: "sides.0.total.success_rate"]?.double == 0.5)
    #expect(document[path: "comparison.schema"]?.string == "assay-analysis/1")
  }

  @Test func metricsOfTheAnswers() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    let requests = try folder.file(
      "requests.json",
      #"[{"kind":"persona","body":{"message":"a"},"expect":{"persona":{"persona.style":"concise"}}}]"#)
    let outcome = try await Program.run(
      Self.arguments(server, "/chat", "/body?%7B%22persona%22:1%7D", log: folder("log.jsonl"))
        + [
          "--requests", requests, "--iterations", "4", "--metric", "persona_accuracy", "--format", "json",
          "--quiet",
        ], limit: 300)
    #expect(outcome.status == 0, "\(outcome)")
    let metric = try outcome.json[path: "comparison.metrics.0"]
    #expect(metric?["name"]?.string == "persona_accuracy")
    #expect(metric?[path: "groups.0.mean"]?.double == 1 && metric?[path: "groups.1.mean"]?.double == 0)
    #expect(try outcome.json[path: "sides.1.total.persona_accuracy.mean"]?.double == 0)
  }

  /// The order of kinds and sides follows from the seed; the drift of a server hits both sides alike.
  @Test func theSeedDecidesTheOrder() async throws {
    let folder = try TemporaryFolder()
    let server = try LoopbackServer()
    var orders: [[String]] = []
    for (number, seed) in ["7", "7", "8"].enumerated() {
      let outcome = try await Program.run(
        Self.arguments(server, "/chat", "/chat", log: folder("\(number).jsonl"))
          + ["--iterations", "5", "--seed", seed, "--quiet", "--warm-up", "0"], limit: 300)
      #expect(outcome.status == 0, "\(outcome)")
      orders.append(
        try Self.rows(folder, "\(number).jsonl").map {
          "\($0["group"]?.string ?? "") \($0["kind"]?.string ?? "")"
        })
    }
    #expect(orders[0] == orders[1] && orders[0] != orders[2])
    #expect(Set(orders.map { $0.count { $0.hasPrefix("legacy") } }) == [20])
  }
}
