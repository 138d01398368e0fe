import Reports
import Testing

@Suite struct KoreanEndingTests {
  @Test(arguments: [
    ("개선되었습니다", "개선되었으며", "개선되었지만"), ("0.4%입니다", "0.4%이며", "0.4%이지만"),
    ("필요합니다", "필요하며", "필요하지만"), ("없습니다", "없으며", "없지만"), ("아닙니다", "아니며", "아니지만"),
    ("걸립니다", "걸리며", "걸리지만"), ("요청 3건", "요청 3건이며", "요청 3건이지만"),
    ("오류율은 3%입니다 (2% ~ 4%)", "오류율은 3%이며 (2% ~ 4%)", "오류율은 3%이지만 (2% ~ 4%)"),
    ("같습니다 (가 (나)) (다)", "같으며 (가 (나)) (다)", "같지만 (가 (나)) (다)"),
    ("(가)", "(가)이며", "(가)이지만"), ("가)", "가)이며", "가)이지만"), ("니다", "니다이며", "니다이지만"),
    ("canary 니다", "canary 니다이며", "canary 니다이지만"), ("", "이며", "이지만"),
  ])
  func turns(sentence: String, and: String, but: String) {
    #expect(KoreanEnding.text(of: sentence, "며") == and)
    #expect(KoreanEnding.text(of: sentence, "지만") == but)
    #expect(KoreanEnding.text(of: sentence, "은") == nil)
    #expect(Template("{0:며}, 둘").filled([sentence]) == and + ", 둘")
  }
}
