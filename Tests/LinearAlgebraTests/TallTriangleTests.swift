import LinearAlgebra
import TestSupport
import Testing

@Suite struct TallTriangleTests {
  /// RᵀR is XᵀX, however the rows are cut and merged.
  @Test func keepsTheGram() {
    var random = SplitMix64(seed: 5)
    let (rows, columns) = (2_600, 5)
    let elements = (0..<rows * columns).map { _ in random.normal() + 2 }
    let design = Matrix(rows: rows, columns: columns, elements: elements)
    let gram = design.times(design, transposingSelf: true)
    for cuts in [
      [0, 1_024, 2_048, 2_600], [0, 3, 1_000, 1_001, 2_000, 2_600], [0, 500, 1_500, 2_500, 2_600],
    ] {
      var whole = TallTriangle(columns: columns)
      var parts: [TallTriangle] = []
      for (start, end) in zip(cuts, cuts.dropFirst()) {
        var part = TallTriangle(columns: columns)
        fill(&part, design, start..<end)
        parts.append(part)
        fill(&whole, design, start..<end)
      }
      var merged = parts[0]
      for part in parts.dropFirst() { merged.merge(part) }
      for found in [whole, merged] {
        #expect(found.rows == rows)
        let factor = found.matrix
        let product = factor.times(factor, transposingSelf: true)
        for (one, other) in zip(product.elements, gram.elements) {
          #expect(relativeError(one, other) < 1e-12)
        }
        #expect(factor[3, 1] == 0)
      }
    }
  }

  @Test func fewRows() {
    var triangle = TallTriangle(columns: 3)
    triangle.add(rows: 0) { _, _ in }
    #expect(triangle.rows == 0 && triangle.matrix == Matrix(rows: 3, columns: 3))
    triangle.add(rows: 1) { column, values in values[0] = Double(column + 1) }
    #expect(abs(triangle.matrix[0, 2]) == 3 && triangle.matrix[1, 1] == 0)
  }

  private func fill(_ triangle: inout TallTriangle, _ design: Matrix, _ range: Range<Int>) {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: TallTriangle.blockRows) {
      let end = min(start + TallTriangle.blockRows, range.upperBound)
      triangle.add(rows: end - start) { column, values in
        for row in values.indices { values[row] = design[start + row, column] }
      }
    }
  }
}
