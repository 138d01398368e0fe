/// How a shell completes the value of an option or an argument.
public struct CompletionKind: Sendable {
  enum Kind: Sendable {
    case `default`
    case list([String])
    case file([String])
    case directory
  }

  let kind: Kind

  /// Nothing is known of the value.
  public static var `default`: CompletionKind { CompletionKind(kind: .default) }

  /// One of these.
  ///
  /// - Parameter words: The values.
  /// - Returns: The completion.
  public static func list(_ words: [String]) -> CompletionKind { CompletionKind(kind: .list(words)) }

  /// A file.
  ///
  /// - Parameter extensions: How its name ends, without a dot; any file when empty.
  /// - Returns: The completion.
  public static func file(extensions: [String] = []) -> CompletionKind {
    CompletionKind(kind: .file(extensions))
  }

  /// A folder.
  public static var directory: CompletionKind { CompletionKind(kind: .directory) }
}

/// A shell for which completions can be made.
public enum CompletionShell: String, CaseIterable, Sendable {
  /// bash, from 3.2 on.
  case bash
  /// zsh.
  case zsh
  /// fish, from 3.0 on.
  case fish
}

extension ParsableCommand {
  /// The script that teaches a shell to complete this command.
  ///
  /// - Parameter shell: The shell.
  /// - Returns: The script, without a final newline.
  public static func completionScript(for shell: CompletionShell) -> String {
    CompletionTree(path: [Self.self]).script(for: shell)
  }
}
