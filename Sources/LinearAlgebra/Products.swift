/// Adds a product of two blocks to a third: C ← C + A·Bᵀ, or C + A·B.
///
/// For blocks that lie in larger arrays and are used once; for matrices that stay there is `Matrix.times`.
///
/// - Parameters:
///   - a: A, rows × inner, row after row.
///   - b: B, columns × inner where it is transposed, else inner × columns.
///   - transposingSecond: Whether B is transposed.
///   - rows: The rows of C.
///   - columns: The columns of C.
///   - inner: The number of terms of each product.
///   - result: C, rows × columns.
public func addProduct(
  _ a: Span<Double>, _ b: Span<Double>, transposingSecond: Bool, rows: Int, columns: Int, inner: Int,
  into result: inout MutableSpan<Double>
) {
  guard rows > 0 && columns > 0 && inner > 0 else { return }
  blasGemm(
    transposedA: false, transposedB: transposingSecond, rows: rows, columns: columns, inner: inner, alpha: 1,
    a, b, beta: 1, &result)
}
