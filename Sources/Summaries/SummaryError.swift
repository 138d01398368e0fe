/// Why a summary cannot be made.
public enum SummaryError: Error, Sendable, Equatable {
  /// The logs hold more groups than can be compared; the first few are named.
  case tooManyGroups(limit: Int, first: [String])
  /// A dimension has more strata than are told apart.
  case tooManyStrata(Dimension, limit: Int)
}
