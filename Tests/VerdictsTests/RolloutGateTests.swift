import Documents
import Plans
import Testing
import Verdicts

@Suite struct RolloutGateTests {
  private static func text(
    gate: String = "stage1", decision: String = "promote", statuses: [String] = ["met", "not_asked"],
    period: String = #""2025-10-23""#
  ) -> String {
    let criteria = statuses.map { #"{"name": "x", "status": "\#($0)"}"# }.joined(separator: ", ")
    return #"""
      {"schema": "assay-decision/1", "gate": "\#(gate)", "decision": "\#(decision)", "reason": "so it is",
       "criteria": [\#(criteria)], "period": {"from": null, "to": \#(period)}}
      """#
  }

  private static func gate(_ text: String) throws -> RolloutGate {
    try RolloutGate(Document(parsing: text, name: "gate.json")) { $0 == "2025-10-23" ? 1_000 : nil }
  }

  @Test func whatLetsAStageBegin() throws {
    let rollout = try Rollout(.stage(2), plan: RolloutTests.plan)
    func objection(_ text: String, modified: Int64? = nil, start: Int64? = nil) throws
      -> RolloutGate.Objection?
    {
      try Self.gate(text).objection(to: rollout, modified: modified, start: start)
    }
    #expect(try objection(Self.text()) == nil)
    #expect(try objection(Self.text(decision: "hold", statuses: ["not_met"])) == .hold)
    #expect(try objection(Self.text(decision: "roll_back", statuses: ["not_met"])) == .rollBack)
    for other in ["stage2", "stage5", "stage0", "stage10", "Stage1", ""] {
      #expect(try objection(Self.text(gate: other)) == .other(needed: ["stage1"]))
    }
    // The time inside decides, then the file's; who knows neither is too old.
    #expect(try objection(Self.text(), start: 1_000) == nil)
    #expect(try objection(Self.text(), modified: 5_000, start: 1_001) == .old(stage: 1))
    #expect(try objection(Self.text(period: "null"), modified: 1_001, start: 1_001) == nil)
    #expect(try objection(Self.text(period: "null"), modified: 1_000, start: 1_001) == .old(stage: 1))
    #expect(try objection(Self.text(period: "null"), start: 1_001) == .old(stage: 1))
    #expect(try objection(Self.text(period: "null")) == nil)
  }

  @Test func allTrafficFollowsEitherGate() throws {
    let rollout = try Rollout(.stage(5), plan: RolloutTests.plan)
    for gate in ["stage4", "stage5"] {
      #expect(try Self.gate(Self.text(gate: gate)).objection(to: rollout, modified: nil, start: nil) == nil)
    }
    let early = try Self.gate(Self.text(gate: "stage3")).objection(to: rollout, modified: nil, start: nil)
    #expect(early == .other(needed: ["stage5", "stage4"]))
    let rollback = try Rollout(.emergency, plan: RolloutTests.plan)
    let held = Self.text(decision: "hold", statuses: ["not_met"])
    #expect(try Self.gate(held).objection(to: rollback, modified: nil, start: nil) == nil)
  }

  /// What is no answer of a gate, or contradicts itself, is never taken for one.
  @Test(arguments: [
    "{}", "[]", #"{"schema": "assay-analysis/1"}"#, text(statuses: ["met", "not_met"]),
    text(statuses: ["not_proven"]), text(statuses: ["no_data"]), text(statuses: []),
    text(statuses: ["not_asked"]), text(statuses: ["fine"]), text(decision: "go"),
    text(period: #""yesterday""#), text(period: "5"),
    #"{"schema": "assay-decision/1", "gate": "stage1", "decision": "promote", "reason": "x"}"#,
    #"{"schema": "assay-decision/1", "gate": 1, "decision": "promote", "reason": "x", "criteria": []}"#,
  ])
  func whatIsNoAnswer(_ text: String) {
    #expect(throws: DocumentError.self) { try Self.gate(text) }
  }
}
