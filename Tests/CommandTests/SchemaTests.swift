import Foundation
import TestSupport
import Testing

/// Real output against the schemas of `Fixtures/schemas`, by `scripts/check-schemas`.
@Suite struct SchemaTests {
  /// The documents that are judged: a name and the arguments that make it.
  private static let documents: [(name: String, arguments: [String])] = [
    ("analysis", ["analyze", fixturePath("logs/gateway.csv")]),
    ("analysis-jsonl", ["analyze", "--split", "50/50", fixturePath("logs/gateway.jsonl")]),
    (
      "analysis-every-kind",
      ["analyze", "--plan", fixturePath("plans/every_kind.json"), fixturePath("logs/gateway.csv")]
    ),
    ("analysis-requests", ["analyze", "--unit", "none", "--no-quantiles", fixturePath("logs/gateway.csv")]),
    ("analysis-sketch", ["analyze", "--sketch", fixturePath("logs/gateway.csv")]),
    ("analysis-three", ["analyze", fixturePath("hostile/three_groups.csv")]),
    ("analysis-one-row", ["analyze", fixturePath("hostile/one_row_a_group.csv")]),
    ("analysis-constant", ["analyze", fixturePath("hostile/zero_variance.csv")]),
    ("analysis-extreme", ["analyze", fixturePath("hostile/extreme_t.csv")]),
    ("analysis-few", ["analyze", fixturePath("hostile/few_units.csv")]),
    ("analysis-huge", ["analyze", fixturePath("hostile/huge_numbers.csv")]),
    ("analysis-rejected", ["analyze", "--max-rejected", "1", fixturePath("hostile/nan_inf.csv")]),
    ("analysis-range", ["analyze", "--from", "2025-10-25", fixturePath("logs/gateway.csv")]),
    (
      "analysis-strata",
      [
        "analyze", "--segment", "endpoint", "--stratify", "day", "--novelty", "--without-outliers",
        fixturePath("logs/gateway.csv"),
      ]
    ),
    (
      "analysis-looks",
      [
        "analyze", "--sequential", "obrien_fleming", "--planned-units", "2000", "--bayesian", "--correction",
        "bh", fixturePath("logs/gateway.csv"),
      ]
    ),
    (
      "analysis-sequence",
      [
        "analyze", "--sequential", "confidence-sequence", "--planned-units", "2000",
        fixturePath("logs/gateway.csv"),
      ]
    ),
    ("decision", ["decide-stage5", fixturePath("logs/gateway.csv")]),
    ("decision-hold", ["decide-stage5", "--evidence", "bound", fixturePath("logs/gateway_stage1.csv")]),
    ("decision-null", ["decide-stage5", fixturePath("hostile/zero_variance.csv")]),
    ("stage", ["validate-stage", "1", "--split", "95/5", fixturePath("logs/gateway_stage1.csv")]),
    ("stage-bound", ["validate-stage", "4", "--evidence", "bound", fixturePath("logs/gateway.csv")]),
    (
      "stage-snapshot",
      ["validate-stage", "3", "--snapshot", fixturePath("results/monitor_20251023_090000.json")]
    ),
    ("decision-averages", ["decide-stage5", "--results", fixturePath("results/ab_test_analysis.json")]),
    ("decision-averages-hold", ["decide-stage5", "--results", fixturePath("results/equal.json")]),
    ("power", ["power", "mean", "--effect-size", "0.5"]),
    ("power-difference", ["power", "mean", "--difference", "3", "--sd", "6", "--daily", "100"]),
    ("power-effect", ["power", "mean", "--sample-size", "100"]),
    ("power-curve", ["power", "mean", "--sample-size", "100", "--curve", "--daily", "9"]),
    (
      "power-margin",
      [
        "power", "mean", "--baseline", "450", "--sd", "180", "--lift", "-0.15", "--superiority", "10%",
        "--alternative", "less", "--icc", "0.1", "--unit-size", "8", "--looks", "4", "--curve",
      ]
    ),
    ("power-quantile", ["power", "quantile", "--level", "0.95", "--difference", "9", "--sd", "300"]),
    ("power-ratio", ["power", "ratio", "--baseline", "0.5", "--lift", "0.1", "--sd", "2"]),
    ("power-log", ["power", "log", fixturePath("logs/gateway.csv")]),
    ("power-log-requests", ["power", "log", "--unit", "none", fixturePath("logs/gateway.csv")]),
    ("power-log-constant", ["power", "log", fixturePath("hostile/zero_variance.csv")]),
    ("assignment", ["assign", "user_1", "한글"]),
    ("assignment-router", ["assign", "--rule", "router", "--percent", "0", "user_1"]),
    ("assignment-check", ["assign", "--verify", fixturePath("logs/gateway.csv")]),
    ("assignment-differs", ["assign", "--verify", "--rule", "modulo", fixturePath("logs/gateway.csv")]),
    ("metrics", ["metrics", "--numbers", fixturePath("logs/gateway.csv")]),
    ("metrics-endpoints", ["metrics", "--numbers", "--endpoints", fixturePath("logs/gateway.csv")]),
    (
      "metrics-requests",
      ["metrics", "--numbers", "--unit", "none", fixturePath("hostile/one_row_a_group.csv")]
    ),
    ("calibration", ["simulate", "--calibrate", "5", "--only", "mean"]),
    (
      "power-proportion", ["power", "proportion", "--baseline", "0.5", "--lift", "0.1", "--method", "normal"]
    ),
  ]

