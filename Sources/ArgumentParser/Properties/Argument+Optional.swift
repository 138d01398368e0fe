extension Argument {
  /// Creates an argument that may be left out.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - help: What the help says.
  public init<T>(wrappedValue: _OptionalNilComparisonType, help: ArgumentHelp? = nil)
  where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.argument(help), reader: Reader()))
  }

  /// Creates an argument that may be left out.
  ///
  /// - Parameter help: What the help says.
  public init<T>(help: ArgumentHelp? = nil) where T: ExpressibleByArgument, Value == T? {
    self.init(.optional(.argument(help), reader: Reader()))
  }

  /// Creates an argument that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - wrappedValue: Always `nil`.
  ///   - help: What the help says.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(
    wrappedValue: _OptionalNilComparisonType, help: ArgumentHelp? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == T? {
    self.init(.optional(.argument(help), reader: Reader(transform: transform)))
  }

  /// Creates an argument that may be left out, read by a function.
  ///
  /// - Parameters:
  ///   - help: What the help says.
  ///   - transform: Reads a value; what it throws becomes part of the message.
  public init<T>(help: ArgumentHelp? = nil, transform: @escaping @Sendable (String) throws -> T)
  where Value == T? {
    self.init(.optional(.argument(help), reader: Reader(transform: transform)))
  }
}
