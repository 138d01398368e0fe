import Columns
import Glibc
import Logs
import Testing

/// What is broken is an error that says what, never a crash, a hang or an answer.
@Suite struct LogErrorTests {
  let scratch = Scratch()

  func error(_ bytes: some Sequence<UInt8>, _ wanted: Projection = projection()) async -> LogError? {
    await error(at: scratch.file("log", bytes), wanted)
  }

  func error(at path: String, _ wanted: Projection = projection()) async -> LogError? {
    do throws(LogError) {
      _ = try await Reading.of([LogSource(path: path)], wanted, threads: 2)
      return nil
    } catch {
      return error
    }
  }

  @Test func formatsThatAreNotReadAreNamed() async {
    let path = scratch.path + "/log"
    #expect(await error([0x04, 0x22, 0x4D, 0x18]) == .compressed(path: path, format: "lz4"))
    #expect(await error(Array("PK\u{3}\u{4}".utf8)) == .compressed(path: path, format: "zip"))
    #expect(await error([0xFF, 0xFE, 0x67, 0]) == .wideText(path: path))
  }

  @Test func nothingAtAllIsNoLog() async {
    let path = scratch.path + "/log"
    for text in ["", "\n", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n"] {
      #expect(await error(text.utf8) == .emptyLog(path: path))
    }
    #expect(await error(at: "/dev/null") == .emptyLog(path: "/dev/null"))
    #expect(await error("group\n".utf8) == nil)
  }

  @Test func whatIsNotAFileIsRefused() async {
    #expect(await error(at: scratch.path) == .cannotRead(path: scratch.path, code: EISDIR))
    let absent = scratch.path + "/absent"
    #expect(await error(at: absent) == .noSuchFile(path: absent, nearest: nil))
    #expect(await error(at: absent + "/log") == .noSuchFile(path: absent + "/log", nearest: nil))
  }

  @Test func aMissingColumnNamesItsFlagAndWhatIsThere() async {
    let missing = await error("grup,value\na,1\n".utf8)
    #expect(
      missing
        == .missingColumn(
          LogError.MissingColumn(
            path: scratch.path + "/log", names: ["group"], flag: "--group", available: ["grup", "value"],
            nearest: "grup")))
    let json = await error("{\"value\":1}\n".utf8)
    #expect(
      json
        == .missingColumn(
          LogError.MissingColumn(
            path: scratch.path + "/log", names: ["group"], flag: "--group", available: ["value"], nearest: nil
          )))
  }

  @Test func bytesWithoutSenseAreMissingAColumn() async {
    var random = SystemRandomNumberGenerator()
    for size in [1, 100, 3 << 20] {
      let noise = (0..<size).map { _ in UInt8.random(in: 1...33, using: &random) } + [0x41]
      #expect(await error([0x41] + noise) != nil, "\(noise.prefix(200))")
      #expect(await error([UInt8](repeating: 0, count: size)) != nil)
    }
  }

  @Test func anOpenQuoteIsAnErrorWithItsLine() async {
    let path = scratch.path + "/log"
    #expect(await error("group,x\na,1\n\nb,\"2\nc,3\n".utf8) == .unclosedQuote(path: path, line: 4))
    #expect(await error("\"group,x\na,1\n".utf8) == .unclosedQuote(path: path, line: 1))
    let rows = String(repeating: "a,1\n", count: 1_000_000)
    #expect(
      await error(("group,x\n" + rows + "\"a,1\n" + rows).utf8) == .unclosedQuote(path: path, line: 1_000_002)
    )
  }

  @Test func moreGroupsThanCanBeToldApartAreAnError() async {
    let path = scratch.path + "/log"
    let rows = (0..<65).map { "g\($0)\n" }.joined()
    #expect(await error(("group\n" + rows).utf8) == .tooManyGroups(path: path, column: "group"))
  }

  @Test func aFileThatShrinksIsAnError() async throws {
    let text = "group\n" + String(repeating: "a\n", count: 1_000)
    let path = scratch.file("shrinking", text)
    for threads in 1...2 {
      _ = scratch.file("shrinking", text)
      let reader = LogReader(
        sources: [LogSource(path: path)], projection: projection(), threads: threads,
        keepsRejectedText: false, blockSize: 100)
      await #expect(throws: LogError.self) {
        try await reader.read(summarise: { _ in unsafe truncate(path, 500) }) {
          (_) async throws(LogError) in
        }
      }
    }
  }

  @Test func theErrorOfTheLowestBlockWins() async {
    // Both rows are too long; whichever worker is first, the first row is named.
    let long = String(repeating: "x", count: 3_000)
    let path = scratch.file("long", "group\na\n\(long)\nb\n\(long)\n")
    for blockSize in [1, 64, 700, 2_000] {
      for threads in 1...3 {
        await #expect(throws: LogError.rowTooLong(path: path, line: 3, limit: 2_000)) {
          try await Reading.of(
            [LogSource(path: path)], projection(), threads: threads, blockSize: blockSize, rowLimit: 2_000)
        }
      }
    }
  }
}
