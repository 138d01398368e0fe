import Testing
import Warehouse

/// What clients write.
@Suite("AnswerText")
struct AnswerTextTests {
  static func rows(_ text: String, null: [String] = [" \\N"], hasHeader: Bool = true) -> [[String?]] {
    AnswerText(
      Array(text.utf8), separator: UInt8(ascii: ","), isQuoted: true, null: null, hasHeader: hasHeader
    ).rows
  }

  @Test("quotes, separators and line ends within quotes")
  func quotes() {
    #expect(Self.rows("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\n") == [["x,\"y\"", "1\n2"]])
    #expect(Self.rows("a,b\r\nx,y\r\n") == [["x", "y"]])
    #expect(Self.rows("a,b\nx,y") == [["x", "y"]])
    #expect(Self.rows("a,b\n\"x\r\",y\n") == [["x\r", "y"]])
  }

  @Test("NULL is a word of its own")
  func null() {
    #expect(Self.rows("a,b,c,d\n \\N,\\N,,\"\"\n") == [[nil, "\\N", nil, ""]])
    #expect(Self.rows("a\n\" \\N\"\n") == [[" \\N"]])
  }

  @Test("nothing, and a header alone")
  func nothing() {
    #expect(Self.rows("").isEmpty)
    #expect(Self.rows("a,b\n").isEmpty)
  }

  @Test("tabs without quotes or a header")
  func tabs() {
    let text = AnswerText(
      Array("rows\tNULL\t\"x\n".utf8), separator: UInt8(ascii: "\t"), isQuoted: false, null: ["NULL"],
      hasHeader: false)
    #expect(text.rows == [["rows", nil, "\"x"]])
  }
}
