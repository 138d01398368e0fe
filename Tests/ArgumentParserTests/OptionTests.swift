import ArgumentParser
import Testing

@Suite struct OptionTests {
  struct Everything: ParsableArguments {
    @Option var text: String?
    @Option(name: .shortAndLong) var number = 1
    @Option(name: [.customShort("x"), .customLong("real")]) var ratio: Double?
    @Option var small: Int8?
    @Option var natural: UInt?
    @Option var single: Float?
    @Option var truth: Bool?
    @Option var format: LogFormat?
    @Option(parsing: .unconditional) var raw: String?
    @Option(name: .customShort("I", allowingJoined: true)) var include: [String] = []
    @Option var repeated: [Int] = [7]
    @Option(parsing: .unconditionalSingleValue) var raws: [String] = []
    @Option(parsing: .upToNextOption) var several: [Int] = []
    @Option(parsing: .remaining) var rest: [String] = []
    @Option(transform: { text in text.count }) var length = 0
    @Option(transform: { text in text.count }) var optionalLength: Int?
    @Option(transform: { text in text.count }) var lengths: [Int] = []
    @Argument var paths: [String] = []
    var untouched = 5
    var absent: Int?
  }

  private func parse(_ line: String) throws -> Everything { try Everything.parse(words(line)) }

  @Test(
    arguments: [
      ("", nil), ("--text a", "a"), ("--text=a", "a"), ("--text=", ""), ("--text=a=b", "a=b"),
      ("--text=--x", "--x"),
      ("--text a --text b", "b"), ("--text -", "-"), ("--text -5", "-5"),
    ] as [(String, String?)])
  func text(line: String, expected: String?) throws { #expect(try parse(line).text == expected) }

  @Test(arguments: [
    ("", 1), ("--number 2", 2), ("--number=2", 2), ("-n 2", 2), ("-n=2", 2), ("-n -2", -2),
    ("--number -2", -2),
    ("--number=-2", -2), ("--number 1 -n 9", 9),
  ])
  func number(line: String, expected: Int) throws { #expect(try parse(line).number == expected) }

  @Test(
    arguments: [
      ("--real 0.5", 0.5), ("-x 1e-3", 0.001), ("-x -1e-3", -0.001), ("-x -.5", -0.5),
      ("--real=-inf", -.infinity),
      ("--real -5", -5),
    ] as [(String, Double)])
  func ratio(line: String, expected: Double) throws { #expect(try parse(line).ratio == expected) }

  @Test func otherTypes() throws {
    let parsed = try parse("--small -128 --natural 5 --single 0.25 --truth true --format oneline")
    #expect(parsed.small == -128)
    #expect(parsed.natural == 5)
    #expect(parsed.single == 0.25)
    #expect(parsed.truth == true)
    #expect(parsed.format == .oneline)
    #expect(throws: (any Error).self) { try parse("--small 128") }
    #expect(throws: (any Error).self) { try parse("--natural -5") }
    #expect(throws: (any Error).self) { try parse("--truth yes") }
  }

  @Test func repeatedOptions() throws {
    #expect(try parse("").repeated == [7])
    #expect(try parse("--repeated 1 --repeated=2 --repeated -3").repeated == [1, 2, -3])
    #expect(try parse("-Ione -I two -I=3").include == ["one", "two", "3"])
  }

  @Test func strategies() throws {
    #expect(try parse("--raw --number").raw == "--number")
    #expect(try parse("--raw --").raw == "--")
    #expect(try parse("--raws -a --raws --").raws == ["-a", "--"])
    let several = try parse("--several 1 -2 3 --number 4 path --several=5 6")
    #expect(several.several == [1, -2, 3, 5, 6])
    #expect(several.number == 4)
    #expect(several.paths == ["path"])
    let rest = try parse("a --rest b --number -- c")
    #expect(rest.rest == ["b", "--number", "--", "c"])
    #expect(rest.paths == ["a"])
  }

  @Test func transforms() throws {
    let parsed = try parse("--length abc --optional-length ab --lengths a --lengths abcd")
    #expect(parsed.length == 3)
    #expect(parsed.optionalLength == 2)
    #expect(parsed.lengths == [1, 4])
    #expect(try parse("").optionalLength == nil)
  }

  @Test func otherPropertiesStay() throws {
    let parsed = try parse("--number 3")
    #expect(parsed.untouched == 5)
    #expect(parsed.absent == nil)
  }

  @Test(arguments: [
    ("simple", "--simple"), ("twoWords", "--two-words"), ("aURLPath", "--a-url-path"), ("stage5", "--stage5"),
    ("snake_case", "--snake-case"), ("html", "--html"),
  ])
  func longNames(property: String, expected: String) {
    struct Named: ParsableArguments {
      @Option var simple: String?
      @Option var twoWords: String?
      @Option var aURLPath: String?
      @Option var stage5: String?
      @Option var snake_case: String?
      @Option var html: String?
    }
    #expect(Named.usageString().contains("[\(expected) <"), "\(property)")
  }

  @Test func parsedValuesCanBeChanged() throws {
    var parsed = try parse("--number 3")
    parsed.number += 1
    #expect(parsed.number == 4)
  }
}
