import Reports
import Testing

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("canary", "canary"), ("", ""),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b", "a &amp; b"), ("\" onload='x'", "&quot; onload=&#39;x&#39;"), ("]]>", "]]&gt;"),
    ("&amp;", "&amp;amp;"), ("a\u{202E}b", "a\\u{202E}b"), ("a\0b", "a\\u{0}b"),
    ("a\nb", "a\\u{A}b"),
    ("\u{FFFE}", "\\u{FFFE}"), ("카나리아", "카나리아"), ("--> end", "--&gt; end"),
  ])
  func meansItself(text: String, escaped: String) {
    #expect(HTMLText.escaped(text) == escaped)
  }

  @Test(arguments: namesFromOutside + hostileNames) func endsNothing(name: String) {
    let text = HTMLText.escaped(name)
    #expect(!text.contains { "<>\"'".contains($0) })
    let rest = text.replacing(/&(amp|lt|gt|quot|#39);/, with: "")
    #expect(!rest.contains("&"))
    for scalar in text.unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.properties.generalCategory != .control)
      #expect(scalar.value != 0xFFFE && scalar.value != 0xFFFF)
      #expect(
        !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
  }

  @Test func tagsHoldTextsAndTags() {
    let html = HTML.tag(
      "a", ["href": "#x", "title": "\"<", "hidden": nil], HTML("1 < 2"), .tag("b", [:], HTML("&")))
    #expect(html.markup == "<a href=\"#x\" title=\"&quot;&lt;\">1 &lt; 2<b>&amp;</b></a>")
  }

  @Test func namesAreIsolatedAndCut() {
    #expect(HTML.name("canary", unnamed: "(none)").markup == "<bdi>canary</bdi>")
    #expect(HTML.name("", unnamed: "(none)").markup == "<i>(none)</i>")
    #expect(HTML.name(" \n", unnamed: "(none)").markup == "<i>(none)</i>")
    let long = HTML.name(String(repeating: "한", count: 10_000), unnamed: "(none)").markup
    #expect(long.hasSuffix(">" + String(repeating: "한", count: 29) + "…</bdi>"))
    #expect(long.contains("title=\"한") && long.count < 700)
  }
}

/// Names that try to end what they stand in.
let hostileNames = [
  "</script><script>alert(1)</script>", "]]>", "<![CDATA[", "<!--", "-->",
  "\" onmouseover=\"alert(1)",
  "' style='color:red", "&lt;b&gt;", "&#60;b&#62;", "</title></head>", "</style>",
  "javascript:alert(1)",
  "\u{2067}right\u{2069}", "\u{61C}\u{200E}", "<svg onload=alert(1)>", "{0} {1:은}", "<?php ?>",
  "%00", "\0",
]
