import LinearAlgebra
import TestSupport
import Testing

@Suite struct CholeskyTests {
  @Test func agreesWithExactRationals() throws {
    let reference = try Reference("cholesky")
    let tolerance = try #require(reference.toleranceRelative)
    for item in reference.cases {
      let order = try item.integer("order")
      let matrix = Matrix(rows: order, columns: order, elements: try item.doubles("matrix"))
      let factor = try Cholesky(matrix)
      for (found, expected) in zip(factor.solve(try item.doubles("right")), try item.doubles("solution")) {
        #expect(relativeError(found, expected) < tolerance)
      }
      for (found, expected) in zip(factor.inverse.elements, try item.doubles("inverse")) {
        #expect(relativeError(found, expected) < tolerance)
      }
      for (found, expected) in zip(factor.solve(matrix).elements, Matrix.identity(order).elements) {
        #expect(abs(found - expected) < tolerance)
      }
      let again = factor.factor.times(factor.factor, transposingOther: true)
      for (found, expected) in zip(again.elements, matrix.elements) { #expect(abs(found - expected) < 1e-13) }
    }
  }

  @Test func determinant() throws {
    let factor = try Cholesky(Matrix(rows: 2, columns: 2, elements: [4, 2, 2, 3]))
    #expect(relativeError(factor.logDeterminant, 2.0794415416798357) < 1e-15)
  }

  @Test func refusals() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingBlock: 2, order: 2)) {
      try Cholesky(Matrix(rows: 2, columns: 2, elements: [1, 2, 2, 1]))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try Cholesky(Matrix(rows: 1, columns: 1, elements: [.nan]))
    }
  }
}
