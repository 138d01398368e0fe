/// Why no group can be told.
public enum AssignmentError: Error, Sendable, Equatable {
  /// The library that computes MD5 cannot be loaded; the text is what the system says.
  case noLibrary(String)
  /// The percentage is not between 0 and 100.
  case invalidPercentage(Double)
  /// A log has more dated stages than can be told apart.
  case tooManyStages(found: Int, limit: Int)
}
