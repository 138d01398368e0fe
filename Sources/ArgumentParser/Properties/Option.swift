/// A value with a name: `--name value` or `--name=value`; of a repeated option the last value counts.
@propertyWrapper
public struct Option<Value>: Decodable, StagedProperty {
  var stage: Stage<Value>

  init(_ blueprint: Blueprint<Value>) { stage = .declared(blueprint) }

  /// Never called: without it the compiler does not look in extensions for what `@Option var name: Type` means.
  @available(*, unavailable, message: "a property of this type needs a default or a transform")
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

extension Option: Sendable where Value: Sendable {}

extension Option {
  /// Creates an option with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init(
    wrappedValue: Value, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value: ExpressibleByArgument {
    self.init(
      .one(.option(name, parsingStrategy.rule, help, completion), initial: wrappedValue, reader: Reader()))
  }

  /// Creates an option that must be given.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value: ExpressibleByArgument {
    self.init(.one(.option(name, parsingStrategy.rule, help, completion), reader: Reader()))
  }

  /// Creates an option with a default, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init(
    wrappedValue: Value, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .one(
        .option(name, parsingStrategy.rule, help, completion), initial: wrappedValue,
        reader: Reader(transform: transform)
      ))
  }

  /// Creates an option that must be given, read by a function.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .one(.option(name, parsingStrategy.rule, help, completion), reader: Reader(transform: transform)))
  }
}
