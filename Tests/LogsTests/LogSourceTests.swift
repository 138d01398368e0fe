import Glibc
import Logs
import Testing

@Suite struct LogSourceTests {
  @Test func aWordBeforeTheSignIsTheGroup() throws {
    let scratch = Scratch()
    let old = scratch.file("old.jtl", "x")
    let strange = scratch.file("a=b.csv", "x")
    let sources = try LogSource.expand(["legacy=\(old)", strange, "-"])
    #expect(
      sources == [LogSource(path: old, group: "legacy"), LogSource(path: strange), LogSource(path: "-")])
    #expect(LogSource(parsing: "legacy=-") == LogSource(path: "-", group: "legacy"))
    #expect(LogSource(parsing: "logs/a=b.csv") == LogSource(path: "logs/a=b.csv"))
    #expect(LogSource(parsing: "=b.csv") == LogSource(path: "=b.csv"))
  }

  @Test func aFolderGivesItsLogsByName() throws {
    let scratch = Scratch()
    let folder = scratch.folder("logs")
    for name in ["b.csv", "a.JSONL", "c.log.gz", ".hidden.csv", "picture.png", "Z.tsv"] {
      _ = scratch.file("logs/" + name, name)
    }
    _ = scratch.folder("logs/inner.csv")
    let expected = ["Z.tsv", "a.JSONL", "b.csv", "c.log.gz"].map { folder + "/" + $0 }
    #expect(try LogSource.expand([folder]).map(\.path) == expected)
    #expect(try LogSource.expand([folder + "/"]).map(\.path) == expected)
    #expect(try LogSource.expand(["new=" + folder]).allSatisfy { $0.group == "new" })
    let empty = scratch.folder("empty")
    #expect(throws: LogError.folderWithoutLogs(path: empty)) { try LogSource.expand([empty]) }
  }

  @Test func aPatternGivesWhatItMatches() throws {
    let scratch = Scratch()
    for name in ["2.csv", "10.csv", "x.json"] { _ = scratch.file(name, name) }
    let pattern = scratch.path + "/*.csv"
    let expected = ["10.csv", "2.csv"].map { scratch.path + "/" + $0 }
    #expect(try LogSource.expand([pattern]).map(\.path) == expected)
    #expect(try LogSource.expand(["new=" + pattern]).map(\.group) == ["new", "new"])
    #expect(throws: LogError.noMatch(pattern: scratch.path + "/*.tsv")) {
      try LogSource.expand([scratch.path + "/*.tsv"])
    }
    // A file whose name looks like a pattern is that file.
    let star = scratch.file("[1].csv", "star")
    #expect(try LogSource.expand([star]).map(\.path) == [star])
  }

  @Test func aFileThatIsNamedTwiceIsRefused() throws {
    let scratch = Scratch()
    let path = scratch.file("a.csv", "x")
    let link = scratch.path + "/link.csv"
    unsafe symlink(path, link)
    #expect(throws: LogError.repeatedFile(first: path, second: link)) {
      try LogSource.expand([path, "new=" + link])
    }
    #expect(throws: LogError.repeatedFile(first: "-", second: "-")) { try LogSource.expand(["-", "-"]) }
  }

  @Test func aWrongNameIsSetRight() throws {
    let scratch = Scratch()
    let path = scratch.file("canary.csv", "x")
    let wrong = scratch.path + "/canray.csv"
    #expect(throws: LogError.noSuchFile(path: wrong, nearest: path)) { try LogSource.expand([wrong]) }
    #expect(throws: LogError.noSuchFile(path: "/nowhere/at/all", nearest: nil)) {
      try LogSource.expand(["/nowhere/at/all"])
    }
  }
}
