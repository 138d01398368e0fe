internal import LinearAlgebra

/// HC2's variances of the two groups' means, as far as some units bring them about.
struct AdjustmentSpread: Sendable {
  var control = 0.0
  var treatment = 0.0
  var covariance = 0.0
  /// The largest leverage of a unit.
  var leverage = 0.0

  /// What two sets of units bring about together.
  func adding(_ other: AdjustmentSpread) -> AdjustmentSpread {
    AdjustmentSpread(
      control: control + other.control, treatment: treatment + other.treatment,
      covariance: covariance + other.covariance, leverage: max(leverage, other.leverage))
  }
}

extension AdjustmentUnits {
  /// What these units contribute to the variances: Σ wᵢwᵢᵀ·eᵢ²/(1 − hᵢ).
  ///
  /// Leverages, fitted values and weights of a block come from one product of matrices.
  func spread(of part: AdjustmentModel.Part) -> AdjustmentSpread {
    let order = covariates.count + 1
    let size = TallTriangle.blockRows
    let rows = order + 3
    var mixing: [Double] = []
    for column in 0..<order { mixing += (0..<order).map { part.leverage[$0, column] } }
    mixing += [part.mean] + part.slopes
    for weights in part.weights { mixing += weights }
    var panel = [Double](repeating: 1, count: order * size)
    var found = AdjustmentSpread()
    for start in stride(from: 0, to: outcomes.count, by: size) {
      let range = start..<min(start + size, outcomes.count)
      var values = [Double](repeating: 0, count: range.count)
      for covariate in covariates.indices {
        var room = values.mutableSpan
        write(covariate, range, into: &room)
        let first = (covariate + 1) * size
        panel.replaceSubrange(first..<first + range.count, with: values)
      }
      var products = [Double](repeating: 0, count: rows * size)
      var room = products.mutableSpan
      addProduct(
        mixing.span, panel.span, transposingSecond: false, rows: rows, columns: size, inner: order,
        into: &room)
      found = found.adding(spread(of: products.span, order: order, range))
    }
    return found
  }

  /// The contributions of a block, from its products: rows of leverage, one of fitted values, two of weights.
  private func spread(of products: Span<Double>, order: Int, _ range: Range<Int>) -> AdjustmentSpread {
    let size = TallTriangle.blockRows
    var squares = [Double](repeating: 0, count: size)
    var target = squares.mutableSpan
    for row in 0..<order {
      for place in 0..<size {
        let component = products[row &* size &+ place]
        target[place] += component * component
      }
    }
    var found = AdjustmentSpread()
    let outcomes = outcomes.span
    for place in 0..<range.count {
      let residual = outcomes[range.lowerBound + place] - centre - products[order * size + place]
      let first = products[(order + 1) * size + place]
      let second = products[(order + 2) * size + place]
      let leverage = target[place]
      let share = residual * residual / (1 - leverage)
      found.control += first * first * share
      found.treatment += second * second * share
      found.covariance += first * second * share
      found.leverage = max(found.leverage, leverage)
    }
    return found
  }
}
