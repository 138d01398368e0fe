import Foundation
import TestSupport
import Testing

/// `assay rollout` without `--apply`: what is planned, and which gate lets it begin.
@Suite struct RolloutTests {
  private static let dryRuns: [(arguments: [String], shares: String, gate: String)] = [
    (["--stage", "1"], "ion-api-1=95,ion-api-2=5", "nothing stands before the first stage"),
    (["--stage", "2"], "ion-api-1=90,ion-api-2=10", "stage1 must have passed"),
    (["--stage", "4"], "ion-api-1=50,ion-api-2=50", "stage3 must have passed"),
    (["--stage", "5"], "ion-api-2=100", "stage5 or stage4 must have passed"),
    (["--percent", "33"], "ion-api-1=67,ion-api-2=33", "stage3 must have passed"),
    (["--rollback-to", "1"], "ion-api-1=95,ion-api-2=5", "a rollback waits for no gate"),
    (["--rollback-to", "0"], "ion-api-1=100", "a rollback waits for no gate"),
    (["--emergency"], "ion-api-1=100", "a rollback waits for no gate"),
  ]

  @Test(arguments: dryRuns)
  func dryRun(_ arguments: [String], _ shares: String, _ gate: String) async throws {
    let release = try Release()
    let outcome = try await release.rollout(arguments)
    #expect(outcome.status == 0 && outcome.error == "", "\(outcome)")
    let command = """
      gcloud run services update-traffic ion-api \\
        --project my-project \\
        --region us-central1 \\
        --to-revisions \(shares)

      """
    #expect(outcome.text.contains(command) && outcome.text.hasPrefix("DRY RUN"), "\(outcome.text)")
    #expect(outcome.text.contains(gate), "\(outcome.text)")
    let json = try await release.rollout(arguments + ["--format", "json"]).json
    #expect(json["applied"] == .boolean(false) && json["schema"]?.string == "assay-rollout/1")
    #expect(
      json["command"]?.array?.last?.string == shares && json["command"]?.array?.first?.string == "gcloud")
    let markdown = try await release.rollout(arguments + ["--dry-run", "--format", "markdown"])
    #expect(markdown.status == 0 && markdown.text.contains("--to-revisions \(shares)\n```"), "\(markdown)")
    #expect(release.calls == [] && !release.folder.has("rollout.jsonl"))
  }

  /// What is printed means to a shell what is run without one.
  @Test func whatIsPrintedCanBePasted() async throws {
    let release = try Release()
    let line = """
      gcloud() { printf '%s\\n' "$@"; }; eval "$("$assay" rollout --plan plan.json --stage 2 | sed -n '/^gcloud/,/^$/p')"
      """
    let pasted = try await Program.shell(line, in: release.folder.path)
    let json = try await release.rollout(["--stage", "2", "--format", "json"]).json
    let words = json["command"]?.array?.dropFirst().compactMap(\.string) ?? []
    #expect(pasted.text == words.map { $0 + "\n" }.joined(), "\(pasted)")
  }

  private static let gates: [(arguments: [String], gate: String, status: Int32, word: String)] = [
    (["--stage", "2"], Release.gate("stage1"), 0, "stage1 has passed"),
    (["--stage", "5"], Release.gate("stage5"), 0, "stage5 has passed"),
    (["--stage", "5"], Release.gate("stage4"), 0, "stage4 has passed"),
    (["--percent", "25"], Release.gate("stage2"), 0, "stage2 has passed"),
    (["--stage", "2"], Release.gate("stage1", "hold", "not_met"), 1, "holds"),
    (["--stage", "2"], Release.gate("stage1", "roll_back", "not_met"), 3, "roll back"),
    (["--stage", "2"], Release.gate("stage2"), 2, "stage1 must have passed"),
    (["--stage", "3"], Release.gate("stage1"), 2, "stage2 must have passed"),
    (["--stage", "5"], Release.gate("stage3"), 2, "stage5 or stage4"),
    (["--stage", "2"], Release.gate("stage1", "promote", "not_met"), 2, "not_met"),
    (["--stage", "2"], Release.gate("stage1", "promote", "not_asked"), 2, "nothing was asked"),
    (
      ["--stage", "2"], Release.gate("stage1", "promote", "met", to: "2025-10-21T23:59:59Z"), 2,
      "before stage 1"
    ),
    (["--stage", "2"], Release.gate("stage1", "promote", "met", to: "2025-10-22T00:00:00Z"), 0, "passed"),
    (["--stage", "2"], "", 2, "empty"), (["--stage", "2"], "{}", 2, "schema"),
    (["--stage", "2"], "promote", 2, "line 1"),
  ]

  @Test(arguments: gates)
  func gatesAreJudged(_ arguments: [String], _ gate: String, _ status: Int32, _ word: String) async throws {
    let release = try Release()
    try release.folder.file("gate.json", gate)
    for apply in [[], ["--apply", "--yes"]] {
      let outcome = try await release.rollout(arguments + ["--gate", "gate.json"] + apply)
      #expect(outcome.status == status, "\(outcome)")
      #expect((outcome.error + outcome.text).contains(word), "\(outcome)")
      #expect(outcome.output.isEmpty == (status != 0), "\(outcome)")
    }
    #expect(release.calls.count == (status == 0 ? 1 : 0))
    #expect(release.folder.has("rollout.jsonl") == (status == 0))
  }

  /// A gate file that tells no time is as old as it was written; a stage without a date asks nothing of its age.
  @Test func theAgeOfAGate() async throws {
    let release = try Release()
    let path = try release.folder.file("gate.json", Release.gate("stage1"))
    let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_761_000_000)]
    try FileManager.default.setAttributes(old, ofItemAtPath: path)
    let outcome = try await release.rollout(["--stage", "2", "--gate", "gate.json"])
    #expect(outcome.status == 2 && outcome.error.contains("before stage 1"), "\(outcome)")
    try release.folder.file("gate3.json", Release.gate("stage3"))
    let undated = try await release.rollout(["--stage", "4", "--gate", "gate3.json"])
    #expect(undated.status == 0 && undated.error.contains("does not date stage 3"), "\(undated)")
    let piped = try await Program.run(
      ["rollout", "--plan", "plan.json", "--stage", "2", "--gate", "-"],
      input: .pipe(Array(Release.gate("stage1").utf8)), in: release.folder.path)
    #expect(piped.status == 2 && piped.error.contains("before stage 1"), "\(piped)")
  }

  /// The answer of the real gate is one.
  @Test func theRealGate() async throws {
    let release = try Release()
    let log = fixturePath("logs/gateway.csv")
    let gate = try await Program.run(["decide-stage5", "--quiet", "--format", "json", log])
    try release.folder.file("gate.json", gate.output)
    let outcome = try await release.rollout(["--stage", "5", "--gate", "gate.json"])
    #expect(outcome.status == 0 && outcome.text.contains("stage5 has passed"), "\(outcome)")
    let null = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", fixturePath("logs/gateway_null.csv")])
    try release.folder.file("gate.json", null.output)
    #expect(try await release.rollout(["--stage", "5", "--gate", "gate.json"]).status == 1)
  }

  private static let misuses: [(arguments: [String], word: String)] = [
    ([], "exactly one of"), (["--stage", "1", "--emergency"], "exactly one of"),
    (["--stage", "1", "--percent", "5"], "exactly one of"), (["--stage", "6"], "1, 2, 3, 4, 5"),
    (["--stage", "0"], "no stage 0"), (["--stage", "one"], "--stage"),
    (["--percent", "0.5"], "whole percents"),
    (["--percent", "101"], "between 0 and 100"), (["--percent=-1"], "between 0 and 100"),
    (["--percent", "nan"], "--percent"), (["--stage", "2", "--yes"], "--apply"),
    (["--stage", "2", "--log", "x"], "--apply"), (["--stage", "2", "--timeout", "5m"], "--apply"),
    (["--stage", "2", "--force"], "--apply"), (["--stage", "2", "--apply"], "--gate"),
    (["--stage", "2", "--apply", "--dry-run"], "--dry-run"),
    (["--stage", "2", "--apply", "--force", "--gate", "g"], "--gate and --force"),
    (["--stage", "2", "--apply", "--force", "--timeout", "5"], "--timeout"),
    (["--stage", "1", "--apply", "--gcloud=-x"], "--gcloud"), (["--stage", "1", "--apply"], "--yes"),
    (["--stage", "2", "--gate", "nowhere.json"], "nowhere.json"), (["--stge", "2"], "--stage"),
  ]

  @Test(arguments: misuses)
  func misuse(_ arguments: [String], _ word: String) async throws {
    let release = try Release()
    let outcome = try await release.rollout(arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.crashed, "\(outcome)")
    #expect(outcome.error.contains(word), "\(outcome)")
    #expect(release.calls == [])
  }

  @Test func plansThatNameNoServices() async throws {
    let folder = try TemporaryFolder()
    try folder.file("plan.json", "{}")
    let without = try await Program.run(["rollout", "--emergency"], in: folder.path)
    #expect(without.status == 2 && without.error.contains("--plan"), "\(without)")
    let empty = try await Program.run(["rollout", "--emergency", "--plan", "plan.json"], in: folder.path)
    #expect(empty.status == 2 && empty.error.contains("canary.services"), "\(empty)")
    for name in ["--quiet", "a b", "a\\u001b[2J", "a\\nb"] {
      let services = #"{"service": "\#(name)", "legacy": "a", "canary": "b"}"#
      try folder.file("plan.json", #"{"canary": {"services": \#(services)}}"#)
      let outcome = try await Program.run(["rollout", "--emergency", "--plan", "plan.json"], in: folder.path)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(
        outcome.error.contains("canary.services.service") && !outcome.error.contains("\u{1B}"), "\(outcome)")
    }
  }
}
