import Foundation
import TestSupport
import Testing

/// Every file of `Fixtures/hostile`, read by the program: the stated answer or a clear refusal, and never a crash.
@Suite struct HostileInputTests {
  static let levels = ["point", "significant", "bound"]

  @Test func everyHostileFileIsInTheTable() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: fixturePath("hostile")).sorted()
    #expect(files == HostileCase.all.map(\.file).sorted())
  }

  @Test(arguments: HostileCase.all)
  func analyzeAnswersOrRefuses(_ hostile: HostileCase) async throws {
    let folder = try TemporaryFolder()
    let path = fixturePath("hostile/\(hostile.file)")
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--format", "json", "--rejects", folder("rejects.csv"), path])
    #expect(!outcome.crashed, "\(outcome)")
    switch hostile.answer {
    case .numbers:
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.error == "", "\(outcome)")
      try expectEveryRow(of: hostile, in: outcome, rejects: folder)
    case .refusal(let texts):
      #expect(outcome.status == 2, "\(outcome)")
      #expect(outcome.output.isEmpty, "\(outcome)")
      for text in texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    }
  }

  @Test(arguments: HostileCase.all)
  func strataAndReportsAnswerOrRefuse(_ hostile: HostileCase) async throws {
    let folder = try TemporaryFolder()
    let path = fixturePath("hostile/\(hostile.file)")
    for arguments in [
      ["analyze", "--stratify", "day", "--novelty"], ["report", "--folder", folder("reports")],
    ] {
      let outcome = try await Program.run(arguments + ["--quiet", path])
      #expect(!outcome.crashed && [0, 2].contains(outcome.status), "\(arguments) \(outcome)")
    }
  }

  @Test(arguments: HostileCase.all.filter { !$0.rejected.isEmpty && $0.rejected.count < $0.rows })
  func rejectedRowsAreListedWithTheirLines(_ hostile: HostileCase) async throws {
    let folder = try TemporaryFolder()
    let path = fixturePath("hostile/\(hostile.file)")
    let outcome = try await Program.run(
      [
        "analyze", "--quiet", "--format", "json", "--max-rejected", "1", "--rejects", folder("rejects.csv"),
        path,
      ])
    #expect(outcome.status == 0, "\(outcome)")
    try expectEveryRow(of: hostile, in: outcome, rejects: folder)
  }

  @Test(arguments: HostileCase.all, levels)
  func brokenDataNeverPassTheLastGate(_ hostile: HostileCase, _ level: String) async throws {
    let path = fixturePath("hostile/\(hostile.file)")
    let outcome = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--evidence", level, path])
    #expect(!outcome.crashed, "\(outcome)")
    #expect([0, 1, 2].contains(outcome.status), "\(outcome)")
    if hostile.promotes.contains(level) {
      #expect(outcome.status == 0, "\(hostile.reason): \(outcome)")
      #expect(try outcome.json["decision"]?.string == "promote")
    } else {
      #expect(outcome.status != 0, "\(outcome)")
    }
    if outcome.status == 1 {
      #expect(try outcome.json["decision"]?.string == "hold")
      #expect(try outcome.json["reason"]?.string?.isEmpty == false)
    }
    if outcome.status == 2 {
      #expect(outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.error.hasPrefix("assay: "), "\(outcome)")
      #expect(!outcome.error.contains("Fatal error"), "\(outcome)")
    }
    if case .refusal = hostile.answer { #expect(outcome.status == 2, "\(outcome)") }
  }

  @Test func aLogWithoutRowsIsNamed() async throws {
    let outcome = try await Program.run(["analyze", "--quiet", fixturePath("hostile/header_only.csv")])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("header_only.csv"), "\(outcome)")
  }

  @Test func whenEveryRowIsRejectedThatIsSaid() async throws {
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--max-rejected", "1", fixturePath("hostile/all_rows_bad.csv")])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("--rejects"), "\(outcome)")
    #expect(!outcome.error.contains("--from"), "\(outcome)")
  }

  @Test func whatBecameOfRowsOfWhichNoneIsLeftIsSaid() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file(
      "old.csv",
      "group,timestamp,response_time_ms\nlegacy,2025-10-22T00:00:00Z,1\ncanary,2025-10-22T00:00:00Z,2\n,,\nx,y,z\n"
    )
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--from", "2026-01-01", "--max-rejected", "0.5", log])
    #expect(outcome.status == 2)
    #expect(
      outcome.error.contains(
        "2 outside the time range, 1 blank, 1 that cannot be read; see --from and --to; --rejects"),
      "\(outcome)")
  }

  @Test func oneGroupAmongRejectedRowsIsNotAllThatIsSaid() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("few.csv", "group,response_time_ms\nlegacy,1\n,2\n,3\nlegacy,4\n,x\n")
    let outcome = try await Program.run(["analyze", "--quiet", log])
    #expect(outcome.status == 2)
    for text in ["one group only, 'legacy'", "3 of 5 rows", "3 missing_group", "--rejects", "--group"] {
      #expect(outcome.error.contains(text), "\(outcome)")
    }
    #expect(
      !(try await Program.run(["analyze", "--quiet", fixturePath("hostile/one_group.csv")])).error
        .contains("cannot be read"))
  }

  /// A canary whose response times are all below 0 is "190 % better".
  @Test(arguments: levels)
  func impossibleResponseTimesNeverPass(_ level: String) async throws {
    let folder = try TemporaryFolder()
    let rows = (0..<400).map { row in
      row % 2 == 0 ? "canary,-\(100 + row % 7),true\n" : "legacy,\(100 + row % 11),true\n"
    }
    let log = try folder.file("negative.csv", "group,response_time_ms,success\n" + rows.joined())
    let outcome = try await Program.run(
      ["decide-stage5", "--quiet", "--format", "json", "--evidence", level, log])
    #expect(outcome.status == 2 && outcome.error.contains("negative_duration"), "\(outcome)")
  }

  /// One column name of a megabyte: binary data, or a log without line ends.
  @Test func aHostileHeaderIsNotPrintedWhole() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("zero.csv", [UInt8](repeating: 0, count: 1 << 20))
    let outcome = try await Program.run(["analyze", "--quiet", log])
    #expect(outcome.status == 2 && !outcome.crashed)
    #expect(outcome.error.utf8.count < 10_000, "\(outcome.error.utf8.count) bytes")
    let wide = try folder.file("wide.csv", (0..<5000).map { "c\($0)" }.joined(separator: ",") + "\n1\n")
    let columns = try await Program.run(["analyze", "--quiet", wide])
    #expect(columns.status == 2 && columns.error.utf8.count < 10_000, "\(columns.error.utf8.count) bytes")
  }

  /// `rows_read = rows_used + rows_excluded + rows_rejected`, as counted outside, and each rejected row listed.
  private func expectEveryRow(of hostile: HostileCase, in outcome: Outcome, rejects: TemporaryFolder) throws {
    let document = try outcome.json
    func count(_ key: String) -> Int? { document["data"]?[key]?.integer }
    #expect(count("rows_read") == hostile.rows)
    #expect(count("rows_rejected") == hostile.rejected.count)
    #expect(count("rows_excluded") == hostile.blank)
    #expect(document[path: "data.excluded_by_reason.blank_row"]?.integer ?? 0 == hostile.blank)
    #expect(count("rows_used") == hostile.rows - hostile.rejected.count - hostile.blank)
    #expect(document[path: "inputs.0.rows"]?.integer == hostile.rows)
    if case .object(let reasons)? = document[path: "data.rejected_by_reason"] {
      #expect(reasons.values.compactMap(\.integer).reduce(0, +) == hostile.rejected.count)
    }
    let lines = try rejects.bytes("rejects.csv").split(separator: UInt8(ascii: "\n"))
    #expect(lines.first.map { String(decoding: $0, as: UTF8.self) } == "file,line,reason,row")
    let path = fixturePath("hostile/\(hostile.file)") + ","
    let listed = lines.dropFirst().map { line in
      String(decoding: line, as: UTF8.self).replacingOccurrences(of: path, with: "").prefix { $0 != "," }
    }
    #expect(listed.map { Int($0) } == hostile.rejected.map { Int?($0) })
  }
}
