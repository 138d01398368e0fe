import TestSupport
import Testing

/// The times that reports are about: stages, ranges, all rows; and two of them at once.
@Suite struct ReportPeriodTests {
  static let log = fixturePath("logs/gateway.csv")
  static let stageLog = fixturePath("logs/gateway_stage1.csv")

  /// A plan that dates the first stages.
  static let plan = """
    {"experiment_name": "gateway", "canary": {"stages": [
      {"stage": 1, "percentage": 5, "start": "2025-10-22"},
      {"stage": 2, "percentage": 10, "start": "2025-10-24T00:00:00Z", "end": "2025-10-25"}
    ]}}
    """

  private func report(_ folder: TemporaryFolder, _ options: [String], log: String = log) async throws
    -> Outcome
  {
    try await Program.run(["report", log, "--folder", folder("out"), "--format", "json"] + options)
  }

  @Test(arguments: [
    ([], "all", "all", 4000),
    (["--from", "2025-10-23", "--to", "2025-10-25"], "range", "2025-10-23_2025-10-25", nil),
    (["--from", "2025-10-23", "--to", "2025-10-23"], "range", "2025-10-23", nil),
    (["--from", "2025-10-23T09:30:00Z"], "range", "from-2025-10-23T0930", nil),
    (["--to", "2025-10-23T09:30:15Z"], "range", "until-2025-10-23T093015", nil),
    (
      ["--from", "2025-10-23", "--to", "2025-10-25", "--time-zone", "+09:00"], "range",
      "2025-10-23T0900_2025-10-26T0900", nil
    ),
    (["--last", "24h"], "range", "2025-11-03T2350_2025-11-04T2350", nil),
  ])
  func periodsHaveTheirNames(_ options: [String], _ kind: String, _ label: String, _ rows: Int?) async throws
  {
    let folder = try TemporaryFolder()
    let outcome = try await report(folder, options)
    let json = try outcome.json
    #expect(json[path: "period.kind"]?.string == kind, "\(outcome)")
    #expect(json[path: "period.label"]?.string == label)
    #expect(folder.has("out/\(label)-experiment.json"), "\(folder.names)")
    if let rows { #expect(json[path: "analysis.data.rows_used"]?.integer == rows) }
    let analysis = try await Program.run(["analyze", Self.log, "--format", "json", "--quiet"] + options).json
    #expect(json[path: "analysis.data.rows_used"] == analysis[path: "data.rows_used"])
  }

  @Test(arguments: [
    (["--stage", "1", "--at", "24h"], "stage1-24h", "2025-10-22T00:00:00Z", "2025-10-23T00:00:00Z"),
    (["--stage", "1", "--at", "12h"], "stage1-12h", "2025-10-22T00:00:00Z", "2025-10-22T12:00:00Z"),
    (["--stage", "1", "--at", "90m"], "stage1-90m", "2025-10-22T00:00:00Z", "2025-10-22T01:30:00Z"),
    (["--stage", "1", "--at", "3d"], "stage1-72h", "2025-10-22T00:00:00Z", "2025-10-24T00:00:00Z"),
    (["--stage", "1"], "stage1", "2025-10-22T00:00:00Z", "2025-10-24T00:00:00Z"),
    (["--stage", "2"], "stage2", "2025-10-24T00:00:00Z", "2025-10-26T00:00:00Z"),
  ])
  func stagesAreDatedByThePlan(
    _ options: [String], _ label: String, _ from: String, _ to: String
  ) async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file("plan.json", Self.plan)
    let outcome = try await report(folder, options + ["--plan", plan])
    let json = try outcome.json
    #expect(json[path: "period.label"]?.string == label, "\(outcome)")
    #expect(json[path: "period.from"]?.string == from && json[path: "period.to"]?.string == to)
    #expect(json[path: "period.stage"]?.integer == Int(options[1]))
    #expect(json[path: "decision.gate"]?.string == "stage\(options[1])")
    #expect(folder.has("out/\(label)-gateway.html"))
    #expect(outcome.error.contains("from \(from) until \(to), \(label)"), "\(outcome)")
  }

  @Test(arguments: [
    (["--week", "2025-W43", "--stage", "1"], "--stage"),
    (["--week", "2025-W43", "--from", "2025-10-22"], "--from"),
    (["--week", "2025-W43", "--to", "2025-10-22"], "--to"),
    (["--week", "2025-W43", "--last", "1h"], "--last"),
    (["--stage", "1", "--from", "2025-10-22"], "--from"),
    (["--stage", "1", "--last", "1h"], "--last"),
    (["--at", "24h"], "--stage"),
    (["--week", "2025-W43", "--at", "24h"], "--stage"),
    (["--stage", "1", "--at", "24"], "--at"),
    (["--stage", "1", "--at", "0h"], "--at"),
    (["--stage", "1", "--at", "-3h"], "--at"),
    (["--stage", "1"], "\"start\": \"2025-10-22T09:00:00Z\""),
    (["--stage", "9"], "1, 2, 3, 4, 5"),
    (["--stage", "one"], "--stage"),
    (["--stage", "1", "--improvement", "0.2"], "--improvement"),
    (["--stage", "1", "--evidence", "significant"], "point and bound"),
    (["--load-test", "x.json"], "--stage"),
    (["--without-legacy"], "--stage"),
    (["--time-zone", "Mars/Phobos", "--week", "2025-W43"], "--time-zone"),
    (["--segment", "endpoint", "--segment", "endpoint"], "twice"),
    (["--segment", "none", "--segment", "endpoint"], "none"),
    (["--lang", "fr"], "--lang"),
    (["--folder", ""], "--folder"),
    (["--format", "pdf"], "--format"),
    (["--confidence", "95"], "--confidence"),
  ])
  func misuseIsRefused(_ options: [String], _ word: String) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await report(folder, options)
    #expect(outcome.status == 2 && outcome.output.isEmpty, "\(options): \(outcome)")
    #expect(outcome.error.contains(word), "\(options): \(outcome)")
    #expect(folder.names.isEmpty)
  }

  @Test func aPeriodWithoutRowsSaysWhichThereAre() async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file(
      "plan.json", #"{"canary": {"stages": [{"stage": 1, "percentage": 5, "start": "2026-01-01"}]}}"#)
    for (options, flag) in [
      (["--week", "2024-W10"], "--week 2024-W10"), (["--to", "2020-01-01"], "--from and --to"),
      (["--plan", plan, "--stage", "1"], "--stage 1"),
    ] {
      let outcome = try await report(folder, options)
      #expect(outcome.status == 2 && outcome.error.contains(flag), "\(outcome)")
      #expect(outcome.error.contains("2025-10-22T00:04:04.152Z"), "\(outcome)")
      #expect(outcome.error.contains("2025-11-04T23:50:37.637Z"), "\(outcome)")
    }
    // Nothing is read a second time that could not be.
    let piped = try await Program.run(
      ["report", "-", "--week", "2024-W10", "--folder", folder("out")],
      input: .pipe(try fixture("logs/gateway.csv")))
    #expect(piped.status == 2 && piped.error.contains("--week 2024-W10"), "\(piped)")
  }
}
