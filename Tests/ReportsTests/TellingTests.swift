import Reports
import Testing
import Verdicts

@Suite struct TellingTests {
  @Test func figuresAndDatesFollowTheLanguage() throws {
    let report = try ReportSample.report()
    let english = Telling(.english, of: report)
    let korean = Telling(.korean, of: report)
    #expect(english.figure("+51.2 % to −0.50 points") == "+51.2 % to −0.50 points")
    #expect(korean.figure("+51.2 % to −0.50 points") == "+51.2% ~ −0.50%p")
    #expect(english.date("2025-10-22") == "22 October 2025")
    #expect(korean.date("2025-10-22") == "2025년 10월 22일")
    #expect(korean.date("2025-99-22") == "2025-99-22")
    let reason = try #require(report.verdict?.reason)
    #expect(english.told(reason) == reason)
    #expect(korean.told(reason) == "canary의 응답 시간이 개선되었습니다")
    #expect(korean.told("unknown") == "unknown")
  }
}
