import Columns
import Logs
import TestSupport
import Testing

@Suite struct DelimitedParserTests {
  @Test func agreesWithPython() async throws {
    for reference in try Reference("delimited_rows").cases {
      let text = reference.value["text"]?.string ?? ""
      let names = (reference.value["names"]?.array ?? []).compactMap(\.string)
      let rows = (reference.value["rows"]?.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
      let scratch = Scratch()
      let sources = [LogSource(path: scratch.file("log.csv", text))]
      for (column, name) in names.enumerated() {
        for blockSize in [50, 1 << 20] {
          let reading = try await Reading.of(sources, projection(group: [name]), blockSize: blockSize)
          #expect(reading.rows.map(\.group) == rows.map { $0[column] }, "\(text.debugDescription)")
          #expect(reading.refusals.isEmpty)
        }
      }
    }
  }

  /// Random bytes of the letters that matter, against the naive parser.
  @Test(arguments: 0..<40)
  func agreesWithTheNaiveParser(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let scratch = Scratch()
    let letters = "aab,,\"\"\n\n\r".unicodeScalars.map(String.init)
    let words = [
      "\"a\"", "\"a,b\"", "\"\"", "a", "bb", ",", ",", ",", "\n", "\n", "\r\n", "\"a\"\"b\"", "\"a\n\"",
      "aaaaaaaaaa",
    ]
    for _ in 0..<100 {
      let columns = Int.random(in: 1...3, using: &random)
      // The first row is a plain one, so that nothing is told from a field that no name stands for.
      let header =
        ["group", "x", "y"].prefix(columns).joined(separator: ",") + "\n"
        + ["a", "a", "a"].prefix(columns).joined(separator: ",") + "\n"
      // Words make well-formed rows, with now and then a quote that turns everything round.
      let pieces = Bool.random(using: &random) ? letters : words + (Bool.random(using: &random) ? ["\""] : [])
      let length = Int.random(in: 0...200, using: &random)
      let bytes =
        Array(header.utf8)
        + (0..<length).flatMap { _ in Array((pieces.randomElement(using: &random) ?? "").utf8) }
      let sources = [LogSource(path: scratch.file("random.csv", bytes))]
      try await check(sources, bytes, blockSize: Int.random(in: 1...40, using: &random))
      try await check(sources, bytes, blockSize: Int.random(in: 64...400, using: &random))
      try await check(sources, bytes, blockSize: 1 << 20)
    }
  }

  /// Rows as a program writes them, quoted where they need it, by one of the delimiters and line ends.
  @Test(arguments: 0..<20)
  func readsWhatWasWritten(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(1_000 + seed))
    let scratch = Scratch()
    let texts = [
      "a", "b c", "x,y", "x;y", "x\ty", "x|y", "say \"hi\"", "two\nlines", "two\r\nlines", "한글", "\"", "",
    ]
    let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
    let lineEnd = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let names = ["one", "two", "three", "four"]
    let rows = (0..<300).map { _ in names.map { _ in texts.randomElement(using: &random) ?? "" } }
    let lines = ([names] + rows).map { row in
      row.map { text in
        let needsQuotes =
          text.utf8.contains { "\"\r\n,;\t|".utf8.contains($0) } || Bool.random(using: &random)
        return needsQuotes
          ? "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\"" : text
      }.joined(separator: delimiter)
    }
    let sources = [LogSource(path: scratch.file("log.csv", lines.joined(separator: lineEnd) + lineEnd))]
    for (column, name) in names.enumerated() {
      let blockSize = Int.random(in: 1...4_000, using: &random)
      let reading = try await Reading.of(sources, projection(group: [name]), threads: 2, blockSize: blockSize)
      #expect(reading.rows.map(\.group) == rows.map { $0[column] }.filter { !$0.isEmpty })
      #expect(reading.refusals.allSatisfy { $0.reason == .missingGroup })
      let blank = rows.count { $0.allSatisfy(\.isEmpty) }
      #expect(reading.blankRows == blank)
      #expect(reading.refusals.count == rows.count { $0[column].isEmpty } - blank)
    }
  }

  @Test func rowsThatAreLongerThanABlockAreRead() async throws {
    let scratch = Scratch()
    let long = String(repeating: "x", count: 10 << 20)
    let text = "group,value\na,1\n\(long),2\n\"\(long)\n\",3\nb,4\n"
    let sources = [LogSource(path: scratch.file("log.csv", text))]
    let reading = try await Reading.of(sources, projection(numbers: ["value"]), threads: 2)
    #expect(reading.rows.map(\.group) == ["a", long, long, "b"])
    await #expect(throws: LogError.rowTooLong(path: sources[0].path, line: 3, limit: 1 << 20)) {
      try await Reading.of(sources, projection(numbers: ["value"]), threads: 2, rowLimit: 1 << 20)
    }
  }

  @Test func bytesThatAreNotTextRejectTheirRowAlone() async throws {
    let scratch = Scratch()
    let bad = Array("group,value\n한글,1\nx".utf8) + [0xFF] + Array(",2\n글,3\n".utf8)
    let sources = [LogSource(path: scratch.file("log.csv", bad))]
    let reading = try await Reading.of(sources, projection(numbers: ["value"]))
    #expect(reading.rows.map(\.group) == ["한글", "글"])
    #expect(reading.refusals.map(\.reason) == [.invalidText])
    #expect(reading.refusals.map(\.line) == [3])
  }

  private func check(_ sources: [LogSource], _ bytes: [UInt8], blockSize: Int) async throws {
    let naive = NaiveTable(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    if let line = naive.openLine {
      await #expect(throws: LogError.unclosedQuote(path: sources[0].path, line: line), "\(text)") {
        try await Reading.of(sources, projection(), threads: 2, blockSize: blockSize)
      }
      return
    }
    let reading = try await Reading.of(sources, projection(), threads: 2, blockSize: blockSize)
    var groups: [String] = []
    var refusals: [Reading.Refusal] = []
    var blankRows = 0
    for row in naive.rows {
      let source = String(decoding: row.text, as: UTF8.self)
      switch row.outcome {
      case .row(let fields):
        let group = trimmed(String(decoding: fields[0], as: UTF8.self))
        if group.isEmpty {
          refusals.append(Reading.Refusal(line: row.line, reason: .missingGroup, text: source))
        } else {
          groups.append(group)
        }
      case .blank: blankRows += 1
      case .refused(let reason):
        refusals.append(Reading.Refusal(line: row.line, reason: reason, text: source))
      }
    }
    #expect(reading.rows.map(\.group) == groups, "\(text.debugDescription), block size \(blockSize)")
    #expect(reading.blankRows == blankRows, "\(text.debugDescription), block size \(blockSize)")
    #expect(reading.refusals == refusals, "\(text.debugDescription), block size \(blockSize)")
  }

  private func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, " \t\r\n".unicodeScalars.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, " \t\r\n".unicodeScalars.contains(last) { scalars.removeLast() }
    return String(scalars)
  }
}
