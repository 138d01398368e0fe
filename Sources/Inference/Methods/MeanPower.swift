import Distributions
import Glibc

/// The exact power of a t test of two means, and any one of size, effect, power and α from the rest.
///
///     T ~ t_ν(δ),   δ = d·√(n_c·n_t/(n_c + n_t)),   ν = n_c + n_t − 2
///     power = P(T > t_{1−α/2,ν}) + P(T < −t_{1−α/2,ν})   (two-sided)
///
/// Sizes need not be whole. Where rows belong to units, give n ÷ design effect, or multiply what comes out.
///
/// *Edge cases:* a power that cannot be reached (below α, or against the direction looked at) is `noSolution`.
///
/// *Source:* J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, section 12.2.
public struct MeanPower: Sendable, Equatable {
  /// d, treatment − control in standard deviations of the rows.
  public let effectSize: Double
  /// α, inside (0, 1).
  public let alpha: Double
  /// treatment ÷ control size, above 0.
  public let ratio: Double
  /// The direction looked at.
  public let alternative: Alternative

  /// What is held fixed.
  ///
  /// - Parameters:
  ///   - effectSize: d, finite; `detectableEffect` does not look at it.
  ///   - alpha: α, inside (0, 1).
  ///   - ratio: treatment ÷ control size, above 0.
  ///   - alternative: the direction looked at.
  /// - Throws: `notFinite`, `invalidLevel`, `invalidCount`.
  public init(
    effectSize: Double, alpha: Double = 0.05, ratio: Double = 1, alternative: Alternative = .twoSided
  ) throws(InferenceError) {
    guard effectSize.isFinite else { throw .notFinite }
    try checkInside01(alpha)
    guard ratio > 0 && ratio.isFinite else { throw .invalidCount(ratio) }
    self.effectSize = effectSize
    self.alpha = alpha
    self.ratio = ratio
    self.alternative = alternative
  }

  /// The probability of finding the effect.
  ///
  /// - Parameter sizes: n_c and n_t, more than 2 together; `ratio` is not looked at.
  /// - Returns: The power; α where the effect is 0.
  /// - Throws: `invalidCount`; `tooFewRows` with 2 rows or fewer.
  public func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double {
    let design = try MeanDesign(sizes: sizes, alternative: alternative)
    return design.power(noncentrality: effectSize * design.scale, critical: design.critical(alpha: alpha))
  }

  /// The sizes that find the effect with a given power.
  ///
  /// - Parameter target: The power, inside (0, 1).
  /// - Returns: The sizes; at least 2 a group, however large the effect.
  /// - Throws: `invalidLevel`; `noSolution` where no size reaches the power.
  public func requiredSizes(power target: Double) throws(InferenceError) -> RequiredSizes {
    try checkInside01(target)
    let normal = Normal.standard
    let needed = normal.upperQuantile(alternative.tail(of: alpha)) + normal.quantile(target)
    let directed = alternative == .less ? -effectSize : effectSize
    let isHopeless = alternative == .twoSided ? effectSize == 0 : directed <= 0
    guard !isHopeless && target > alpha else { throw .noSolution(target: target) }
    func excess(_ logSize: Double) -> Double {
      let size = exp(logSize)
      let power = try? self.power(sizes: (control: size, treatment: size * ratio))
      return (power ?? 0) - target
    }
    // From one degree of freedom upwards; the normal approximation says about where.
    let fewest = log(3 / (1 + ratio))
    var low = max(fewest, log(needed * needed / (effectSize * effectSize) * (1 + 1 / ratio)) - 0.1)
    while low > fewest && excess(low) >= 0 { low = max(fewest, low - 1) }
    var size = exp(fewest)
    if excess(low) < 0 {
      var high = low + 0.25
      while excess(high) < 0 {
        guard high < 60 else { throw .noSolution(target: target) }
        (low, high) = (high, high + 1)
      }
      size = exp(bracketedRoot(between: low, and: high, of: excess))
    }
    return try RequiredSizes(control: size, treatment: size * ratio)
  }

  /// The smallest effect that is found with a given power, in standard deviations of the rows.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, more than 2 together.
  ///   - target: the power, inside (0, 1).
  /// - Returns: d; below 0 where lower values are looked for.
  /// - Throws: `invalidLevel`, `invalidCount`, `tooFewRows`; `noSolution` for a power not above α.
  public func detectableEffect(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    try checkInside01(target)
    guard target > alpha else { throw .noSolution(target: target) }
    let design = try MeanDesign(sizes: sizes, alternative: alternative == .less ? .greater : alternative)
    let critical = design.critical(alpha: alpha)
    func excess(_ noncentrality: Double) -> Double {
      design.power(noncentrality: noncentrality, critical: critical) - target
    }
    var high = max(1, critical)
    while excess(high) < 0 {
      guard high < 1e300 else { throw .noSolution(target: target) }
      high *= 2
    }
    let effect = bracketedRoot(between: 0, and: high, of: excess) / design.scale
    return alternative == .less ? -effect : effect
  }

  /// The α at which the effect is found with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, more than 2 together; `alpha` is not looked at.
  ///   - target: the power, inside (0, 1).
  /// - Returns: α, in (0, 1).
  /// - Throws: `invalidLevel`, `invalidCount`, `tooFewRows`; `noSolution` where α would underflow.
  public func alpha(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    try checkInside01(target)
    let design = try MeanDesign(sizes: sizes, alternative: alternative)
    let noncentrality = effectSize * design.scale
    func excess(_ critical: Double) -> Double {
      design.power(noncentrality: noncentrality, critical: critical) - target
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
    let tail = design.central.survival(critical)
    guard tail > 0 else { throw .noSolution(target: target) }
    return alternative == .twoSided ? 2 * tail : tail
  }
}

/// Two sizes as the t test sees them.
private struct MeanDesign {
  let degreesOfFreedom: Double
  /// δ ÷ d.
  let scale: Double
  let central: StudentT
  let alternative: Alternative

  init(
    sizes: (control: Double, treatment: Double), alternative: Alternative
  ) throws(InferenceError) {
    try checkSizes(sizes)
    let total = sizes.control + sizes.treatment
    guard total > 2 else { throw .tooFewRows(found: Int(total), needed: 3) }
    degreesOfFreedom = total - 2
    scale = (sizes.control / total * sizes.treatment).squareRoot()
    central = try studentT(degreesOfFreedom)
    self.alternative = alternative
  }

  func critical(alpha: Double) -> Double { central.upperQuantile(alternative.tail(of: alpha)) }

  /// The power, in [0, 1].
  func power(noncentrality: Double, critical: Double) -> Double {
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
