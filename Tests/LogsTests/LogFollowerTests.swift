import Columns
import Glibc
import Logs
import Testing

/// Growing logs: whole lines only, rotation, truncation, files that come and go.
@Suite struct LogFollowerTests {
  private let scratch = Scratch()
  private var log: GrowingLog { GrowingLog(path: scratch.path + "/app.log") }

  private func follower(_ paths: [String]? = nil, numbers: [String] = ["value"]) throws -> LogFollower {
    let sources = try LogSource.expandToFollow(paths ?? [log.path])
    return LogFollower(sources: sources, projection: projection(numbers: numbers), keepsRejectedText: true)
  }

  private func values(_ following: Following) -> [Double] {
    following.rows.compactMap { $0.numbers.first.map { Double(bitPattern: $0) } }
  }

  @Test func onlyWholeLinesAreRows() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,val")
    try found.look(&follower)
    log.append("ue\na,1\nb,2")
    try found.look(&follower)
    #expect(values(found) == [1])
    log.append("3\n\na,4")
    try found.look(&follower)
    #expect(values(found) == [1, 23])
    log.append("\r\n")
    try found.look(&follower)
    try found.look(&follower)
    #expect(values(found) == [1, 23, 4])
    #expect(found.rows.map(\.group) == ["a", "b", "a"])
    #expect(found.kinds == [.opened] && found.refusals.isEmpty)
    #expect(follower.inputs.map(\.path) == [log.path])
  }

  @Test func aCharacterMayComeInTwoParts() throws {
    var follower = try follower()
    var found = Following()
    let row = Array("기존,7\n".utf8)
    log.append("group,value\n한,1\n")
    for byte in row {
      log.append([byte])
      try found.look(&follower)
    }
    #expect(found.rows.map(\.group) == ["한", "기존"] && found.refusals.isEmpty)
  }

  @Test func newlinesInQuotesBelongToTheRow() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,value\nb,0\n\"two\n")
    try found.look(&follower)
    #expect(values(found) == [0])
    log.append("lin")
    try found.look(&follower)
    log.append("es\"\"\n\",1\n\"x\",2\n")
    try found.look(&follower)
    #expect(found.rows.map(\.group) == ["b", "two\nlines\"", "x"])
    #expect(values(found) == [0, 1, 2])
  }

  @Test func badRowsAreToldWithTheirLines() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,value\na,1\na,x\n")
    try found.look(&follower)
    log.append("a,1,2\n\na,3\nb")
    try found.look(&follower)
    log.append("\n")
    try found.look(&follower)
    #expect(
      found.refusals == [
        Reading.Refusal(line: 3, reason: .badNumber, text: "a,x"),
        Reading.Refusal(line: 4, reason: .fieldCount, text: "a,1,2"),
        Reading.Refusal(line: 7, reason: .fieldCount, text: "b"),
      ])
    #expect(values(found) == [1, 3])
  }

  @Test func aRotatedFileIsReadToItsEndFirst() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,value\na,1\n")
    try found.look(&follower)
    log.append("a,2\na,3\n")
    log.move(to: scratch.path + "/app.log.1")
    try found.look(&follower)
    // Nothing has taken its place yet, and what writes it may go on.
    GrowingLog(path: scratch.path + "/app.log.1").append("a,4\na,5")
    log.append("")
    try found.look(&follower)
    #expect(values(found) == [1, 2, 3, 4])
    #expect(found.kinds == [.opened, .vanished])
    // The columns of the new file stand in another order, below a header of its own.
    log.append("value,note,group\n6,x,b\n")
    try found.look(&follower)
    log.append("7,y,b\n")
    try found.look(&follower)
    #expect(values(found) == [1, 2, 3, 4, 5, 6, 7])
    #expect(found.rows.map(\.group) == ["a", "a", "a", "a", "a", "b", "b"])
    #expect(found.kinds == [.opened, .vanished, .replaced])
    #expect(found.refusals.isEmpty)
  }

  @Test func aTruncatedFileIsReadAgainFromItsStart() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,value\na,1\na,2\na,")
    try found.look(&follower)
    log.truncate()
    log.append("group,value\na,3\n")
    try found.look(&follower)
    // The last line has no newline and no value, as at the end of a file.
    #expect(values(found).map { $0.isNaN ? -1 : $0 } == [1, 2, -1, 3])
    #expect(found.kinds == [.opened, .truncated])
  }

  @Test func aFileThatIsLongerAfterItsTruncationIsKnown() throws {
    var follower = try follower()
    var found = Following()
    log.append("group,value\na,1\n")
    try found.look(&follower)
    log.truncate()
    log.append("group,value\nb,2\nb,3\nb,4\nb,5\n")
    try found.look(&follower)
    #expect(values(found) == [1, 2, 3, 4, 5])
    #expect(found.kinds == [.opened, .truncated])
  }

  @Test func aFileThatIsNotThereIsWaitedFor() throws {
    var follower = try follower()
    var found = Following()
    try found.look(&follower)
    try found.look(&follower)
    #expect(found.kinds == [.missing])
    log.append("group,value\na,1\n")
    try found.look(&follower)
    log.remove()
    try found.look(&follower)
    try found.look(&follower)
    #expect(found.kinds == [.missing, .opened, .vanished])
    log.append("group,value\na,2\n")
    try found.look(&follower)
    #expect(values(found) == [1, 2])
    #expect(found.kinds == [.missing, .opened, .vanished, .replaced])
  }

  @Test func severalFilesAreFollowed() throws {
    let old = GrowingLog(path: scratch.path + "/old.csv")
    let new = GrowingLog(path: scratch.path + "/new.jsonl")
    var follower = try follower(["legacy=\(old.path)", "canary=\(new.path)"])
    var found = Following()
    old.append("value\n1\n")
    try found.look(&follower)
    new.append("{\"value\":2}\n{\"value\":")
    old.append("3\n")
    try found.look(&follower)
    new.append("4}\n")
    try found.look(&follower)
    #expect(found.rows.map(\.group) == ["legacy", "legacy", "canary", "canary"])
    #expect(values(found) == [1, 3, 2, 4])
    #expect(follower.isAtEnd == false)
  }

  @Test func aKeyMayComeLater() throws {
    var follower = try follower(numbers: ["value", "confidence"])
    var found = Following()
    log.append("{\"message\":\"starting\"}\n")
    try found.look(&follower)
    #expect(found.kinds == [.incomplete] && found.rows.isEmpty)
    log.append("{\"group\":\"a\",\"value\":1}\n")
    try found.look(&follower)
    log.append("{\"group\":\"b\",\"value\":2,\"confidence\":0.5}\n")
    try found.look(&follower)
    #expect(found.kinds == [.incomplete, .opened])
    #expect(found.rows.map { $0.numbers.map { Double(bitPattern: $0) } }.last == [2, 0.5])
    // The line without a group is a row that was rejected.
    #expect(found.refusals.map(\.line) == [1])
  }

  @Test func theUnitOfDurationsMayBeToldByALaterRow() throws {
    let wanted = Projection(
      group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["latency"], flag: "--metric", isRequired: true), reading: .duration)
      ])
    for lines in [
      ["group,latency\n", "a,\n", "a,0.25s\n"],
      ["{\"group\":\"a\",\"latency\":null}\n", "{\"group\":\"a\",\"latency\":\"0.25s\"}\n"],
    ] {
      let path = scratch.path + "/units\(lines.count).log"
      let log = GrowingLog(path: path)
      var follower = LogFollower(sources: [LogSource(path: path)], projection: wanted)
      var found = Following()
      var known: [Bool] = []
      for line in lines {
        log.append(line)
        try found.look(&follower)
        known += follower.inputs.map { $0.columns.last?.isUnitKnown ?? false }
      }
      #expect(known == [false, true])
      #expect(values(found).last == 250)
    }
  }

  @Test func whatDoesNotGrowIsRefused() throws {
    for (name, bytes, form) in [
      ("a.json", Array("[\n{\"group\":\"a\"}\n".utf8), "a JSON array"),
      ("a.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0x0A, 1, 2, 3, 4], "an archive (gzip)"),
      ("a.zst", [0x28, 0xB5, 0x2F, 0xFD, 0x0A, 1, 2, 3], "an archive (zstd)"),
    ] as [(String, [UInt8], String)] {
      let path = scratch.file(name, bytes)
      #expect(throws: LogError.cannotFollow(path: path, form: form)) {
        var follower = try self.follower([path])
        var found = Following()
        try found.look(&follower)
      }
    }
  }

  @Test func aMissingColumnIsAnErrorAtOnce() throws {
    log.append("gruppe,value\n")
    #expect(throws: LogError.self) {
      var follower = try self.follower()
      var found = Following()
      try found.look(&follower)
    }
  }

  @Test func aPipeIsReadAsItComesAndEnds() throws {
    let pipe = GrowingPipe()
    var follower = try follower([pipe.path])
    var found = Following()
    try found.look(&follower)
    pipe.append("group,value\na,1\na,".utf8)
    try found.look(&follower)
    #expect(values(found) == [1] && !follower.isAtEnd)
    pipe.append("2".utf8)
    pipe.end()
    try found.lookToTheEnd(&follower)
    #expect(values(found) == [1, 2] && follower.isAtEnd)
    #expect(found.kinds == [.opened, .ended])
  }

  @Test func aGreatBacklogIsReadInPieces() throws {
    let row = "a,1.5\n"
    log.append("group,value\n" + String(repeating: row, count: 3_000_000))
    var follower = try follower()
    let first = try follower.poll { $0.count }
    #expect(first.isBehind)
    var rows = first.blocks.reduce(0) { $0 + $1.partial }
    #expect(rows < 2_000_000)
    while true {
      let next = try follower.poll { $0.count }
      rows += next.blocks.reduce(0) { $0 + $1.partial }
      if !next.isBehind { break }
    }
    #expect(rows == 3_000_000)
  }
}
