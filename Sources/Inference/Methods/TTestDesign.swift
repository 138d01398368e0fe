import Distributions
import Glibc

/// Two sizes as a t test sees them: T ~ t_ν(effect·scale).
struct TTestDesign {
  /// ν, above 0.
  let degreesOfFreedom: Double
  /// The noncentrality of an effect of 1.
  let scale: Double
  let central: StudentT
  let alternative: Alternative

  /// - Throws: `invalidDegreesOfFreedom`.
  init(degreesOfFreedom: Double, scale: Double, alternative: Alternative) throws(InferenceError) {
    self.degreesOfFreedom = degreesOfFreedom
    self.scale = scale
    central = try studentT(degreesOfFreedom)
    self.alternative = alternative
  }

  /// The probability of finding an effect.
  func power(effect: Double, alpha: Double) -> Double {
    power(noncentrality: effect * scale, critical: central.upperQuantile(alternative.tail(of: alpha)))
  }

  /// The smallest effect that is found with a power above α; below 0 where lower values are looked for.
  ///
  /// - Throws: `invalidLevel`; `noSolution`.
  func detectableEffect(alpha: Double, power target: Double) throws(InferenceError) -> Double {
    try checkInside01(target)
    guard target > alpha else { throw .noSolution(target: target) }
    let upwards = try TTestDesign(
      degreesOfFreedom: degreesOfFreedom, scale: scale,
      alternative: alternative == .less ? .greater : alternative)
    let critical = central.upperQuantile(alternative.tail(of: alpha))
    func excess(_ noncentrality: Double) -> Double {
      upwards.power(noncentrality: noncentrality, critical: critical) - target
    }
    var high = max(1, critical)
    while excess(high) < 0 {
      guard high < 1e300 else { throw .noSolution(target: target) }
      high *= 2
    }
    let effect = bracketedRoot(between: 0, and: high, of: excess) / scale
    return alternative == .less ? -effect : effect
  }

  /// The α at which an effect is found with a power.
  ///
  /// - Throws: `invalidLevel`; `noSolution` where α would underflow.
  func alpha(effect: Double, power target: Double) throws(InferenceError) -> Double {
    try checkInside01(target)
    let noncentrality = effect * scale
    func excess(_ critical: Double) -> Double {
      power(noncentrality: noncentrality, critical: critical) - target
    }
    var low = alternative == .twoSided ? 0 : -1.0
    while excess(low) < 0 {
      guard low > -1e300 else { throw .noSolution(target: target) }
      low *= 2
    }
    var high = 1.0
    while excess(high) >= 0 {
      guard high < 1e300 else { throw .noSolution(target: target) }
      high *= 2
    }
    let critical = bracketedRoot(between: low, and: high, of: excess)
    let tail = central.survival(critical)
    guard tail > 0 else { throw .noSolution(target: target) }
    return alternative == .twoSided ? 2 * tail : tail
  }

  /// The power, in [0, 1].
  private func power(noncentrality: Double, critical: Double) -> Double {
    let upper = alternative == .less ? 0 : tail(above: critical, noncentrality: noncentrality)
    let lower = alternative == .greater ? 0 : tail(above: critical, noncentrality: -noncentrality)
    return min(1, upper + lower)
  }

  /// P(T > t); a tail so far out that the distribution has no number for it counts as the 0 or 1 that it is.
  ///
  /// T = (Z + δ)/S with S near 1: for δ below t·S by 40 the normal tail is under 1e-340, and for δ above t·S
  /// S would have to be 1,000 spreads from 1.
  private func tail(above critical: Double, noncentrality: Double) -> Double {
    if critical < 0 { return 1 - tail(above: -critical, noncentrality: -noncentrality) }
    if noncentrality < -40 { return 0 }
    if noncentrality > 1000 * (1 + critical) * max(1, 1 / degreesOfFreedom.squareRoot()) { return 1 }
    let distribution = try? NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
    guard let probability = distribution?.survival(critical), !probability.isNaN else {
      return noncentrality > critical ? 1 : 0
    }
    return probability
  }
}

/// The smallest control size at which a power that grows with it reaches a target.
///
/// It is sought in ln n: from the fewest upwards, near where the normal approximation says.
///
/// - Parameters:
///   - target: the power, in (0, 1).
///   - fewest: the fewest that the test can do with, above 0.
///   - guess: about the size, at least 0.
///   - power: the power at a size; nil where it has none.
/// - Returns: n_c, not whole; the fewest where that is enough.
/// - Throws: `noSolution` beyond e⁶⁰.
func requiredControlSize(
  power target: Double, fewest: Double, near guess: Double, of power: (Double) -> Double?
) throws(InferenceError) -> Double {
  func excess(_ logSize: Double) -> Double { (power(exp(logSize)) ?? 0) - target }
  let fewest = log(fewest)
  guard fewest.isFinite, guess >= 0, guess < .infinity else { throw .noSolution(target: target) }
  var low = max(fewest, log(guess) - 0.1)
  while low > fewest && excess(low) >= 0 { low = max(fewest, low - 1) }
  guard excess(low) < 0 else { return exp(fewest) }
  var high = low + 0.25
  while excess(high) < 0 {
    guard high < 60 else { throw .noSolution(target: target) }
    (low, high) = (high, high + 1)
  }
  return exp(bracketedRoot(between: low, and: high, of: excess))
}
