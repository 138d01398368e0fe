/// What a property wrapper knows of its value before parsing.
struct Blueprint<Value> {
  var traits: Traits
  /// The value when the argument is not given; an argument without one must be given.
  var initial: Value?
  /// Takes in one time that the argument is given; the value so far is `nil` at the first.
  var update: @Sendable (Occurrence, Value?) throws -> Value

  func declaration(key: String) -> Declaration {
    let property = key.split(separator: ".").last.map(String.init) ?? key
    let update = update
    return Declaration(
      key: key, traits: traits, spellings: traits.spellings(property), initial: initial.map { $0 as Any },
      update: { occurrence, value in try update(occurrence, value.flatMap { $0 as? Value }) })
  }
}

extension Blueprint: Sendable where Value: Sendable {}

/// How a text becomes a value, and a value a text.
struct Reader<Value>: Sendable {
  var values: [String]
  var read: @Sendable (String) throws -> Value
  var describe: @Sendable (Value) -> String

  init(transform: @escaping @Sendable (String) throws -> Value) {
    values = []
    read = transform
    describe = { String(describing: $0) }
  }
}

extension Reader where Value: ExpressibleByArgument {
  /// The reader of a type that reads itself.
  init() {
    values = Value.allValueStrings
    read = { text in
      guard let value = Value(argument: text) else { throw UnreadableValue() }
      return value
    }
    describe = { $0.defaultValueDescription }
  }
}

/// A text that stands for no value of the type, with nothing more to say.
struct UnreadableValue: Error {}

extension Traits {
  /// The traits of an argument without a name.
  static func argument(
    _ help: ArgumentHelp?, _ completion: CompletionKind?, takesLiterals: Bool = false
  ) -> Traits {
    Traits(
      kind: .positional, spellings: { _ in [[]] }, help: help ?? ArgumentHelp(), completion: completion,
      takesLiterals: takesLiterals)
  }

  /// The traits of an option.
  static func option(
    _ name: NameSpecification, _ rule: ValueRule, _ help: ArgumentHelp?, _ completion: CompletionKind?
  ) -> Traits {
    Traits(
      kind: .option(rule), spellings: { [name.names(for: $0)] }, help: help ?? ArgumentHelp(),
      completion: completion)
  }

  fileprivate func describing(_ initial: String?, values: [String], isRepeating: Bool = false) -> Traits {
    var traits = self
    traits.defaultDescription = initial ?? ""
    traits.values = values
    traits.isRepeating = isRepeating
    return traits
  }
}

extension Blueprint {
  /// A value read from one text; the last one counts.
  static func one(_ traits: Traits, initial: Value? = nil, reader: Reader<Value>) -> Blueprint {
    Blueprint(
      traits: traits.describing(initial.map(reader.describe), values: reader.values), initial: initial,
      update: { occurrence, _ in try reader.read(occurrence.text) })
  }

  /// A value read from one text, or `nil` without one; the last one counts.
  static func optional<Wrapped>(_ traits: Traits, reader: Reader<Wrapped>) -> Blueprint
  where Value == Wrapped? {
    Blueprint(
      traits: traits.describing(nil, values: reader.values), initial: .some(nil),
      update: { occurrence, _ in try reader.read(occurrence.text) })
  }

  /// A value for each text; the default counts only when there is none.
  static func many<Element>(_ traits: Traits, initial: [Element]? = nil, reader: Reader<Element>) -> Blueprint
  where Value == [Element] {
    let description = initial?.map(reader.describe).joined(separator: ", ")
    return Blueprint(
      traits: traits.describing(description, values: reader.values, isRepeating: true), initial: initial,
      update: { occurrence, values in (values ?? []) + [try reader.read(occurrence.text)] })
  }
}
