import Inference
import Testing
import Verdicts

@Suite struct Stage5GateDataChecksTests {
  private func criterion(_ checks: [Check]?, _ level: EvidenceLevel = .significant) -> Criterion? {
    var evidence = Stage5Evidence(
      source: .log, metric: "latency", names: GroupPair(control: "legacy", treatment: "canary"))
    evidence.dataChecks = checks
    return Stage5Gate(evidence: level).decide(evidence).criteria.first { $0.name == "data_checks" }
  }

  @Test func aSourceWithoutChecksIsNotAsked() { #expect(criterion(nil) == nil) }

  @Test func warningsAreListed() {
    let found = criterion([
      Check(name: "rejected_rows", status: .pass, detail: ""),
      Check(name: "traffic_gaps", status: .warn, detail: "silent"),
    ])
    #expect(found?.status == .met && found?.value == 0 && found?.count == 2)
    #expect(found?.detail == "no check of the data fails; warnings: traffic gaps")
  }

  @Test func aFailureHolds() {
    let checks = [
      Check(name: "group_stops", status: .fail, detail: "canary ended"),
      Check(name: "repeated_requests", status: .fail, detail: "twice"),
    ]
    let found = criterion(checks)
    #expect(found?.status == .notMet && found?.value == 2)
    #expect(
      found?.detail == "the data fail a check, group stops: canary ended; and repeated requests")
    #expect(criterion(checks, .bound)?.status == .notMet)
    #expect(criterion(checks, .point)?.status == .notAsked)
  }
}
