extension Argument {
  /// Creates an argument of several values with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - parsingStrategy: Which arguments are meant.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    wrappedValue: [T], parsing parsingStrategy: ArgumentArrayParsingStrategy = .remaining,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == [T] {
    self.init(
      .many(
        .argument(help, completion, takesLiterals: parsingStrategy.takesLiterals), initial: wrappedValue,
        reader: Reader()
      ))
  }

  /// Creates an argument of several values, at least one.
  ///
  /// - Parameters:
  ///   - parsingStrategy: Which arguments are meant.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    parsing parsingStrategy: ArgumentArrayParsingStrategy = .remaining, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where T: ExpressibleByArgument, Value == [T] {
    self.init(
      .many(.argument(help, completion, takesLiterals: parsingStrategy.takesLiterals), reader: Reader()))
  }

  /// Creates an argument of several values with a default, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: The value when it is not given.
  ///   - parsingStrategy: Which arguments are meant.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: [T], parsing parsingStrategy: ArgumentArrayParsingStrategy = .remaining,
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .many(
        .argument(help, completion, takesLiterals: parsingStrategy.takesLiterals), initial: wrappedValue,
        reader: Reader(transform: transform)))
  }

  /// Creates an argument of several values, at least one, read by a function.
  ///
  /// - Parameters:
  ///   - parsingStrategy: Which arguments are meant.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    parsing parsingStrategy: ArgumentArrayParsingStrategy = .remaining, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .many(
        .argument(help, completion, takesLiterals: parsingStrategy.takesLiterals),
        reader: Reader(transform: transform)))
  }
}
