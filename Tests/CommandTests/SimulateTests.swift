import Foundation
import TestSupport
import Testing

/// `assay simulate`: the same log at any number of threads, its truth, and its refusals.
@Suite struct SimulateTests {
  private static let rich = [
    "simulate", "--rows", "30000", "--users", "3000", "--seed", "4", "--stages", "10:1,50:2", "--effect",
    "-0.1",
    "--slow", "0.02:5", "--error-rate", "0.01/0.03", "--fail-fast", "1/0.1", "--missing", "0.002/0.004",
    "--trend",
    "0.1", "--daily", "0.2", "--novelty", "0.3:1", "--confidence-score", "0.72/0.85", "--activity", "1",
  ]

  @Test(arguments: ["csv", "jsonl"]) func theSameBytesAtAnyNumberOfThreads(_ format: String) async throws {
    let folder = try TemporaryFolder()
    let one = try await Program.run(Self.rich + ["--format", format, "--threads", "1"])
    #expect(one.status == 0 && one.error == "" && one.output.count > 2_500_000, "\(one.error)")
    for threads in ["2", "3"] {
      let other = try await Program.run(Self.rich + ["--format", format, "--threads", threads])
      #expect(other.output == one.output)
    }
    let file = try await Program.run(
      Self.rich + ["--format", format, "--output", folder("deep/log")])
    #expect(file.status == 0 && file.output.isEmpty && file.error == "\(folder("deep/log")) is written\n")
    #expect(try folder.bytes("deep/log") == one.output)
    #expect(try await Program.run(Self.rich + ["--format", format, "--output", "-"]).output == one.output)
  }

