/// A command whose work may wait.
///
/// `@concurrent` is written out because without it, under `NonisolatedNonsendingByDefault`, `@main` takes the `main()` that
/// does not wait.
public protocol AsyncParsableCommand: ParsableCommand {
  /// Does the work of the command.
  ///
  /// A command that does not declare it shows its help.
  ///
  /// - Throws: Any error; `ExitCode` and `CleanExit` choose the exit status.
  @concurrent mutating func run() async throws
}

extension AsyncParsableCommand {
  /// Shows the help of the command.
  ///
  /// - Throws: Always `CleanExit.helpRequest`.
  @concurrent public mutating func run() async throws { throw CleanExit.helpRequest(self) }

  /// Reads a command, runs it whether it waits or not, and ends the program when that fails.
  ///
  /// - Parameter arguments: What to read; the program's own arguments without its name when `nil`.
  @concurrent public static func main(_ arguments: [String]?) async {
    do {
      var command = try parseAsRoot(arguments)
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }

  /// Reads a command from the program's own arguments, runs it, and ends the program when that fails.
  @concurrent public static func main() async { await main(nil) }
}
