import Glibc

/// The Cholesky factor of a symmetric positive definite matrix, and what it solves.
///
///     A = L·Lᵀ, L lower triangular
///
/// *Source:* LAPACK's `dpotrf`, `dpotrs`, `dpotri`; E. Anderson et al., "LAPACK Users' Guide", 3rd edition,
/// SIAM 1999, section 2.4.1.
public struct Cholesky: Sendable {
  /// How many rows and columns the matrix has.
  public let order: Int
  /// L, row after row; above the diagonal zeros.
  public let factor: Matrix

  /// Factors a matrix, of which the lower triangle is read.
  ///
  /// - Parameter matrix: A symmetric positive definite matrix; square is checked, of order 1 or more.
  /// - Throws: `notPositiveDefinite` with the first block that is not; `notFinite`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns && matrix.rows > 0, "a factor needs a square matrix")
    guard matrix.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    let order = matrix.rows
    var work = matrix
    var target = work.elements.mutableSpan
    let info = lapackPotrf(order: order, &target)
    guard info == 0 else { throw .notPositiveDefinite(leadingBlock: info, order: order) }
    for row in 0..<order {
      for column in (row + 1)..<Swift.max(order, row + 1) { work[row, column] = 0 }
    }
    self.order = order
    self.factor = work
  }

  /// The solution x of A·x = b.
  ///
  /// - Parameter vector: b, of the matrix's order (checked).
  /// - Returns: x.
  public func solve(_ vector: [Double]) -> [Double] {
    var solution = vector
    var target = solution.mutableSpan
    _ = lapackPotrs(order: order, columns: 1, factor.elements.span, &target)
    return solution
  }

  /// The solutions X of A·X = B.
  ///
  /// - Parameter matrix: B, with as many rows as the order (checked).
  /// - Returns: X.
  public func solve(_ matrix: Matrix) -> Matrix {
    precondition(matrix.rows == order, "the right side does not fit the factor")
    var solution = matrix
    guard matrix.columns > 0 else { return solution }
    var target = solution.elements.mutableSpan
    _ = lapackPotrs(order: order, columns: matrix.columns, factor.elements.span, &target)
    return solution
  }

  /// The inverse of the matrix, both triangles.
  public var inverse: Matrix { inverseOfGram(factor) }

  /// The natural logarithm of the determinant of the matrix.
  public var logDeterminant: Double {
    var total = 0.0
    for index in 0..<order { total += 2 * log(factor[index, index]) }
    return total
  }
}

/// (L·Lᵀ)⁻¹ of a lower triangular L without a zero on its diagonal, both triangles.
func inverseOfGram(_ factor: Matrix) -> Matrix {
  let order = factor.rows
  var result = factor
  var target = result.elements.mutableSpan
  _ = lapackPotri(order: order, &target)
  for row in 0..<order {
    for column in 0..<row { result[column, row] = result[row, column] }
  }
  return result
}
