import TestSupport
import Testing

/// The README's transcripts, run again and compared.
@Suite struct ReadmeTests {
  /// A command of a transcript and what it printed.
  struct Step: Sendable, CustomStringConvertible {
    var command: String
    var output: String
    var description: String { command }
  }

  /// Every `$ assay …` line of the README's code blocks with the lines that follow it.
  static let steps: [Step] = {
    guard let bytes = try? fixture("../README.md") else { return [] }
    var steps: [Step] = []
    var isInBlock = false
    var isTranscript = false
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("```") {
        isInBlock.toggle()
        isTranscript = false
      } else if isInBlock, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
        isTranscript = true
      } else if isTranscript, let last = steps.indices.last {
        steps[last].output += line + "\n"
      }
    }
    return steps
  }()

  @Test func thereAreTranscripts() {
    #expect(Self.steps.count >= 2)
  }

  @Test(arguments: steps)
  func transcriptIsReal(_ step: Step) async throws {
    let line = "export COLUMNS=80; assay() { \"$assay\" \"$@\"; }; " + step.command
    let outcome = try await Program.shell(line, in: fixturePath(".."))
    #expect(String(decoding: outcome.output, as: UTF8.self) == step.output)
  }
}
