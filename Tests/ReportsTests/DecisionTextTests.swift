import Inference
import Plans
import Reports
import Testing
import Verdicts

/// A decision on the sample, and what it rests on.
struct SampleDecision {
  var analysis: Analysis
  var evidence: Stage5Evidence
  var gate: Stage5Gate
  var verdict: Verdict

  init(_ canary: Sample.Group = Sample.canary, gate: Stage5Gate = Stage5Gate()) throws {
    let specifications = Stage5Evidence.specifications(judging: MetricSpecification.standard[0])
    analysis = try Sample.analysis(
      [Sample.legacy, canary], specifications: specifications, split: Split(weights: [50, 50]))
    evidence = try #require(Stage5Evidence(analysis, hours: 5))
    self.gate = gate
    verdict = gate.decide(evidence)
  }

  func text(_ terminal: Terminal) -> String {
    DecisionText(verdict: verdict, evidence: evidence, gate: gate, terminal: terminal).text
  }
}

@Suite struct DecisionTextTests {
  @Test func promotes() throws {
    let text = try SampleDecision().text(Terminal())
    #expect(text.hasPrefix("PROMOTE\n"))
    try expectPinned(text, "decision-promote.txt")
  }

  @Test func holdsAndSaysWhy() throws {
    let decision = try SampleDecision(
      Sample.Group(name: "canary", mean: 107), gate: Stage5Gate(evidence: .bound))
    let text = decision.text(Terminal())
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
    let text = DecisionText(
      verdict: gate.decide(evidence), evidence: evidence, gate: gate, terminal: Terminal()
    ).text
    try expectPinned(text, "decision-averages.txt")
  }

  @Test(arguments: namesFromOutside) func survivesHostileNames(name: String) throws {
    let decision = try SampleDecision(Sample.Group(name: name, mean: 107))
    for width in [40, 80] {
      let text = decision.text(Terminal(width: width))
      #expect(lines(of: text).allSatisfy { DisplayWidth.of($0) <= width })
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
      let coloured = decision.text(Terminal(width: width, isColoured: true))
      #expect(withoutEscapes(coloured) == text)
    }
  }
}
