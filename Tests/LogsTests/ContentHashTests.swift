import Logs
import TestSupport
import Testing

@Suite struct ContentHashTests {
  @Test func agreesWithTheReferenceImplementation() async throws {
    for reference in try Reference("content_hash").cases {
      let size = Int(try reference.double("size"))
      var text = Array("group,value\n".utf8)
      var row = 0
      while text.count < size {
        text += "a,\(row)\n".utf8
        row += 1
      }
      let scratch = Scratch()
      let source = LogSource(path: scratch.file("log.csv", text))
      for threads in 1...2 {
        let reading = try await Reading.of([source], projection(), threads: threads)
        #expect(reading.report.inputs[0].xxh3 == reference.value["hash"]?.string)
        #expect(Double(reading.report.inputs[0].rows) == (try reference.double("rows")))
        #expect(Double(reading.report.inputs[0].bytes) == (try reference.double("bytes")))
      }
    }
  }
}
