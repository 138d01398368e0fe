import Foundation
import TestSupport
import Testing

/// `assay watch` over logs that are there: `--replay` and `--once`.
@Suite struct WatchReplayTests {
  private let log = WatchedLog()

  private func watch(
    _ text: String, _ options: [String] = ["--replay"], name: String = "log.jsonl"
  ) async throws -> (outcome: Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.file(name, text)
    return (try await Program.run(["watch", name] + options, in: folder.path), folder)
  }

  @Test func aCalmLogEndsWithZero() async throws {
    let (outcome, _) = try await watch(log.rows(0..<900))
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.kinds == ["started", "ended"])
    let last = try #require(try outcome.events.last)
    #expect(last["decision"]?.string == "promote")
    #expect(last["time"]?.string == "2025-10-22T09:15:00.000Z")
    #expect(last["rows"]?["used"]?.double == 9_000)
    #expect(last["canary"]?["requests"]?.double == 1_500)
  }

  @Test func aBadCanaryRollsBack() async throws {
    // From second 600 on one in ten fails; 76 of 1,500 are the first that are more than 5 %.
    let (outcome, _) = try await watch(log.rows(0..<600) + log.rows(600..<1_200, failing: 10))
    #expect(outcome.status == 3, "\(outcome)")
    #expect(try outcome.kinds == ["started", "warning", "roll_back", "ended"])
    let event = try outcome.events[2]
    #expect(event["target_stage"]?.double == 0)
    #expect(event["decision"]?.string == "roll_back")
    #expect(event["trigger"]?["metric"]?.string == "error_rate")
    #expect(event["trigger"]?["requests"]?.double == 1_500)
    #expect(event["trigger"]?["value"]?.double == 76.0 / 1_500)
    #expect(event["trigger"]?["legacy_value"]?.double == 0)
    // 76 failures are there after 760 rows of the canary, five a second: at the end of second 751.
    #expect(event["time"]?.string == "2025-10-22T09:12:32.000Z")
  }

  /// What the log has of other stages is neither judged nor forgotten.
  @Test func onlyTheStageIsReplayed() async throws {
    // Stage 2 lasts from minute 10 to minute 40; before it the canary is silent, after it one in ten fails.
    let plan = """
      {"canary": {"stages": [
        {"stage": 2, "percentage": 50, "start": "2025-10-22T09:10:00Z", "end": "2025-10-22T09:40:00Z"}
      ]}}
      """
    var before = log
    before.without = "canary"
    let text = before.rows(0..<600) + log.rows(600..<2_400) + log.rows(2_400..<3_600, failing: 10)
    let folder = try TemporaryFolder()
    try folder.file("plan.json", plan)
    try folder.file("log.jsonl", text)
    let arguments = ["watch", "log.jsonl", "--plan", "plan.json", "--replay"]
    let outcome = try await Program.run(arguments + ["--stage", "2"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.kinds == ["started", "ended"])
    #expect(outcome.error.contains("only the rows of stage 2, as the plan dates it"))
    let last = try #require(try outcome.events.last)
    #expect(last["rows"]?["used"]?.double == 18_000)
    #expect(last["rows"]?["outside_stage"]?.double == 15_000)
    // A watch that goes on does not end with a time that was only planned.
    let now = try await Program.run(
      ["watch", "log.jsonl", "--plan", "plan.json", "--once", "--stage", "2"], in: folder.path)
    #expect(now.status == 3, "\(now)")
    let whole = try await Program.run(arguments, in: folder.path)
    #expect(whole.status == 3, "\(whole)")
    let early = try await Program.run(
      ["watch", "-", "--plan", "plan.json", "--replay", "--stage", "2"],
      input: .pipe(Array(before.rows(0..<60).utf8)), in: folder.path)
    #expect(early.status == 2 && early.error.contains("outside of it"), "\(early)")
  }

  @Test func keepGoingReadsToTheEnd() async throws {
    let text = log.rows(0..<600) + log.rows(600..<1_200, failing: 10) + log.rows(1_200..<2_400)
    let (outcome, _) = try await watch(text, ["--replay", "--keep-going"])
    #expect(outcome.status == 3, "\(outcome)")
    let last = try #require(try outcome.events.last)
    #expect(last["kind"]?.string == "ended" && last["time"]?.string == "2025-10-22T09:40:00.000Z")
    #expect(last["rows"]?["used"]?.double == 24_000)
  }

  @Test func aWarningRecovers() async throws {
    // 3 % fail for five minutes: above 2 %, below 5 %.
    let text = log.rows(0..<600) + log.rows(600..<900, failing: 33) + log.rows(900..<2_000)
    let (outcome, _) = try await watch(text)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.kinds == ["started", "warning", "recovered", "ended"])
    #expect(try outcome.events[1]["deadline"]?.string != nil)
  }

  @Test func aWarningThatStandsForAnHourStepsBack() async throws {
    let text = log.rows(0..<600) + log.rows(600..<4_800, failing: 33)
    let (outcome, _) = try await watch(text, ["--replay", "--stage", "3"])
    #expect(outcome.status == 3, "\(outcome)")
    #expect(try outcome.kinds == ["started", "warning", "step_back", "ended"])
    #expect(try outcome.events[2]["target_stage"]?.double == 2)
  }

  @Test func csvAndArchivesGiveTheSameEvents() async throws {
    let jsonl = log.rows(0..<600) + log.rows(600..<1_200, failing: 10)
    let csv = WatchedLog(isCSV: true)
    let text = WatchedLog.header + csv.rows(0..<600) + csv.rows(600..<1_200, failing: 10)
    let first = try await watch(jsonl).outcome
    let second = try await watch(text, name: "log.csv").outcome
    #expect(first.status == 3 && first.text == second.text)
    let folder = try TemporaryFolder()
    try folder.file("log.csv", text)
    let zipped = try await Program.shell(
      "gzip log.csv && \"$assay\" watch --replay log.csv.gz", in: folder.path)
    #expect(zipped.status == 3 && zipped.text == first.text, "\(zipped)")
    let piped = try await Program.run(["watch", "--replay", "-"], input: .pipe(Array(jsonl.utf8)))
    #expect(piped.status == 3 && piped.text == first.text, "\(piped)")
  }

  @Test func oneFileForEachVersionIsMergedByTime() async throws {
    let folder = try TemporaryFolder()
    let parts = [(0..<600, 0), (600..<1_200, 10)]
    for (name, without) in [("old", "canary"), ("new", "legacy")] {
      let log = WatchedLog(without: without)
      try folder.file("\(name).jsonl", parts.map { log.rows($0.0, failing: $0.1) }.joined())
    }
    let apart = try await Program.run(
      ["watch", "--replay", "legacy=old.jsonl", "canary=new.jsonl"], in: folder.path)
    let together = try await watch(parts.map { log.rows($0.0, failing: $0.1) }.joined()).outcome
    #expect(apart.status == 3 && together.status == 3, "\(apart)")
    #expect(try apart.kinds == together.kinds)
    #expect(try apart.events[2]["trigger"] == together.events[2]["trigger"])
    #expect(try apart.events[2]["rows"]?["late"]?.double == 0)
  }

  @Test func onceJudgesTheLastWindows() async throws {
    // A breach that is over counts no longer.
    let over = log.rows(0..<600) + log.rows(600..<1_200, failing: 10) + log.rows(1_200..<2_400)
    let calm = try await watch(over, ["--once"]).outcome
    #expect(calm.status == 0, "\(calm)")
    #expect(try calm.kinds == ["started", "ended"])
    let now = log.rows(0..<600) + log.rows(600..<1_200, failing: 10)
    let alarmed = try await watch(now, ["--once"]).outcome
    #expect(alarmed.status == 3, "\(alarmed)")
    #expect(try alarmed.kinds == ["started", "roll_back", "ended"])
    #expect(try alarmed.events[1]["time"]?.string == "2025-10-22T09:20:00.000Z")
    let warned = try await watch(log.rows(0..<600) + log.rows(600..<900, failing: 33), ["--once"]).outcome
    #expect(try warned.status == 0 && warned.kinds == ["started", "warning", "ended"], "\(warned)")
  }

  @Test func metricsAreWrittenForPrometheus() async throws {
    let text = log.rows(0..<600) + log.rows(600..<1_200, failing: 10)
    let (outcome, folder) = try await watch(text, ["--replay", "--metrics-file", "assay.prom"])
    #expect(outcome.status == 3)
    #expect(folder.names == ["assay.prom", "log.jsonl"])
    let metrics = try folder.text("assay.prom")
    #expect(metrics.contains("assay_verdict{decision=\"roll_back\"} 1\n"))
    #expect(metrics.contains("assay_rows_total{fate=\"used\"} 7520\n"))
    #expect(metrics.contains("assay_requests{version=\"canary\"} 1500\n"))
  }

  @Test func theCommandIsToldOfEvents() async throws {
    let folder = try TemporaryFolder()
    try folder.file("log.jsonl", log.rows(0..<600) + log.rows(600..<1_200, failing: 10))
    try folder.file("note", "#!/bin/sh\nshift\necho \"$1\" >> told.txt\ncat >> told.txt\n")
    let outcome = try await Program.shell(
      "chmod +x note; \"$assay\" watch --replay log.jsonl --exec \"./note ignored 'on call'\"",
      in: folder.path)
    #expect(outcome.status == 3, "\(outcome)")
    let told = try folder.text("told.txt").split(separator: "\n").map(String.init)
    #expect(told.count == 4 && told[0] == "on call" && told[2] == "on call", "\(told)")
    let lines = outcome.text.split(separator: "\n").map(String.init)
    #expect(told[1] == lines[1] && told[3] == lines[2])
  }

  @Test func aCommandThatFailsStopsNothing() async throws {
    let text = log.rows(0..<600) + log.rows(600..<1_200, failing: 10)
    let (outcome, _) = try await watch(text, ["--replay", "--exec", "sh -c 'echo no route >&2; exit 4'"])
    #expect(outcome.status == 3)
    #expect(outcome.error.contains("--exec sh: ended with status 4: no route"), "\(outcome)")
    #expect(try outcome.kinds == ["started", "warning", "roll_back", "ended"])
  }

  @Test(arguments: [
    (["--exec", "no-such-program-at-all"], "there is no program 'no-such-program-at-all'"),
    (["--exec", "sh 'x"], "a quote"), (["--exec", " "], "no command is named"),
    (["--stage", "9"], "--stage 9: the plan has no such stage"), (["--interval", "5"], "--interval 5"),
    (["--once"], "name one"), (["--from", "2025-10-22"], "--from"),
    (["--metrics-file", "log.jsonl"], "is a log that is read"), (["--time-unit", "h"], "--time-unit h"),
    (["--lateness", "3h"], "--lateness 3h"), (["--minimum-requests", "0"], "--minimum-requests 0"),
    (["--split", "95"], "--split 95"), (["--threads", "0"], "--threads 0"),
    (["--group", "nothing"], "--group"), (["--control", "canary", "--treatment", "canary"], "--control"),
  ])
  func misuseIsAnError(_ options: [String], _ words: String) async throws {
    let (outcome, _) = try await watch(log.rows(0..<30), ["--replay"] + options)
    #expect(outcome.status == 2 && outcome.error.contains(words), "\(outcome)")
  }

  @Test func aDurationWithoutAUnitIsRefused() async throws {
    let text = log.rows(0..<60).replacing("response_time_ms", with: "latency")
    let refused = try await watch(text).outcome
    #expect(refused.status == 2 && refused.error.contains("--time-unit"), "\(refused)")
    #expect(try await watch(text, ["--replay", "--time-unit", "ms"]).outcome.status == 0)
  }

  @Test func aLogWithoutTimesIsRefused() async throws {
    let (outcome, _) = try await watch("group,response_time_ms\nlegacy,1\ncanary,2\n", name: "log.csv")
    #expect(outcome.status == 2 && outcome.error.contains("--time"), "\(outcome)")
  }

  @Test func nothingIsNeverGoingWell() async throws {
    for (text, status) in [
      (log.rows(0..<1), 0), (WatchedLog(without: "canary").rows(0..<900), 2),
      (WatchedLog(without: "legacy").rows(0..<10), 0),
    ] {
      let (outcome, _) = try await watch(text)
      #expect(outcome.status == status, "\(outcome)")
      #expect(try outcome.events.last?["decision"]?.string == "hold", "\(outcome)")
    }
  }

  @Test func aTableIsTheStateAtTheEnd() async throws {
    let text = log.rows(0..<600) + log.rows(600..<1_200, failing: 10)
    let (outcome, _) = try await watch(text, ["--replay", "--format", "table", "--quiet", "--stage", "1"])
    #expect(outcome.status == 3)
    #expect(outcome.error.isEmpty)
    #expect(outcome.text.contains("ROLL BACK\n  error rate 5.1 % of 1,500 requests"), "\(outcome.text)")
    #expect(outcome.text.contains("next: all traffic to legacy: assay rollout --emergency"))
    #expect(!outcome.text.contains("\u{1B}"))
  }
}
