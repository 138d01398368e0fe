/// What the help and the parser need to know of one property, whatever its type.
struct Traits: Sendable {
  /// How the property is given.
  enum Kind: Sendable {
    case positional
    case option(ValueRule)
    case flag(FlagExclusivity.Rule)
  }

  var kind: Kind
  /// The names for each way to spell it, from the property's name; a flag has one for each value that it may set.
  var spellings: @Sendable (_ property: String) -> [[Name]]
  var help: ArgumentHelp
  /// A help for each spelling, when they are to be listed apart.
  var spellingHelp: [ArgumentHelp] = []
  /// The default as the help shows it.
  var defaultDescription = ""
  /// The spelling that stands for the default, shown in its place.
  var defaultSpelling: Int?
  /// The texts of all values, when they can be listed.
  var values: [String] = []
  /// Whether each time that it is given adds to the value.
  var isRepeating = false
  /// How a shell completes the value, where that was said.
  var completion: CompletionKind?
  /// Whether only arguments after the terminator are meant.
  var takesLiterals = false
}

/// One time that a property is given: the spelling used, and the text of the value.
struct Occurrence {
  var spelling: Int
  var text: String
}

/// One property on the command line.
struct Declaration {
  /// Where the value belongs: the property's name, after those of the groups around it.
  let key: String
  var traits: Traits
  /// The names for each spelling.
  var spellings: [[Name]]
  /// The title of the group around it, for a section of its own in the help; empty when there is none.
  var title = ""
  /// The value when it is not given; a property without one must be given.
  var initial: Any?
  /// The value after one more time that the property is given, from the value so far.
  var update: (Occurrence, Any?) throws -> Any

  var isPositional: Bool {
    if case .positional = traits.kind { true } else { false }
  }

  /// The word in angle brackets that stands for the value.
  var valueName: String {
    traits.help.valueName ?? spellings.first?.preferred?.bare
      ?? key.split(separator: ".").last.map { String($0).kebabCased } ?? key
  }

  /// How a shell completes the value: as was said, else by the list of values.
  var completion: CompletionKind {
    if let completion = traits.completion { return completion }
    return traits.values.isEmpty ? .default : .list(traits.values)
  }

  /// The argument as it is typed: `<value>`, `--name <value>` or `--flag`.
  func synopsis(as name: Name?) -> String {
    switch traits.kind {
    case .positional: "<\(valueName)>"
    case .option: name.map { "\($0.text) <\(valueName)>" } ?? "<\(valueName)>"
    case .flag: name?.text ?? ""
    }
  }

  /// The synopses by preferred names, one for each spelling, with `...` after what repeats.
  var synopses: [String] {
    let repeats = traits.isRepeating ? " ..." : ""
    return spellings.map { synopsis(as: $0.preferred) + repeats }
  }

  /// The argument for the line of an error message that explains it.
  func explanation(as name: Name?) -> String {
    traits.help.abstract.isEmpty ? "" : "\(synopsis(as: name))  \(traits.help.abstract)"
  }
}
