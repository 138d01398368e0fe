/// The inner product of two vectors.
///
///     Σ xᵢ·yᵢ
///
/// *Edge cases:* of empty vectors 0; a NaN, or ∞·0, gives NaN.
///
/// - Parameters:
///   - x: The first vector.
///   - y: The second vector, of the same count (checked).
/// - Returns: The product, by OpenBLAS's `ddot`.
public func dot(_ x: Span<Double>, _ y: Span<Double>) -> Double {
  blasDot(x, y)
}

/// The sum of a vector's elements.
///
/// Eight running sums, then a scalar tail: the same bits on every processor, with an error near that of
/// pairwise summation for blocks of some thousand elements.
///
/// *Edge cases:* empty, 0; a NaN, or ∞ with −∞, gives NaN.
///
/// - Parameter x: The vector.
/// - Returns: Σ xᵢ.
public func sum(_ x: Span<Double>) -> Double {
  var lanes = SIMD8<Double>.zero
  let whole = forEachEight(x) { lanes += $0 }
  var total = lanes.sum()
  for index in whole..<x.count { total += x[index] }
  return total
}

/// Adds a multiple of one vector to another: y ← y + α·x.
///
/// - Parameters:
///   - alpha: The factor α.
///   - x: The vector added.
///   - y: The vector it is added to, of the same count (checked).
public func axpy(_ alpha: Double, _ x: Span<Double>, _ y: inout MutableSpan<Double>) {
  blasAxpy(alpha, x, &y)
}

/// Multiplies a vector by a number, in place: x ← α·x.
///
/// - Parameters:
///   - alpha: The factor α.
///   - x: The vector.
public func scale(_ alpha: Double, _ x: inout MutableSpan<Double>) {
  blasScale(alpha, &x)
}

/// The Euclidean norm of a vector, without overflow or underflow on the way.
///
///     √Σ xᵢ²
///
/// - Parameter x: The vector; of an empty one the norm is 0.
/// - Returns: The norm, by OpenBLAS's `dnrm2`.
public func norm(_ x: Span<Double>) -> Double {
  blasNorm(x)
}

/// Writes a vector less a constant: yᵢ ← xᵢ − c.
///
/// - Parameters:
///   - constant: The constant c.
///   - x: The vector.
///   - result: Where the differences go, of the same count (checked).
public func subtract(
  _ constant: Double, from x: Span<Double>, into result: inout MutableSpan<Double>
) {
  writeShifted(x, constant, &result)
}
