import Logs
import Testing

struct FlagTextTests {
  @Test(arguments: [
    "true", "TRUE", "True", "t", "yes", "Y", "1", "1.0", "1e0", "+1", "ok", "OK", "pass", "PASSED", "success",
    "Succeeded",
    "successful", "completed",
  ])
  func yes(text: String) {
    let bytes = Array(text.utf8)
    #expect(FlagText.flag(bytes.span) == 1, "\(text)")
  }

  @Test(arguments: [
    "false", "FALSE", "f", "no", "N", "0", "0.0", "-0", "fail", "failed", "Failure", "error", "KO",
  ])
  func no(text: String) {
    let bytes = Array(text.utf8)
    #expect(FlagText.flag(bytes.span) == 0, "\(text)")
  }

  @Test(arguments: ["", "null", "NA", "n/a", "NaN", "none"])
  func missing(text: String) {
    let bytes = Array(text.utf8)
    #expect(FlagText.flag(bytes.span)?.isNaN == true, "\(text)")
  }

  @Test(arguments: [
    "2", "-1", "0.5", "maybe", "-", "truefalse", "\u{0}true", "\u{0}1", "\u{1}success", "1s", "tru",
    "successes", "true\u{0}",
  ])
  func bad(text: String) {
    let bytes = Array(text.utf8)
    #expect(FlagText.flag(bytes.span) == nil, "\(text)")
  }
}
