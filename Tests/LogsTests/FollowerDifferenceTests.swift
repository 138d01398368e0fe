import Columns
import Logs
import TestSupport
import Testing

/// The law of the follower: the same bytes give the rows that the reader gives, wherever they are cut.
@Suite struct FollowerDifferenceTests {
  private func follow(
    _ parts: [ArraySlice<UInt8>], _ projection: Projection, pieceSize: Int = 1 << 20
  ) throws -> Following {
    let pipe = GrowingPipe()
    var follower = LogFollower(
      sources: [LogSource(path: pipe.path)], projection: projection, keepsRejectedText: true,
      pieceSize: pieceSize)
    var found = Following()
    for part in parts {
      pipe.append(part)
      try found.look(&follower)
    }
    pipe.end()
    try found.lookToTheEnd(&follower)
    return found
  }

  private func check(_ bytes: [UInt8], _ projection: Projection, everywhere: Bool = true) async throws {
    let scratch = Scratch()
    let whole: Reading
    do throws(LogError) {
      whole = try await Reading.of([LogSource(path: scratch.file("log", bytes))], projection)
    } catch {
      // A quote that stays open is an error of the reader and a rejected row of the follower.
      guard case .unclosedQuote = error else { throw error }
      return
    }
    func expect(_ found: Following, _ what: String) {
      #expect(found.rows == whole.rows, "\(what)")
      #expect(found.refusals == whole.refusals, "\(what)")
      #expect(found.blankRows == whole.blankRows, "\(what)")
    }
    if everywhere {
      for cut in bytes.indices {
        expect(try follow([bytes[..<cut], bytes[cut...]], projection), "cut at \(cut)")
      }
    }
    for size in [1, 2, 3, 7, 64] {
      let parts = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
      expect(try follow(parts, projection), "parts of \(size)")
      expect(try follow([bytes[...]], projection, pieceSize: size), "pieces of \(size)")
    }
  }

  @Test(arguments: BlockCutTests.tricky)
  func everyCutGivesTheReadersRows(_ text: String) async throws {
    let wanted = Projection(
      group: ColumnChoice(names: ["group", "gr\nou\np"], flag: "--group", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["value", "va\"lue"], flag: "--metric", isRequired: true),
          reading: .number)
      ])
    try await check(Array(text.utf8), wanted)
  }

  @Test func everyCutOfJSONLinesGivesTheReadersRows() async throws {
    let text = """
      {"group":"a","value":1}

      {"group":"b, \\"","value":2,"x":{"y":[1,2]}}\r
      not json
      {"group":"한글","value":"3"}
      {"group":"a"}
      {"value":4,"group":"a"}
      {"group":"a","value":3}
      """
    try await check(Array(text.utf8), projection(numbers: ["value"]))
    try await check(Array((text + "\n{\"group\":\"a\",\"va").utf8), projection(numbers: ["value"]))
  }

  @Test func hostileTextsGiveTheReadersRows() async throws {
    var compared = 0
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let text = HostileText(using: &random, pieces: 60, longest: 40)
      // An old Macintosh's rows end in carriage returns, which no growing log does.
      guard text.newline != 0x0D else { continue }
      compared += 1
      let wanted = projection(group: [text.names[0]], numbers: [text.names[1]])
      try await check(text.bytes, wanted, everywhere: seed % 10 == 0)
    }
    #expect(compared > 50)
  }
}
