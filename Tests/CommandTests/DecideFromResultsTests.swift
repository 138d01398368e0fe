import Foundation
import TestSupport
import Testing

/// The last gate on files that hold results already.
@Suite struct DecideFromResultsTests {
  struct Case: Sendable, CustomStringConvertible {
    let file: String
    let status: Int32
    /// What the reason or the message must hold.
    let texts: [String]

    init(_ file: String, _ status: Int32, _ texts: String...) {
      (self.file, self.status, self.texts) = (file, status, texts)
    }

    var description: String { file }
  }

  static let cases: [Case] = [
    Case("ab_test_analysis.json", 0, "51.1 %", "no evidence of significance"),
    Case("ab_test_analysis_full.json", 0, "51.1 %", "no evidence of significance"),
    Case("bom.json", 0, "51.1 %"),
    Case("just_above_ten_percent.json", 0, "more than 10.0 %"),
    Case("exactly_ten_percent.json", 1, "not more than 10.0 %"),
    Case("exactly_ten_percent_seconds.json", 1, "not more than 10.0 %"),
    Case("exactly_ten_percent_awkward.json", 1, "not more than 10.0 %"),
    Case("equal.json", 1, "not more than 10.0 %"),
    Case("negative.json", 1, "104.5 % worse"),
    Case("zero_legacy.json", 2, "line 2", "legacy.avg_response_time"),
    Case("negative_legacy.json", 2, "line 2", "legacy.avg_response_time"),
    Case("negative_canary.json", 2, "line 3", "canary.avg_response_time"),
    Case("null_canary.json", 2, "line 3", "canary.avg_response_time", "null"),
    Case("nan_canary.json", 2, "line 3", "NaN"),
    Case("infinite_legacy.json", 2, "line 2"),
    Case("text_numbers.json", 2, "line 2", "string"),
    Case("boolean.json", 2, "line 2", "legacy.avg_response_time"),
    Case("missing_canary.json", 2, "'canary'"),
    Case("missing_average.json", 2, "'avg_response_time'"),
    Case("duplicate_keys.json", 2, "avg_response_time"),
    Case("empty.json", 2, "empty.json"),
    Case("empty_object.json", 2, "'legacy'"),
    Case("not_json.json", 2, "line 1"),
    Case("array.json", 2, "line 1"),
    Case("truncated.json", 2, "line 3"),
    Case("content_after.json", 2, "line 5"),
    Case("monitor_20251023_090000.json", 2, "'legacy'"),
    Case("load_test_passed.json", 2, "'legacy'"),
    Case("nowhere.json", 2, "nowhere.json", "No such file"),
  ]

