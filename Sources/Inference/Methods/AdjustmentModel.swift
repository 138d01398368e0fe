internal import LinearAlgebra

/// The regression of both groups, from the triangles of their columns [1, covariates, outcome].
struct AdjustmentModel: Sendable {
  /// What one group's units need to know of it.
  struct Part: Sendable {
    /// The group's mean at the overall means of the covariates.
    let mean: Double
    /// The slopes of the covariates kept.
    let slopes: [Double]
    /// L with L·Lᵀ the block of (XᵀX)⁻¹ that belongs to the group's own columns: hᵢ = ‖Lᵀ·xᵢ‖².
    let leverage: Matrix
    /// The rows of (XᵀX)⁻¹ that give the control's and the treatment's mean, in the group's own columns.
    let weights: [[Double]]
  }

  /// The share of a column's length below which what is left of it, beside the columns before, counts as rounding.
  private static let tolerance = 1e-9

  /// The places of the covariates that none before determines.
  let kept: [Int]
  let control: Part
  let treatment: Part

  /// Fits the model.
  ///
  /// - Throws: `zeroVariance` where the design has no answer for a reason that dropping covariates does not cure.
  init(
    control: TallTriangle, treatment: TallTriangle, slopes: RegressionAdjustment.Slopes
  ) throws(InferenceError) {
    let count = control.columns - 2
    let (left, right) = (control.matrix, treatment.matrix)
    switch slopes {
    case .separate:
      let free = Self.independent(left).intersection(Self.independent(right))
      kept = (0..<count).filter { free.contains($0 + 1) }
      let columns = [0] + kept.map { $0 + 1 }
      self.control = try Self.part(
        Self.fit(left, columns), mean: 0, others: Array(1...max(1, count)), alone: 0)
      self.treatment = try Self.part(
        Self.fit(right, columns), mean: 0, others: Array(1...max(1, count)), alone: 1)
    case .common:
      let joint = Self.joint(left, right)
      let free = Self.independent(joint)
      kept = (0..<count).filter { free.contains($0 + 2) }
      let fit = try Self.fit(joint, [0, 1] + kept.map { $0 + 2 })
      self.control = try Self.part(fit, mean: 0, others: Array(2...max(2, count + 1)), alone: nil)
      self.treatment = try Self.part(fit, mean: 1, others: Array(2...max(2, count + 1)), alone: nil)
    }
  }

  /// Both triangles in one, with a column of ones for each group.
  private static func joint(_ control: Matrix, _ treatment: Matrix) -> Matrix {
    let order = control.columns
    var matrix = Matrix(rows: 2 * order, columns: order + 1)
    for row in 0..<order {
      matrix[row, 0] = control[row, 0]
      matrix[order + row, 1] = treatment[row, 0]
      for column in 1..<order {
        matrix[row, column + 1] = control[row, column]
        matrix[order + row, column + 1] = treatment[row, column]
      }
    }
    return matrix
  }

  /// The columns that are not combinations of those before them; the last, the outcome, is not looked at.
  private static func independent(_ matrix: Matrix) -> Set<Int> {
    var basis: [[Double]] = []
    var found: Set<Int> = []
    for column in 0..<matrix.columns - 1 {
      var rest = (0..<matrix.rows).map { matrix[$0, column] }
      let length = norm(rest.span)
      // Twice, since the first leaves rounding of the size of what it took away.
      for _ in 0..<2 {
        for direction in basis {
          let share = dot(direction.span, rest.span)
          var target = rest.mutableSpan
          axpy(-share, direction.span, &target)
        }
      }
      let left = norm(rest.span)
      guard left > tolerance * length else { continue }
      found.insert(column)
      basis.append(rest.map { $0 / left })
    }
    return found
  }

  /// The least-squares fit of the last column to some of the others.
  private static func fit(_ matrix: Matrix, _ columns: [Int]) throws(InferenceError) -> LeastSquares {
    var design = Matrix(rows: matrix.rows, columns: columns.count)
    for row in 0..<matrix.rows {
      for (place, column) in columns.enumerated() { design[row, place] = matrix[row, column] }
    }
    let response = (0..<matrix.rows).map { matrix[$0, matrix.columns - 1] }
    do { return try LeastSquares(design: design, response: response) } catch { throw .zeroVariance }
  }

  /// What a group needs: its own columns are its ones and the covariates.
  private static func part(
    _ fit: LeastSquares, mean: Int, others: [Int], alone: Int?
  ) throws(InferenceError) -> Part {
    let own = [mean] + others.filter { $0 < fit.coefficients.count }
    var block = Matrix(rows: own.count, columns: own.count)
    for (row, place) in own.enumerated() {
      for (column, other) in own.enumerated() { block[row, column] = fit.inverseGram[place, other] }
    }
    let factor: Matrix
    do { factor = try Cholesky(block).factor } catch { throw .zeroVariance }
    func weights(_ target: Int) -> [Double] { own.map { fit.inverseGram[target, $0] } }
    let none = [Double](repeating: 0, count: own.count)
    let rows =
      switch alone {
      case 0: [weights(0), none]
      case .some: [none, weights(0)]
      case nil: [weights(0), weights(1)]
      }
    return Part(
      mean: fit.coefficients[mean], slopes: own.dropFirst().map { fit.coefficients[$0] }, leverage: factor,
      weights: rows)
  }
}
