/// A matrix of doubles, stored row after row.
public struct Matrix: Equatable, Sendable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// The elements, row after row: element (i, j) is at i·columns + j.
  public internal(set) var elements: [Double]

  /// A matrix with one value everywhere.
  ///
  /// - Parameters:
  ///   - rows: How many rows, at least 0 (checked).
  ///   - columns: How many columns, at least 0 (checked).
  ///   - value: The value.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix of a negative size")
    self.rows = rows
    self.columns = columns
    self.elements = Array(repeating: value, count: rows * columns)
  }

  /// A matrix with the given elements, row after row.
  ///
  /// - Parameters:
  ///   - rows: How many rows.
  ///   - columns: How many columns.
  ///   - elements: rows × columns elements (checked).
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns, "elements ≠ rows × columns")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The identity matrix.
  ///
  /// - Parameter order: How many rows and columns.
  /// - Returns: Ones on the diagonal, zeros elsewhere.
  public static func identity(_ order: Int) -> Self {
    var matrix = Self(rows: order, columns: order)
    for index in 0..<order { matrix[index, index] = 1 }
    return matrix
  }

  /// The element in a row and a column, both counted from 0 and checked.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      return elements[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      elements[row * columns + column] = newValue
    }
  }

  /// The matrix with its rows and columns exchanged.
  public var transposed: Self {
    var result = Self(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }
}
