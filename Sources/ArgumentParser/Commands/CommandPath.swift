/// The commands from the root to the one that is meant.
typealias CommandPath = [any ParsableArguments.Type]

extension CommandPath {
  /// The configuration of a command; the default one for arguments that are no command.
  static func configuration(of type: any ParsableArguments.Type) -> CommandConfiguration {
    (type as? any ParsableCommand.Type)?.configuration ?? CommandConfiguration()
  }

  /// The name of a command on the command line.
  static func name(of type: any ParsableArguments.Type) -> String {
    configuration(of: type).commandName ?? String(describing: type).kebabCased
  }

  /// The way to a command from a root above it; the command alone when the root does not lead there.
  static func find(_ target: any ParsableArguments.Type, from root: any ParsableArguments.Type) -> CommandPath
  {
    func search(_ type: any ParsableArguments.Type) -> CommandPath? {
      if type == target { return [type] }
      for child in configuration(of: type).subcommands {
        if let way = search(child) { return [type] + way }
      }
      return nil
    }
    return search(root) ?? [target]
  }

  /// The configuration of the last command.
  var configuration: CommandConfiguration {
    last.map(Self.configuration(of:)) ?? CommandConfiguration()
  }

  /// The names from the root on, as they are typed.
  var commandLine: String { map(Self.name(of:)).joined(separator: " ") }

  /// The subcommand of the last command that a word names.
  func subcommand(named word: String) -> (any ParsableArguments.Type)? {
    configuration.subcommands.first {
      Self.name(of: $0) == word || $0.configuration.aliases.contains(word)
    }
  }

  /// The version of the last command, or of the nearest one above that has any.
  var version: String {
    last { !Self.configuration(of: $0).version.isEmpty }.map { Self.configuration(of: $0).version } ?? ""
  }

  /// The names of the help flag, as the last command or the nearest one above sets them.
  var helpNames: [Name] {
    let specification = reversed().lazy.compactMap { Self.configuration(of: $0).helpNames }.first
    return (specification ?? .shortAndLong).names(for: "help")
  }

  /// The arguments of the last command, with the flags that every command has.
  var arguments: ArgumentSet {
    guard let last else { return ArgumentSet() }
    var set = ArgumentSet(last)
    if !version.isEmpty {
      set.addBuiltIn(.version, names: [.long("version")], abstract: "Show the version.")
    }
    set.addBuiltIn(.help, names: helpNames, abstract: "Show help information.")
    return set
  }
}
