/// Reads the arguments of one command, up to the name of a subcommand.
///
/// What the command does not know is left for a subcommand, or for an error.
struct LevelParser {
  private let set: ArgumentSet
  private let isSubcommand: (String) -> Bool
  private var input: ArraySlice<String>
  /// The flag that last set a property, for flags that exclude each other.
  private var origins: [String: String] = [:]

  /// The values that were given, by the keys of their declarations.
  private(set) var values: [String: Any] = [:]
  /// The arguments that are left, before a terminator.
  private(set) var left: [String] = []
  /// The arguments after a terminator that are left; `nil` when there was none.
  private(set) var literals: [String]?
  /// The arguments from the name of a subcommand on.
  private(set) var rest: ArraySlice<String> = []

  init(_ set: ArgumentSet, arguments: [String], isSubcommand: @escaping (String) -> Bool) {
    self.set = set
    self.isSubcommand = isSubcommand
    input = arguments[...]
  }

  /// All arguments that this command did not take, as they were.
  var remainder: [String] { left + rest + (literals.map { ["--"] + $0 } ?? []) }

  /// Reads the arguments.
  mutating func read() throws(ParserError) {
    reading: while let argument = input.popFirst() {
      switch Token(argument) {
      case .terminator:
        literals = Array(input)
        input = []
      case .value where isSubcommand(argument):
        rest = [argument] + input
        break reading
      case .value:
        left.append(argument)
      case .long(let name, let value):
        if let match = set.match(where: { $0 == .long(name) }) {
          try take(match, value: value, origin: "'\(argument)'")
        } else {
          left.append(argument)
        }
      case .short(let name, let value):
        try readShort(name, value: value, argument: argument)
      }
    }
    try readPositionals()
  }

  /// The declarations that must be given and were not.
  var missing: ParserError? {
    let absent = set.declarations.first { values[$0.key] == nil && $0.initial == nil }
    return absent.map {
      .missingArgument(synopses: $0.synopses, explanation: $0.explanation(as: $0.spellings.first?.preferred))
    }
  }
}

extension LevelParser {
  /// Reads an argument of one dash: a name of several letters, or letters that stand for a flag each.
  private mutating func readShort(_ text: String, value: String?, argument: String) throws(ParserError) {
    if set.isNegativeNumber(argument) {
      left.append(argument)
      return
    }
    if let match = set.match(where: { $0 == .longWithSingleDash(text) }) {
      return try take(match, value: value, origin: "'\(argument)'")
    }
    if let first = text.first, text.count > 1,
      let match = set.match(where: { $0 == .short(first, allowingJoined: true) })
    {
      return try take(match, value: String(argument.dropFirst(2)), origin: "'\(argument)'")
    }
    let letters = Array(text)
    let matches = letters.map { letter in set.match { $0.isShort && $0.bare == String(letter) } }
    let isKnown =
      matches.allSatisfy { $0 != nil } || matches.contains { $0.map { !$0.declaration.isBuiltIn } ?? false }
    guard !letters.isEmpty, isKnown else {
      left.append(argument)
      return
    }
    for (index, match) in matches.enumerated() {
      let isLast = index == letters.count - 1
      let origin = letters.count == 1 ? "'\(argument)'" : "'\(letters[index])' in '\(argument)'"
      if let match {
        try take(match, value: isLast ? value : nil, origin: origin)
      } else {
        left.append("-\(letters[index])" + (isLast ? value.map { "=\($0)" } ?? "" : ""))
      }
    }
  }

  /// Takes in an option with its values, or a flag.
  private mutating func take(
    _ match: ArgumentSet.Match, value: String?, origin: String
  ) throws(ParserError) {
    switch match.declaration.traits.kind {
    case .positional: break
    case .flag(let exclusivity):
      if let value { throw .unexpectedValue(option: match.name.text, value: value) }
      if let previous = origins[match.declaration.key], !match.declaration.traits.isRepeating {
        if exclusivity == .chooseFirst { return }
        if exclusivity == .exclusive { throw .repeatedFlag("flag \(origin)", previous: "flag \(previous)") }
      }
      origins[match.declaration.key] = origin
      try update(match.declaration, Occurrence(spelling: match.spelling, text: ""), name: match.name)
    case .option(let rule):
      let texts = takeValues(rule, attached: value)
      guard !texts.isEmpty else {
        throw .missingValue(
          synopsis: match.declaration.synopsis(as: match.name),
          explanation: match.declaration.explanation(as: match.name))
      }
      for text in texts {
        try update(match.declaration, Occurrence(spelling: match.spelling, text: text), name: match.name)
      }
    }
  }

  /// The values of an option: the one joined to it, and those that its rule finds.
  private mutating func takeValues(_ rule: ValueRule, attached: String?) -> [String] {
    var texts = attached.map { [$0] } ?? []
    switch rule {
    case .next, .unconditional:
      if texts.isEmpty, let next = input.first, rule == .unconditional || looksLikeValue(next) {
        texts.append(next)
        input.removeFirst()
      }
    case .upToNextOption:
      let values = input.prefix { looksLikeValue($0) }
      texts += values
      input.removeFirst(values.count)
    case .remaining:
      texts += input
      input = []
    }
    return texts
  }

  private func looksLikeValue(_ argument: String) -> Bool {
    Token(argument) == .value || set.isNegativeNumber(argument)
  }

  /// Gives what is left to the arguments without a name, in order.
  private mutating func readPositionals() throws(ParserError) {
    let positionals = set.declarations.filter(\.isPositional)
    for declaration in positionals where declaration.traits.takesLiterals {
      for text in literals ?? [] { try update(declaration, Occurrence(spelling: 0, text: text), name: nil) }
      literals = []
    }
    for declaration in positionals where !declaration.traits.takesLiterals {
      while let text = popValue() {
        try update(declaration, Occurrence(spelling: 0, text: text), name: nil)
        if !declaration.traits.isRepeating { break }
      }
    }
  }

  /// The first value that is left.
  private mutating func popValue() -> String? {
    if let index = left.firstIndex(where: looksLikeValue) { return left.remove(at: index) }
    guard let literal = literals?.first else { return nil }
    literals?.removeFirst()
    return literal
  }

  /// Takes in one time that an argument is given.
  private mutating func update(
    _ declaration: Declaration, _ occurrence: Occurrence, name: Name?
  ) throws(ParserError) {
    do {
      values[declaration.key] = try declaration.update(occurrence, values[declaration.key])
    } catch {
      throw .invalidValue(
        occurrence.text, synopsis: declaration.synopsis(as: name),
        explanation: declaration.explanation(as: name),
        values: declaration.traits.values, reason: error is UnreadableValue ? nil : String(describing: error))
    }
  }
}
