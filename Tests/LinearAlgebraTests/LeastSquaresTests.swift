import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  @Test func agreesWithExactRationals() throws {
    let reference = try Reference("least_squares")
    let tolerance = try #require(reference.toleranceRelative)
    for item in reference.cases {
      let (rows, columns) = (try item.integer("rows"), try item.integer("columns"))
      let design = Matrix(rows: rows, columns: columns, elements: try item.doubles("design"))
      let fit = try LeastSquares(design: design, response: item.doubles("response"))
      for (found, expected) in zip(fit.coefficients, try item.doubles("coefficients")) {
        #expect(relativeError(found, expected) < tolerance, "\(item)")
      }
      for (found, expected) in zip(fit.inverseGram.elements, try item.doubles("inverse_gram")) {
        #expect(relativeError(found, expected) < tolerance, "\(item)")
      }
      if item.has("residual") {
        #expect(relativeError(fit.residualSumOfSquares, try item.double("residual")) < tolerance)
      } else {
        #expect(fit.residualSumOfSquares < 1e-20)
      }
      #expect(fit.degreesOfFreedom == rows - columns)
      // The leverages of all rows add up to the number of coefficients.
      var total = 0.0
      for row in 0..<rows {
        total += fit.leverage(of: design.elements.span.extracting(row * columns..<(row + 1) * columns))
      }
      #expect(abs(total - Double(columns)) < 1e-7)
    }
  }

  @Test func refusals() {
    #expect(throws: LinearAlgebraError.tooFewRows(found: 1, needed: 2)) {
      try LeastSquares(design: Matrix(rows: 1, columns: 2, elements: [1, 2]), response: [1])
    }
    let twice = Matrix(rows: 3, columns: 2, elements: [1, 2, 2, 4, 3, 6])
    #expect(throws: LinearAlgebraError.rankDeficient(column: 1, columns: 2)) {
      try LeastSquares(design: twice, response: [1, 2, 3])
    }
    let nothing = Matrix(rows: 2, columns: 2, elements: [1, 0, 1, 0])
    #expect(throws: LinearAlgebraError.self) { try LeastSquares(design: nothing, response: [1, 2]) }
    #expect(throws: LinearAlgebraError.notFinite) {
      try LeastSquares(design: Matrix(rows: 1, columns: 1, elements: [.infinity]), response: [1])
    }
  }
}
