import Charts
import Testing

@Suite struct TextMeasureTests {
  let letters = TextMeasure(size: 10)

  @Test func eastAsianLettersAreTwiceAsWide() {
    #expect(letters.width("한글") > 1.6 * letters.width("ab"))
    #expect(letters.width("") == 0)
    #expect(letters.width("e\u{301}") == letters.width("e"))
    #expect(TextMeasure(size: 10, isBold: true).width("ab") > letters.width("ab"))
  }

  @Test func cutsWhatIsTooWide() {
    #expect(letters.truncated("canary", to: 100) == "canary")
    let cut = letters.truncated("a long name of a group", to: 60)
    #expect(cut.hasSuffix("…") && letters.width(cut) <= 60)
    #expect(letters.truncated("canary", to: 0) == "c…")
    #expect(letters.truncated(String(repeating: "한", count: 100_000), to: 60).count < 10)
  }

  @Test func leavesNoWordAlone() {
    #expect(letters.lines("one two three four", room: 78) == ["one two three", "four"])
    #expect(letters.balancedLines("one two three four", room: 78) == ["one two", "three four"])
    #expect(letters.balancedLines("one two", room: 78) == ["one two"])
    let long = String(repeating: "word ", count: 10_000)
    #expect(letters.balancedLines(long, room: 80, limit: 3) == letters.lines(long, room: 80, limit: 3))
  }

  @Test func breaksLinesAtBlanks() {
    #expect(letters.lines("one two three", room: 45) == ["one two", "three"])
    #expect(letters.lines("", room: 45) == [""])
    #expect(letters.lines("onetwothree", room: 30).joined().hasPrefix("onetwothr"))
    #expect(letters.lines("한국어는글자마다나뉜다", room: 40).allSatisfy { letters.width($0) <= 40 })
    let lines = letters.lines(String(repeating: "word ", count: 10_000), room: 80, limit: 3)
    #expect(lines.count == 3)
    #expect(lines[2].hasSuffix("…"))
    #expect(lines.allSatisfy { letters.width($0) <= 80 })
  }
}
