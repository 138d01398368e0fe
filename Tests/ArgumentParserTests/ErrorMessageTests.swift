import ArgumentParser
import Testing

/// Every message, in the words of swift-argument-parser.
@Suite struct ErrorMessageTests {
  enum Shade: String, ExpressibleByArgument, CaseIterable { case red, green }
  enum Planet: String, ExpressibleByArgument, CaseIterable {
    case mercury, venus, earth, mars, jupiter, saturn
  }

  struct Painting: ParsableArguments {
    @Option var title: String
    @Option(name: .shortAndLong) var format: LogFormat = .full
    @Option var shade: Shade?
    @Option var planet: Planet?
    @Option(name: [.customLong("old", withSingleDash: true)]) var old: String?
    @Option(transform: even) var even = 0
    @Option(parsing: .upToNextOption) var files: [String] = []
    @Flag var dry = false
    @Flag(inversion: .prefixedNo, exclusivity: .exclusive) var frame: Bool?

    static func even(_ text: String) throws -> Int {
      guard let number = Int(text), number.isMultiple(of: 2) else { throw ValidationError("it is not even") }
      return number
    }
  }

  struct Number: ParsableArguments {
    @Argument(help: "The first.") var firstNumber: Int
    @Argument var others: [Int]
  }

  @Test(arguments: [
    ("", "Missing expected argument '--title <title>'"),
    ("--format full", "Missing expected argument '--title <title>'"),
    ("--title", "Missing value for '--title <title>'"),
    ("--title --dry", "Missing value for '--title <title>'"),
    ("--title --", "Missing value for '--title <title>'"),
    ("--title a -f", "Missing value for '-f <format>'"),
    ("--title a --files", "Missing value for '--files <files>'"),
    (
      "--title a --format png",
      "The value 'png' is invalid for '--format <format>'. Please provide one of 'oneline', 'short' or 'full'."
    ),
    (
      "--title a -f png",
      "The value 'png' is invalid for '-f <format>'. Please provide one of 'oneline', 'short' or 'full'."
    ),
    (
      "--title a --shade blue",
      "The value 'blue' is invalid for '--shade <shade>'. Please provide one of 'red' and 'green'."
    ),
    (
      "--title a --planet pluto",
      """
      The value 'pluto' is invalid for '--planet <planet>'. Please provide one of the following:
        - mercury
        - venus
        - earth
        - mars
        - jupiter
        - saturn
      """
    ),
    ("--title a --even 3", "The value '3' is invalid for '--even <even>': it is not even"),
    ("--title a --dry=1", "The option '--dry' does not take any value, but '1' was specified."),
    ("--title a --dri", "Unknown option '--dri'. Did you mean '--dry'?"),
    ("--title a --rdy", "Unknown option '--rdy'. Did you mean '--dry'?"),
    ("--tilte a", "Unknown option '--tilte'. Did you mean '--title'?"),
    ("-title a", "Unknown option '-title'. Did you mean '--title'?"),
    ("--title a --old", "Unknown option '--old'. Did you mean '-old'?"),
    ("--title a --entirely-other", "Unknown option '--entirely-other'"),
    ("--title a --frmae=x", "Unknown option '--frmae'. Did you mean '--frame'?"),
    ("--title a -q", "Unknown option '-q'"),
    ("--title a -abc", "Unknown option '-abc'"),
    ("--title a -xfz full", "Unknown option '-x'"),
    ("--title a b", "Unexpected argument 'b'"),
    ("--title a b c", "2 unexpected arguments: 'b', 'c'"),
    ("--title a -- --dry -x", "2 unexpected arguments: '--dry', '-x'"),
    ("--title a -", "Unexpected argument '-'"),
    (
      "--title a --frame --no-frame",
      "Value to be set with flag '--no-frame' had already been set with flag '--frame'"
    ),
  ])
  func message(line: String, expected: String) {
    #expect(ArgumentParserTests.message(Painting.self, words(line)) == expected)
  }

  @Test(arguments: [
    ("", "Missing expected argument '<first-number>'"),
    ("1", "Missing expected argument '<others> ...'"),
    ("a", "The value 'a' is invalid for '<first-number>'"),
    ("1 2 x", "The value 'x' is invalid for '<others>'"),
    ("1 2.5", "The value '2.5' is invalid for '<others>'"),
    ("99999999999999999999 2", "The value '99999999999999999999' is invalid for '<first-number>'"),
  ])
  func messageForArguments(line: String, expected: String) {
    #expect(ArgumentParserTests.message(Number.self, words(line)) == expected)
  }

  @Test(arguments: [
    ("analyse", "Unexpected argument 'analyse'"),
    ("lgo", "Unexpected argument 'lgo'. Did you mean 'log'?"),
    ("comit --message x", "Unexpected argument 'comit'. Did you mean 'commit'?"),
    ("secert", "Unexpected argument 'secert'"),
    ("--lgo", "Unknown option '--lgo'"),
    ("--verison", "Unknown option '--verison'. Did you mean '--version'?"),
    ("log --autor x", "Unknown option '--autor'. Did you mean '--author'?"),
    ("help lgo", "Unexpected argument 'lgo'. Did you mean 'log'?"),
    ("--author x log", "Unknown option '--author'"),
    ("-- log", "Unexpected argument 'log'"),
    ("foo log", "Unexpected argument 'foo'"),
    ("remote -x", "Unknown option '-x'"),
    ("remote add origin", "Missing expected argument '<url>'"),
    ("remote add a b c", "Unexpected argument 'c'"),
  ])
  func messageForCommands(line: String, expected: String) {
    #expect(ArgumentParserTests.message(Git.self, words(line)) == expected)
  }

  @Test func fullMessages() {
    #expect(
      ArgumentParserTests.message(Git.self, words("commit --mesage x"), isFull: true) == """
        Error: Unknown option '--mesage'. Did you mean '--message'?
        Usage: git commit --message <message> [--all] [--progress <progress>]
          See 'git commit --help' for more information.
        """)
    #expect(
      ArgumentParserTests.message(Git.self, words("commit"), isFull: true) == """
        Error: Missing expected argument '--message <message>'
        Help:  --message <message>  What was changed, and why.
        Usage: git commit --message <message> [--all] [--progress <progress>]
          See 'git commit --help' for more information.
        """)
    #expect(
      ArgumentParserTests.message(Git.self, words("commit -m x --progress 2"), isFull: true) == """
        Error: --progress lies between 0 and 1, not at 2.0.
        Usage: git commit --message <message> [--all] [--progress <progress>]
          See 'git commit --help' for more information.
        """)
  }

  @Test func nothingAtAllShowsTheHelp() {
    #expect(
      ArgumentParserTests.message(Number.self, [], isFull: true) == """
        Error: Missing expected argument '<first-number>'

        USAGE: number <first-number> <others> ...

        ARGUMENTS:
          <first-number>          The first.
          <others>

        OPTIONS:
          -h, --help              Show help information.
        """)
  }
}
