import Documents
import Plans
import Testing
import Verdicts

/// Load tests, A/B decisions and snapshots as files tell them.
@Suite struct StageProofsTests {
  private func time(_ text: String) -> Int64? { text.hasPrefix("2025") ? 1_761_120_000_000 : nil }

  private func test(_ text: String) throws -> LoadTest {
    try LoadTest(Document(parsing: text, name: "load.json"), path: "load.json", time: time)
  }

  @Test func summariesSayPassed() throws {
    #expect(try test(#"{"status": "PASSED", "timestamp": "2025-10-22"}"#).result == .status("PASSED"))
    #expect(try test(#"{"status": "PASSED", "timestamp": "2025-10-22"}"#).time == 1_761_120_000_000)
    for text in [
      #"{}"#, #"{"status": true}"#, #"{"status": null}"#, #"{"status": "PASSED", "time": "soon"}"#, "[]",
    ] {
      #expect(throws: DocumentError.self, "\(text)") { try test(text) }
    }
    var evidence = try StageGateTests.passing()
    for (status, expected) in [
      ("PASSED", Decision.promote), ("passed", .hold), ("PASSED ", .hold), ("", .hold),
    ] {
      evidence.loadTest = try test(#"{"status": "\#(status)"}"#)
      #expect(StageGate(stage: try StageGateTests.stage(3)).decide(evidence).decision == expected)
    }
  }

  private static let header = "Type,Name,Request Count,Failure Count,50%,95%\n"

  @Test func locustIsReadByItsColumns() throws {
    func read(_ text: String) throws -> LoadTest.Result {
      try LoadTest(locust: Array(text.utf8), path: "stats.csv").result
    }
    let sum = ",Aggregated,250,5,3,8\r\n"
    let expected = LoadTest.Result.measured(requests: 250, failures: 5, p95: 8)
    #expect(try read(Self.header + "GET,/a,250,5,3,8\n" + sum) == expected)
    #expect(try read("\u{FEFF}" + Self.header + "GET,\"/a,\"\"b\"\"\nc\",250,5,3,8\n\n" + sum) == expected)
    #expect(
      try read(Self.header + ",Aggregated,0,0,N/A,N/A") == .measured(requests: 0, failures: 0, p95: nil))
    for text in [
      "", Self.header, Self.header + sum + sum, Self.header + ",Aggregated,250,5,3\n",
      Self.header + ",Aggregated,250,251,3,8\n", Self.header + ",Aggregated,x,5,3,8\n",
      Self.header + ",Aggregated,250,5,3,nan\n", Self.header + ",Aggregated,250,-5,3,8\n", "a,b\n1,2\n", "\"",
    ] {
      #expect(throws: AnalysisError.self, "\(text)") { try read(text) }
    }
  }

  @Test func decisionsMustBeOfTheLastGate() throws {
    func read(_ text: String, isProof: Bool = false) throws -> StageDecision {
      try StageDecision(
        Document(parsing: text, name: "decision.json"), path: "decision.json", gate: Stage5Gate(),
        isProof: isProof, time: time)
    }
    func document(_ gate: String, _ decision: String, _ status: String, _ evidence: String = "significant")
      -> String
    {
      #"""
      {"schema": "assay-decision/1", "gate": "\#(gate)", "decision": "\#(decision)", "reason": "51 % better",
       "evidence": "\#(evidence)", "period": {"from": null, "to": "2025-10-22"},
       "criteria": [{"name": "improvement", "status": "\#(status)"}]}
      """#
    }
    let found = try read(document("stage5", "promote", "met"))
    #expect(found.decision == .promote && found.time == 1_761_120_000_000)
    #expect(try read(document("stage5", "hold", "not_met")).decision == .hold)
    #expect(try read(document("stage5", "promote", "met"), isProof: true).decision == .hold)
    #expect(try read(document("stage5", "promote", "met", "bound"), isProof: true).decision == .promote)
    for text in [
      document("stage4", "promote", "met"), document("stage5", "promote", "no_data"),
      document("stage5", "yes", "met"), document("stage5", "promote", "not_asked"),
      #"{"schema": "assay-decision/1"}"#, "{}", "[]",
    ] {
      #expect(throws: DocumentError.self, "\(text)") { try read(text) }
    }
    let averages = #"{"legacy": {"avg_response_time": 450}, "canary": {"avg_response_time": 220}}"#
    #expect(try read(averages).decision == .promote)
    #expect(try read(averages, isProof: true).decision == .hold)
  }

  @Test func snapshotsAreReadStrictly() throws {
    func read(_ canary: String) throws -> StageEvidence {
      try StageEvidence(
        Document(parsing: #"{"canary": {\#(canary)}}"#, name: "monitor.json"), path: "monitor.json")
    }
    let fields = #""error_rate": 0.003, "p95_response_time_ms": 580, "success_rate": 0.987"#
    let found = try read(fields + #", "avg_confidence_score": 0.85"#)
    #expect(found.canary.errorRate.value == 0.003 && found.canary.p95.value == 580)
    #expect(found.canary.successRate.value == 0.987 && found.canary.confidence.value == 0.85)
    #expect(found.legacy == .notCarried && found.canary.requests == nil)
    #expect(try read(fields).canary.confidence.value == nil)
    for text in [
      #""error_rate": "0.3%""#, #""error_rate": 1.01"#, #""error_rate": -0.1"#,
      #""p95_response_time_ms": -1"#,
      #""success_rate": true"#, #""request_count": 1.5"#, #""request_count": -1"#,
    ] {
      #expect(throws: DocumentError.self, "\(text)") { try read(text) }
    }
  }

  @Test(arguments: [
    ("monitor_20251023_090000.json", "2025-10-23T09:00:00"),
    ("a/b2/monitor_202510230900.json", "2025-10-23T09:00:00"),
    ("monitor_2025-10-23T09-00-30.json", "2025-10-23T09:00:30"), ("monitor.json", nil),
    ("monitor_20251023.json", nil), ("2025/10/23/monitor_1.json", nil),
  ]) func namesTellTimes(path: String, expected: String?) {
    #expect(SnapshotTime.text(inNameOf: path) == expected)
  }
}
