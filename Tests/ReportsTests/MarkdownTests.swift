import Inference
import Plans
import Reports
import Summaries
import Testing
import Verdicts

@Suite struct MarkdownTests {
  @Test func analysisOfTwoGroups() throws {
    let text = try AnalysisMarkdown(AnalysisTextTests.twoGroups(), version: "0.1.0").text
    try expectPinned(text, "analysis-two-groups.md")
  }

  @Test func decision() throws {
    let text = try DecisionMarkdown(sampleDecision().answer, version: "0.1.0").text
    try expectPinned(text, "decision-promote.md")
  }

  @Test func unusualShapesAreSound() throws {
    for shape in try AnalysisTextTests.shapes() {
      expectSound(AnalysisMarkdown(shape, version: "0.1.0").text)
    }
    let groups = (0...64).map { Sample.Group(name: "group-\($0)", mean: 120 - Double($0) / 4) }
    expectSound(try AnalysisMarkdown(Sample.analysis(groups), version: "0.1.0").text)
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    var decision = try sampleDecision(Sample.Group(name: name, mean: 107), path: name)
    var analysis = try #require(decision.analysis)
    analysis.plan.experimentName = name
    analysis.settings.unit = name
    analysis.settings.from = name
    analysis.inputs[0].path = name
    analysis.rows.rejected[name] = 2
    analysis.metrics[0].specification.name = name
    decision.analysis = analysis
    expectSound(AnalysisMarkdown(analysis, version: name).text)
    expectSound(DecisionMarkdown(decision.answer, version: name).text)
  }

  /// Every row of a table has as many cells as its head, no line ends in a space, and no HTML comes from outside.
  private func expectSound(_ text: String) {
    var cells: Int?
    for line in lines(of: text) {
      #expect(!line.hasSuffix(" "))
      guard line.hasPrefix("| ") else {
        cells = nil
        continue
      }
      let found = pipes(line)
      #expect(found == cells ?? found, "\(line.prefix(200))")
      cells = found
    }
    let tags = lines(of: text).filter { $0.hasPrefix("<") || $0.contains("<script") || $0.contains("</") }
    #expect(
      tags.allSatisfy {
        ["<details>", "</details>"].contains($0) || $0.hasPrefix("<summary>") || $0.contains("`")
      })
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
  }

  /// The pipes of a line that are not escaped.
  private func pipes(_ line: String) -> Int {
    var count = 0
    var isEscaped = false
    for byte in line.utf8 {
      if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return count
  }
}
