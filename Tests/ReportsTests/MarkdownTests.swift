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
    let decision = try SampleDecision()
    let text = DecisionMarkdown(
      verdict: decision.verdict, evidence: decision.evidence, gate: decision.gate,
      analysis: decision.analysis,
      path: "logs/canary.jsonl", version: "0.1.0"
    ).text
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
    var decision = try SampleDecision(Sample.Group(name: name, mean: 107))
    decision.analysis.plan.experimentName = name
    decision.analysis.settings.unit = name
    decision.analysis.settings.from = name
    decision.analysis.inputs[0].path = name
    decision.analysis.rows.rejected[name] = 2
    decision.analysis.metrics[0].specification.name = name
    expectSound(AnalysisMarkdown(decision.analysis, verdict: decision.verdict, version: name).text)
    expectSound(
      DecisionMarkdown(
        verdict: decision.verdict, evidence: decision.evidence, gate: decision.gate,
        analysis: decision.analysis, path: name, version: name
      ).text)
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
