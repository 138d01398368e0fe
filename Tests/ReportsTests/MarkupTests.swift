import Reports
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("canary", "canary"), ("", "(empty)"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{202E}b", "a\\u{202E}b"),
    ("a\r\nb", "a\\u{D}\\u{A}b"), ("x\u{200B}y", "x\\u{200B}y"), ("카나리아", "카나리아"), ("❤️", "❤️"),
    ("👨\u{200D}👩", "👨\u{200D}👩"), ("a\u{200D}b", "a\\u{200D}b"), ("\u{9B}2J", "\\u{9B}2J"),
    ("\u{E000}", "\\u{E000}"), ("\u{3164}", "\\u{3164}"),
  ])
  func showsWhatHides(text: String, shown: String) {
    #expect(Markup.visible(text) == shown)
    #expect(Markup.visible(shown) == shown)
  }

  @Test(arguments: namesFromOutside) func steersNoTerminal(name: String) {
    for scalar in Markup.visible(name).unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format || scalar.value == 0x200D)
    }
  }

  @Test(arguments: [
    ("response_time_ms", "response_time_ms"), ("_x_", "\\_x\\_"), ("a|b", "a\\|b"), ("`c`", "\\`c\\`"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("a*b*", "a\\*b\\*"), ("[l](u)", "\\[l\\](u)"), ("# 1", "\\# 1"),
    ("- x", "\\- x"), ("1. x", "1\\. x"), ("a\nb", "a\\\\u{A}b"), ("http://e.vil", "http&#58;//e.vil"),
    ("www.e.vil", "www&#46;e.vil"), ("@all", "&#64;all"), ("$x$", "&#36;x&#36;"), ("a\\", "a\\\\"),
    (" spaced ", "spaced"), ("  ", "(empty)"), ("12:30", "12:30"), (":smile:", "&#58;smile:"),
    ("카나리아", "카나리아"),
  ])
  func meansItselfInMarkdown(text: String, escaped: String) {
    #expect(Markup.markdown(text) == escaped)
  }

  @Test func fencesCode() {
    #expect(Markup.code("user_id") == "`user_id`")
    #expect(Markup.code("a`b") == "``a`b``")
    #expect(Markup.code("`a``") == "``` `a`` ```")
    #expect(Markup.code("a|b") == "`a|b`")
    #expect(Markup.code("a|b", inTable: true) == "`a\\|b`")
    #expect(Markup.code("a\nb") == "`a\\u{A}b`")
  }
}