  @Test func outputKeepsToItsSchema() async throws {
    let folder = try TemporaryFolder()
    for document in Self.documents {
      let outcome = try await Program.run(document.arguments + ["--format", "json"])
      #expect(outcome.status != 2, "\(outcome)")
      try folder.file("\(document.name).json", outcome.output)
    }
    let summary = try await Program.run([
      "analyze", "--quiet", "--summary-output", folder("summary.json"), fixturePath("logs/gateway.csv"),
    ])
    #expect(summary.status == 0, "\(summary)")
    let truth = try await Program.run([
      "simulate", "--rows", "1", "--quiet", "--stages", "0:1,50:1", "--tail", "2", "--truth",
      folder("truth.json"),
    ])
    #expect(truth.status == 0, "\(truth)")
    for (name, path) in [("watch", "logs/gateway.csv"), ("watch-worse", "logs/gateway_worse.csv")] {
      let watch = try await Program.run(["watch", "--replay", "--keep-going", "--quiet", fixturePath(path)])
      #expect(watch.status != 2, "\(watch)")
      for (place, line) in watch.text.split(separator: "\n").enumerated() {
        try folder.file("\(name)-\(place).json", String(line))
      }
    }
    for log in ["gateway", "gateway_worse"] {
      let gate = try await Program.run([
        "decide-stage5", "--quiet", "--sequential", "pocock", "--planned-units", "4000", "--ledger",
        folder("ledger"), fixturePath("logs/\(log).csv"),
      ])
      #expect(gate.status != 2, "\(gate)")
    }
    let ledger = try String(contentsOfFile: folder("ledger"), encoding: .utf8)
    for (place, line) in ledger.split(separator: "\n").enumerated() {
      try folder.file("ledger-\(place).json", String(line))
    }
    let server = try LoopbackServer()
    for (name, path) in [("probe", "/chat"), ("probe-failed", "/truncated")] {
      let probe = try await Program.run([
        "probe", "--legacy", server.url("/chat"), "--canary", server.url(path), "--iterations", "1",
        "--quiet",
        "--log", folder("\(name).jsonl"), "--format", "json", "--output", folder("\(name).json"),
      ])
      #expect(probe.status == (name == "probe" ? 0 : 2), "\(probe)")
    }
    let root = URL(fileURLWithPath: fixturePath("")).deletingLastPathComponent().path
    guard try await hasJudge(root) else {
      print(
        "schemas: left out, as no Python with jsonschema is there (ASSAY_PYTHON or .venv; see scripts/test)")
      return
    }
    let judged = try await Program.shell("\"\(root)/scripts/check-schemas\" *.json", in: folder.path)
    #expect(judged.status == 0, "\(judged.text) \(judged.error)")
    let examples = try await Program.shell(
      "\"\(root)/scripts/check-schemas\" *.json", in: fixturePath("schemas/examples"))
    #expect(examples.status == 0, "\(examples.text) \(examples.error)")
  }

  private func hasJudge(_ root: String) async throws -> Bool {
    let line = """
      for python in "$ASSAY_PYTHON" "\(root)/.venv/bin/python" python3; do
        test -n "$python" && "$python" -c 'import jsonschema' 2> /dev/null && exit 0
        test -n "$python" && test -x "$python" && exit 1
      done; exit 1
      """
    return try await Program.shell(line).status == 0
  }

  /// What no schema can say of a document: one line end at its end, no NaN, shortest numbers.
  @Test func documentsAreCleanJson() async throws {
    for document in Self.documents {
      let outcome = try await Program.run(document.arguments + ["--format", "json", "--quiet"])
      if document.name.hasPrefix("power") { continue }
      #expect(outcome.text.hasSuffix("}\n") && !outcome.text.hasSuffix("\n\n"), "\(outcome)")
      _ = try outcome.json
      for word in ["NaN", "nan,", "inf,", "Infinity"] { #expect(!outcome.text.contains(word), "\(outcome)") }
    }
  }
}
