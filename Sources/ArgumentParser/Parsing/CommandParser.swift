/// Finds the command that arguments name, and reads its values.
struct CommandParser {
  private var path: CommandPath

  init(root: any ParsableArguments.Type) { path = [root] }

  /// Reads the command that the arguments name, with its values.
  mutating func parse(_ arguments: [String]) throws(CommandError) -> any ParsableArguments {
    if let helped = helpPath(arguments) {
      path = helped.path
      throw CommandError(path: path, cause: helped.error)
    }
    if let request = Self.request(arguments) { throw CommandError(path: path, cause: request) }
    do {
      return try descend(arguments, requests: [])
    } catch .missingArgument(let synopses, let explanation) where arguments.isEmpty {
      let cause = ParserError.missingArgument(synopses: synopses, explanation: explanation)
      throw CommandError(path: path, cause: .noArguments(cause))
    } catch {
      throw CommandError(path: path, cause: error)
    }
  }

  /// Reads the arguments of the last command of the path, then those of the subcommand that they name.
  ///
  /// A command is validated after its subcommand, so that the subcommand's help can be had in any case. `earlier` are the
  /// requests for help and version that were met on the way.
  private mutating func descend(
    _ arguments: [String], requests earlier: [ParserError]
  ) throws(ParserError) -> any ParsableArguments {
    guard let type = path.last else { preconditionFailure("a path of commands has a root") }
    let set = path.arguments
    let path = path
    var level = LevelParser(set, arguments: arguments) { path.subcommand(named: $0) != nil }
    do throws(ParserError) {
      try level.read()
    } catch {
      throw earlier.first ?? (asksForHelp(arguments) ? .helpRequested : error)
    }
    var requests = earlier
    if level.values[BuiltIn.help.rawValue] != nil { requests.append(.helpRequested) }
    if level.values[BuiltIn.version.rawValue] != nil { requests.append(.versionRequested) }

    if let child = nextCommand(level) {
      self.path.append(child.type)
      let command = try descend(child.arguments, requests: requests)
      self.path = path
      _ = try make(type, from: level, set: set)
      return command
    }
    if let request = requests.first { throw request }
    if let error = unknownOption(level.left, set) ?? level.missing ?? unexpected(level) { throw error }
    return try make(type, from: level, set: set)
  }

  /// The subcommand that the arguments name, or the default one, and the arguments that are for it.
  private func nextCommand(
    _ level: LevelParser
  ) -> (type: any ParsableArguments.Type, arguments: [String])? {
    if level.left.isEmpty, let name = level.rest.first, let child = path.subcommand(named: name) {
      return (child, Array(level.remainder.dropFirst()))
    }
    return path.configuration.defaultSubcommand.map { ($0, level.remainder) }
  }

  /// A validated value of a type.
  private func make(
    _ type: any ParsableArguments.Type, from level: LevelParser, set: ArgumentSet
  ) throws(ParserError) -> any ParsableArguments {
    if let error = level.missing { throw error }
    var values = set.plainValues
    for declaration in set.declarations { values[declaration.key] = declaration.initial }
    values.merge(level.values) { $1 }
    do {
      var result = try type.init(from: ParsedDecoder(values: values))
      try result.validate()
      return result
    } catch {
      throw .rejected(error)
    }
  }
}

extension CommandParser {
  /// What scripts ask the root for, which no help lists.
  private static func request(_ arguments: [String]) -> ParserError? {
    guard let first = arguments.first else { return nil }
    if first == "--experimental-dump-help" { return .dumpHelpRequested }
    let option = "--generate-completion-script"
    if first == option { return .completionScriptRequested(arguments.dropFirst().first) }
    guard first.hasPrefix(option + "=") else { return nil }
    return .completionScriptRequested(String(first.dropFirst(option.utf8.count + 1)))
  }

  /// Whether a help flag is among the arguments before a terminator.
  private func asksForHelp(_ arguments: [String]) -> Bool {
    let names = Set(
      path.arguments.declarations.last { $0.key == BuiltIn.help.rawValue }?.spellings.joined().map(\.text)
        ?? [])
    return arguments.prefix { $0 != "--" }.contains { names.contains($0) }
  }

  /// The command whose help `help …` asks for, or an error when there is no such command.
  private func helpPath(_ arguments: [String]) -> (path: CommandPath, error: ParserError)? {
    guard arguments.first == "help", !path.configuration.subcommands.isEmpty,
      path.subcommand(named: "help") == nil
    else { return nil }
    var path = path
    for word in arguments.dropFirst() where !word.hasPrefix("-") {
      guard let child = path.subcommand(named: word) else {
        let error = ParserError.unexpectedArguments([word], suggestion: suggestion(for: word, below: path))
        return (path, error)
      }
      path.append(child)
    }
    return (path, .helpRequested)
  }

  /// An option that no command on the path knows.
  private func unknownOption(_ left: [String], _ set: ArgumentSet) -> ParserError? {
    // A mistyped command comes first: the options after it were meant for it.
    if let first = left.first, !path.configuration.subcommands.isEmpty, Token(first) == .value { return nil }
    for argument in left where !set.isNegativeNumber(argument) {
      switch Token(argument) {
      case .value, .terminator: continue
      case .long(let name, _):
        let nearest = EditDistance.nearest(
          "--\(name)", in: set.visibleNames.filter { !$0.isShort }.map(\.text))
        return .unknownOption("--\(name)", suggestion: nearest)
      case .short(let name, _):
        let nearest = EditDistance.nearest(
          "-\(name)", in: set.visibleNames.filter { !$0.isShort }.map(\.text))
        return .unknownOption("-\(name)", suggestion: name.count > 1 ? nearest : nil)
      }
    }
    return nil
  }

  /// Values that nothing takes.
  private func unexpected(_ level: LevelParser) -> ParserError? {
    let extra = level.left + level.rest + (level.literals ?? [])
    guard let first = extra.first else { return nil }
    guard path.configuration.subcommands.isEmpty else {
      return .unexpectedArguments([first], suggestion: suggestion(for: first, below: path))
    }
    return .unexpectedArguments(extra, suggestion: nil)
  }

  private func suggestion(for word: String, below path: CommandPath) -> String? {
    let shown = path.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    return EditDistance.nearest(word, in: shown.map(CommandPath.name(of:)))
  }
}
