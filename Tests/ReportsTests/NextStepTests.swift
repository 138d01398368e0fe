import Reports
import Testing
import Verdicts

@Suite struct NextStepTests {
  private func step(
    _ language: Language = .english, canary: Sample.Group = Sample.canary, gate: Stage5Gate = Stage5Gate(),
    change: (inout ExperimentReport) -> Void = { _ in }
  ) throws -> NextStep {
    var report = try ReportSample.report(canary: canary, gate: gate)
    change(&report)
    return NextStep(report, Telling(language, of: report))
  }

  @Test func promotionNamesTheNextStage() throws {
    let last = try step()
    #expect(last.sentences.first == "Begin stage 5: let all traffic through to the canary")
    #expect(last.command == "assay rollout --stage 5 --plan PLAN --gate ANSWER --apply")
    let first = try step { $0.gate?.gate = "stage1" }
    #expect(first.sentences.first == "Begin stage 2: the canary gets 10.0 % of the traffic")
    #expect(first.command == "assay rollout --stage 2 --plan PLAN --gate ANSWER --apply")
    let korean = try step(.korean) { $0.gate?.gate = "stage1" }
    #expect(korean.sentences.first == "2단계를 시작하고 카나리에 트래픽의 10.0%를 보냅니다")
    #expect(korean.command == first.command)
  }

  @Test func rollbackHasItsCommand() throws {
    let step = try step { $0.gate?.verdict.decision = .rollBack }
    #expect(step.sentences.first == "Give all traffic back to legacy now")
    #expect(step.command == "assay rollout --emergency --plan PLAN --apply")
  }

  @Test func holdSaysWhatHelps() throws {
    func hold(_ names: [(String, Criterion.Status)], days: Double? = 3.2) throws -> [String] {
      try step { report in
        report.gate?.verdict.decision = .hold
        report.gate?.verdict.missing = "about 5 more are needed"
        report.gate?.verdict.criteria = names.map { Criterion(name: $0.0, status: $0.1, detail: "") }
        report.power?.daysLeft = days
      }.sentences
    }
    #expect(
      try hold([("significance", .notProven), ("error_rate", .met)]) == [
        "Keep the split as it is, gather more data and ask again (significance)",
        "At this rate there will be enough data to see a lift of 10.0 % in about 3.2 days",
        "about 5 more are needed",
      ])
    #expect(try hold([("requests", .notMet)], days: 0).count == 2)
    #expect(
      try hold([("improvement", .notMet)]).first
        == "Keep the split as it is and improve the canary (improvement); more data of the same kind will hardly change the answer"
    )
    #expect(
      try hold([("sample_ratio", .notMet), ("improvement", .notMet)]).first
        == "Find out what is wrong with the data (sample ratio, improvement); until then no number here counts"
    )
    #expect(
      try hold([("error_rate_increase", .noData)]).first
        == "Supply the data that are missing (error rate), then ask again")
  }

  @Test func anIntervalAcrossTheThresholdIsNoAnswerYet() throws {
    func hold(upper: Double) throws -> String? {
      try step { report in
        report.gate?.verdict.decision = .hold
        report.gate?.verdict.criteria = [
          Criterion(
            name: "improvement", value: 0.079, lower: -0.035, upper: upper, threshold: 0.1, status: .notMet,
            detail: "")
        ]
      }.sentences.first
    }
    #expect(
      try hold(upper: 0.191) == "Keep the split as it is, gather more data and ask again (improvement)")
    #expect(try hold(upper: 0.09)?.contains("will hardly change the answer") == true)
  }

  @Test func withoutAGateOneIsAsked() throws {
    let step = try step { $0.gate = nil }
    #expect(step.sentences.first?.contains("assay decide-stage5") == true)
    #expect(step.command == nil)
  }

  @Test(arguments: NextPhrase.allCases) func isTranslated(phrase: NextPhrase) { expectTranslated(phrase) }
}
