/// What completions need to know of a command and of all below it.
struct CompletionTree {
  /// An option or a flag.
  struct Name {
    /// Its names with dashes.
    var names: [ArgumentParser.Name]
    var abstract: String
    /// How its value is completed; nil for a flag.
    var value: CompletionKind?
    var valueName: String
    var isRepeating: Bool
  }

  /// The names from the root on.
  let commandLine: String
  /// Its names on the command line, the usual one first.
  let words: [String]
  let abstract: String
  let names: [Name]
  /// How its arguments without a name are completed, the last for all that follow; empty where it takes none.
  let positionals: [(valueName: String, kind: CompletionKind, isRepeating: Bool)]
  let children: [CompletionTree]

  /// The tree below the last command of a path.
  init(path: CommandPath) {
    let configuration = path.configuration
    commandLine = path.commandLine
    words = (path.last.map { [CommandPath.name(of: $0)] } ?? []) + configuration.aliases
    abstract = configuration.abstract
    let shown = path.arguments.declarations.filter {
      $0.traits.help.visibility.isVisible(includingHidden: false)
    }
    names = shown.filter { !$0.isPositional }.flatMap { declaration -> [Name] in
      let isOption = if case .option = declaration.traits.kind { true } else { false }
      return declaration.spellings.enumerated().map { place, names in
        let help = declaration.traits.spellingHelp
        return Name(
          names: names,
          abstract: help.indices.contains(place) ? help[place].abstract : declaration.traits.help.abstract,
          value: isOption ? declaration.completion : nil, valueName: declaration.valueName,
          isRepeating: declaration.traits.isRepeating)
      }
    }
    positionals = shown.filter(\.isPositional).map {
      ($0.valueName, $0.completion, $0.traits.isRepeating)
    }
    children = configuration.subcommands.filter { $0.configuration.shouldDisplay }.map {
      CompletionTree(path: path + [$0])
    }
  }

  /// The command and all below it, each before those below it.
  var all: [CompletionTree] { [self] + children.flatMap(\.all) }

  /// The name of a shell function for the command: `_assay_power_mean`.
  var function: String {
    "_" + commandLine.map { $0 == " " || $0 == "-" ? "_" : String($0) }.joined()
  }

  /// The script of a shell.
  func script(for shell: CompletionShell) -> String {
    switch shell {
    case .bash: BashCompletions(tree: self).script
    case .zsh: ZshCompletions(tree: self).script
    case .fish: FishCompletions(tree: self).script
    }
  }
}

extension String {
  /// The text in single quotes, as a POSIX shell reads it back.
  var singleQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
