import Columns
import Logs
import Testing

/// The law of the reader: the same bytes give the same rows, whatever the size of a block, the number of threads, and
/// whether they come from a file or a stream.
@Suite struct BlockCutTests {
  static let tricky = [
    "group,value\na,1\nb,2\na,3\n",
    "group,value\r\na,1\r\nb,2\r\n\r\n\r\na,3",
    "\u{FEFF}group,value\na,1\nb,2",
    "group;value\na;1,5\nb;2\n",
    "group\tvalue\r\n\"a\tb\"\t1\r\n\"c\"\"d\"\t2\r\n",
    "\n\n group ,\"value\"\na,1\n\n\n\nb,2\n\n",
    "group,value\n\"two\nlines\",1\n\"three\r\n\r\nlines\",2\nplain,3\n\"\n\",4\n\n\"\"\"\n\"\"\",5\n",
    "group,value\na,1,2\nb\n\"a\"x,1\nb,\"2\"y\na\"b,3\na\"\"b,4\n\"a\"\"\",5\n,6\nb,x\nlast",
    "\"gr\nou\np\",\"va\"\"lue\"\na,1\nb,2\n",
    "group,value\n",
    "group,value",
    "group,value\n\"\",\"\"\n\"a\",\"\"\n\"한글, \"\"글자\"\"\",\"7\"\n한글,8\n",
    "group|value\n\"|\"|1\n\"\"\"|\n\"\"\"|2\n",
  ]

  @Test(arguments: tricky)
  func everyCutGivesTheSameRows(_ text: String) async throws {
    let scratch = Scratch()
    let sources = [LogSource(path: scratch.file("log.csv", text))]
    let wanted = Projection(
      group: ColumnChoice(names: ["group", "gr\nou\np"], flag: "--group", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["value", "va\"lue"], flag: "--metric", isRequired: true),
          reading: .number)
      ])
    let whole = try await Reading.of(sources, wanted)
    for blockSize in 1...70 {
      for threads in 1...3 {
        let cut = try await Reading.of(sources, wanted, threads: threads, blockSize: blockSize)
        #expect(cut.content == whole.content, "block size \(blockSize), \(threads) threads")
      }
      let pipe = FilledPipe(text.utf8)
      var streamed = try await Reading.of(
        [LogSource(path: pipe.path)], wanted, threads: 2, blockSize: blockSize)
      var filed = try await Reading.of(sources, wanted, blockSize: blockSize)
      streamed.report.inputs[0].path = ""
      filed.report.inputs[0].path = ""
      #expect(streamed == filed, "stream, block size \(blockSize)")
    }
  }

  @Test func everyCutOfJSONLinesGivesTheSameRows() async throws {
    let text =
      "{\"group\":\"a\",\"value\":1}\n\n{\"group\":\"b, \\\"\",\"value\":2}\r\nnot json\n{\"group\":\"a\",\"value\":3}"
    let scratch = Scratch()
    let sources = [LogSource(path: scratch.file("log.jsonl", text))]
    let wanted = projection(numbers: ["value"])
    let whole = try await Reading.of(sources, wanted)
    #expect(whole.rows.map(\.group) == ["a", "b, \"", "a"])
    #expect(whole.refusals == [Reading.Refusal(line: 4, reason: .invalidJSON, text: "not json")])
    for blockSize in 1...70 {
      let cut = try await Reading.of(sources, wanted, threads: 2, blockSize: blockSize)
      #expect(cut.content == whole.content, "block size \(blockSize)")
      let pipe = FilledPipe(text.utf8)
      var streamed = try await Reading.of([LogSource(path: pipe.path)], wanted, blockSize: blockSize).content
      streamed.report.inputs[0].path = whole.report.inputs[0].path
      #expect(streamed == whole.content, "stream, block size \(blockSize)")
    }
  }

  @Test func blocksOfSeveralSourcesAreNumberedOn() async throws {
    let scratch = Scratch()
    let sources = [
      LogSource(path: scratch.file("a.csv", "value\n1\n2\n3\n"), group: "old"),
      LogSource(path: scratch.file("b.csv", "other,value\nx,4\ny,5"), group: "new"),
      LogSource(path: scratch.file("c.jsonl", "{\"value\":6}\n"), group: "new"),
    ]
    let wanted = projection(numbers: ["value"])
    for blockSize in [1, 3, 7, 1 << 20] {
      let reading = try await Reading.of(sources, wanted, threads: 2, blockSize: blockSize)
      #expect(reading.rows.map(\.group) == ["old", "old", "old", "new", "new", "new"])
      #expect(reading.rows.map { Double(bitPattern: $0.numbers[0]) } == [1, 2, 3, 4, 5, 6])
      #expect(reading.report.inputs.map(\.rows) == [3, 2, 1])
      #expect(reading.report.inputs.map(\.bytes) == [12, 19, 12])
    }
  }

  @Test func moreBlocksThanARoundStayInOrder() async throws {
    let scratch = Scratch()
    let text = "group,value\n" + (0..<5_000).map { "g\($0 % 3),\($0)\n" }.joined()
    let sources = [LogSource(path: scratch.file("log.csv", text))]
    for threads in 1...4 {
      let reading = try await Reading.of(
        sources, projection(numbers: ["value"]), threads: threads, blockSize: 100)
      #expect(reading.blocks > 300)
      #expect(reading.rows.map { Double(bitPattern: $0.numbers[0]) } == (0..<5_000).map(Double.init))
    }
  }
}
