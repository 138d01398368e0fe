import Documents
import Testing

@Suite struct JSONLayoutTests {
  private static let document: JSON = [
    "name": "gateway", "empty": [:], "none": [],
    "stages": [["stage": 1, "share": 0.05], ["stage": 2, "share": 0.1]],
    "text": "a \"quoted\" word, 한국어",
  ]

  @Test func whatFitsStaysOnALine() {
    #expect(JSON.integer(5).text(fitting: 10) == "5")
    let trigger: JSON = ["metric": "error_rate", "above": 0.05]
    #expect(trigger.text(fitting: 42) == #"{ "metric": "error_rate", "above": 0.05 }"#)
    #expect(trigger.text(fitting: 40) == "{\n  \"metric\": \"error_rate\",\n  \"above\": 0.05\n}")
    #expect(JSON.array([1, 2, 3]).text(fitting: 9) == "[1, 2, 3]")
    #expect(JSON.array([1, 2, 3]).text(fitting: 8) == "[\n  1,\n  2,\n  3\n]")
  }

  /// At every width it reads back as it was, and no line is wider but where nothing can be broken.
  @Test func itReadsBack() throws {
    for width in 0...200 {
      let text = Self.document.text(fitting: width)
      #expect(try Document(parsing: text, name: "x").json == Self.document)
      if width >= 45 { #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(text)") }
      #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
    }
  }
}
