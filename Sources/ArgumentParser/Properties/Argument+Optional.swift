extension Argument {
  /// Creates an argument that may be left out.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  )
  where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.argument(help, completion), reader: Reader()))
  }

  /// Creates an argument that may be left out.
  ///
  /// - Parameters:
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  public init<T>(help: ArgumentHelp? = nil, completion: CompletionKind? = nil)
  where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.argument(help, completion), reader: Reader()))
  }

  /// Creates an argument that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(.optional(.argument(help, completion), reader: Reader(transform: transform)))
  }

  /// Creates an argument that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - help: What the help says.
  ///   - completion: How a shell completes the value; by its list of values when `nil`.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  )
  where Value == T? {
    self.init(.optional(.argument(help, completion), reader: Reader(transform: transform)))
  }
}
