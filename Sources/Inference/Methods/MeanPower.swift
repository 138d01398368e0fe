import Distributions

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
    try design(sizes).power(effect: effectSize, alpha: alpha)
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
    // From one degree of freedom upwards.
    let size = try requiredControlSize(
      power: target, fewest: 3 / (1 + ratio),
      near: needed * needed / (effectSize * effectSize) * (1 + 1 / ratio)
    ) { size in try? power(sizes: (control: size, treatment: size * ratio)) }
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
    try design(sizes).detectableEffect(alpha: alpha, power: target)
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
    try design(sizes).alpha(effect: effectSize, power: target)
  }

  /// ν = n_c + n_t − 2 and δ ÷ d.
  private func design(
    _ sizes: (control: Double, treatment: Double)
  ) throws(InferenceError) -> TTestDesign {
    try checkSizes(sizes)
    let total = sizes.control + sizes.treatment
    guard total > 2 else { throw .tooFewRows(found: Int(total), needed: 3) }
    return try TTestDesign(
      degreesOfFreedom: total - 2, scale: (sizes.control / total * sizes.treatment).squareRoot(),
      alternative: alternative)
  }
}
