import ArgumentParser
import Testing

@Suite struct ArgumentTests {
  struct Copy: ParsableArguments {
    @Argument var from: String
    @Argument var to: String = "."
    @Argument(transform: { text in text.count }) var length: Int?
    @Flag(name: .shortAndLong) var force = false
  }

  @Test(
    arguments: [
      ("a", "a", ".", nil, false), ("a b", "a", "b", nil, false), ("a b ccc", "a", "b", 3, false),
      ("a -f b", "a", "b", nil, true), ("-- -f", "-f", ".", nil, false),
      ("a -- -f --force", "a", "-f", 7, false),
      ("-", "-", ".", nil, false), ("-5 -.5", "-5", "-.5", nil, false), ("-f a -- b", "a", "b", nil, true),
    ] as [(String, String, String, Int?, Bool)])
  func places(line: String, from: String, to: String, length: Int?, force: Bool) throws {
    let copy = try Copy.parse(words(line))
    #expect(copy.from == from)
    #expect(copy.to == to)
    #expect(copy.length == length)
    #expect(copy.force == force)
  }

  struct Lists: ParsableArguments {
    @Argument var first: Int
    @Argument var numbers: [Int] = [1, 2]
    @Argument(parsing: .postTerminator) var literal: [String] = []
    @Option(name: .customShort("5")) var five: String?
  }

  @Test(
    arguments: [
      ("0", [1, 2], []), ("0 3 4", [3, 4], []), ("0 -3", [-3], []), ("0 3 -- a -b", [3], ["a", "-b"]),
      ("0 --", [1, 2], []),
    ] as [(String, [Int], [String])])
  func arrays(line: String, numbers: [Int], literal: [String]) throws {
    let lists = try Lists.parse(words(line))
    #expect(lists.numbers == numbers)
    #expect(lists.literal == literal)
  }

  @Test func aDeclaredDigitIsAnOption() throws {
    #expect(try Lists.parse(["0", "-5", "x"]).five == "x")
    #expect(message(Lists.self, ["0", "-5"]) == "Missing value for '-5 <5>'")
  }
}
