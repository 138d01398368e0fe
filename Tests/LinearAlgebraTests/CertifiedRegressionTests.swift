import LinearAlgebra
import TestSupport
import Testing

/// The certified linear regressions of NIST.
@Suite struct CertifiedRegressionTests {
  @Test func regressions() throws {
    for c in try Reference("nist_regression").cases {
      let name = try c.string("name")
      let response = try c.doubles("response")
      let design = try design(of: c)
      let fit = try LeastSquares(design: design, response: response)
      let scale = fit.residualSumOfSquares / Double(fit.degreesOfFreedom)
      let deviations = (0..<design.columns).map { (fit.inverseGram[$0, $0] * scale).squareRoot() }
      let digits = [
        worstDigits(fit.coefficients, try c.doubles("coefficients")),
        worstDigits(deviations, try c.doubles("standard_deviations")),
      ]
      print("NIST \(name): correct digits \(digits)")
      // Powers up to the fifth of 0…20 have a condition number near 10⁷, Filip's near 10¹⁵, Longley's 5·10⁹: what a QR
      // factorisation of doubles keeps. A perfect fit leaves rounding where 0 is certified.
      let floors: [String: (Double, Double)] = [
        "Filip": (6, 6), "Longley": (10, 10), "Pontius": (11, 11), "Wampler1": (8, 7), "Wampler2": (10, 11),
        "Wampler3": (8, 12), "Wampler4": (6.5, 12), "Wampler5": (5, 12),
      ]
      let floor = floors[name] ?? (12, 12)
      #expect(digits[0] >= floor.0 && digits[1] >= floor.1, "\(name) \(digits)")

      // The same rows in blocks of five, through the factor of a tall design.
      let blocks = try LeastSquares(tall: design, response: response, block: 5)
      let tall = worstDigits(blocks.coefficients, try c.doubles("coefficients"))
      print("NIST \(name), in blocks: correct digits \(tall)")
      #expect(tall >= floor.0 - 1, "\(name) \(tall)")
    }
  }

  private func design(of c: Reference.Case) throws -> Matrix {
    let rows = try #require(c.value["predictors"]?.array)
    let order = try c.integer("order")
    let elements = rows.map { row -> [Double] in
      guard order >= 0 else { return [1] + (row.array ?? []).compactMap(\.double) }
      let x = row.double ?? .nan
      if order == 0 { return [x] }
      var powers = [1.0]
      for _ in 0..<order { powers.append(powers[powers.count - 1] * x) }
      return powers
    }
    return Matrix(rows: rows.count, columns: elements[0].count, elements: elements.flatMap { $0 })
  }

  private func worstDigits(_ found: [Double], _ certified: [Double]) -> Double {
    zip(found, certified).map { correctDigits($0, $1) }.min() ?? 0
  }
}

extension LeastSquares {
  /// The coefficients, from a triangle to which the rows were added block after block.
  fileprivate init(tall design: Matrix, response: [Double], block: Int) throws {
    var triangle = TallTriangle(columns: design.columns + 1)
    for start in stride(from: 0, to: design.rows, by: block) {
      let count = min(block, design.rows - start)
      triangle.add(rows: count) { column, values in
        for row in 0..<count {
          values[row] = column == design.columns ? response[start + row] : design[start + row, column]
        }
      }
    }
    let matrix = triangle.matrix
    var small = Matrix(rows: matrix.rows, columns: design.columns)
    for row in 0..<matrix.rows {
      for column in 0..<design.columns { small[row, column] = matrix[row, column] }
    }
    try self.init(design: small, response: (0..<matrix.rows).map { matrix[$0, design.columns] })
  }
}
