/// A reason to end the program successfully, thrown from `run` or `validate`.
public struct CleanExit: Error, CustomStringConvertible {
  enum Reason {
    case help((any ParsableCommand.Type)?)
    case message(String)
  }

  let reason: Reason

  /// Shows the help of a command.
  ///
  /// - Parameter type: The command; the root when `nil`.
  /// - Returns: The error to throw.
  public static func helpRequest(_ type: (any ParsableCommand.Type)? = nil) -> CleanExit {
    CleanExit(reason: .help(type))
  }

  /// Shows the help of the command that is running.
  ///
  /// - Parameter command: The command itself.
  /// - Returns: The error to throw.
  public static func helpRequest(_ command: any ParsableCommand) -> CleanExit {
    .helpRequest(type(of: command))
  }

  /// Prints a message on standard output.
  ///
  /// - Parameter text: The message.
  /// - Returns: The error to throw.
  public static func message(_ text: String) -> CleanExit { CleanExit(reason: .message(text)) }

  /// The message, or what stands for help.
  public var description: String {
    switch reason {
    case .help: "--help"
    case .message(let text): text
    }
  }
}
