import Foundation
import TestSupport
import Testing

/// Which files are read, and what is said of those that cannot be.
@Suite struct InputNamingTests {
  private static let analyze = ["analyze", "--quiet", "--format", "json"]

  private func refused(_ arguments: [String], in folder: String? = nil, saying texts: String...) async throws
  {
    for command in [Self.analyze, ["decide-stage5", "--quiet", "--format", "json"]] {
      let outcome = try await Program.run(command + arguments, in: folder)
      #expect(outcome.status == 2 && !outcome.crashed, "\(outcome)")
      #expect(outcome.output.isEmpty, "\(outcome)")
      for text in texts { #expect(outcome.error.contains(text), "\(text) in \(outcome)") }
    }
  }

  @Test func aPathThatIsNotThere() async throws {
    try await refused(["/nowhere/at/all.csv"], saying: "/nowhere/at/all.csv", "no such file")
  }

  @Test func anEmptyPath() async throws {
    try await refused([""], saying: "no such file")
  }

  @Test func aFolderWithoutLogs() async throws {
    let folder = try TemporaryFolder()
    try folder.file("notes.md", "nothing here")
    try await refused([folder.path], saying: folder.path, "no log", ".csv")
  }

  @Test func devicesThatHoldNothing() async throws {
    try await refused(["/dev/null"], saying: "/dev/null", "empty")
  }

  @Test func aFileWhoseReadingFails() async throws {
    // Reading /proc/self/mem at 0 fails with EIO for anybody, root included.
    try await refused(["/proc/self/mem"], saying: "/proc/self/mem", "cannot be read")
  }

  @Test func aPatternWithoutFiles() async throws {
    let folder = try TemporaryFolder()
    try await refused([folder("*.csv")], saying: "*.csv", "no file")
  }

  @Test func theSameFileTwice() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("a.csv", fixture("logs/gateway.csv"))
    try FileManager.default.createSymbolicLink(atPath: folder("link.csv"), withDestinationPath: log)
    try FileManager.default.linkItem(atPath: log, toPath: folder("hard.csv"))
    try await refused([log, log], saying: "twice")
    try await refused([log, folder("./a.csv")], saying: "twice")
    try await refused([log, folder("link.csv")], saying: "same file", "twice")
    try await refused([log, folder("hard.csv")], saying: "same file", "twice")
    try await refused([log, folder.path], saying: "twice")
    try await refused(["-", "-"], saying: "twice")
  }

  @Test func aFolderAGlobAndSeveralFilesAreTheSame() async throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("a.csv", fixture("logs/gateway_null.csv"))
    let second = try folder.file("b.csv", fixture("logs/gateway_worse.csv"))
    try folder.file("notes.md", "not a log")
    let several = try await Program.run(Self.analyze + [first, second])
    #expect(several.status == 0, "\(several)")
    let document = try several.json
    // 900 rows each, by `wc -l` less the header.
    #expect(document[path: "data.rows_read"]?.integer == 1800)
    #expect(document["inputs"]?.array?.map { $0["rows"]?.integer } == [900, 900])
    #expect(document["inputs"]?.array?.map { $0["path"]?.string } == [first, second])
    for arguments in [[folder("*.csv")], [folder.path], [folder("?.csv")]] {
      let other = try await Program.run(Self.analyze + arguments)
      #expect(other.status == 0, "\(other)")
      #expect(other.output == several.output, "\(other)")
    }
  }

  @Test func oneFileForEachGroup() async throws {
    let folder = try TemporaryFolder()
    let lines = String(decoding: try fixture("logs/gateway.csv"), as: UTF8.self).split(separator: "\n")
    for name in ["legacy", "canary"] {
      // The fourth column is the group; it is cut out.
      let rows = lines.filter { $0.hasPrefix("timestamp") || $0.contains(",\(name),") }
      try folder.file(
        "\(name).csv",
        rows.map { row in
          let cells = row.split(separator: ",", omittingEmptySubsequences: false)
          return (cells[..<3] + cells[4...]).joined(separator: ",")
        }.joined(separator: "\n") + "\n")
    }
    let apart = try await Program.run(
      Self.analyze + ["legacy=legacy.csv", "canary=canary.csv"], in: folder.path)
    #expect(apart.status == 0, "\(apart)")
    let together = try await Program.run(Self.analyze + [fixturePath("logs/gateway.csv")])
    let metrics = try (apart.json.order(), together.json.order())
    #expect(differences(metrics.0, metrics.1, within: 1e-12) == [])
    #expect(try apart.json[path: "data.rows_read"]?.integer == 4000)
  }

  @Test func aFileThatNamesNoGroupBesideOneThatDoes() async throws {
    let folder = try TemporaryFolder()
    let bare = try folder.file("bare.csv", "user_id,response_time_ms\nu1,12\nu2,13\n")
    try await refused(
      ["legacy=\(fixturePath("logs/gateway.csv"))", bare], saying: "bare.csv", "--group")
  }

  @Test func standardInputNamedAndImplied() async throws {
    let bytes = try fixture("logs/gateway.csv")
    let named = try await Program.run(Self.analyze + ["-"], input: .pipe(bytes))
    let implied = try await Program.run(Self.analyze, input: .pipe(bytes))
    #expect(named.status == 0, "\(named)")
    #expect(named.output == implied.output)
    try await refused([], saying: "empty")
    try await refused(["-"], saying: "empty")
  }

  @Test func aNamedPipe() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell(
      """
      mkfifo pipe && (cat "$fixtures/logs/gateway.csv" > pipe &) && "$assay" analyze --quiet --format json pipe
      """, in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.json[path: "data.rows_read"]?.integer == 4000)
    let empty = try await Program.shell(
      "mkfifo pipe2 && (: > pipe2 &) && \"$assay\" analyze --quiet pipe2", in: folder.path)
    #expect(empty.status == 2 && empty.error.contains("empty"), "\(empty)")
  }

  @Test func aClosedStandardInputDoesNotHang() async throws {
    for arguments in ["analyze", "analyze -", "decide-stage5", "decide-stage5 --results -"] {
      let outcome = try await Program.shell("\"$assay\" \(arguments) <&-", limit: 20)
      #expect(outcome.status == 2, "\(outcome)")
      #expect(outcome.error.contains("assay: "), "\(outcome)")
    }
  }
}

extension JSONValue {
  /// Metrics and groups, the groups in the order of their names.
  fileprivate func order() -> JSONValue {
    func ordered(_ value: JSONValue) -> JSONValue {
      switch value {
      case .array(let values):
        .array(values.map(ordered).sorted { ($0["name"]?.string ?? "") < ($1["name"]?.string ?? "") })
      case .object(let members): .object(members.mapValues(ordered))
      default: value
      }
    }
    return .array([self["metrics"], self["groups"]].compactMap { $0 }.map(ordered))
  }
}
