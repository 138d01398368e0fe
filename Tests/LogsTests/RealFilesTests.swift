import Columns
import Logs
import Testing

/// What spreadsheets, R, pandas and old programs make of a log.
@Suite struct RealFilesTests {
  let scratch = Scratch()

  func read(
    _ text: String, _ wanted: Projection = projection(numbers: ["value"]), blockSize: Int = 1 << 20
  ) async throws(LogError) -> Reading {
    try await Reading.of(
      [LogSource(path: scratch.file("log", text))], wanted, threads: 2, blockSize: blockSize)
  }

  func values(_ reading: Reading) -> [Double] { reading.rows.map { Double(bitPattern: $0.numbers[0]) } }

  @Test(arguments: [
    "group,value\ra,1\rb,2\r", "group,value\ra,1\rb,2", "\r\rgroup,value\r\r\ra,1\r\rb,2\r\r",
    "\u{FEFF}group,value\ra,1\rb,2\r",
    "\"group\",\"value\"\r\"a\",\"1\"\r\"b\",\"2\"\r", "group\tvalue\ra\t1\rb\t2\r",
  ])
  func rowsMayEndInCarriageReturns(_ text: String) async throws {
    for blockSize in Array(1...20) + [1 << 20] {
      let reading = try await read(text, blockSize: blockSize)
      #expect(reading.rows.map(\.group) == ["a", "b"] && values(reading) == [1, 2])
      #expect(reading.refusals.isEmpty && reading.report.inputs[0].rows == 2)
    }
  }

  @Test func blankRowsTellNothingOfAFieldWithoutAName() async throws {
    let reading = try await read("group,value\n\"1 \",a,5\n\"\n\",\n2,b,6\n")
    #expect(reading.rows.map(\.group) == ["a", "b"] && values(reading) == [5, 6])
    #expect(reading.blankRows == 1)
  }

  @Test func blanksWithinQuotesAreNoPartOfAName() async throws {
    let reading = try await read("\" group \" , \"value\"\na,1\n", projection())
    #expect(reading.rows.map(\.group) == ["a"])
    // Quotes that do not hold the whole cell are part of the name.
    let stray = try await read("\"group\"s\",value\na,1\n", projection(group: ["\"group\"s\""]))
    #expect(stray.rows.map(\.group) == ["a"])
  }

  @Test func carriageReturnsAreCountedAsLines() async throws {
    let reading = try await read("group,value\r\ra,1\r\"b\r\n\",2\rc\rd,4\r\"e\nf\",x")
    #expect(reading.rows.map(\.group) == ["a", "b", "d"])
    #expect(reading.refusals.map(\.line) == [6, 8])
    #expect(reading.refusals.map(\.reason) == [.fieldCount, .badNumber])
  }

  @Test func carriageReturnsInALogOfLineFeedsArePartOfAField() async throws {
    let quoted = try await read("\"gr\roup\",value\na,1\n\"b\rb\",2\n", projection(group: ["gr\roup"]))
    #expect(quoted.rows.map(\.group) == ["a", "b\rb"])
    let bare = try await read("group,value\na\rb,1\nc,2\n")
    #expect(bare.rows.map(\.group) == ["a\rb", "c"])
    let header = try await read("group,va\rlue\na,1\nc,2\n", projection(numbers: ["va\rlue"]))
    #expect(values(header) == [1, 2])
  }

  @Test func jsonBetweenCarriageReturnsIsRefused() async {
    let text = "{\"group\":\"a\",\"value\":1}\r{\"group\":\"b\",\"value\":2}"
    await #expect(throws: LogError.bareReturns(path: scratch.path + "/log")) { try await read(text) }
    await #expect(throws: Never.self) { try await read("{\"group\":\"a\",\r\"value\":1}\n") }
  }

  @Test(arguments: [",", " , ", "\"\",\"\"", "\" \",", ",,,", "   ", "\t", "\"\r\n\",", "\"\"", ",\"\"\r"])
  func rowsWithoutContentAreLeftOut(_ blank: String) async throws {
    for text in ["group,value\na,1\n\(blank)\nb,2\n\(blank)", "group,value\n\(blank)\na,1\n\(blank)\nb,2\n"] {
      for blockSize in [1, 3, 1 << 20] {
        let reading = try await read(text, blockSize: blockSize)
        #expect(reading.blankRows == 2 && reading.refusals.isEmpty, "\(text.debugDescription)")
        #expect(reading.rows.map(\.group) == ["a", "b"] && values(reading) == [1, 2])
        #expect(reading.report.inputs[0].rows == 4)
      }
    }
    // Where the file is the group, they are no requests of it either.
    let source = LogSource(path: scratch.file("canary.csv", "x,value\n1,1\n\(blank)\n2,2\n"), group: "canary")
    let reading = try await Reading.of([source], projection(numbers: ["value"]))
    #expect(reading.rows.count == 2 && reading.blankRows == 1)
  }

