import Columns
import Logs
import Testing

/// The format, the header and the columns of a log, as the report of a reading tells them.
@Suite struct LogHeadTests {
  let scratch = Scratch()

  func input(_ text: String, group: String? = nil) async throws -> ReadReport.Input {
    let source = LogSource(path: scratch.file("log", text), group: group)
    return try await Reading.of([source], projection(numbers: ["value"])).report.inputs[0]
  }

  @Test(arguments: [
    ("group,value\na,1\n", ","), ("group;value\na;1,5\n", ";"), ("group\tvalue\na\t1\n", "\t"),
    ("group|value\na|1\n", "|"), ("group\na,b,c\n", ","), ("\"x,y,z\";group;value\n1;a;2\n", ";"),
    ("a;b,group,value\n", ","), ("\u{FEFF}\"group\"\t\"value\"\n", "\t"), ("group,value", ","),
  ])
  func theDelimiterIsTheOneThatOccursMostInTheHeader(_ text: String, _ delimiter: String) async throws {
    #expect(try await input(text).format == .delimited(by: delimiter.utf8.first ?? 0))
  }

  @Test(arguments: ["{\"group\":\"a\",\"value\":1}\n", "\u{FEFF}\n \n\t{\"group\":\"a\",\"value\":1}"])
  func aBraceMeansJSONLines(_ text: String) async throws {
    let read = try await input(text)
    #expect(read.format == .jsonLines)
    #expect(read.rows == 1 && read.rejected == 0)
    #expect(read.columns.map(\.name) == ["group", "value"])
  }

  @Test func namesMatchWithoutRegardToCaseAndMarks() async throws {
    let read = try await input("GRO-UP,\"Va_lue\" \na,1\n")
    #expect(read.columns.map(\.name) == ["GRO-UP", "Va_lue"])
  }

  @Test func theGroupThatIsGivenWins() async throws {
    let read = try await input("group,value\na,1\nb,2\n", group: "canary")
    #expect(read.fixedGroup == "canary")
    #expect(read.columns.map(\.slot) == [.number(0)])
    let source = LogSource(path: scratch.file("log", "value\n1\n2\n"), group: "canary")
    let rows = try await Reading.of([source], projection(numbers: ["value"])).rows
    #expect(rows.map(\.group) == ["canary", "canary"])
  }

  @Test func aHeaderMayBeLongerThanABlock() async throws {
    let names = (0..<300_000).map { "column_\($0)" }.joined(separator: ",")
    let row = "a" + String(repeating: ",", count: 300_001) + "7\n"
    let text = "group,\(names),value\n" + row + row
    let source = LogSource(path: scratch.file("log", text))
    let reading = try await Reading.of([source], projection(numbers: ["value"]), threads: 2)
    #expect(reading.rows.map { Double(bitPattern: $0.numbers[0]) } == [7, 7])
    #expect(reading.report.inputs[0].bytes > 3 << 20)
  }

  @Test func aHeaderAloneIsALogWithoutRows() async throws {
    for text in ["group,value\n", "group,value", "\n\ngroup,value\r\n\r\n\n"] {
      #expect(try await input(text).rows == 0)
    }
  }

  @Test func theUnitOfADurationComesFromItsName() async throws {
    let wanted = Projection(
      group: nil,
      numbers: ["latency_s", "elapsed", "took_us"].map {
        NumberColumn(
          choice: ColumnChoice(names: [$0], flag: "--metric", isRequired: true), reading: .duration)
      }, timeUnit: .minutes)
    let source = LogSource(path: scratch.file("log", "latency_s,elapsed,took_us\n2,3,4000\n5ms,1s,\n"))
    let reading = try await Reading.of([source], wanted)
    let numbers = reading.rows.map { $0.numbers.map { Double(bitPattern: $0) } }
    #expect(numbers[0] == [2_000, 180_000, 4])
    #expect(numbers[1][0] == 5 && numbers[1][1] == 1_000 && numbers[1][2].isNaN)
    #expect(reading.report.inputs[0].columns.map(\.unit) == [.seconds, nil, .microseconds])
  }

  @Test func manyFilesAreOpenAtOnce() async throws {
    let folder = scratch.folder("many")
    for number in 0..<1_500 { _ = scratch.file("many/\(number).csv", "group\na\n") }
    let sources = try LogSource.expand([folder])
    let reading = try await Reading.of(sources, projection(), threads: 2)
    #expect(reading.rows.count == 1_500 && reading.blocks == 1_500)
  }
}