  @Test(arguments: cases)
  func decision(_ results: Case) async throws {
    let path = fixturePath("results/\(results.file)")
    let outcome = try await Program.run(["decide-stage5", "--format", "json", "--results", path])
    #expect(outcome.status == results.status, "\(outcome)")
    if results.status == 2 {
      #expect(outcome.output.isEmpty)
      #expect(outcome.error.contains(results.file), "\(outcome)")
      for text in results.texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    } else {
      let document = try outcome.json
      #expect(document["decision"]?.string == (results.status == 0 ? "promote" : "hold"))
      #expect(document["evidence"]?.string == "point")
      #expect(document["source"]?["kind"]?.string == "ab_test_analysis")
      let reason = document["reason"]?.string ?? ""
      for text in results.texts { #expect(reason.contains(text), "\(text) in \(reason)") }
    }
  }

  /// Two averages cannot prove anything: a level that asks for a proof never promotes, whatever the file.
  @Test(arguments: cases, ["significant", "bound"])
  func twoAveragesProveNothing(_ results: Case, _ evidence: String) async throws {
    let path = fixturePath("results/\(results.file)")
    let outcome = try await Program.run(
      ["decide-stage5", "--format", "json", "--evidence", evidence, "--results", path])
    #expect(outcome.status == (results.status == 2 ? 2 : 1), "\(outcome)")
  }

  @Test(arguments: ["array.json", "empty.json"])
  func standardInput(_ broken: String) async throws {
    let good = try await Program.run(
      ["decide-stage5", "--format", "json", "--results", "-"],
      input: .pipe(fixture("results/ab_test_analysis.json")))
    #expect(good.status == 0, "\(good)")
    let bad = try await Program.run(
      ["decide-stage5", "--results", "-"], input: .pipe(fixture("results/\(broken)")))
    #expect(bad.status == 2, "\(bad)")
  }

  @Test(arguments: [
    ("0.51", Int32(0)), ("0.511", 0), ("0.5112", 1), ("0.52", 1), ("0", 0), ("0.999", 1),
  ])
  func theThresholdIsAnOption(_ improvement: String, _ status: Int32) async throws {
    // (450 − 220) ÷ 450 = 0.5111…
    let outcome = try await Program.run([
      "decide-stage5", "--format", "json", "--improvement", improvement, "--results",
      fixturePath("results/ab_test_analysis.json"),
    ])
    #expect(outcome.status == status, "\(outcome)")
    let estimate = try outcome.json[path: "improvement.estimate"]?.double ?? .nan
    #expect(relativeError(estimate, 230.0 / 450) < 1e-15)
  }

  /// What `analyze` wrote is judged as the logs are, as far as it carries the data.
  @Test(
    arguments: [
      "gateway", "gateway_failing_fast", "gateway_null", "gateway_stage1", "gateway_ten_percent",
      "gateway_worse",
    ], ["point", "significant", "bound"])
  func anAnalysisIsJudgedAsItsLog(_ log: String, _ evidence: String) async throws {
    let folder = try TemporaryFolder()
    let path = fixturePath("logs/\(log).csv")
    let analysis = try await Program.run(
      [
        "analyze", "--quiet", "--format", "json", "--split", "50/50", "--output", folder("analysis.json"),
        path,
      ])
    #expect(analysis.status == 0, "\(analysis)")
    let options = ["decide-stage5", "--quiet", "--format", "json", "--evidence", evidence]
    let fromLog = try await Program.run(options + [path])
    let fromAnalysis = try await Program.run(options + ["--results", folder("analysis.json")])
    #expect(fromAnalysis.status == fromLog.status, "\(fromAnalysis) \(fromLog)")
    let (first, second) = try (fromLog.json, fromAnalysis.json)
    #expect(first["decision"] == second["decision"])
    #expect(second["source"]?["kind"]?.string == "assay-analysis/1")
    for name in ["error_rate_increase", "sample_size", "sample_ratio", "significance"] {
      let (left, right) = (first["criteria"]?.named(name), second["criteria"]?.named(name))
      #expect(left?["status"] == right?["status"], "\(name)")
    }
    for key in ["estimate", "lower", "upper", "required"] {
      let (left, right) = (first["improvement"]?[key], second["improvement"]?[key])
      #expect(differences(left, right, within: 1e-12) == [], "\(key)")
    }
  }

  @Test func anAnalysisWithoutSplitIsHeldToEqualShares() async throws {
    let folder = try TemporaryFolder()
    _ = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--output", folder("a.json"), fixturePath("logs/gateway.csv"),
    ])
    let outcome = try await Program.run(
      ["decide-stage5", "--format", "json", "--results", folder("a.json")])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json["criteria"]?.named("sample_ratio")?["status"]?.string == "met")
    #expect(try outcome.json["evidence"]?.string == "significant")
    let other = try await Program.run(
      ["decide-stage5", "--format", "json", "--split", "95/5", "--results", folder("a.json")])
    #expect(other.status == 1, "\(other)")
    #expect(try other.json["criteria"]?.named("sample_ratio")?["status"]?.string == "not_met")
  }

  @Test func anAnalysisThatWasTamperedWithDoesNotPass() async throws {
    let folder = try TemporaryFolder()
    let whole = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--split", "50/50", fixturePath("logs/gateway.csv"),
    ])
    let text = whole.text
    for (place, (old, new)) in [
      ("\"estimate\": -0.519", "\"estimate\": null, \"e\": -0.519"),
      ("\"schema\": \"assay-analysis/1\"", "\"schema\": \"assay-analysis/2\""),
      ("\"comparisons\": [", "\"comparison\": ["),
      ("\"status\": \"pass\"", "\"status\": \"fine\""),
    ].enumerated() {
      #expect(text.contains(old))
      let path = try folder.file("\(place).json", text.replacingOccurrences(of: old, with: new))
      let outcome = try await Program.run(["decide-stage5", "--format", "json", "--results", path])
      #expect(outcome.status == 1 || outcome.status == 2, "\(old): \(outcome)")
    }
    let cut = try folder.file("cut.json", Array(whole.output.prefix(whole.output.count / 2)))
    let outcome = try await Program.run(["decide-stage5", "--results", cut])
    #expect(outcome.status == 2, "\(outcome)")
  }
}
