/// A name without a value, whose presence counts.
@propertyWrapper
public struct Flag<Value>: Decodable, StagedProperty {
  var stage: Stage<Value>

  init(_ blueprint: Blueprint<Value>) { stage = .declared(blueprint) }

  /// Never called: without it the compiler does not look in extensions for what `@Flag var name: Type` means.
  @available(*, unavailable, message: "a flag of this type needs a default or an inversion")
  public init() { preconditionFailure("unavailable") }

  /// Creates the property from parsed arguments.
  ///
  /// - Parameter decoder: The decoder of this library; no other will do.
  /// - Throws: Nothing of its own.
  public init(from decoder: any Decoder) throws { stage = try Stage(from: decoder) }

  /// The value; readable only after parsing.
  public var wrappedValue: Value {
    get { stage.value }
    set { stage = .parsed(newValue) }
  }
}

extension Flag: Sendable where Value: Sendable {}

extension Flag where Value == Bool {
  /// Creates a flag that sets `true`.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - name: The names, with their dashes.
  ///   - help: What the help says.
  public init(wrappedValue: Bool, name: NameSpecification = .long, help: ArgumentHelp? = nil) {
    let traits = Traits(
      kind: .flag(.chooseLast), spellings: { [name.names(for: $0)] }, help: help ?? ArgumentHelp())
    self.init(Blueprint(traits: traits, initial: wrappedValue, update: { _, _ in true }))
  }

  /// Creates a flag and its opposite, with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when neither is given.
  ///   - name: The names, with their dashes.
  ///   - inversion: How the opposite is named.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, inversion: FlagInversion,
    exclusivity: FlagExclusivity = .chooseLast, help: ArgumentHelp? = nil
  ) {
    self.init(
      .inverted(name, inversion, exclusivity, help, initial: wrappedValue, value: wrappedValue) { $0 })
  }

  /// Creates a flag and its opposite, of which one must be given.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - inversion: How the opposite is named.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(
    name: NameSpecification = .long, inversion: FlagInversion, exclusivity: FlagExclusivity = .chooseLast,
    help: ArgumentHelp? = nil
  ) {
    self.init(.inverted(name, inversion, exclusivity, help, initial: nil, value: nil) { $0 })
  }
}

extension Flag where Value == Bool? {
  /// Creates a flag and its opposite, `nil` when neither is given.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - name: The names, with their dashes.
  ///   - inversion: How the opposite is named.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(
    wrappedValue: _OptionalNilComparisonType, name: NameSpecification = .long, inversion: FlagInversion,
    exclusivity: FlagExclusivity = .chooseLast, help: ArgumentHelp? = nil
  ) {
    self.init(name: name, inversion: inversion, exclusivity: exclusivity, help: help)
  }

  /// Creates a flag and its opposite, `nil` when neither is given.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - inversion: How the opposite is named.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(
    name: NameSpecification = .long, inversion: FlagInversion, exclusivity: FlagExclusivity = .chooseLast,
    help: ArgumentHelp? = nil
  ) {
    self.init(.inverted(name, inversion, exclusivity, help, initial: .some(nil), value: nil) { $0 })
  }
}

extension Flag where Value == Int {
  /// Creates a flag that counts how often it is given.
  ///
  /// - Parameters:
  ///   - wrappedValue: The count to begin with.
  ///   - name: The names, with their dashes.
  ///   - help: What the help says.
  public init(wrappedValue: Int = 0, name: NameSpecification = .long, help: ArgumentHelp? = nil) {
    let traits = Traits(
      kind: .flag(.chooseLast), spellings: { [name.names(for: $0)] }, help: help ?? ArgumentHelp(),
      isRepeating: true)
    self.init(
      Blueprint(traits: traits, initial: wrappedValue, update: { _, count in (count ?? wrappedValue) + 1 }))
  }
}

extension Blueprint {
  /// A flag and its opposite.
  fileprivate static func inverted(
    _ name: NameSpecification, _ inversion: FlagInversion, _ exclusivity: FlagExclusivity,
    _ help: ArgumentHelp?,
    initial: Value?, value: Bool?, make: @escaping @Sendable (Bool) -> Value
  ) -> Blueprint {
    let traits = Traits(
      kind: .flag(exclusivity.rule), spellings: { inversion.names(name.names(for: $0)) },
      help: help ?? ArgumentHelp(), defaultSpelling: value.map { $0 ? 0 : 1 })
    return Blueprint(
      traits: traits, initial: initial, update: { occurrence, _ in make(occurrence.spelling == 0) })
  }
}

extension FlagInversion {
  /// The names that mean yes, letters among them, and those that mean no.
  fileprivate func names(_ names: [Name]) -> [[Name]] {
    prefixes.enumerated().map { index, prefix in
      names.compactMap { name in
        switch name {
        case .long(let text): .long(prefix + text)
        case .longWithSingleDash(let text): .longWithSingleDash(prefix + text)
        case .short: index == 0 ? name : nil
        }
      }
    }
  }
}
