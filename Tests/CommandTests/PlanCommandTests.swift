import TestSupport
import Testing

/// `assay plan`: the example, and the check of a plan.
@Suite struct PlanCommandTests {
  @Test func theExampleIsGood() async throws {
    let folder = try TemporaryFolder()
    let example = try await Program.run(["plan"])
    #expect(example.status == 0 && example.error == "", "\(example)")
    let path = try folder.file("plan.json", example.output)
    let check = try await Program.run(["plan", path])
    #expect(check.status == 0 && check.error == "", "\(check)")
    for word in [
      "gateway_rollout", "error rate > 5 %", "≤ 15 s", "for good", "A/B decision", "api-00042-def",
    ] {
      #expect(check.text.contains(word), "\(word) in \(check.text)")
    }
    for line in check.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    // What is read back is what was written, and the program goes by it.
    let again = try await Program.run(["plan", "--format", "json", path])
    #expect(again.output == example.output)
    let log = fixturePath("logs/gateway.csv")
    let analysis = try await Program.run(["analyze", "--quiet", "--plan", path, log])
    #expect(analysis.status == 0, "\(analysis)")
    let piped = try await Program.run(["plan", "-"], input: .pipe(example.output))
    #expect(piped.output == check.output)
  }

  @Test func theExampleIsNotWrittenOverAPlan() async throws {
    let folder = try TemporaryFolder()
    let path = folder("deep/plan.json")
    let first = try await Program.run(["plan", "--output", path])
    #expect(first.status == 0 && first.output.isEmpty && first.error.contains("is written"), "\(first)")
    try folder.file("deep/plan.json", "{}")
    let second = try await Program.run(["plan", "--output", path])
    #expect(second.status == 2 && second.error.contains("--force"), "\(second)")
    #expect(try folder.text("deep/plan.json") == "{}")
    let forced = try await Program.run(["plan", "--output", path, "--force", "--quiet"])
    #expect(forced.status == 0 && forced.error == "", "\(forced)")
    #expect(try folder.bytes("deep/plan.json") == (try await Program.run(["plan"])).output)
    let nowhere = try await Program.run(["plan", "--output", "/dev/null"])
    #expect(nowhere.status == 0, "\(nowhere)")
  }

  @Test func markdown() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan.json", try await Program.run(["plan"]).output)
    let report = folder("report.md")
    let outcome = try await Program.run(["plan", path, "--format", "markdown", "--output", report, "--quiet"])
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.error == "", "\(outcome)")
    let text = try folder.text("report.md")
    #expect(text.hasPrefix("# Plan: gateway_rollout, 2025-10-22 to 2025-11-22\n"), "\(text)")
    for head in ["## Groups", "## Metrics", "## Stages", "## Triggers", "## Rules"] {
      #expect(text.contains(head))
    }
    let over = try await Program.run(["plan", path, "--output", path])
    #expect(over.status == 2 && over.error.contains("--output"), "\(over)")
  }

  private static let twenty = """
    {
      "experiment": "x",
      "start_date": "2025-13-41", "end_date": 5,
      "seed": 1.5,
      "groups": { "control": { "percentage": 105 }, "treatment": "canary" },
      "metrics": {
        "primary": "cpu",
        "secondary": [{ "name": "success", "kind": "median", "direction": "up" }],
        "guardrails": [{ "name": "error_rate", "margin": -1 }, {}]
      },
      "statistics": { "confidence_level": 95, "min_sample_size": 0, "correction": "sidak" },
      "log": { "time_unit": "min", "users": "u" },
      "canary": {
        "stages": [
          { "stage": 1, "percentage": 500 },
          { "stage": 2, "percentage": 25, "start": "tomorrow" },
          { "stage": 3, "percentage": 10, "limits": { "p95": 1 } }
        ],
        "rollback": [{ "metric": "errors", "above": 0.1 }, { "metric": "error_rate", "window": "5m" }],
        "promotion": { "improvement": 1 }
      }
    }
    """

  @Test func everyMistakeAtOnce() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan.json", Self.twenty)
    let outcome = try await Program.run(["plan", path])
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
    let expected: [(Int, String)] = [
      (2, "experiment"), (3, "start_date"), (3, "end_date"), (4, "seed"), (5, "groups.control.percentage"),
      (5, "groups.treatment"), (7, "metrics.primary"), (8, "metrics.secondary[0].kind"),
      (8, "metrics.secondary[0].direction"), (9, "metrics.guardrails[0].margin"),
      (9, "metrics.guardrails[1]"), (11, "statistics.confidence_level"), (11, "statistics.min_sample_size"),
      (11, "statistics.correction"), (12, "log.time_unit"), (12, "log.users"),
      (15, "canary.stages[0].percentage"), (16, "canary.stages[1].start"),
      (17, "canary.stages[2].percentage"), (17, "canary.stages[2].limits.p95"),
      (19, "canary.rollback[0].metric"),
      (19, "canary.rollback[1]"), (20, "canary.promotion.improvement"),
    ]
    let lines = outcome.error.split(separator: "\n").map(String.init)
    #expect(lines.count == expected.count + 1, "\(outcome.error)")
    for (line, path) in expected {
      #expect(
        lines.contains { $0.hasPrefix("assay: \(folder("plan.json")) line \(line): \(path) ") }, "\(path)")
    }
    #expect(lines.last?.contains("23 mistakes") == true, "\(outcome.error)")
  }

  @Test func doubtsAreWarnings() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("plan.json", #"{"canary": {"promotion": {"improvement": 0}}}"#)
    let outcome = try await Program.run(["plan", path])
    #expect(outcome.status == 0 && outcome.text.contains("stage"), "\(outcome)")
    #expect(outcome.error.contains("warning") && outcome.error.contains("canary.promotion.improvement"))
    let quiet = try await Program.run(["plan", path, "--quiet"])
    #expect(quiet.error == "" && quiet.output == outcome.output)
  }

  @Test(arguments: [
    ("", "is empty"), ("{", "ends within"), ("[1,]", "line 1"), ("\u{1}", "line 1"), ("nul", "line 1"),
    (#"{"seed": 1, "seed": 2}"#, "twice"), ("{}{}", "follows the end"), ("[]", "must be an object"),
  ])
  func textsThatAreNoPlan(_ text: String, _ word: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(["plan", folder.file("plan.json", text)])
    #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.crashed, "\(outcome)")
    #expect(outcome.error.contains("plan.json") && outcome.error.contains(word), "\(outcome)")
  }

  @Test func misuse() async throws {
    let folder = try TemporaryFolder()
    let cases: [([String], String)] = [
      (["plan", folder.path], "directory"), (["plan", "/nowhere/plan.json"], "No such file"),
      (["plan", "--format", "json"], "--format"), (["plan", "x", "--force"], "--force"),
      (["plan", "a", "b"], "b"), (["plan", "--forse"], "--force"),
      (["plan", "x", "--format", "html"], "html"),
    ]
    for (arguments, word) in cases {
      let outcome = try await Program.run(arguments)
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.error.contains(word), "\(outcome)")
    }
    let closed = try await Program.shell("\"$assay\" plan | head -c 1; exit ${PIPESTATUS[0]}")
    #expect(closed.status == 0, "\(closed)")
    let gone = try await Program.shell("(sleep 0.3; \"$assay\" plan; echo $? >&2) | true; sleep 0.5")
    #expect(gone.error == "0\n", "\(gone)")
  }
}
