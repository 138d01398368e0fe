import Inference
import Plans
import Reports
import Testing
import Verdicts

/// A decision on the sample, and what it rests on.
func sampleDecision(
  _ canary: Sample.Group = Sample.canary, gate: Stage5Gate = Stage5Gate(), path: String = "logs/canary.jsonl"
) throws -> Stage5Decision {
  let specifications = Stage5Evidence.specifications(judging: MetricSpecification.standard[0])
  let analysis = try Sample.analysis(
    [Sample.legacy, canary], specifications: specifications, split: Split(weights: [50, 50]))
  let evidence = try #require(Stage5Evidence(analysis, period: 0...18_000_000))
  return Stage5Decision(gate: gate, evidence: evidence, analysis: analysis, path: path)
}

@Suite struct DecisionTextTests {
  @Test func promotes() throws {
    let text = try DecisionText(sampleDecision().answer, terminal: Terminal()).text
    #expect(text.hasPrefix("PROMOTE\n"))
    try expectPinned(text, "decision-promote.txt")
  }

  @Test func korean() throws {
    let answer = try sampleDecision().answer
    try expectPinned(
      DecisionText(answer, terminal: Terminal(), language: .korean).text, "decision-promote-ko.txt")
  }

  @Test func holdsAndSaysWhy() throws {
    let decision = try sampleDecision(
      Sample.Group(name: "canary", mean: 107), gate: Stage5Gate(evidence: .bound))
    let text = DecisionText(decision.answer, terminal: Terminal()).text
    #expect(text.hasPrefix("HOLD\n"))
    #expect(text.contains("? not proven"))
    try expectPinned(text, "decision-hold.txt")
  }

  @Test func averagesSayWhatTheyCannot() throws {
    var evidence = Stage5Evidence(
      source: .averages, metric: "avg_response_time",
      names: GroupPair(control: "legacy", treatment: "canary"))
    evidence.means = GroupPair(control: 450, treatment: 400)
    evidence.improvement = Improvement(estimate: 1 / 9)
    let gate = Stage5Gate(evidence: .point)
    let decision = Stage5Decision(gate: gate, evidence: evidence, path: "ab_test_analysis.json")
    let text = DecisionText(decision.answer, terminal: Terminal()).text
    try expectPinned(text, "decision-averages.txt")
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    let decision = try sampleDecision(Sample.Group(name: name, mean: 107))
    for width in [40, 80] {
      let text = DecisionText(decision.answer, terminal: Terminal(width: width)).text
      #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= width })
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
      let coloured = DecisionText(decision.answer, terminal: Terminal(width: width, isColoured: true)).text
      #expect(withoutEscapes(coloured) == text)
    }
  }
}
