import CBoostMath

/// The beta distribution on [0, 1].
///
/// *Edge cases:* NaN in, NaN out; at ±∞ the answers are exact; below 0 and above 1 as at the ends.
///
/// *Source:* Boost.Math's incomplete beta function; NIST, "Digital Library of Mathematical Functions", 8.17.
public struct Beta: Equatable, Sendable {
  /// The shape α at 0, finite and above 0.
  public let alpha: Double
  /// The shape β at 1, finite and above 0.
  public let beta: Double

  /// The distribution with two shapes.
  ///
  /// - Parameters:
  ///   - alpha: α, finite and above 0.
  ///   - beta: β, finite and above 0.
  /// - Throws: `illegalShape`.
  public init(alpha: Double, beta: Double) throws(DistributionError) {
    guard alpha > 0 && alpha.isFinite else { throw .illegalShape(alpha) }
    guard beta > 0 && beta.isFinite else { throw .illegalShape(beta) }
    self.alpha = alpha
    self.beta = beta
  }

  /// P(X ≤ x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 && x < 1 else { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return tails(x).lower
  }

  /// P(X > x).
  ///
  /// - Parameter x: Any number.
  /// - Returns: The probability, with its digits where it is tiny.
  public func survival(_ x: Double) -> Double {
    guard x > 0 && x < 1 else { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return tails(x).upper
  }

  /// The density at x, per unit of x.
  ///
  /// - Parameter x: Any number.
  /// - Returns: The density; 0 outside the support.
  public func density(_ x: Double) -> Double {
    guard x >= 0 && x <= 1 else { return x.isNaN ? x : 0 }
    if x == 0 { return alpha < 1 ? .infinity : alpha == 1 ? beta : 0 }
    if x == 1 { return beta < 1 ? .infinity : beta == 1 ? alpha : 0 }
    let (y, lambda) = fromTheMean(x)
    return betaWeight(alpha, beta, x: x, y: y, lambda: lambda) / x / y
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; 0 at 0, 1 at 1.
  public func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else { return p == 0 ? 0 : p == 1 ? 1 : .nan }
    return cboost_beta_quantile(p, alpha, beta)
  }

  /// The x with P(X > x) = q.
  ///
  /// - Parameter q: A probability; outside [0, 1] the answer is NaN.
  /// - Returns: The quantile; 1 at 0, 0 at 1.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0 && q < 1 else { return q == 0 ? 1 : q == 1 ? 0 : .nan }
    return cboost_beta_upper_quantile(q, alpha, beta)
  }

  /// Both tails at an x inside (0, 1).
  private func tails(_ x: Double) -> (lower: Double, upper: Double) {
    let (y, lambda) = fromTheMean(x)
    return betaTails(alpha, beta, x: x, y: y, lambda: lambda)
  }

  /// 1 − x, and α·(1 − x) − β·x to its last digits: near the mean little is left of the products.
  private func fromTheMean(_ x: Double) -> (y: Double, lambda: Double) {
    let y = 1 - x
    let product = beta * x
    let lost = (-product).addingProduct(beta, x)
    return (y, (-product).addingProduct(alpha, y) - lost + alpha * ((1 - y) - x))
  }
}
