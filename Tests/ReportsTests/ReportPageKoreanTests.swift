import Reports
import Testing
import Verdicts

@Suite struct ReportPageKoreanTests {
  /// What may stand in Latin letters: names of the sample's log and plan, units, statistics and those who found them.
  private static let permitted: Set<String> = [
    "gateway", "rollout", "legacy", "canary", "response", "time", "success", "step", "duration", "group",
    "user", "mean",
    "decrease", "increase", "proportion", "logs", "jsonl", "assay", "plan", "gate", "stage", "apply", "watch",
    "answer",
    "welch", "wilson", "fieller", "miettinen", "nurminen", "rao", "scott", "cohen", "hedges", "holm", "utc",
    "json",
    "cuped", "lin", "hash", "xxh", "score", "student", "decide", "validate",
  ]

  @Test func holdsNoEnglishWord() throws {
    var report = try ReportSample.report(metrics: 3)
    report.translations = Translations.of(report)
    let html = ReportPage(report, language: .korean).html
    let start = try #require(html.firstRange(of: "<article id=\"ko\""))
    let end = try #require(html[start.lowerBound...].firstRange(of: "</article>"))
    let article = String(html[start.lowerBound..<end.lowerBound])
    let text = article.replacing(/<span class="source" lang="en">(?s).*?<\/span>/, with: "")
      .replacing(/<[^>]*>/, with: " ").replacing(/&[a-z]+;/, with: " ")
    let words = Set(text.matches(of: /[A-Za-z]{3,}/).map { $0.output.lowercased() })
    #expect(words.subtracting(Self.permitted).isEmpty, "\(words.subtracting(Self.permitted).sorted())")
  }
}
