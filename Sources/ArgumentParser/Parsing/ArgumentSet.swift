/// The arguments of one command.
struct ArgumentSet {
  /// The properties on the command line, in the order of the source.
  var declarations: [Declaration] = []
  /// The default values of properties that are not on the command line.
  var plainValues: [String: Any] = [:]

  init() {}

  /// The arguments of a type, found by its property wrappers.
  init(_ type: any ParsableArguments.Type, prefix: String = "") {
    for child in Mirror(reflecting: type.init()).children {
      guard let label = child.label else { continue }
      if let property = child.value as? any DeclaredProperty {
        property.declare(in: &self, key: prefix + label.drop { $0 == "_" })
      } else {
        plainValues[prefix + label] = child.value
      }
    }
    let names = declarations.flatMap { $0.spellings.joined() }.map(\.text)
    precondition(Set(names).count == names.count, "two arguments of \(type) have the same name")
  }

  /// A spelling of a declared name.
  struct Match {
    var declaration: Declaration
    var spelling: Int
    var name: Name
  }

  /// The declaration that a name belongs to.
  func match(where matches: (Name) -> Bool) -> Match? {
    for declaration in declarations {
      for (spelling, names) in declaration.spellings.enumerated() {
        if let name = names.first(where: matches) {
          return Match(declaration: declaration, spelling: spelling, name: name)
        }
      }
    }
    return nil
  }

  /// Whether a text is a negative number and not a flag: `-5`, unless a digit is a letter of the command.
  func isNegativeNumber(_ text: String) -> Bool {
    guard text.first == "-", let digit = text.dropFirst().first, digit.isNumber || digit == ".",
      Double(text) != nil
    else { return false }
    return match { $0.bare == String(digit) && $0.isShort } == nil
  }

  /// The names that can be shown.
  var visibleNames: [Name] {
    declarations.filter { $0.traits.help.visibility == .default }.flatMap { $0.spellings.joined() }
  }
}

/// The flags that every command has.
enum BuiltIn: String {
  case help = "/help"
  case version = "/version"
}

extension ArgumentSet {
  /// Adds a flag that every command has, under those of its names that the command itself does not use.
  mutating func addBuiltIn(_ builtIn: BuiltIn, names: [Name], abstract: String) {
    let free = names.filter { name in match { $0.text == name.text } == nil }
    guard !free.isEmpty else { return }
    let traits = Traits(
      kind: .flag(.chooseLast), spellings: { _ in [free] }, help: ArgumentHelp(abstract))
    declarations.append(
      Declaration(
        key: builtIn.rawValue, traits: traits, spellings: [free], initial: false, update: { _, _ in true }))
  }
}

extension Declaration {
  /// Whether every command has it.
  var isBuiltIn: Bool { BuiltIn(rawValue: key) != nil }
}
