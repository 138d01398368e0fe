import Columns
import Logs
import TestSupport
import Testing

/// The rows of every hostile file, counted by others: none is lost and none is made up, wherever the file is cut.
@Suite struct HostileRowsTests {
  @Test func everyRowIsCounted() async throws {
    let reference = try Reference("hostile_rows")
    #expect(reference.cases.count > 80)
    for entry in reference.cases {
      let name = try entry.string("file")
      let rows = entry.value["rows"]?.integer
      let source = LogSource(path: fixturePath("hostile/\(name)"))
      for (threads, blockSize) in [(1, 1 << 20), (2, 997), (3, 13)] {
        let reading = try await Reading.of(
          [source], Projection(group: nil, numbers: []), threads: threads, blockSize: blockSize)
        let comment = "\(name), block size \(blockSize)"
        #expect(reading.report.inputs[0].rows == rows, "\(comment)")
        #expect(reading.rows.count + reading.blankRows + reading.refusals.count == rows, "\(comment)")
      }
    }
  }
}
