import Foundation
import TestSupport
import Testing

/// Where answers go: closed pipes, full disks, files that are replaced whole or not at all.
@Suite struct OutputTests {
  private static let log = fixturePath("logs/gateway.csv")

  @Test(arguments: [
    "analyze --format json", "analyze", "decide-stage5", "decide-stage5 --format json", "--help",
    "analyze --help", "power mean --effect-size 0.5 --format json",
  ])
  func aReaderThatIsGoneIsASuccess(_ arguments: String) async throws {
    let log = arguments.contains("help") || arguments.hasPrefix("power") ? "" : "--quiet \"\(Self.log)\""
    // The reader ends at once; a moment later nobody reads the pipe any more.
    let outcome = try await Program.shell(
      "(sleep 0.3; exec \"$assay\" \(arguments) \(log)) | true; echo ${PIPESTATUS[0]}")
    #expect(outcome.text == "0\n", "\(outcome)")
    #expect(outcome.error == "", "\(outcome)")
  }

  @Test func aReaderThatTakesAFewBytesIsASuccess() async throws {
    let outcome = try await Program.shell(
      "\"$assay\" analyze --quiet --format json \"\(Self.log)\" | head -c 10 | wc -c; echo ${PIPESTATUS[0]}")
    #expect(
      outcome.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == ["10", "0"])
    #expect(outcome.error == "")
  }

  @Test(arguments: [
    "analyze --format json", "decide-stage5 --format json", "power mean --effect-size 0.5 --format json",
    "--help", "--version",
  ])
  func aFullDiskOnStandardOutputIsAnError(_ arguments: String) async throws {
    let log = arguments.hasPrefix("-") || arguments.hasPrefix("power") ? "" : "--quiet \"\(Self.log)\""
    let outcome = try await Program.shell("\"$assay\" \(arguments) \(log) > /dev/full")
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.error.contains("No space left on device"), "\(outcome)")
  }

  /// The device is named through a link in a folder of our own: nothing that is tried here can harm the device.
  @Test(arguments: ["--output", "--rejects", "--summary-output"])
  func aFullDiskUnderAFileIsAnError(_ flag: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: folder("full"), withDestinationPath: "/dev/full")
    let outcome = try await Program.run([
      "analyze", "--quiet", "--format", "json", flag, folder("full"), Self.log,
    ])
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.error.contains(folder("full")), "\(outcome)")
    #expect(outcome.error.contains("No space left on device"), "\(outcome)")
    let kept = try? FileManager.default.destinationOfSymbolicLink(atPath: folder("full"))
    #expect(kept == "/dev/full", "the link is replaced")
    #expect(folder.names == ["full"])
  }

  @Test func anAnswerIntoANamedPipeGoesThrough() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell(
      """
      mkfifo pipe && (sleep 10 > pipe & timeout 5 cat pipe > read & wait %2) &
      sleep 0.3; timeout 5 "$assay" analyze --quiet --format json --output pipe "\(Self.log)"; s=$?; sleep 0.3
      test -p pipe && echo still a pipe; exit $s
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.text.contains("still a pipe"), "\(outcome)")
  }

  @Test func aLinkKeepsPointingAtTheAnswer() async throws {
    let folder = try TemporaryFolder()
    try folder.file("real.json", "old")
    try FileManager.default.createSymbolicLink(atPath: folder("link.json"), withDestinationPath: "real.json")
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--format", "json", "--output", folder("link.json"), Self.log])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try folder.text("real.json").contains("assay-analysis/1"))
    #expect(folder.names == ["link.json", "real.json"])
  }

  @Test func foldersOnTheWayAreMade() async throws {
    let folder = try TemporaryFolder()
    let path = folder("a/b/answer.json")
    let outcome = try await Program.run([
      "analyze", "--quiet", "--format", "json", "--output", path, Self.log,
    ])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.isEmpty && outcome.error.isEmpty, "\(outcome)")
    let printed = try await Program.run(["analyze", "--quiet", "--format", "json", Self.log])
    #expect(try folder.bytes("a/b/answer.json") == printed.output)
  }

  @Test func withoutQuietTheFileIsNamed() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run([
      "analyze", "--format", "json", "--output", folder("a.json"), Self.log,
    ])
    #expect(outcome.error.contains(folder("a.json")), "\(outcome)")
    #expect(outcome.error.contains("group = group"), "\(outcome)")
    #expect(outcome.error.contains("unit = user_id"), "\(outcome)")
  }

  @Test func anOldAnswerIsReplacedWholeOrNotAtAll() async throws {
    let folder = try TemporaryFolder()
    try folder.file("a.json", "old")
    let failed = try await Program.run(
      [
        "analyze", "--quiet", "--format", "json", "--output", folder("a.json"),
        fixturePath("hostile/ragged.csv"),
      ])
    #expect(failed.status == 2)
    #expect(try folder.text("a.json") == "old")
    #expect(folder.names == ["a.json"])
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--format", "json", "--output", folder("a.json"), Self.log])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try JSONValue(parsing: folder.bytes("a.json"))["schema"]?.string == "assay-analysis/1")
    #expect(folder.names == ["a.json"])
  }

  @Test func aHoldIsWrittenToo() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run([
      "decide-stage5", "--quiet", "--format", "json", "--output", folder("d.json"),
      fixturePath("logs/gateway_worse.csv"),
    ])
    #expect(outcome.status == 1, "\(outcome)")
    #expect(try JSONValue(parsing: folder.bytes("d.json"))["decision"]?.string == "hold")
  }

  @Test(arguments: ["--output", "--rejects", "--summary-output"])
  func aLogIsNeverWrittenOver(_ flag: String) async throws {
    let folder = try TemporaryFolder()
    let content = try fixture("logs/gateway_null.csv")
    let log = try folder.file("a.csv", content)
    try FileManager.default.createSymbolicLink(atPath: folder("link.csv"), withDestinationPath: "a.csv")
    for path in [log, folder("./a.csv"), folder("link.csv")] {
      let outcome = try await Program.run(["analyze", "--quiet", "--format", "json", flag, path, log])
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.error.contains(flag), "\(outcome)")
      #expect(try folder.bytes("a.csv") == content)
    }
  }

  @Test func twoAnswersDoNotGoIntoOneFile() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      ["analyze", "--quiet", "--output", folder("a"), "--rejects", folder("a"), Self.log])
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.error.contains("--output") && outcome.error.contains("--rejects"), "\(outcome)")
    #expect(folder.names == [])
    // Through links of our own, so that nothing that is tried here can harm the device.
    for name in ["one", "two"] {
      try FileManager.default.createSymbolicLink(atPath: folder(name), withDestinationPath: "/dev/null")
    }
    let nowhere = try await Program.run(
      ["analyze", "--quiet", "--output", folder("one"), "--rejects", folder("two"), Self.log])
    #expect(nowhere.status == 0, "\(nowhere)")
    #expect(folder.names == ["one", "two"])
  }

  @Test func whereNoFileCanBe() async throws {
    let folder = try TemporaryFolder()
    try folder.file("plain", "a file")
    for path in [folder.path, folder("plain/answer.json"), "/proc/nowhere/answer.json"] {
      for flag in ["--output", "--rejects", "--summary-output"] {
        let outcome = try await Program.run(["analyze", "--quiet", "--format", "json", flag, path, Self.log])
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.error.contains(path), "\(outcome)")
      }
    }
    #expect(folder.names == ["plain"])
    #expect(try folder.text("plain") == "a file")
  }
}
