import ArgumentParser
import Testing

@Suite struct FlagTests {
  enum Shape: EnumerableFlag { case round, square }
  enum Level: String, EnumerableFlag {
    case low, high
    static func name(for value: Level) -> NameSpecification { .shortAndLong }
    static func help(for value: Level) -> ArgumentHelp? { value == .low ? "Little." : "Much." }
  }

  struct Some: ParsableArguments {
    @Flag(name: .shortAndLong) var all = false
    @Flag(name: .shortAndLong) var verbose: Int
    @Flag(inversion: .prefixedNo) var color = true
    @Flag(inversion: .prefixedEnableDisable, exclusivity: .chooseFirst) var cache = false
    @Flag(inversion: .prefixedNo) var maybe: Bool?
    @Flag var shape: Shape = .round
    @Flag var level: Level?
    @Option(name: .short) var number = 0
  }

  private func parse(_ line: String) throws -> Some { try Some.parse(words(line)) }

  @Test func simple() throws {
    #expect(try !parse("").all)
    #expect(try parse("--all").all)
    #expect(try parse("-a --all").all)
  }

  @Test(arguments: [("", 0), ("-v", 1), ("-vvv", 3), ("-v --verbose -av", 3)])
  func count(line: String, expected: Int) throws { #expect(try parse(line).verbose == expected) }

  @Test func combinedLettersAndAnOption() throws {
    let parsed = try parse("-avn 5 -v")
    #expect(parsed.all)
    #expect(parsed.verbose == 2)
    #expect(parsed.number == 5)
    #expect(try parse("-avn=-5").number == -5)
  }

  @Test(arguments: [
    ("", true), ("--no-color", false), ("--no-color --color", true), ("--color --no-color", false),
  ])
  func inversion(line: String, expected: Bool) throws { #expect(try parse(line).color == expected) }

  @Test(arguments: [("", false), ("--enable-cache", true), ("--enable-cache --disable-cache", true)])
  func firstCounts(line: String, expected: Bool) throws { #expect(try parse(line).cache == expected) }

  @Test(arguments: [("", nil), ("--maybe", true), ("--no-maybe", false)] as [(String, Bool?)])
  func optional(line: String, expected: Bool?) throws { #expect(try parse(line).maybe == expected) }

  @Test func cases() throws {
    #expect(try parse("").shape == .round)
    #expect(try parse("--square").shape == .square)
    #expect(try parse("").level == nil)
    #expect(try parse("-h").level == .high)
    #expect(
      message(Some.self, ["--round", "--square"])
        == "Value to be set with flag '--square' had already been set with flag '--round'")
    #expect(
      message(Some.self, ["-lh"])
        == "Value to be set with flag 'h' in '-lh' had already been set with flag 'l' in '-lh'")
  }

  @Test func severalCases() throws {
    struct Levels: ParsableArguments {
      @Flag(help: "Any.") var levels: [Level] = []
    }
    #expect(try Levels.parse(words("-l --high -l")).levels == [.low, .high, .low])
    #expect(try Levels.parse([]).levels.isEmpty)
  }

  @Test func twoArgumentsOfOneNameAreAFault() async {
    await #expect(processExitsWith: .failure) {
      struct Twice: ParsableArguments {
        @Flag var same = false
        @Option(name: .customLong("same")) var other: String?
      }
      _ = try? Twice.parse([])
    }
  }

  @Test func oneCaseIsNeeded() throws {
    struct Needed: ParsableArguments {
      @Flag(help: "The shape.") var shape: Shape
      @Flag(inversion: .prefixedNo) var sure: Bool
    }
    #expect(message(Needed.self, ["--sure"]) == "Missing one of: '--round', '--square'")
    #expect(message(Needed.self, ["--square"]) == "Missing one of: '--sure', '--no-sure'")
    #expect(try Needed.parse(["--square", "--no-sure"]).shape == .square)
    #expect(Needed.usageString() == "needed --round --square --sure --no-sure")
  }

  @Test func helpOfCases() {
    #expect(
      Some.helpMessage(columns: 80) == """
        USAGE: some <options>

        OPTIONS:
          -a, --all
          -v, --verbose
          --color/--no-color      (default: --color)
          --enable-cache/--disable-cache
                                  (default: --disable-cache)
          --maybe/--no-maybe
          --round/--square        (default: --round)
          -l, --low               Little.
          -h, --high              Much.
          -n <n>                  (default: 0)
          --help                  Show help information.
        """)
  }
}
