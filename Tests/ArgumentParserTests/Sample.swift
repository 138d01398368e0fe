import ArgumentParser

/// A tree of commands with every kind of argument, in the manner of git.
struct Git: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tracks the contents of a folder.",
    discussion:
      "A repository is a folder with a history. Every command works on the one around the current folder.",
    version: "2.1.0",
    subcommands: [Log.self, Commit.self, Remote.self, Secret.self])
}

struct Repository: ParsableArguments {
  @Option(name: [.customShort("C"), .customLong("git-dir")], help: "The folder to work in.")
  var folder = "."
  @Flag(name: .shortAndLong, help: "Says more; repeat it for still more.")
  var verbose: Int
}

enum LogFormat: String, ExpressibleByArgument, CaseIterable { case oneline, short, full }

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Shows the commits.", aliases: ["history"])

  @OptionGroup(title: "Repository") var repository: Repository
  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("At most so many.", valueName: "number"))
  var maxCount: Int?
  @Option(help: "The form of a commit.")
  var format: LogFormat = .short
  @Option(help: ArgumentHelp("Only commits of this author.", discussion: "A part of the name is enough."))
  var author: [String] = []
  @Flag(inversion: .prefixedNo, help: "Colours the output.")
  var color = true
  @Flag(help: .hidden) var internals = false
  @Argument(help: "Only commits that touch these.")
  var paths: [String] = []
}

struct Commit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Records what was changed.")

  @Option(name: .shortAndLong, help: "What was changed, and why.")
  var message: String
  @Flag(name: .shortAndLong, help: "All files that are known.")
  var all = false
  @Option(help: "The part of the work that is done.")
  var progress = 0.95

  mutating func validate() throws {
    guard (0...1).contains(progress) else {
      throw ValidationError("--progress lies between 0 and 1, not at \(progress).")
    }
  }

  mutating func run() async throws { throw ExitCode(3) }
}

struct Remote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remote", abstract: "Other copies.", subcommands: [List.self],
    groupedSubcommands: [CommandGroup(name: "Change", subcommands: [Add.self])], defaultSubcommand: List.self)

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Adds one.")
    @Argument(help: "What it is called here.") var name: String
    @Argument(help: "Where it is.") var url: String
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists them.", version: "0.9")
    @Argument var pattern: String?
  }
}

struct Secret: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)
}

/// The message for arguments that can't be read, in full or without label and usage; what was read where they can.
func message(_ type: any ParsableArguments.Type, _ arguments: [String], isFull: Bool = false) -> String {
  do {
    return "parsed: \(try read(type, arguments))"
  } catch {
    return isFull ? type.fullMessage(for: error, columns: 80) : type.message(for: error)
  }
}

/// What arguments are read as: a command below the type, or the type itself.
func read(_ type: any ParsableArguments.Type, _ arguments: [String]) throws -> any ParsableArguments {
  if let command = type as? any ParsableCommand.Type { return try command.parseAsRoot(arguments) }
  return try type.parse(arguments)
}

/// The words of a command line that needs no quoting.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
