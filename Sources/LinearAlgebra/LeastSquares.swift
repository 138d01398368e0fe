/// The least-squares fit of one response to the columns of a design, by Householder QR.
///
///     β̂ = argmin ‖y − X·β‖²
///
/// The normal equations are never formed, so a design with condition number κ loses κ, not κ², of the digits.
///
/// *Source:* LAPACK's `dgels`; G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition, 2013,
/// section 5.3.
public struct LeastSquares: Sendable {
  /// The coefficients β̂, one for each column of the design.
  public let coefficients: [Double]
  /// Σ (yᵢ − ŷᵢ)².
  public let residualSumOfSquares: Double
  /// Rows less columns.
  public let degreesOfFreedom: Int
  /// (XᵀX)⁻¹, from the triangular factor.
  public let inverseGram: Matrix

  /// Fits a response to a design.
  ///
  /// - Parameters:
  ///   - design: X, with a column of ones where an intercept is wanted.
  ///   - response: y, one number for each row of the design (checked).
  /// - Throws: `tooFewRows` with fewer rows than columns; `rankDeficient` with the first column that
  ///   depends on those before it to within rows·2⁻⁵² of its own size; `notFinite`.
  /// - Complexity: O(rows·columns²).
  public init(design: Matrix, response: [Double]) throws(LinearAlgebraError) {
    precondition(design.rows == response.count && design.columns > 0, "one response for each row")
    let (rows, columns) = (design.rows, design.columns)
    guard rows >= columns else { throw .tooFewRows(found: rows, needed: columns) }
    guard design.elements.allSatisfy(\.isFinite) && response.allSatisfy(\.isFinite) else { throw .notFinite }
    var work = design.elements
    var solution = response
    var workSpan = work.mutableSpan
    var solutionSpan = solution.mutableSpan
    let info = lapackGels(rows: rows, columns: columns, rightSides: 1, &workSpan, &solutionSpan)
    guard info == 0 else { throw .rankDeficient(column: info - 1, columns: columns) }
    var lower = Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column { lower[column, row] = work[row * columns + column] }
      // The norm of the column of R is that of the column of X.
      var size = 0.0
      for row in 0...column { size += lower[column, row] * lower[column, row] }
      let left = lower[column, column]
      guard left * left > size * (Double(rows) * 0x1p-52) * (Double(rows) * 0x1p-52) else {
        throw .rankDeficient(column: column, columns: columns)
      }
    }
    var residual = 0.0
    for row in columns..<Swift.max(rows, columns) { residual += solution[row] * solution[row] }
    self.coefficients = Array(solution.prefix(columns))
    self.residualSumOfSquares = residual
    self.degreesOfFreedom = rows - columns
    self.inverseGram = inverseOfGram(lower)
  }

  /// The leverage of a row of a design: the weight of its own response in its fitted value.
  ///
  ///     hᵢ = xᵢ·(XᵀX)⁻¹·xᵢᵀ
  ///
  /// - Parameter row: xᵢ, one number for each column (checked).
  /// - Returns: hᵢ, between 0 and 1 for a row of the design fitted.
  public func leverage(of row: Span<Double>) -> Double {
    let product = inverseGram.times(row)
    return dot(row, product.span)
  }
}
