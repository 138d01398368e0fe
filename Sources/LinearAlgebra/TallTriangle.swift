/// The triangular factor R of a design too tall to be held: X = Q·R, row block after row block.
///
/// Each block is put below what the rows before it left and factored anew, so the normal equations are never formed and
/// κ², the square of the condition number, never loses digits. With the response as the last column, R holds all that
/// least squares asks of the rows: RᵀR = [X y]ᵀ[X y].
///
/// *Source:* J. Demmel, L. Grigori, M. Hoemmen and J. Langou, "Communication-optimal parallel and sequential QR and LU
/// factorizations", SIAM Journal on Scientific Computing 34 (2012), A206–A239, doi:10.1137/080731992, section 4.2;
/// LAPACK's `dgeqrf`.
public struct TallTriangle: Sendable {
  /// How many rows a block may have.
  public static let blockRows = 1_024
  /// The columns of the design.
  public let columns: Int
  /// How many rows were added.
  public private(set) var rows = 0
  /// R on top of the block, column after column, each of columns + blockRows numbers.
  private var work: [Double]

  /// The factor of no rows.
  ///
  /// - Parameter columns: The columns of the design, at least 1 (checked).
  public init(columns: Int) {
    precondition(columns > 0, "a factor of no columns")
    self.columns = columns
    work = Array(repeating: 0, count: columns * (columns + Self.blockRows))
  }

  /// Adds a block of rows.
  ///
  /// - Parameters:
  ///   - count: How many rows, at most ``blockRows`` (checked).
  ///   - column: Writes the numbers of a column into room for as many rows.
  public mutating func add(rows count: Int, column: (Int, inout MutableSpan<Double>) -> Void) {
    precondition(count >= 0 && count <= Self.blockRows, "too many rows for a block")
    guard count > 0 else { return }
    let height = columns + Self.blockRows
    var values = [Double](repeating: 0, count: count)
    for index in 0..<columns {
      var room = values.mutableSpan
      column(index, &room)
      let start = index * height + columns
      work.replaceSubrange(start..<start + count, with: values)
      for row in count..<Self.blockRows { work[start + row] = 0 }
    }
    factor()
    rows += count
  }

  /// Adds the rows of another factor of as many columns (checked).
  ///
  /// - Parameter other: The factor.
  public mutating func merge(_ other: TallTriangle) {
    precondition(columns == other.columns, "factors of different designs")
    let (found, total) = (other.matrix, rows + other.rows)
    add(rows: columns) { column, values in
      for row in values.indices { values[row] = found[row, column] }
    }
    rows = total
  }

  /// R, with zeros below the diagonal.
  public var matrix: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for row in 0...column { result[row, column] = work[column * (columns + Self.blockRows) + row] }
    }
    return result
  }

  private mutating func factor() {
    let (columns, height) = (columns, columns + Self.blockRows)
    for column in 0..<columns {
      for row in column + 1..<max(columns, column + 1) { work[column * height + row] = 0 }
    }
    var scales = [Double](repeating: 0, count: columns)
    var target = work.mutableSpan
    var room = scales.mutableSpan
    let info = lapackGeqrf(rows: height, columns: columns, &target, &room)
    precondition(info == 0, "a factorisation of no such shape")
  }
}
