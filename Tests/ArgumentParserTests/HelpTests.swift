import ArgumentParser
import Glibc
import Testing

/// The help texts of the sample, in full, in the form of swift-argument-parser.
@Suite struct HelpTests {
  @Test func rootListsWhatIsShown() {
    let expected = """
      OVERVIEW: Tracks the contents of a folder.

      A repository is a folder with a history. Every command works on the one around
      the current folder.

      USAGE: git <subcommand>

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.

      SUBCOMMANDS:
        log, history            Shows the commits.
        commit                  Records what was changed.
        remote                  Other copies.

        See 'git help <subcommand>' for detailed help.
      """
    #expect(Git.helpMessage(columns: 80) == expected)
    for arguments in [
      ["help"], ["-h"], ["--help"], ["--bogus", "--help"], ["bogus", "-h"], ["--help", "--version"],
    ] {
      #expect(message(Git.self, arguments, isFull: true) == expected, "\(arguments)")
    }
  }

  @Test func commandListsEveryKindOfArgument() {
    let expected = """
      OVERVIEW: Shows the commits.

      USAGE: git log [--git-dir <git-dir>] [--verbose ...] [--max-count <number>] [--format <format>] [--author <author> ...] [--color] [--no-color] [<paths> ...]

      ARGUMENTS:
        <paths>                 Only commits that touch these.

      REPOSITORY:
        -C, --git-dir <git-dir> The folder to work in. (default: .)
        -v, --verbose           Says more; repeat it for still more.

      OPTIONS:
        -n, --max-count <number>
                                At most so many.
        --format <format>       The form of a commit. (values: oneline, short, full;
                                default: short)
        --author <author>       Only commits of this author.
            A part of the name is enough.
        --color/--no-color      Colours the output. (default: --color)
        --version               Show the version.
        -h, --help              Show help information.
      """
    #expect(Git.helpMessage(for: Log.self, columns: 80) == expected)
    for line in [
      "log -h", "log --help", "help log", "help history", "--help log", "history --author --help", "log -vh",
    ] {
      #expect(message(Git.self, words(line), isFull: true) == expected, "\(line)")
    }
  }

  @Test func groupedAndDefaultSubcommands() {
    #expect(
      Git.helpMessage(for: Remote.self, columns: 80) == """
        OVERVIEW: Other copies.

        USAGE: git remote <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          list (default)          Lists them.

        CHANGE SUBCOMMANDS:
          add                     Adds one.

          See 'git help remote <subcommand>' for detailed help.
        """)
  }

  @Test func hiddenArgumentsOnRequest() {
    #expect(!Log.helpMessage(columns: 80).contains("--internals"))
    #expect(Log.helpMessage(includeHidden: true, columns: 80).contains("\n  --internals\n"))
    #expect(!Log.usageString().contains("--internals"))
    #expect(Log.usageString(includeHidden: true).contains("[--internals]"))
  }

  @Test(arguments: [40, 60, 100, 200])
  func linesFitTheWidth(columns: Int) {
    let lines = Log.helpMessage(columns: columns).split(separator: "\n").filter { !$0.hasPrefix("USAGE") }
    #expect(lines.allSatisfy { $0.count <= columns })
  }

  @Test func manyArgumentsAreNotWrittenOut() {
    struct Many: ParsableArguments {
      @Option var a = 0
      @Option var b = 0
      @Option var c = 0
      @Option var d = 0
      @Option var e = 0
      @Option var f = 0
      @Option var g = 0
      @Option var i = 0
      @Option var j = 0
      @Option var k = 0
      @Option var l = 0
      @Option var needed: Int
      @Argument var path: String
    }
    #expect(Many.usageString() == "many [<options>] --needed <needed> <path>")
  }

  @Test func usageCanBeGiven() {
    struct Given: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "g", usage: "g [anything]", discussion: "Long.")
    }
    #expect(
      Given.helpMessage(columns: 80) == """
        OVERVIEW:
        Long.

        USAGE: g [anything]

        OPTIONS:
          -h, --help              Show help information.
        """)
  }

  @Test func helpNamesAreInheritedAndGiveWay() {
    struct Root: ParsableCommand {
      static let configuration = CommandConfiguration(
        subcommands: [Child.self], helpNames: [.long, .customShort("?")])
      struct Child: ParsableCommand {
        @Option(name: .customShort("?")) var question: String?
      }
    }
    #expect(Root.helpMessage(columns: 80).contains("\n  -?, --help              Show help information."))
    #expect(
      Root.helpMessage(for: Root.Child.self).hasSuffix(
        "\n  -? <?>\n  --help                  Show help information."))
    #expect(message(Root.self, ["child", "-h"]) == "Unknown option '-h'")
  }

  @Test func widthComesFromTheEnvironment() async {
    await #expect(processExitsWith: .exitCode(7)) {
      _ = unsafe setenv("COLUMNS", "50", 1)
      let isNarrow = Log.helpMessage() == Log.helpMessage(columns: 50)
      Glibc.exit(isNarrow ? 7 : 1)
    }
  }
}
