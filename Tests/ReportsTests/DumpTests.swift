import Documents
import Inference
import Plans
import Reports
import Summaries
import Testing
import Verdicts

@Test func dump() throws {
  var rows = RowCounts()
  rows.excluded = [.outsideTimeRange: 30, .otherGroup: 2]
  rows.rejected = ["truncated": 1]
  let two = try Sample.analysis([Sample.legacy, Sample.canary], rows: rows, split: Split(weights: [50, 50]))
  print(AnalysisText(two, terminal: Terminal(width: 80)).text)
  print(AnalysisText(two, terminal: Terminal(width: 40)).text)
  var three = try Sample.analysis((0..<6).map { Sample.Group(name: "group-\($0)", users: nil, mean: 120 - Double($0 * $0)) })
  three.verdict = Verdict(criteria: [], reason: "nothing was asked")
  print(AnalysisText(three, terminal: Terminal(width: 80, isColoured: true)).text)
  print(AnalysisText(three, terminal: Terminal(width: 140)).text)
  print(AnalysisMarkdown(two, version: "0.1.0").text)
  let evidence = try #require(Stage5Evidence(two, hours: 5))
  let gate = Stage5Gate()
  let verdict = gate.decide(evidence)
  print(DecisionText(verdict: verdict, evidence: evidence, gate: gate, terminal: Terminal(width: 80)).text)
  print(DecisionMarkdown(verdict: verdict, evidence: evidence, gate: gate, analysis: nil, path: "a|b.json", version: "0.1.0").text)
  print(AnalysisDocument(two, version: "0.1.0").json.text())
}