  /// What `analyze` finds in a log agrees with what is told of it: all true values are inside intervals of 99.99 %.
  @Test func analyzeFindsTheTruth() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.run([
      "simulate", "--rows", "200000", "--users", "20000", "--effect", "-0.1", "--error-rate", "0.02/0.03",
      "--confidence-score", "0.72/0.85", "--output", folder("log.csv"), "--truth", folder("truth.json"),
      "--quiet",
    ])
    #expect(made.status == 0 && made.error == "", "\(made)")
    let truth = try JSONValue(parsing: folder.bytes("truth.json"))
    let analysis = try await Program.run([
      "analyze", "--format", "json", "--confidence", "0.9999", "--no-quantiles", "--metric",
      "response_time_ms",
      "--metric", "error_rate", "--metric", "confidence_score", folder("log.csv"),
    ]).json
    let metrics = try #require(analysis["metrics"]?.array)
    #expect(metrics.count == 3)
    for metric in metrics {
      let name = try #require(metric["name"]?.string)
      let comparison = try #require(metric["comparisons"]?.array?.first)
      for figure in ["difference", "relative_difference"] {
        let expected = try #require(truth[path: "effects.\(name).\(figure)"]?.double)
        let lower = try #require(comparison[path: "\(figure).lower"]?.double)
        let upper = try #require(comparison[path: "\(figure).upper"]?.double)
        #expect(lower <= expected && expected <= upper, "\(name) \(figure): \(expected) in \(lower)…\(upper)")
      }
      // A unit's requests are alike.
      #expect((comparison["design_effect"]?.double ?? 0) > 1.05, "\(name)")
    }
  }

  @Test func aReaderThatIsGoneIsASuccess() async throws {
    let outcome = try await Program.shell(
      "\"$assay\" simulate --rows 100000000 --users 1000 | head -n 3 | wc -l; echo ${PIPESTATUS[0]}")
    #expect(outcome.text == "3\n0\n" && outcome.error == "", "\(outcome)")
  }

  @Test func aFullDiskIsAnError() async throws {
    let outcome = try await Program.shell("\"$assay\" simulate --rows 50000 > /dev/full")
    #expect(outcome.status == 2 && outcome.error.contains("No space left on device"), "\(outcome)")
    let folder = try TemporaryFolder()
    try folder.file("file", "x")
    let blocked = try await Program.run(["simulate", "--rows", "10", "--output", folder("file/log.csv")])
    #expect(blocked.status == 2 && blocked.error.contains(folder("file/log.csv")), "\(blocked)")
    #expect(folder.names == ["file"])
  }

  @Test(arguments: [
    (["--rows", "0"], "--rows 0"), (["--rows", "-5"], "--rows"), (["--rows", "many"], "many"),
    (["--users", "0"], "--users 0"), (["--split", "50"], "95/5"), (["--split", "0/0"], "95/5"),
    (["--split=-5/105"], "95/5"), (["--split", "nan/1"], "95/5"), (["--days", "0"], "--days"),
    (["--days", "inf"], "--days"), (["--stages", "5"], "5:1,10:1"), (["--stages", "500:1"], "--split"),
    (["--stages", "5:0"], "--days"), (["--stages", "5:1", "--days", "3"], "--days and --stages"),
    (["--start", "yesterday"], "--start yesterday"), (["--groups", "one"], "--groups one"),
    (["--groups", "a/a"], "--groups"), (["--mean", "-1"], "--mean"), (["--mean", "nan"], "--mean"),
    (["--effect", "-1"], "--mean"), (["--sigma", "9"], "--sigma 9"),
    (["--correlation", "2"], "--correlation 2"),
    (["--tail", "1"], "--tail 1"), (["--error-rate", "2"], "--error-rate 2"),
    (["--error-rate", "0.1/0.2/0.3"], "0.01/0.02"), (["--error-rate", "x"], "--error-rate x"),
    (["--slow", "0.1"], "0.02:12"), (["--missing", "1.5"], "--missing"),
    (["--novelty", "0.1:0"], "--novelty"),
    (["--trend", "5"], "--trend"), (["--daily", "1"], "--daily"), (["--threads", "0"], "--threads 0"),
    (["--format", "table"], "csv or jsonl"), (["--format", "xml"], "xml"),
    (["--only", "mean"], "--calibrate"),
    (["--calibrate", "0"], "--calibrate 0"),
    (["--calibrate", "5", "--format", "csv"], "table, markdown or json"),
    (["--calibrate", "5", "--rows", "10"], "--rows"), (["--calibrate", "5", "--truth", "x"], "--truth"),
    (["--calibrate", "5", "--only", "guessing"], "sample_ratio"), (["--seed", "-1"], "-1"),
    (["--output", "same", "--truth", "same"], "--output and --truth"),
  ])
  func nonsense(_ arguments: [String], _ text: String) async throws {
    let outcome = try await Program.run(["simulate"] + arguments)
    #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
    #expect(outcome.output.isEmpty && outcome.error.contains(text), "\(outcome)")
  }

  @Test func aCalibrationInItsForms() async throws {
    let base = ["simulate", "--calibrate", "20", "--only", "error_rate"]
    let json = try await Program.run(base + ["--format", "json", "--threads", "1"])
    #expect(json.status == 0 && json.error == "", "\(json)")
    let document = try json.json
    #expect(document["schema"]?.string == "assay-calibration/1" && document["seed"]?.string == "20251022")
    let rates = try #require(document["rates"]?.array)
    #expect(rates.allSatisfy { $0["method"]?.string == "error_rate" && $0["experiments"]?.integer != nil })
    for threads in ["2", "3"] {
      let other = try await Program.run(base + ["--format", "json", "--threads", threads])
      #expect(other.output == json.output)
    }
    let table = try await Program.run(base).text
    #expect(table.contains("asked") && table.contains("found") && table.contains("error_rate_lift"))
    let folder = try TemporaryFolder()
    let file = try await Program.run(base + ["--format", "markdown", "--output", folder("calibration.md")])
    #expect(file.status == 0 && file.output.isEmpty, "\(file)")
    #expect(try folder.text("calibration.md").contains("± 3 binomial errors"))
    let other = try await Program.run(base + ["--seed", "1", "--format", "json"]).json
    #expect(other["rates"] != document["rates"])
  }
}
