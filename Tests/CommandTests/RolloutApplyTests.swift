import Foundation
import TestSupport
import Testing

/// Marks a file as a program.
func makeProgram(_ path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
}

/// `assay rollout --apply`: what gcloud is asked, and what is written down.
@Suite struct RolloutApplyTests {
  private static let command = [
    "run", "services", "update-traffic", "ion-api", "--project", "my-project", "--region", "us-central1",
    "--to-revisions",
  ]

  @Test func itIsRunAndWrittenDown() async throws {
    let release = try Release()
    try release.folder.file("gate.json", Release.gate("stage1"))
    let first = try await release.rollout(["--stage", "1", "--apply", "--yes"])
    #expect(first.status == 0 && first.text.hasPrefix("DONE"), "\(first)")
    #expect(first.error == "Updating traffic\n", "\(first)")
    let second = try await release.rollout(
      ["--stage", "2", "--gate", "gate.json", "--apply", "--yes", "--quiet", "--format", "json"])
    #expect(second.status == 0 && second.error == "", "\(second)")
    #expect(try second.json["applied"] == .boolean(true))
    #expect(
      release.calls == [
        Self.command + ["ion-api-1=95,ion-api-2=5"], Self.command + ["ion-api-1=90,ion-api-2=10"],
      ])
    let log = try release.log()
    #expect(log.map { $0["event"]?.string } == ["begin", "end", "begin", "end"])
    #expect(log.map { $0["outcome"]?.string } == [nil, "done", nil, "done"])
    #expect(log.allSatisfy { $0["user"]?.string == "release" && $0["forced"] == .boolean(false) })
    // The split before is known from the log itself.
    #expect(log[1]["from"] == .null && log[3][path: "from.canary"]?.double == 5)
    #expect(log[3][path: "to.canary"]?.double == 10 && log[3]["exit_status"]?.double == 0)
    #expect(log[3][path: "gate.gate"]?.string == "stage1")
    #expect(log[3][path: "gate.xxh3_128"]?.string == (try second.json[path: "gate.file.xxh3_128"]?.string))
    #expect(log[2]["command"]?.array?.compactMap(\.string) == ["gcloud"] + release.calls[1])
  }

  @Test func rollbacksWaitForNothing() async throws {
    let release = try Release()
    for arguments in [
      ["--emergency"], ["--rollback-to", "1"], ["--emergency", "--force", "--gate", "nowhere"],
    ] {
      let outcome = try await release.rollout(arguments + ["--apply", "--yes"])
      #expect(outcome.status == 0, "\(outcome)")
    }
    #expect(release.calls.map(\.last) == ["ion-api-1=100", "ion-api-1=95,ion-api-2=5", "ion-api-1=100"])
    // Nor for a log that cannot be written, or read.
    let locked = try await release.rollout(["--emergency", "--apply", "--yes", "--log", "/nowhere/log"])
    #expect(locked.status == 0 && locked.error.contains("warning: --log /nowhere/log"), "\(locked)")
    let stage = try await release.rollout(["--stage", "1", "--apply", "--yes", "--log", "/nowhere/log"])
    #expect(stage.status == 2 && stage.error.contains("--log /nowhere/log"), "\(stage)")
    #expect(release.calls.count == 4)
    try release.folder.file("cut.jsonl", "{\"outcome\": \"done\", \"serv")
    let cut = try await release.rollout(["--emergency", "--apply", "--yes", "--log", "cut.jsonl"])
    #expect(cut.status == 0, "\(cut)")
    let lines = try release.folder.text("cut.jsonl").split(separator: "\n")
    #expect(lines.count == 3 && lines[1].hasPrefix("{\"schema\""))
  }

  @Test func aForcedStageSaysSo() async throws {
    let release = try Release()
    let outcome = try await release.rollout(["--stage", "5", "--force", "--apply", "--yes"])
    #expect(outcome.status == 0 && outcome.text.contains("passed over by --force"), "\(outcome)")
    #expect(outcome.text.contains("--min-instances 0 --max-instances 1"), "\(outcome)")
    #expect(try release.log().allSatisfy { $0["forced"] == .boolean(true) && $0["gate"] == .null })
    #expect(release.calls == [Self.command + ["ion-api-2=100"]], "what is told is not run")
  }

  private static let failures: [(body: String, outcome: String, words: [String])] = [
    ("echo 'ERROR: (gcloud) no such service' >&2; exit 1", "failed", ["exit status 1", "no such service"]),
    ("exit 3", "failed", ["exit status 3"]), ("echo said; exit 126", "failed", ["126", "said"]),
    ("printf 'a\\033[2Jb' >&2; exit 1", "failed", ["a\\u{1B}[2Jb"]),
    ("kill -9 $$", "killed", ["signal 9", "how the traffic is split"]),
    ("exec sleep 60", "timed_out", ["took longer than 1s", "--timeout"]),
    ("trap '' TERM; while :; do sleep 1; done", "timed_out", ["took longer than 1s"]),
    ("head -c 3000000 /dev/zero | tr '\\0' x >&2; exit 1", "failed", ["exit status 1"]),
  ]

  @Test(arguments: failures)
  func itDoesNotEndWell(_ body: String, _ outcome: String, _ words: [String]) async throws {
    let release = try Release()
    try release.fake(body)
    let run = try await release.rollout(["--stage", "1", "--apply", "--yes", "--timeout", "1s"], limit: 20)
    #expect(run.status == 2 && run.output.isEmpty && !run.crashed, "\(run)")
    for word in words { #expect(run.error.contains(word), "\(word) in \(run)") }
    #expect(run.error.utf8.count < 10_000 && !run.error.contains("\u{1B}"))
    let log = try release.log()
    #expect(log.count == 2 && log[1]["outcome"]?.string == outcome, "\(log)")
    // A split that nobody knows to be there is not the next one's beginning.
    try release.fake("exit 0")
    #expect(try await release.rollout(["--emergency", "--apply", "--yes"]).status == 0)
    #expect(try release.log()[2]["from"] == .null)
  }

  @Test func programsThatAreNotThere() async throws {
    let release = try Release()
    let line = "PATH=/nowhere \"$assay\" rollout --plan plan.json --emergency --apply --yes"
    let none = try await Program.shell(line, in: release.folder.path)
    #expect(none.status == 2 && none.error.contains("--gcloud PATH"), "\(none)")
    try release.folder.file("plain", "#!/bin/sh\n")
    for path in ["./nowhere", "./plain", "."] {
      let outcome = try await release.rollout(["--emergency", "--apply", "--yes", "--gcloud", path])
      #expect(outcome.status == 2 && outcome.error.contains("--gcloud \(path)"), "\(outcome)")
    }
    try makeProgram(try release.folder.file("broken", "#!/nowhere/interpreter\n"))
    let broken = try await release.rollout(["--emergency", "--apply", "--yes", "--gcloud", "./broken"])
    #expect(broken.status == 2 && broken.error.contains("cannot be started"), "\(broken)")
    #expect(try release.log().last?["outcome"]?.string == "not_started")
    try makeProgram(try release.folder.file("my gcloud", "#!/bin/sh\necho mine >&2\n"))
    let mine = try await release.rollout(["--emergency", "--apply", "--yes", "--gcloud", "./my gcloud"])
    #expect(mine.status == 0 && mine.error == "mine\n" && mine.text.contains("'./my gcloud' run"), "\(mine)")
    #expect(release.calls == [])
  }

  /// On a terminal it asks; what is not Y changes nothing.
  @Test(arguments: [
    ("y", 0), ("Y", 0), ("yes", 0), ("n", 1), ("N", 1), ("no", 1), ("x\\nq\\nz", 1), ("maybe\\ny", 0),
    ("\\004", 1),
  ])
  func itAsks(_ answer: String, _ status: Int32) async throws {
    let release = try Release()
    let line = """
      command -v script >/dev/null || exit 77
      (sleep 0.5; printf '\(answer)\\n'; sleep 1) | PATH=$PWD:$PATH script -qec "$assay rollout --plan plan.json --stage 1 --apply" /dev/null
      """
    let outcome = try await Program.shell(line, in: release.folder.path)
    guard outcome.status != 77 else {
      print("rollout: asking is left out, as there is no script(1) that makes a terminal")
      return
    }
    #expect(outcome.status == status, "\(outcome) \(outcome.text)")
    #expect(
      outcome.text.contains("Run it? (Y/N)") && outcome.text.contains("ion-api-1=95"), "\(outcome.text)")
    #expect(release.calls.count == (status == 0 ? 1 : 0))
    #expect(outcome.text.contains("nothing is changed") == (status == 1), "\(outcome.text)")
  }
}
