extension Option {
  /// Creates an option of several values with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the values are found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    wrappedValue: [T], name: NameSpecification = .long,
    parsing parsingStrategy: ArrayParsingStrategy = .singleValue, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == [T] {
    self.init(
      .many(.option(name, parsingStrategy.rule, help, completion), initial: wrappedValue, reader: Reader()))
  }

  /// Creates an option of several values, at least one.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the values are found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: ArrayParsingStrategy = .singleValue,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == [T] {
    self.init(.many(.option(name, parsingStrategy.rule, help, completion), reader: Reader()))
  }

  /// Creates an option of several values with a default, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the values are found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: [T], name: NameSpecification = .long,
    parsing parsingStrategy: ArrayParsingStrategy = .singleValue, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .many(
        .option(name, parsingStrategy.rule, help, completion), initial: wrappedValue,
        reader: Reader(transform: transform)
      ))
  }

  /// Creates an option of several values, at least one, read by a function.
  ///
  /// - Parameters:
  ///   - name: The names, with their dashes.
  ///   - parsingStrategy: Where the values are found.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    name: NameSpecification = .long, parsing parsingStrategy: ArrayParsingStrategy = .singleValue,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .many(.option(name, parsingStrategy.rule, help, completion), reader: Reader(transform: transform)))
  }
}
