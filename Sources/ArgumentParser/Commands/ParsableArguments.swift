/// A set of values that can be read from command line arguments.
///
/// Every stored property is declared with `@Argument`, `@Option`, `@Flag` or `@OptionGroup`, or has a default value
/// and is then left alone by parsing.
public protocol ParsableArguments: Decodable, SendableMetatype {
  /// Creates the declaration of the arguments: the properties may be read only after parsing.
  init()

  /// Checks what parsing each property alone can't see.
  ///
  /// - Throws: `ValidationError`, whose message is shown with the usage, or any other error.
  mutating func validate() throws
}

extension ParsableArguments {
  /// Accepts every combination of values.
  public mutating func validate() throws {}

  /// Reads a value of this type.
  ///
  /// - Parameter arguments: What to read; the program's own arguments without its name when `nil`.
  /// - Returns: The parsed and validated value.
  /// - Throws: An error for `message(for:)`, `fullMessage(for:)` and `exitCode(for:)`; a request for help is one too,
  ///   and so are arguments that name a subcommand.
  public static func parse(_ arguments: [String]? = nil) throws -> Self {
    var parser = CommandParser(root: Self.self)
    let parsed = try parser.parse(arguments ?? Array(CommandLine.arguments.dropFirst()))
    guard let result = parsed as? Self else {
      throw CommandError(path: [Self.self], cause: .otherCommand(CommandPath.name(of: type(of: parsed))))
    }
    return result
  }

  /// A brief message for an error: what went wrong, or the whole text when help or the version was asked for.
  ///
  /// - Parameter error: What `parse` or `run` threw.
  /// - Returns: The message without the label `Error:` and without the usage; empty for an `ExitCode`.
  public static func message(for error: any Error) -> String {
    Message(error, root: Self.self).text
  }

  /// The full message for an error, as it is to be printed.
  ///
  /// - Parameters:
  ///   - error: What `parse` or `run` threw.
  ///   - columns: The width for help; that of the terminal when `nil`.
  /// - Returns: `Error: …`, with the usage where that helps; the bare text when help, the version or a clean exit was
  ///   asked for; empty for an `ExitCode`.
  public static func fullMessage(for error: any Error, columns: Int? = nil) -> String {
    Message(error, root: Self.self, columns: columns).fullText
  }

  /// The exit status for an error.
  ///
  /// - Parameter error: What `parse` or `run` threw.
  /// - Returns: `.success` for help, version and `CleanExit`; an `ExitCode` itself; `.validationFailure` for arguments
  ///   that can't be used; `.failure` for everything else.
  public static func exitCode(for error: any Error) -> ExitCode {
    Message(error, root: Self.self).exitCode
  }

  /// The help text.
  ///
  /// - Parameters:
  ///   - includeHidden: Whether arguments of `.hidden` visibility are shown too.
  ///   - columns: The width to wrap at; that of the terminal when `nil`.
  /// - Returns: The text, without a final newline.
  public static func helpMessage(includeHidden: Bool = false, columns: Int? = nil) -> String {
    Help(path: [Self.self], includeHidden: includeHidden).rendered(columns: columns)
  }

  /// The usage in one line, without a label.
  ///
  /// - Parameter includeHidden: Whether arguments of `.hidden` visibility are shown too.
  /// - Returns: For instance `repeat [--count <count>] <phrase>`.
  public static func usageString(includeHidden: Bool = false) -> String {
    Usage(path: [Self.self], includeHidden: includeHidden).line
  }

  /// Ends the program with the message and the exit status that belong to an error.
  ///
  /// The message of a clean exit goes to standard output, any other to standard error.
  ///
  /// - Parameter error: What `parse` or `run` threw; success when `nil`.
  public static func exit(withError error: (any Error)? = nil) -> Never {
    guard let error else { Terminal.exit(ExitCode.success.rawValue) }
    let message = Message(error, root: Self.self)
    let text = message.fullText
    if !text.isEmpty {
      Terminal.write(text + "\n", to: message.exitCode.isSuccess ? .output : .error)
    }
    Terminal.exit(message.exitCode.rawValue)
  }
}
