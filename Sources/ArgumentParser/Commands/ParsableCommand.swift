/// A command: arguments, and what to do with them.
public protocol ParsableCommand: ParsableArguments {
  /// The command's name, texts and subcommands.
  static var configuration: CommandConfiguration { get }

  /// Does the work of the command.
  ///
  /// A command that does not declare it shows its help.
  ///
  /// - Throws: Any error; `ExitCode` and `CleanExit` choose the exit status.
  mutating func run() throws
}

extension ParsableCommand {
  /// A configuration that leaves everything to the defaults.
  public static var configuration: CommandConfiguration { CommandConfiguration() }

  /// Shows the help of the command.
  ///
  /// - Throws: Always `CleanExit.helpRequest`.
  public mutating func run() throws { throw CleanExit.helpRequest(self) }

  /// Reads a command: this one, or the one of its subcommands that the arguments name.
  ///
  /// - Parameter arguments: What to read; the program's own arguments without its name when `nil`.
  /// - Returns: The parsed and validated command, ready to run.
  /// - Throws: An error for `message(for:)`, `fullMessage(for:)` and `exitCode(for:)`; a request for help is one too.
  public static func parseAsRoot(_ arguments: [String]? = nil) throws -> any ParsableCommand {
    var parser = CommandParser(root: Self.self)
    let parsed = try parser.parse(arguments ?? Array(CommandLine.arguments.dropFirst()))
    guard let command = parsed as? any ParsableCommand else {
      preconditionFailure("a subcommand of \(Self.self) is not a command")
    }
    return command
  }

  /// The help text of a subcommand.
  ///
  /// - Parameters:
  ///   - subcommand: This command or one below it, at any depth.
  ///   - includeHidden: Whether arguments of `.hidden` visibility are shown too.
  ///   - columns: The width to wrap at; that of the terminal when `nil`.
  /// - Returns: The text, without a final newline.
  public static func helpMessage(
    for subcommand: any ParsableCommand.Type, includeHidden: Bool = false, columns: Int? = nil
  ) -> String {
    let path = CommandPath.find(subcommand, from: Self.self)
    return Help(path: path, includeHidden: includeHidden).rendered(columns: columns)
  }

  /// The usage of a subcommand in one line, without a label.
  ///
  /// - Parameters:
  ///   - subcommand: This command or one below it, at any depth.
  ///   - includeHidden: Whether arguments of `.hidden` visibility are shown too.
  /// - Returns: For instance `git remote add <name> <url>`.
  public static func usageString(
    for subcommand: any ParsableCommand.Type, includeHidden: Bool = false
  ) -> String {
    Usage(path: CommandPath.find(subcommand, from: Self.self), includeHidden: includeHidden).line
  }

  /// Reads a command, runs it, and ends the program when that fails.
  ///
  /// - Parameter arguments: What to read; the program's own arguments without its name when `nil`.
  public static func main(_ arguments: [String]?) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  /// Reads a command from the program's own arguments, runs it, and ends the program when that fails.
  public static func main() { main(nil) }
}
