/// A type whose values are flags, each with a name of its own.
public protocol EnumerableFlag: CaseIterable, Equatable, SendableMetatype {
  /// The names of the flag that stands for a value.
  ///
  /// - Parameter value: The value.
  /// - Returns: The names; without a declaration, the case's name in lower case with hyphens.
  static func name(for value: Self) -> NameSpecification

  /// The help of the flag that stands for a value.
  ///
  /// - Parameter value: The value.
  /// - Returns: The help; without a declaration `nil`, so that all flags share that of the property.
  static func help(for value: Self) -> ArgumentHelp?
}

extension EnumerableFlag {
  /// The case's name in lower case with hyphens.
  ///
  /// - Parameter value: The value.
  /// - Returns: The long name.
  public static func name(for value: Self) -> NameSpecification { .long }

  /// No help of its own.
  ///
  /// - Parameter value: The value.
  /// - Returns: Always `nil`.
  public static func help(for value: Self) -> ArgumentHelp? { nil }

  fileprivate static func traits(
    _ exclusivity: FlagExclusivity, _ help: ArgumentHelp?, initial: Self?, isRepeating: Bool = false
  ) -> Traits {
    let helps = allCases.map { Self.help(for: $0) }
    return Traits(
      kind: .flag(exclusivity.rule),
      spellings: { _ in allCases.map { name(for: $0).names(for: String(describing: $0)) } },
      help: help ?? ArgumentHelp(),
      spellingHelp: helps.contains { $0 != nil } ? helps.map { $0 ?? ArgumentHelp() } : [],
      defaultSpelling: initial.flatMap { Array(allCases).firstIndex(of: $0) }, isRepeating: isRepeating)
  }
}

extension Flag where Value: EnumerableFlag {
  /// Creates a flag for each case, with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when none is given.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(wrappedValue: Value, exclusivity: FlagExclusivity = .exclusive, help: ArgumentHelp? = nil) {
    self.init(
      Blueprint(
        traits: Value.traits(exclusivity, help, initial: wrappedValue), initial: wrappedValue,
        update: { occurrence, _ in Array(Value.allCases)[occurrence.spelling] }))
  }

  /// Creates a flag for each case, of which one must be given.
  ///
  /// - Parameters:
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init(exclusivity: FlagExclusivity = .exclusive, help: ArgumentHelp? = nil) {
    self.init(
      Blueprint(
        traits: Value.traits(exclusivity, help, initial: nil), initial: nil,
        update: { occurrence, _ in Array(Value.allCases)[occurrence.spelling] }))
  }
}

extension Flag {
  /// Creates a flag for each case, `nil` when none is given.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init<Element: EnumerableFlag>(
    wrappedValue: _OptionalNilComparisonType, exclusivity: FlagExclusivity = .exclusive,
    help: ArgumentHelp? = nil
  ) where Value == Element? {
    self.init(exclusivity: exclusivity, help: help)
  }

  /// Creates a flag for each case, `nil` when none is given.
  ///
  /// - Parameters:
  ///   - exclusivity: What several of them mean together.
  ///   - help: What the help says.
  public init<Element: EnumerableFlag>(
    exclusivity: FlagExclusivity = .exclusive, help: ArgumentHelp? = nil
  ) where Value == Element? {
    self.init(
      Blueprint(
        traits: Element.traits(exclusivity, help, initial: nil), initial: .some(nil),
        update: { occurrence, _ in Array(Element.allCases)[occurrence.spelling] }))
  }

  /// Creates a flag for each case, any of which may be given, in order.
  ///
  /// - Parameters:
  ///   - wrappedValue: The values when none is given.
  ///   - help: What the help says.
  public init<Element: EnumerableFlag>(wrappedValue: [Element], help: ArgumentHelp? = nil)
  where Value == [Element] {
    self.init(
      Blueprint(
        traits: Element.traits(.chooseLast, help, initial: nil, isRepeating: true), initial: wrappedValue,
        update: { occurrence, values in (values ?? []) + [Array(Element.allCases)[occurrence.spelling]] }))
  }
}
