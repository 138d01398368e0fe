import Glibc

/// Gauss and Legendre's rule of 16 points, and the polynomial through its points.
///
/// The rule is exact for polynomials up to degree 31. Points and weights are found by Newton's steps on P₁₆.
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 3.5(v) and 14.10.3.
enum GaussLegendre {
  /// The number of points.
  static let count = 16
  /// The points in [−1, 1], rising.
  static let points: [Double] = rule.points
  /// Their weights, which add up to 2.
  static let weights: [Double] = rule.weights

  /// ∫ f over an interval.
  ///
  /// - Parameters:
  ///   - low: the lower end.
  ///   - high: the upper end.
  ///   - function: f.
  /// - Returns: the integral by one use of the rule.
  static func integral(from low: Double, to high: Double, of function: (Double) -> Double) -> Double {
    let (middle, half) = (low + (high - low) / 2, (high - low) / 2)
    var sum = 0.0
    for index in 0..<count { sum += weights[index] * function(middle + half * points[index]) }
    return sum * half
  }

  /// The coefficients c_j of Σ c_j·P_j that takes given values at the points.
  ///
  /// - Parameter values: the values at `points`.
  /// - Returns: the coefficients, the constant first.
  static func coefficients(of values: [Double]) -> [Double] {
    (0..<count).map { degree in
      var sum = 0.0
      for index in 0..<count { sum += projections[degree * count + index] * values[index] }
      return sum
    }
  }

  /// Σ c_j·P_j(u), by Clenshaw's recurrence.
  ///
  /// - Parameters:
  ///   - coefficients: an array that holds the coefficients.
  ///   - start: where they start in it.
  ///   - u: the place, in [−1, 1].
  /// - Returns: the value.
  static func value(of coefficients: [Double], from start: Int, at u: Double) -> Double {
    var (next, afterNext) = (0.0, 0.0)
    for degree in stride(from: count - 1, to: 0, by: -1) {
      let j = Double(degree)
      let value =
        coefficients[start + degree] + (2 * j + 1) / (j + 1) * u * next - (j + 1) / (j + 2) * afterNext
      (next, afterNext) = (value, next)
    }
    return coefficients[start] + u * next - 0.5 * afterNext
  }

  /// P_n(u) and its slope.
  private static func legendre(_ degree: Int, _ u: Double) -> (value: Double, slope: Double) {
    var (before, value) = (1.0, u)
    if degree == 0 { return (1, 0) }
    for n in 2..<max(3, degree + 1) where n <= degree {
      let j = Double(n)
      (before, value) = (value, ((2 * j - 1) * u * value - (j - 1) * before) / j)
    }
    return (value, Double(degree) * (u * value - before) / (u * u - 1))
  }

  private static let rule: (points: [Double], weights: [Double]) = {
    var (points, weights) = ([Double](), [Double]())
    for index in 0..<count {
      var u = -cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      for _ in 0..<20 {
        let polynomial = legendre(count, u)
        u -= polynomial.value / polynomial.slope
      }
      let slope = legendre(count, u).slope
      points.append(u)
      weights.append(2 / ((1 - u * u) * slope * slope))
    }
    return (points, weights)
  }()

  /// (2j + 1)/2·w_i·P_j(u_i), by rows of j.
  private static let projections: [Double] = (0..<count).flatMap { degree in
    (0..<count).map { index in
      (Double(degree) + 0.5) * weights[index] * legendre(degree, points[index]).value
    }
  }
}
