import Inference
import Reports
import Sentences
import Testing
import Verdicts

@Suite struct TranslationsTests {
  @Test func everySentenceOfAReportIsTranslated() throws {
    let report = try ReportSample.report(metrics: 6)
    let korean = try #require(Translations.of(report)["ko"])
    let sentences = report.sentences.map(\.english)
    #expect(
      sentences.count > 10 && Set(sentences) == Set(korean.keys), "\(Set(sentences).subtracting(korean.keys))"
    )
    let verdict = try #require(report.verdict)
    let told = try #require(korean[verdict.reason])
    #expect(told.contains(where: isKorean) && told != verdict.reason)
    for criterion in verdict.criteria { #expect(korean[criterion.detail] != nil, "\(criterion.detail)") }
    for check in report.analysis.checks { #expect(korean[check.detail] != nil, "\(check.detail)") }
  }

  @Test func whatHasNoTranslationIsLeftOut() throws {
    var report = try ReportSample.report()
    report.gate?.verdict.reason = "somebody said so"
    report.ungatedSentence = "no rows were replayed"
    report.analysis.checks = [Check(name: "x", status: .pass, detail: "")]
    let korean = try #require(Translations.of(report)["ko"])
    #expect(korean["somebody said so"] == nil && korean[""] == nil)
    #expect(korean["no rows were replayed"] == "트리거를 적용해 볼 행이 없습니다")
  }

  @Test func theReasonIsOneKoreanSentence() throws {
    let report = try ReportSample.report()
    let reason = try #require(report.verdict?.reason)
    // Means of 120.5 and 104 ms, as Sample writes them; 1 − 104/120.5 is 13.7 %.
    let korean = try #require(Translations.of(report)["ko"]?[reason])
    #expect(
      korean.hasPrefix("canary의 response_time_ms이(가) 13.7% 개선되었으며 (120.5 → 104.0, 신뢰구간 ")
        && korean.hasSuffix("%), 기준인 10.0%를 넘습니다"), "\(reason)\n\(korean)")
  }
}
