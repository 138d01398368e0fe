import Foundation
import TestSupport
import Testing

/// The line of progress, on a terminal that `script` makes and in a pipe.
@Suite struct ProgressTests {
  /// Runs the program on a log that takes a second and a half; on a terminal where `onTerminal`.
  private func read(_ options: String, onTerminal: Bool, environment: String = "TERM=xterm") async throws
    -> String
  {
    let folder = try TemporaryFolder()
    try folder.file(
      "go",
      """
      log="$fixtures/logs/gateway.csv"
      (cat "$log"; for copy in $(seq 40); do tail -n +2 "$log"; done; sleep 1.5) | \(environment) "$assay" analyze \(options) - > answer.txt
      """)
    let outcome = try await Program.shell(
      onTerminal ? "script --quiet --return --command 'stty cols 60; bash go' /dev/null" : "bash go",
      in: folder.path)
    #expect(outcome.status == 0, "\(outcome) \(outcome.text)")
    #expect(try folder.text("answer.txt").contains("response_time_ms"))
    return outcome.text + outcome.error
  }

  @Test func onATerminalItIsShownAndTakenAway() async throws {
    let text = try await read("", onTerminal: true)
    let parts = text.components(separatedBy: "\r")
    #expect(
      parts.contains { $0.contains("MB") && $0.hasSuffix("\u{1B}[K") && $0.contains("rows/s") }, "\(text)")
    #expect(text.hasSuffix("\r\u{1B}[K"), "\(text)")
    #expect(parts.filter { $0.hasSuffix("\u{1B}[K") }.allSatisfy { $0.count <= 60 }, "\(text)")
  }

  @Test(arguments: [
    ("", false, "TERM=xterm"), ("--quiet", true, "TERM=xterm"), ("", true, "TERM=dumb"),
  ])
  func elsewhereItIsNot(_ options: String, _ onTerminal: Bool, _ environment: String) async throws {
    let text = try await read(options, onTerminal: onTerminal, environment: environment)
    #expect(!text.contains("\u{1B}") && !text.contains("rows/s"), "\(text)")
    #expect(text.isEmpty == !options.isEmpty)
  }
}
