/// Arguments that can't be used together, or a value out of range; shown with the usage.
public struct ValidationError: Error, CustomStringConvertible {
  /// What is wrong and what would cure it.
  public internal(set) var message: String

  /// Creates an error.
  ///
  /// - Parameter message: What is wrong and what would cure it.
  public init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}
