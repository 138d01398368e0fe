extension Option {
  /// Creates an option that may be left out.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help, completion), reader: Reader()))
  }

  /// Creates an option that may be left out.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help, completion), reader: Reader()))
  }

  /// Creates an option that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(
      .optional(.option(name, parsingStrategy.rule, help, completion), reader: Reader(transform: transform)))
  }

  /// Creates an option that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(
      .optional(.option(name, parsingStrategy.rule, help, completion), reader: Reader(transform: transform)))
  }
}
