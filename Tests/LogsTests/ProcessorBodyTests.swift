import Columns
import Logs
import TestSupport
import Testing

/// Whatever the processor, a log has the same rows.
///
/// The last body that is used is the best one, so that other tests go on with it; while this suite runs they may meet any.
@Suite(.serialized) struct ProcessorBodyTests {
  @Test(arguments: 0..<6)
  func linesOfJSON(_ seed: Int) async throws {
    var source = HostileLines(seed: UInt64(40_000 + seed))
    let text = [Array(#"{"g":"legacy","u":{"id":"x"},"v":1}"#.utf8)] + (0..<3_000).map { _ in source.next() }
    let scratch = Scratch()
    let log = LogSource(path: scratch.file("log.jsonl", Array(text.joined(separator: [0x0A]))), group: "g")
    let wanted = Projection(
      group: nil, unit: ColumnChoice(names: ["u.id"], flag: "--unit", isRequired: true),
      numbers: [
        NumberColumn(choice: ColumnChoice(names: ["v"], flag: "--metric", isRequired: true), reading: .number)
      ])
    try await check(log, wanted, seed)
  }

  @Test(arguments: 0..<6)
  func delimitedText(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(50_000 + seed))
    var text = HostileText(using: &random, pieces: 4_000, longest: 200)
    while NaiveTable(text.bytes, delimiter: text.delimiter, newline: text.newline).openLine != nil {
      text = HostileText(using: &random, pieces: 4_000, longest: 200)
    }
    let scratch = Scratch()
    let log = LogSource(path: scratch.file("log.csv", text.bytes), group: "g")
    let unit = ColumnChoice(names: [text.names[0]], flag: "--unit", isRequired: true)
    try await check(log, Projection(group: nil, unit: unit, numbers: []), seed)
  }

  private func check(_ log: LogSource, _ wanted: Projection, _ seed: Int) async throws {
    var readings: [Reading] = []
    for body in ProcessorBody.allCases where body.use() {
      readings.append(try await Reading.of([log], wanted, threads: 2, blockSize: 4_000 + seed))
    }
    #expect(readings.allSatisfy { $0.content == readings[0].content })
    #expect(readings[0].report.inputs[0].rows > 10)
  }
}
