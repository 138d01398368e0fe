extension Option {
  /// Creates an option that may be left out.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil
  ) where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help), reader: Reader()))
  }

  /// Creates an option that may be left out.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil
  ) where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help), reader: Reader()))
  }

  /// Creates an option that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, name: NameSpecification = .long,
    parsing parsingStrategy: SingleValueParsingStrategy = .next, help: ArgumentHelp? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help), reader: Reader(transform: transform)))
  }

  /// Creates an option that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the value is found.
  ///   - help: What the help says.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: SingleValueParsingStrategy = .next,
    help: ArgumentHelp? = nil, transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(.optional(.option(name, parsingStrategy.rule, help), reader: Reader(transform: transform)))
  }
}
