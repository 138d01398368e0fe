/// Arguments that can't be read.
///
/// Where an `explanation` is carried, it is the argument's line for the message, or empty.
enum ParserError: Error {
  case helpRequested
  case versionRequested
  /// The completions of a shell are asked for; nil where none was named.
  case completionScriptRequested(String?)
  /// All commands and arguments are asked for as JSON.
  case dumpHelpRequested
  case unknownOption(String, suggestion: String?)
  case missingValue(synopsis: String, explanation: String)
  case unexpectedValue(option: String, value: String)
  case unexpectedArguments([String], suggestion: String?)
  case repeatedFlag(String, previous: String)
  case missingArgument(synopses: [String], explanation: String)
  case invalidValue(String, synopsis: String, explanation: String, values: [String], reason: String?)
  /// What `validate` threw.
  case rejected(any Error)
  /// There were no arguments at all, and at least one is needed.
  indirect case noArguments(ParserError)
  /// The arguments name a subcommand, but the command itself was asked for.
  case otherCommand(String)
}

extension ParserError {
  /// What is wrong.
  var message: String {
    switch self {
    case .helpRequested, .versionRequested, .dumpHelpRequested: ""
    case .completionScriptRequested(let shell):
      (shell.map { "Can't generate completion scripts for '\($0)'" } ?? "Missing the name of a shell")
        + Self.choice(of: CompletionShell.allCases.map(\.rawValue))
    case .unknownOption(let name, let suggestion):
      "Unknown option '\(name)'" + Self.hint(suggestion)
    case .missingValue(let synopsis, _):
      "Missing value for '\(synopsis)'"
    case .unexpectedValue(let option, let value):
      "The option '\(option)' does not take any value, but '\(value)' was specified."
    case .unexpectedArguments(let texts, let suggestion) where texts.count == 1:
      "Unexpected argument '\(texts.joined())'" + Self.hint(suggestion)
    case .unexpectedArguments(let texts, _):
      "\(texts.count) unexpected arguments: \(Self.quoted(texts, separator: ", "))"
    case .repeatedFlag(let flag, let previous):
      "Value to be set with \(flag) had already been set with \(previous)"
    case .missingArgument(let synopses, _):
      (synopses.count == 1 ? "Missing expected argument " : "Missing one of: ")
        + Self.quoted(synopses, separator: ", ")
    case .invalidValue(let value, let synopsis, _, let values, let reason):
      "The value '\(value)' is invalid for '\(synopsis)'"
        + (reason.map { ": \($0)" } ?? Self.choice(of: values))
    case .rejected(let error): String(describing: error)
    case .noArguments(let error): error.message
    case .otherCommand(let name): "Unexpected argument '\(name)'"
    }
  }

  /// The line that explains the argument in question; empty when there is nothing to explain.
  var explanation: String {
    switch self {
    case .missingValue(_, let explanation), .missingArgument(_, let explanation),
      .invalidValue(_, _, let explanation, _, _):
      explanation
    default: ""
    }
  }

  private static func hint(_ suggestion: String?) -> String {
    suggestion.map { ". Did you mean '\($0)'?" } ?? ""
  }

  private static func quoted(_ texts: [String], separator: String) -> String {
    texts.map { "'\($0)'" }.joined(separator: separator)
  }

  /// A sentence that lists the values, in one line when they are few.
  private static func choice(of values: [String]) -> String {
    guard let last = values.last else { return "" }
    guard values.count < 6 else {
      return ". Please provide one of the following:" + values.map { "\n  - \($0)" }.joined()
    }
    guard values.count > 2 else { return ". Please provide one of \(quoted(values, separator: " and "))." }
    return ". Please provide one of \(quoted(values.dropLast(), separator: ", ")) or '\(last)'."
  }
}

/// Arguments that can't be read, and the command that they were for.
struct CommandError: Error {
  var path: CommandPath
  var cause: ParserError
}
