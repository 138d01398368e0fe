import Foundation
import TestSupport
import Testing

/// The ledger of looks, and the methods that keep α over them.
@Suite struct LedgerTests {
  private static let log = fixturePath("logs/gateway.csv")

  private func gate(_ ledger: String, _ others: [String] = [], log: String = log) async throws -> Outcome {
    try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--ledger", ledger] + others + [log])
  }

  @Test func everyRunIsWrittenDown() async throws {
    let folder = try TemporaryFolder()
    let ledger = folder("looks.jsonl")
    let first = try await gate(ledger)
    #expect(first.status < 2, "\(first)")
    let looks = try first.json["looks"]
    #expect(looks?["look"]?.integer == 1 && looks?["run"]?.integer == 1)
    // The same data again are the same look.
    let again = try await gate(ledger).json["looks"]
    #expect(again?["look"]?.integer == 1 && again?["run"]?.integer == 2)
    let other = try await gate(ledger, log: fixturePath("logs/gateway_stage1.csv"))
    let counted = try other.json["looks"]
    #expect(counted?["look"]?.integer == 2 && counted?["earlier"]?.array?.count == 2, "\(other)")
    #expect(counted?["alpha_spent"]?.double == 0.1)
    let text = String(decoding: try folder.bytes("looks.jsonl"), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 3 && text.hasSuffix("}\n"))
    let shown = try await Program.run([
      "decide-stage5", "--quiet", "--ledger", ledger, fixturePath("logs/gateway_stage1.csv"),
    ])
    #expect(shown.text.contains("look 2, run 4"), "\(shown)")
    let results = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--ledger", ledger, "--results",
      fixturePath("results/ab_test_analysis.json"),
    ])
    #expect(try results.json["looks"]?["look"]?.integer == 3, "\(results)")
  }

  @Test func otherRowsOfTheSameFileAreAnotherLook() async throws {
    let folder = try TemporaryFolder()
    let ledger = folder("looks.jsonl")
    _ = try await gate(ledger)
    for (options, look) in [
      (["--from", "2025-10-23"], 2), (["--from", "2025-10-23"], 2), (["--to", "2025-10-24"], 3),
      (["--from", "2025-10-23", "--skip-first", "10m"], 4), ([], 1),
    ] {
      let outcome = try await gate(ledger, options)
      #expect(try outcome.json["looks"]?["look"]?.integer == look, "\(options) \(outcome)")
    }
  }

  @Test func damageIsAnErrorWithItsLine() async throws {
    let folder = try TemporaryFolder()
    _ = try await gate(folder("looks.jsonl"))
    let whole = try folder.bytes("looks.jsonl")
    for (damaged, line) in [
      (whole + Array("{\n".utf8), 2), (Array(whole.dropLast()), 1), (Array(whole.dropLast(20)), 1),
      (Array("x\n".utf8) + whole, 1), (whole + [10], 2),
    ] {
      try folder.file("damaged.jsonl", damaged)
      let outcome = try await gate(folder("damaged.jsonl"))
      #expect(outcome.status == 2 && outcome.error.contains("line \(line)"), "\(outcome)")
      #expect(outcome.output.isEmpty)
      #expect(try folder.bytes("damaged.jsonl") == damaged)
    }
    for path in [folder(""), "/dev/null", folder("none/looks.jsonl")] {
      #expect(try await gate(path).status == 2)
    }
    #expect(try await gate(Self.log).status == 2)
  }

  /// Runs at the same time each write one whole line.
  @Test func writersAtTheSameTime() async throws {
    let folder = try TemporaryFolder()
    let line = """
      for i in 1 2 3 4 5 6 7 8; do
        "$assay" decide-stage5 --quiet --ledger looks.jsonl "$fixtures/logs/gateway_stage1.csv" > /dev/null &
      done; wait
      """
    _ = try await Program.shell(line, in: folder.path)
    let outcome = try await gate(folder("looks.jsonl"))
    #expect(try outcome.json["looks"]?["run"]?.integer == 9, "\(outcome)")
  }

  @Test func boundariesDecideBeforeThePlannedEnd() async throws {
    let once = try await Program.run(["analyze", "--quiet", "--format", "json", Self.log]).json
    for method in ["obrien_fleming", "pocock", "confidence_sequence"] {
      let outcome = try await Program.run([
        "analyze", "--quiet", "--format", "json", "--sequential", method, "--planned-units", "100000",
        Self.log,
      ])
      let settings = try outcome.json["settings"]?["sequential"]
      #expect(settings?["method"]?.string == method && settings?["planned_units"]?.integer == 100_000)
      for (metric, plain) in zip(try outcome.json["metrics"]?.array ?? [], once["metrics"]?.array ?? []) {
        let (found, alone) = (metric["comparisons"]?.array?[0], plain["comparisons"]?.array?[0])
        let p = found?["test"]?["adjusted_p_value"]?.double ?? .nan
        #expect(p >= alone?["test"]?["adjusted_p_value"]?.double ?? 2, "\(method)")
        let (lower, upper) = (found?["difference"]?["lower"]?.double, found?["difference"]?["upper"]?.double)
        if let lower, let upper { #expect((p < 0.05) == !(lower <= 0 && 0 <= upper), "\(method) \(p)") }
      }
      let text = try await Program.run([
        "analyze", "--quiet", "--sequential", method, "--planned-units", "100000", Self.log,
      ])
      #expect(text.text.contains("over all looks p"), "\(text)")
    }
  }

  @Test(arguments: [
    ["--sequential", "pocock"], ["--planned-units", "100"], ["--looks", "3"],
    ["--sequential", "none", "--planned-units", "100"],
    ["--sequential", "confidence_sequence", "--planned-units", "100", "--looks", "3"],
    ["--sequential", "pocock", "--planned-units", "0"], ["--sequential", "wald", "--planned-units", "5"],
    ["--sequential", "pocock", "--planned-units", "100", "--looks", "201"], ["--correction", "sidak"],
  ])
  func misuse(_ arguments: [String]) async throws {
    let outcome = try await Program.run(["analyze"] + arguments + [Self.log])
    #expect(outcome.status == 2 && outcome.error.contains("--"), "\(outcome)")
  }
}
