import Foundation
import Glibc
import TestSupport
import Testing

/// `assay watch` on logs that grow while it runs.
@Suite struct WatchLiveTests {
  private let log = WatchedLog()

  private func start(_ folder: TemporaryFolder, _ options: [String] = []) throws -> RunningProgram {
    try RunningProgram(["watch", "app.log", "--interval", "1s"] + options, in: folder.path)
  }

  @Test func aBreachIsToldAsItIsWritten() async throws {
    let folder = try TemporaryFolder()
    try folder.append("app.log", log.rows(0..<600))
    let program = try start(folder, ["--metrics-file", "assay.prom"])
    try await program.wait(for: "started")
    try await program.wait("all is read") { _ in try folder.text("assay.prom").contains("fate=\"used\"} 6000")
    }
    #expect(try folder.text("assay.prom").contains("assay_verdict{decision=\"promote\"} 1"))
    try folder.append("app.log", log.rows(600..<900, failing: 10))
    let outcome = try await program.end()
    #expect(outcome.status == 3, "\(outcome)")
    #expect(try outcome.kinds == ["started", "warning", "roll_back", "ended"])
    #expect(outcome.error.contains("time = timestamp"), "\(outcome)")
  }

  @Test func aBreachOfThePastIsNoNews() async throws {
    let folder = try TemporaryFolder()
    let past = log.rows(0..<600) + log.rows(600..<1_200, failing: 10) + log.rows(1_200..<2_400)
    try folder.append("app.log", past)
    let program = try start(folder, ["--metrics-file", "assay.prom"])
    try await program.wait("all is read") { _ in
      try folder.has("assay.prom") && folder.text("assay.prom").contains("fate=\"used\"} 24000")
    }
    program.send(SIGTERM)
    let outcome = try await program.end()
    #expect(outcome.status == 0 && !outcome.crashed, "\(outcome)")
    #expect(try outcome.kinds == ["started", "ended"])
    #expect(try outcome.events.last?["decision"]?.string == "promote")
  }

  @Test func rotationAndTruncationLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let program = try start(folder, ["--metrics-file", "assay.prom"])
    func used(_ count: Int) async throws {
      try await program.wait("\(count) rows used") { _ in
        try folder.text("assay.prom").contains("fate=\"used\"} \(count)\n")
      }
    }
    try await program.wait(for: "log")
    try folder.append("app.log", log.rows(0..<300))
    try await used(3_000)
    try folder.append("app.log", log.rows(300..<310))
    try folder.move("app.log", to: "app.log.1")
    try folder.append("app.log.1", log.rows(310..<320))
    let csv = WatchedLog(isCSV: true)
    try folder.append("app.log", WatchedLog.header + csv.rows(320..<400))
    try await program.wait(for: "log", times: 2)
    try await used(4_000)
    let cut = unsafe truncate(folder("app.log"), 0)
    #expect(cut == 0)
    try await program.wait(for: "log", times: 3)
    try folder.append("app.log", WatchedLog.header + csv.rows(400..<450))
    try await used(4_500)
    program.send(SIGINT)
    let outcome = try await program.end()
    #expect(outcome.status == 0, "\(outcome)")
    let details = try outcome.events.filter { $0["kind"]?.string == "log" }.compactMap {
      $0["detail"]?.string
    }
    #expect(details.contains { $0.contains("waiting for it") })
    #expect(details.contains { $0.contains("rotated") })
    #expect(details.contains { $0.contains("cut short") })
    #expect(try outcome.events.last?["rows"]?["read"]?.double == 4_500)
  }

  @Test func aPipeIsFollowedToItsEnd() async throws {
    let folder = try TemporaryFolder()
    try folder.file("log", log.rows(0..<600) + log.rows(600..<900))
    let outcome = try await Program.shell(
      "(head -c 300000 log; sleep 0.5; tail -c +300001 log) | \"$assay\" watch -", in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.kinds == ["started", "log", "ended"])
    #expect(try outcome.events.last?["rows"]?["used"]?.double == 9_000)
  }

  @Test func anInterruptedWatchThatHasFiredEndsWithThree() async throws {
    let folder = try TemporaryFolder()
    try folder.append("app.log", log.rows(0..<600) + log.rows(600..<1_200, failing: 10))
    let program = try start(folder, ["--keep-going"])
    try await program.wait(for: "roll_back")
    program.send(SIGINT)
    let outcome = try await program.end()
    #expect(outcome.status == 3 && !outcome.crashed, "\(outcome)")
    #expect(try outcome.kinds.last == "ended")
  }

  @Test func anArchiveCannotBeFollowed() async throws {
    let folder = try TemporaryFolder()
    try folder.file("log", log.rows(0..<10))
    let outcome = try await Program.shell("gzip log; \"$assay\" watch log.gz", in: folder.path)
    #expect(outcome.status == 2 && outcome.error.contains("--replay"), "\(outcome)")
  }

  @Test func aClosedReaderIsSuccess() async throws {
    let folder = try TemporaryFolder()
    try folder.append("app.log", log.rows(0..<600) + log.rows(600..<1_200, failing: 10))
    let outcome = try await Program.shell(
      "\"$assay\" watch --replay app.log | true; echo ${PIPESTATUS[0]}", in: folder.path)
    #expect(outcome.text == "0\n" || outcome.text == "3\n", "\(outcome)")
  }
}
