import Columns
import Inference
import Reports
import Summaries
import Testing
import Verdicts

@Suite struct NamesTests {
  private func telling(_ language: Language) throws -> Telling {
    Telling(language, of: try ReportSample.report())
  }

  @Test func namesAreToldInBothLanguages() throws {
    let (english, korean) = (try telling(.english), try telling(.korean))
    #expect(english.name("sample_ratio") == "sample ratio" && korean.name("sample_ratio") == "표본 비율")
    #expect(english.name("decision") == "A/B decision" && korean.name("decision") == "A/B 판정")
    #expect(english.name("guardrail:error_rate") == "guardrail: error_rate")
    #expect(korean.name("guardrail:error_rate") == "가드레일: error_rate")
    #expect(
      korean.name("pooled_against_stratified:a_b:c:d") == "통합 추정과 층화 추정의 비교: a_b:c:d")
    #expect(korean.name("of_others") == "of others" && korean.name("x:y_z") == "x: y_z")
  }

  @Test func everyNameOfOursHasKorean() throws {
    let report = try ReportSample.report(metrics: 4)
    var names = report.analysis.checks.map(\.name) + (report.verdict?.criteria.map(\.name) ?? [])
    names += RejectionReason.allCases.map(\.rawValue) + RowCounts.Exclusion.allCases.map(\.rawValue)
    names += Decision.allCases.map(\.rawValue) + EvidenceLevel.allCases.map(\.rawValue)
    names += Stage5Evidence.Source.allCases.map(\.rawValue) + StageEvidence.Source.allCases.map(\.rawValue)
    names += GroupRole.allCases.map(\.rawValue) + MetricRole.allCases.map(\.rawValue)
    names += Outcome.allCases.map(\.rawValue) + Correction.allCases.map(\.rawValue)
    names += SequentialPlan.Method.allCases.map(\.rawValue) + ComparisonSettings.Test.allCases.map(\.rawValue)
    names += Direction.allCases.map(\.rawValue)
    names += MetricKind.words.filter { !$0.hasPrefix("p9") }
    names += (1...5).map { "stage\($0)" }
    for name in names { #expect(KoreanNames.name(name) != nil, "\(name)") }
  }
}
