/// A value without a name, found by its place among the arguments.
@propertyWrapper
public struct Argument<Value>: Decodable, StagedProperty {
  var stage: Stage<Value>

  init(_ blueprint: Blueprint<Value>) { stage = .declared(blueprint) }

  /// Never called: without it the compiler does not look in extensions for what `@Argument var name: Type` means.
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

extension Argument: Sendable where Value: Sendable {}

extension Argument {
  /// Creates an argument with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init(wrappedValue: Value, help: ArgumentHelp? = nil, completion: CompletionKind? = nil)
  where Value: ExpressibleByArgument {
    self.init(.one(.argument(help, completion), initial: wrappedValue, reader: Reader()))
  }

  /// Creates an argument that must be given.
  ///
  /// - Parameters:
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init(help: ArgumentHelp? = nil, completion: CompletionKind? = nil)
  where Value: ExpressibleByArgument {
    self.init(.one(.argument(help, completion), reader: Reader()))
  }

  /// Creates an argument with a default, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init(
    wrappedValue: Value, help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(.one(.argument(help, completion), initial: wrappedValue, reader: Reader(transform: transform)))
  }

  /// Creates an argument that must be given, read by a function.
  ///
  /// - Parameters:
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(.one(.argument(help, completion), reader: Reader(transform: transform)))
  }
}