  @Test(arguments: [",x", "\"\"\"\",", "\",\",", " \"\",", "\"\" \"\",", "x", "\u{0},", ",\u{A0}"])
  func whatHoldsAnythingIsNotBlank(_ row: String) async throws {
    let reading = try await read("group,value\na,1\n\(row)\nb,2\n")
    #expect(reading.blankRows == 0 && reading.refusals.count + reading.rows.count == 3)
  }

  @Test func aFieldWithoutANameIsARowNumber() async throws {
    for rows in ["1,a,1\n2,b,2\n", "\"7\",a,1\n\"3\",b,2\n\n", "0,a,1\n,,\n1,b,2"] {
      let reading = try await read("group,value\n\(rows)")
      #expect(reading.rows.map(\.group) == ["a", "b"] && values(reading) == [1, 2])
      #expect(reading.report.inputs[0].hasRowNumbers)
    }
    let pandas = try await read(",group,value\n0,a,1\n1,b,2\n")
    #expect(pandas.rows.map(\.group) == ["a", "b"] && !pandas.report.inputs[0].hasRowNumbers)
    let ended = try await read("group,value\n1,1,\n2,2,\n")
    #expect(ended.rows.map(\.group) == ["1", "2"] && values(ended) == [1, 2])
    #expect(!ended.report.inputs[0].hasRowNumbers)
  }

  /// A row number is told from all rows of the beginning, or not at all.
  @Test(arguments: ["1,a,1\n1,b,2\n", "x,a,1\ny,b,2\n", "1,a,1\nb,2\n2,c,3\n", "1,a,1\n"])
  func whatMayBeNoRowNumberIsNotGuessed(_ rows: String) async throws {
    let reading = try await read("group,value\n\(rows)")
    #expect(
      reading.refusals.count { $0.reason == .fieldCount }
        == rows.split(separator: "\n").count { $0.count > 4 })
    #expect(!reading.report.inputs[0].hasRowNumbers)
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}\u{FEFF}"], ["group", "\"group\""])
  func byteOrderMarksAreNoPartOfAName(_ mark: String, _ name: String) async throws {
    #expect(try await read("\(mark)\(name),value\na,1\n").rows.map(\.group) == ["a"])
    #expect(try await read("\"\(mark)group\",value\na,1\n").rows.map(\.group) == ["a"])
  }

  @Test func aLogWithoutAHeaderIsNamed() async {
    let path = scratch.path + "/log"
    await #expect(throws: LogError.noHeader(path: path, first: ["legacy", "12.5"], flag: "--group")) {
      try await read("legacy,12.5\ncanary,11.5\n")
    }
    await #expect(
      throws: LogError.noHeader(path: path, first: ["2025-10-22T09:00:00Z", "a"], flag: "--group")
    ) {
      try await read("2025-10-22T09:00:00Z,a\n2025-10-22T09:00:01Z,b\n")
    }
    let source = LogSource(path: path, group: "canary")
    _ = scratch.file("log", "12.5\n11.5\n")
    await #expect(throws: LogError.noHeader(path: path, first: ["12.5"], flag: nil)) {
      try await Reading.of([source], projection(numbers: ["value"]))
    }
    // A name may be a number where the columns that are wanted are there.
    await #expect(throws: Never.self) { try await read("group,value,2025\na,1,2\n") }
  }

  @Test func numbersAreReadAsTheirColumnPunctuatesThem() async throws {
    let english = try await read("group,value\na,\"1,234.5\"\nb,\"1,234\"\nc,850\nd,\"1,23,4\"\n")
    #expect(values(english) == [1234.5, 1234, 850] && english.refusals.map(\.reason) == [.badNumber])
    let german = try await read("group;value\na;1.234,5\nb;1.234\nc;850\nd;1.23.4\n")
    #expect(values(german) == [1234.5, 1234, 850] && german.refusals.map(\.reason) == [.badNumber])
    let unknown = try await read("group,value\na,\"1,234\"\nb,\"2,345\"\nc,850\n")
    #expect(values(unknown) == [850] && unknown.refusals.count == 2)
    let times = Projection(
      group: ColumnChoice(names: ["group"], flag: "--group", isRequired: true),
      numbers: [
        NumberColumn(
          choice: ColumnChoice(names: ["latency_s"], flag: "--metric", isRequired: true), reading: .duration)
      ])
    #expect(
      values(try await read("group;latency_s\na;1.234,5\nb;0,25\nc;-0,5\n", times)) == [1_234_500, 250])
  }
}
