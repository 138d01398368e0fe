import COpenBLAS

// Every unsafe call of the room is in this file. Each function checks the counts, then lends the spans to
// the C function of the same name. BLAS counts are 32-bit.

/// Gives OpenBLAS one thread, once, before its first use.
///
/// The workers of a run are threads already, and sums made by another number of threads have other bits.
private let oneThread: Void = copenblas_set_thread_count(1)

/// Checks that `counts` fit BLAS's integers, and has the one thread set.
@inline(__always)
private func prepare(_ first: Int, _ second: Int = 0, _ third: Int = 0) {
  _ = oneThread
  let largest = max(first, second, third)
  precondition(min(first, second, third) >= 0 && largest <= Int(Int32.max), "a count does not fit BLAS")
}

func blasDot(_ x: Span<Double>, _ y: Span<Double>) -> Double {
  precondition(x.count == y.count, "vectors of different counts")
  prepare(x.count)
  return unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeBufferPointer { y in unsafe copenblas_dot(x.count, x.baseAddress, y.baseAddress) }
  }
}

func blasAxpy(_ alpha: Double, _ x: Span<Double>, _ y: inout MutableSpan<Double>) {
  precondition(x.count == y.count, "vectors of different counts")
  prepare(x.count)
  unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeMutableBufferPointer { y in
      unsafe copenblas_axpy(x.count, alpha, x.baseAddress, y.baseAddress)
    }
  }
}

func blasScale(_ alpha: Double, _ x: inout MutableSpan<Double>) {
  prepare(x.count)
  unsafe x.withUnsafeMutableBufferPointer { x in
    unsafe copenblas_scale(x.count, alpha, x.baseAddress)
  }
}

func blasNorm(_ x: Span<Double>) -> Double {
  prepare(x.count)
  return unsafe x.withUnsafeBufferPointer { x in unsafe copenblas_norm(x.count, x.baseAddress) }
}

func blasGemv(
  transposed: Bool, rows: Int, columns: Int, alpha: Double, _ a: Span<Double>, _ x: Span<Double>,
  beta: Double, _ y: inout MutableSpan<Double>
) {
  precondition(a.count == rows * columns, "the matrix is not rows × columns")
  precondition(x.count == (transposed ? rows : columns), "the vector does not fit the matrix")
  precondition(y.count == (transposed ? columns : rows), "the result does not fit the matrix")
  prepare(rows, columns)
  unsafe a.withUnsafeBufferPointer { a in
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        unsafe copenblas_gemv(
          transposed ? 1 : 0, rows, columns, alpha, a.baseAddress, x.baseAddress, beta, y.baseAddress)
      }
    }
  }
}

func blasGemm(
  transposedA: Bool, transposedB: Bool, rows: Int, columns: Int, inner: Int, alpha: Double, _ a: Span<Double>,
  _ b: Span<Double>, beta: Double, _ c: inout MutableSpan<Double>
) {
  precondition(a.count == rows * inner, "the left matrix does not fit")
  precondition(b.count == inner * columns, "the right matrix does not fit")
  precondition(c.count == rows * columns, "the result does not fit")
  prepare(rows, columns, inner)
  unsafe a.withUnsafeBufferPointer { a in
    unsafe b.withUnsafeBufferPointer { b in
      unsafe c.withUnsafeMutableBufferPointer { c in
        unsafe copenblas_gemm(
          transposedA ? 1 : 0, transposedB ? 1 : 0, rows, columns, inner, alpha, a.baseAddress,
          b.baseAddress, beta, c.baseAddress)
      }
    }
  }
}

func blasSyrk(order: Int, alpha: Double, _ a: Span<Double>, _ c: inout MutableSpan<Double>) {
  precondition(order > 0 && a.count % order == 0, "the block does not hold whole rows")
  precondition(c.count == order * order, "the result is not order × order")
  prepare(order, a.count / order)
  unsafe a.withUnsafeBufferPointer { a in
    unsafe c.withUnsafeMutableBufferPointer { c in
      unsafe copenblas_syrk(order, a.count / order, alpha, a.baseAddress, c.baseAddress)
    }
  }
}

func lapackPotrf(order: Int, _ a: inout MutableSpan<Double>) -> Int {
  precondition(a.count == order * order, "the matrix is not order × order")
  prepare(order)
  return unsafe a.withUnsafeMutableBufferPointer { a in
    unsafe Int(copenblas_potrf(order, a.baseAddress))
  }
}

func lapackPotrs(
  order: Int, columns: Int, _ factor: Span<Double>, _ b: inout MutableSpan<Double>
) -> Int {
  precondition(factor.count == order * order, "the factor is not order × order")
  precondition(b.count == order * columns, "the right side does not fit the factor")
  prepare(order, columns)
  return unsafe factor.withUnsafeBufferPointer { factor in
    unsafe b.withUnsafeMutableBufferPointer { b in
      unsafe Int(copenblas_potrs(order, columns, factor.baseAddress, b.baseAddress))
    }
  }
}

func lapackPotri(order: Int, _ factor: inout MutableSpan<Double>) -> Int {
  precondition(factor.count == order * order, "the factor is not order × order")
  prepare(order)
  return unsafe factor.withUnsafeMutableBufferPointer { factor in
    unsafe Int(copenblas_potri(order, factor.baseAddress))
  }
}

func lapackGels(
  rows: Int, columns: Int, rightSides: Int, _ a: inout MutableSpan<Double>, _ b: inout MutableSpan<Double>
) -> Int {
  precondition(a.count == rows * columns, "the design is not rows × columns")
  precondition(b.count == rows * rightSides && rows >= columns, "the right side does not fit the design")
  prepare(rows, columns, rightSides)
  return unsafe a.withUnsafeMutableBufferPointer { a in
    unsafe b.withUnsafeMutableBufferPointer { b in
      unsafe Int(copenblas_gels(rows, columns, rightSides, a.baseAddress, b.baseAddress))
    }
  }
}

func lapackGeqrf(
  rows: Int, columns: Int, _ a: inout MutableSpan<Double>, _ scales: inout MutableSpan<Double>
) -> Int {
  precondition(a.count == rows * columns && rows >= columns, "the matrix is not rows × columns")
  precondition(scales.count == columns, "one scale for each column")
  prepare(rows, columns)
  return unsafe a.withUnsafeMutableBufferPointer { a in
    unsafe scales.withUnsafeMutableBufferPointer { scales in
      unsafe Int(copenblas_geqrf(rows, columns, a.baseAddress, scales.baseAddress))
    }
  }
}

/// Calls `body` on each whole run of eight elements of `values`, and answers how many elements that were.
@inline(__always)
func forEachEight(_ values: Span<Double>, _ body: (SIMD8<Double>) -> Void) -> Int {
  let whole = values.count & ~7
  unsafe values.withUnsafeBytes { bytes in
    var offset = 0
    while offset < whole &* 8 {
      body(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self))
      offset &+= 64
    }
  }
  return whole
}

/// Copies `of` into `to`, each element less `shift`.
@inline(__always)
func writeShifted(_ of: Span<Double>, _ shift: Double, _ to: inout MutableSpan<Double>) {
  precondition(of.count == to.count, "vectors of different counts")
  unsafe of.withUnsafeBufferPointer { source in
    unsafe to.withUnsafeMutableBufferPointer { target in
      for index in source.indices { unsafe target[index] = source[index] - shift }
    }
  }
}
