extension Matrix {
  /// The product of two matrices, either of them transposed: op(A)·op(B).
  ///
  /// - Parameters:
  ///   - other: B, whose rows (columns, if transposed) are as many as A's columns (rows) (checked).
  ///   - transposingSelf: Whether A is transposed.
  ///   - transposingOther: Whether B is transposed.
  /// - Returns: The product, by OpenBLAS's `dgemm`.
  public func times(
    _ other: Matrix, transposingSelf: Bool = false, transposingOther: Bool = false
  ) -> Matrix {
    let rowCount = transposingSelf ? columns : rows
    let inner = transposingSelf ? rows : columns
    let columnCount = transposingOther ? other.rows : other.columns
    precondition(inner == (transposingOther ? other.columns : other.rows), "matrices that do not fit")
    var result = Matrix(rows: rowCount, columns: columnCount)
    guard rowCount > 0 && columnCount > 0 && inner > 0 else { return result }
    var target = result.elements.mutableSpan
    blasGemm(
      transposedA: transposingSelf, transposedB: transposingOther, rows: rowCount, columns: columnCount,
      inner: inner, alpha: 1, elements.span, other.elements.span, beta: 0, &target)
    return result
  }

  /// The product with a vector: A·x, or Aᵀ·x.
  ///
  /// - Parameters:
  ///   - vector: x, with as many elements as A has columns (rows, if transposed) (checked).
  ///   - transposingSelf: Whether A is transposed.
  /// - Returns: The product, by OpenBLAS's `dgemv`.
  public func times(_ vector: Span<Double>, transposingSelf: Bool = false) -> [Double] {
    var result = [Double](repeating: 0, count: transposingSelf ? columns : rows)
    guard rows > 0 && columns > 0 else {
      precondition(vector.count == (transposingSelf ? rows : columns), "the vector does not fit the matrix")
      return result
    }
    var target = result.mutableSpan
    blasGemv(
      transposed: transposingSelf, rows: rows, columns: columns, alpha: 1, elements.span, vector, beta: 0,
      &target)
    return result
  }

  /// Adds α·AᵀA to this symmetric matrix, A being a row-major block of n rows: co-moments of n points.
  ///
  /// - Parameters:
  ///   - block: n × k elements, row after row, k being this matrix's rows and columns (checked).
  ///   - weight: The factor α.
  /// - Complexity: O(n·k²), by OpenBLAS's `dsyrk`.
  public mutating func addGram(of block: Span<Double>, weight: Double = 1) {
    precondition(rows == columns && rows > 0, "co-moments need a square matrix")
    guard !block.isEmpty else { return }
    let order = rows
    if order <= 3 {
      addSmallGram(of: block, weight: weight)
    } else {
      var target = elements.mutableSpan
      blasSyrk(order: order, alpha: weight, block, &target)
    }
    for row in 1..<Swift.max(order, 1) {
      for column in 0..<row { elements[row * order + column] = elements[column * order + row] }
    }
  }

  /// As ``addGram(of:weight:)``, in the upper triangle, for so few columns that a call of BLAS costs more than it saves.
  private mutating func addSmallGram(of block: Span<Double>, weight: Double) {
    precondition(block.count % rows == 0)
    let order = rows
    for row in 0..<order {
      for column in row..<order {
        var sums = SIMD4<Double>.zero
        var place = 0
        while place + 4 * order <= block.count {
          let one = SIMD4(
            block[place + row], block[place + order + row], block[place + 2 * order + row],
            block[place + 3 * order + row])
          let other = SIMD4(
            block[place + column], block[place + order + column], block[place + 2 * order + column],
            block[place + 3 * order + column])
          sums += one * other
          place += 4 * order
        }
        var sum = sums.sum()
        while place < block.count {
          sum += block[place + row] * block[place + column]
          place += order
        }
        elements[row * order + column] += weight * sum
      }
    }
  }

  /// Adds a multiple of another matrix of the same size (checked).
  ///
  /// - Parameters:
  ///   - other: The matrix added.
  ///   - weight: The factor it is added with.
  public mutating func add(_ other: Matrix, weight: Double = 1) {
    precondition(rows == other.rows && columns == other.columns, "matrices of different sizes")
    guard !elements.isEmpty else { return }
    var target = elements.mutableSpan
    blasAxpy(weight, other.elements.span, &target)
  }
}
