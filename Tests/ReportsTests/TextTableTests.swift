import Reports
import TestSupport
import Testing

@Suite struct TextTableTests {
  /// A table whose last column shows by `|` where it ends.
  private func table(_ names: [String], values: [String]) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "name", alignment: .left, isFlexible: true), .init(title: "value"),
      .init(title: "|", alignment: .left),
    ])
    table.rows = zip(names, values).map { [.init(text: $0), .init(text: $1), .init(text: "|")] }
    return table
  }

  @Test func alignsColumns() {
    let lines = table(["a", "카나리아"], values: ["1", "1,234"]).lines(on: Terminal())
    #expect(lines == ["  name      value  |", "  a             1  |", "  카나리아  1,234  |"])
  }

  @Test(arguments: 0..<50) func everyLineIsEquallyWide(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = namesFromOutside + ["x", "é", "한", "🚀", "👍🏽", "\u{300}", " ", "\u{200E}", "日", "\u{0}"]
    let names = (0..<8).map { _ in
      (0..<Int.random(in: 1...6, using: &random))
        .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }
    let values = names.map { _ in String(Int.random(in: -9...99_999, using: &random)) }
    for width in [40, 57, 80, 200] {
      let lines = table(names, values: values).lines(on: Terminal(width: width))
      #expect(Set(lines.map(DisplayWidth.of)).count == 1, "seed \(seed), width \(width)")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "seed \(seed), width \(width)")
    }
  }

  @Test func leavesOutWhatDoesNotFit() {
    var table = TextTable(columns: [
      .init(title: "name", alignment: .left, isFlexible: true),
      .init(title: String(repeating: "a", count: 20), dispensability: 1),
      .init(title: String(repeating: "b", count: 20), dispensability: 2),
    ])
    table.rows = [[.init(text: "canary"), .init(text: "1"), .init(text: "2")]]
    #expect(table.lines(on: Terminal(width: 80))[0].contains("b"))
    #expect(!table.lines(on: Terminal(width: 40))[0].contains("b"))
    #expect(table.lines(on: Terminal(width: 40))[0].contains("a"))
  }

  @Test func coloursOnlyWhereAsked() {
    var table = TextTable(columns: [.init(title: "outcome", alignment: .left)])
    table.rows = [[.init(text: "improved", style: .good)]]
    #expect(table.lines(on: Terminal()) == ["  outcome", "  improved"])
    #expect(table.lines(on: Terminal(isColoured: true))[1] == "  \u{1B}[1;32mimproved\u{1B}[0m")
  }

  @Test(arguments: namesFromOutside) func wrapsWithinTheWidth(name: String) {
    for width in [40, 80] {
      let lines = Terminal(width: width).wrapped("reason: \(name) is worse", indentation: 2, hanging: 2)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && !$0.hasSuffix(" ") })
    }
  }
}
