import Foundation
import Glibc
import Logs
import Testing

@Suite struct LogCopyTests {
  @Test func aPipeIsReadTwiceFromItsCopy() async throws {
    let scratch = Scratch()
    let text = "group,value\n" + (0..<300_000).map { "g\($0 % 2),\($0)\n" }.joined()
    let file = scratch.file("log.csv", text)
    #expect(!LogCopy.isNeeded(for: LogSource(path: file)))
    let pipe = scratch.file("log.csv", text) + ".pipe"
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let writer = Task.detached { try Data(text.utf8).write(to: URL(fileURLWithPath: pipe)) }
    var source = LogSource(path: pipe)
    let copy = try LogCopy(of: source)
    _ = try? await writer.value
    source.copy = copy.path
    for _ in 0..<2 {
      let reading = try await Reading.of([source], projection(numbers: ["value"]))
      #expect(reading.report.inputs[0].rows == 300_000 && reading.report.inputs[0].path == pipe)
    }
  }

  @Test func whatCannotBeOpenedIsSaid() {
    #expect(throws: LogError.self) { _ = try LogCopy(of: LogSource(path: "/nowhere/at/all.csv")) }
  }
}
