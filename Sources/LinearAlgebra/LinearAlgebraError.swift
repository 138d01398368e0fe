/// What a factorisation can refuse, with the numbers that made it.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The leading block of this order, of a matrix of order `order`, is not positive definite.
  case notPositiveDefinite(leadingBlock: Int, order: Int)
  /// A column depends, to rounding, on the columns before it: counted from 0, of so many columns.
  case rankDeficient(column: Int, columns: Int)
  /// A least-squares problem has fewer rows than coefficients.
  case tooFewRows(found: Int, needed: Int)
  /// An entry of the problem is NaN or infinite.
  case notFinite
}
