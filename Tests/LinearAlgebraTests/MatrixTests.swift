import LinearAlgebra
import TestSupport
import Testing

@Suite struct MatrixTests {
  let a = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
  let b = Matrix(rows: 3, columns: 2, elements: [7, 8, 9, 10, 11, 12])

  @Test func productsByHand() {
    #expect(a.times(b).elements == [58, 64, 139, 154])
    #expect(a.times(a, transposingOther: true).elements == [14, 32, 32, 77])
    #expect(a.times(a, transposingSelf: true) == a.transposed.times(a))
    #expect(b.times(a, transposingSelf: true, transposingOther: true) == a.times(b).transposed)
    let vector = [1.0, 0, -1]
    #expect(a.times(vector.span) == [-2, -2])
    let left = [1.0, -1]
    #expect(a.times(left.span, transposingSelf: true) == [-3, -3, -3])
    #expect(a.times(Matrix.identity(3)) == a)
  }

  /// A product by the textbook's three loops.
  @Test func productByLoops() {
    var random = SplitMix64(seed: 21)
    let left = Matrix(rows: 17, columns: 9, elements: (0..<153).map { _ in random.normal() })
    let right = Matrix(rows: 9, columns: 5, elements: (0..<45).map { _ in random.normal() })
    let product = left.times(right)
    for row in 0..<17 {
      for column in 0..<5 {
        var plain = 0.0
        for inner in 0..<9 { plain += left[row, inner] * right[inner, column] }
        #expect(abs(product[row, column] - plain) < 1e-13)
      }
    }
  }

  @Test func gramAddsOverBlocks() {
    var random = SplitMix64(seed: 22)
    let rows = Matrix(rows: 50, columns: 4, elements: (0..<200).map { _ in random.normal() })
    var halves = Matrix(rows: 4, columns: 4)
    halves.addGram(of: rows.elements.span.extracting(0..<80))
    halves.addGram(of: rows.elements.span.extracting(80..<200))
    let whole = rows.times(rows, transposingSelf: true)
    for (found, expected) in zip(halves.elements, whole.elements) { #expect(abs(found - expected) < 1e-12) }
    #expect(halves == halves.transposed)
    halves.add(whole, weight: -1)
    #expect(halves.elements.allSatisfy { abs($0) < 1e-12 })
    var one = Matrix(rows: 1, columns: 1)
    let column = [1.0, 2, 3]
    one.addGram(of: column.span, weight: 2)
    #expect(one.elements == [28])
  }
}
