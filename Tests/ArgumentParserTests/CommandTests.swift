import ArgumentParser
import Testing

@Suite struct CommandTests {
  @Test(arguments: [
    ("log", "Log"), ("history a b", "Log"), ("commit -m x", "Commit"), ("remote", "List"),
    ("remote list", "List"),
    ("remote origin", "List"), ("remote add a b", "Add"), ("secret", "Secret"), ("", "Git"),
  ])
  func commandIsFound(line: String, expected: String) throws {
    let command = try Git.parseAsRoot(words(line))
    #expect("\(type(of: command))" == expected)
  }

  @Test func valuesArriveInTheCommand() throws {
    let line = "log -vv -C /tmp -n 3 --format=full --author Ann --author Bo --no-color log -- --all"
    let log = try #require(try Git.parseAsRoot(words(line)) as? Log)
    #expect(log.repository.verbose == 2)
    #expect(log.repository.folder == "/tmp")
    #expect(log.maxCount == 3)
    #expect(log.format == .full)
    #expect(log.author == ["Ann", "Bo"])
    #expect(!log.color)
    #expect(log.paths == ["log", "--all"])
  }

  @Test func parseReadsOneTypeOnly() throws {
    #expect(try Log.parse(["-n", "2"]).maxCount == 2)
    #expect(message(Git.self, ["log"]).hasPrefix("parsed"))
    do {
      _ = try Git.parse(["log"])
      Issue.record("a subcommand is not its parent")
    } catch {
      #expect(Git.message(for: error) == "Unexpected argument 'log'")
    }
  }

  @Test func commandWithoutRunShowsItsHelp() {
    var command: any ParsableCommand = Remote()
    do {
      try command.run()
      Issue.record("no help")
    } catch {
      #expect(Git.fullMessage(for: error, columns: 80) == Git.helpMessage(for: Remote.self, columns: 80))
      #expect(Git.exitCode(for: error) == .success)
    }
  }

  @Test func asyncCommandIsFoundAndRun() async throws {
    let command = try Git.parseAsRoot(words("commit -am x"))
    var commit = try #require(command as? any AsyncParsableCommand)
    await #expect(throws: ExitCode(3)) { try await commit.run() }
  }

  @Test(arguments: [
    ("--version", "2.1.0"), ("log --version", "2.1.0"), ("remote list --version", "0.9"),
    ("--version remote add", "2.1.0"),
  ])
  func version(line: String, expected: String) {
    #expect(message(Git.self, words(line), isFull: true) == expected)
  }

  @Test func nestedHelp() {
    let expected = """
      OVERVIEW: Adds one.

      USAGE: git remote add <name> <url>

      ARGUMENTS:
        <name>                  What it is called here.
        <url>                   Where it is.

      OPTIONS:
        --version               Show the version.
        -h, --help              Show help information.
      """
    for line in ["help remote add", "remote add -h", "remote add a --help", "remote -h add"] {
      #expect(message(Git.self, words(line), isFull: true) == expected, "\(line)")
    }
  }

  @Test func helpAfterTheTerminatorIsAValue() throws {
    let log = try #require(try Git.parseAsRoot(["log", "--", "--help", "-h"]) as? Log)
    #expect(log.paths == ["--help", "-h"])
  }

  @Test func parentsAreReadAndChecked() throws {
    struct Root: ParsableCommand {
      static let configuration = CommandConfiguration(subcommands: [Leaf.self])
      @Option var level = 1
      mutating func validate() throws { if level > 3 { throw ValidationError("--level is 3 at most.") } }
      struct Leaf: ParsableCommand { @Flag var loud = false }
    }
    let leaf = try Root.parseAsRoot(words("--level 2 leaf --loud"))
    #expect((leaf as? Root.Leaf)?.loud == true)
    #expect(
      message(Root.self, words("--level 4 leaf"), isFull: true) == """
        Error: --level is 3 at most.
        Usage: root [--level <level>] <subcommand>
          See 'root --help' for more information.
        """)
    #expect(message(Root.self, words("--level 4 leaf --help")).hasPrefix("USAGE: root leaf [--loud]"))
  }

  @Test func argumentsOfSendableValuesAreSendable() async throws {
    struct Shared: ParsableArguments, Sendable {
      @Option var number = 1
      @Argument var paths: [String] = []
      @Flag var loud = false
    }
    let shared = try Shared.parse(["--number", "2", "a"])
    let sum = await Task.detached { shared.number + shared.paths.count }.value
    #expect(sum == 3)
  }
}
