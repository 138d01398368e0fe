import Reports
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("日本", 4),
    ("ｗｉｄｅ", 8), ("ﾊﾝｶｸ", 4), ("🚀", 2), ("👨\u{200D}👩\u{200D}👧", 2), ("🇰🇷", 2), ("❤️", 2), ("👍🏽", 2),
    ("−16.5 …", 7),
    ("✓✗?–·", 5), ("กำ", 2), ("\u{20000}", 2), ("Ωж", 2),
  ])
  func columnsOfATerminal(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: namesFromOutside) func cutsToFit(name: String) {
    for columns in [1, 2, 5, 12, 80] {
      let text = Markup.visible(name)
      let cut = DisplayWidth.truncated(text, to: columns)
      #expect(DisplayWidth.of(cut) <= columns)
      #expect((cut == text) == (DisplayWidth.of(text) <= columns))
      if cut != text { #expect(cut.hasSuffix("…")) }
    }
  }

  @Test func leavesWhatFits() {
    #expect(DisplayWidth.truncated("canary", to: 6) == "canary")
    #expect(DisplayWidth.truncated("canary", to: 5) == "cana…")
    #expect(DisplayWidth.truncated("한국어", to: 5) == "한국…")
    #expect(DisplayWidth.truncated("한국어", to: 4) == "한…")
  }
}
