import Glibc
import TestSupport
import Testing

/// Compares a text with a file under `Fixtures/expected`, numbers to 12 digits; with ASSAY_PIN in the environment,
/// writes that file.
func expectPinned(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "expected/reports/\(name)"
  if unsafe getenv("ASSAY_PIN") != nil { try write(text, to: fixturePath(path)) }
  let pinned = String(decoding: try fixture(path), as: UTF8.self)
  #expect(withTwelveDigits(text) == withTwelveDigits(pinned), sourceLocation: sourceLocation)
}

/// A text whose decimals are rounded to 12 significant digits: the last ones are the processor's affair.
func withTwelveDigits(_ text: String) -> String {
  text.replacing(/-?[0-9]+\.[0-9]+(e[-+]?[0-9]+)?/) { match in
    guard let value = Double(match.output.0) else { return String(match.output.0) }
    var buffer = [CChar](repeating: 0, count: 40)
    let length = unsafe withVaList([value]) { unsafe vsnprintf(&buffer, 40, "%.12g", $0) }
    return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

struct Unwritable: Error {
  var path: String
}

func write(_ text: String, to path: String) throws {
  guard let file = unsafe fopen(path, "wb") else { throw Unwritable(path: path) }
  let bytes = Array(text.utf8)
  unsafe fwrite(bytes, 1, bytes.count, file)
  unsafe fclose(file)
}

func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// Names that people give, and names that people should not give.
let namesFromOutside = [
  "legacy 2", "카나리아 배포", "新しい版", "Ünïcödé e\u{301}", "🚀 rocket", "👨\u{200D}👩\u{200D}👧", "🇰🇷", "❤️",
  "\u{1B}[31mred\u{1B}[0m\u{7}", "\u{202E}evil", "a\u{200F}b", "line\nbreak\ttab\r\n",
  "\u{1112}\u{1161}\u{11AB}",
  "a|b", "`code`", "<script>alert(1)</script>", "**bold** _it_", "[x](http://e.vil)", "@everyone #1 $x$", "",
  " ", "- item", "1. one", "=== ", "\u{301}mark first", "e" + String(repeating: "\u{301}", count: 500),
  String(repeating: "long name ", count: 1_000), String(repeating: "한", count: 10_000), "\u{E000}\u{FFFE}",
  "\\u{1B}", "\u{9B}31m", "\u{2028}\u{2029}", "\u{3164}\u{115F}", "--> end", "</details>",
]
