import Distributions

/// The power of a t test of a difference of two estimates of any kind, whose variances fall as 1/n.
///
///     T ~ t_ν((Δ − Δ₀)/se),   se² = v_c/n_c + v_t/n_t
///     ν = se⁴/((v_c/n_c)²/(n_c − 1) + (v_t/n_t)²/(n_t − 1))
///
/// v is what one unit (or request) adds to the variance of its group's estimate: σ² for a mean, and for a ratio or a
/// quantile what ``UnitVariance`` says. Δ₀ is the difference that is to be ruled out: 0 for a test of no difference,
/// −margin for non-inferiority of a metric that should rise, +margin for superiority by a margin. With v_c = v_t and
/// n_c = n_t it is ``MeanPower``.
///
/// *Edge cases:* a true difference on the wrong side of Δ₀ has no size (`noSolution`); no variance at all is
/// `zeroVariance`.
///
/// *Source:* B. L. Welch, "The significance of the difference between two means when the population variances are
/// unequal", Biometrika 29 (1938), 350–362, doi:10.1093/biomet/29.3-4.350; the margins as in S.-C. Chow, J. Shao and
/// H. Wang, "Sample Size Calculations in Clinical Research", 2nd edition, 2008, section 3.2.
public struct DifferencePower: Sendable, Equatable {
  /// Δ, treatment − control, in the metric's unit.
  public let difference: Double
  /// Δ₀, what is to be ruled out.
  public let boundary: Double
  /// v_c and v_t, in the metric's unit squared.
  public let variances: GroupVariances
  /// α, inside (0, 1).
  public let alpha: Double
  /// treatment ÷ control size, above 0.
  public let ratio: Double
  /// The direction looked at.
  public let alternative: Alternative

  /// What is held fixed.
  ///
  /// - Parameters:
  ///   - difference: Δ, finite; `detectableEffect` does not look at it.
  ///   - boundary: Δ₀, finite.
  ///   - variances: v_c and v_t.
  ///   - alpha: α, inside (0, 1).
  ///   - ratio: treatment ÷ control size, above 0.
  ///   - alternative: the direction looked at.
  /// - Throws: `notFinite`, `invalidLevel`, `invalidCount`.
  public init(
    difference: Double, boundary: Double = 0, variances: GroupVariances, alpha: Double = 0.05,
    ratio: Double = 1, alternative: Alternative = .twoSided
  ) throws(InferenceError) {
    guard (difference - boundary).isFinite else { throw .notFinite }
    try checkInside01(alpha)
    guard ratio > 0 && ratio.isFinite else { throw .invalidCount(ratio) }
    self.difference = difference
    self.boundary = boundary
    self.variances = variances
    self.alpha = alpha
    self.ratio = ratio
    self.alternative = alternative
  }

  /// The test that a relative difference is beyond a limit, such as "more than 10 % better".
  ///
  ///     m_t − (1 + δ₀)·m_c = m_c·(δ − δ₀),   variance v_t/n_t + (1 + δ₀)²·v_c/n_c
  ///
  /// This is the dual of Fieller's interval: the limit is proved just when that interval leaves δ₀ out.
  ///
  /// *Source:* E. C. Fieller, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16
  /// (1954), 175–185, doi:10.1111/j.2517-6161.1954.tb00159.x.
  ///
  /// - Parameters:
  ///   - lift: δ, the true relative difference, finite.
  ///   - limit: δ₀, above −1.
  ///   - control: m_c, above 0.
  ///   - variances: v_c and v_t.
  ///   - alpha: α, inside (0, 1).
  ///   - ratio: treatment ÷ control size, above 0.
  ///   - alternative: the direction looked at.
  /// - Throws: `controlMeanNotPositive`, `invalidProbability` for a limit of −1 or below, and as above.
  public init(
    lift: Double, beyond limit: Double, control: Double, variances: GroupVariances, alpha: Double = 0.05,
    ratio: Double = 1, alternative: Alternative = .twoSided
  ) throws(InferenceError) {
    guard control > 0 && control.isFinite else { throw .controlMeanNotPositive(control) }
    guard limit > -1 && limit.isFinite else { throw .invalidProbability(limit) }
    try self.init(
      difference: control * lift, boundary: control * limit,
      variances: try GroupVariances(
        control: (1 + limit) * (1 + limit) * variances.control, treatment: variances.treatment),
      alpha: alpha, ratio: ratio, alternative: alternative)
  }

  /// The probability of ruling out Δ₀.
  ///
  /// - Parameter sizes: n_c and n_t, at least 2 each; `ratio` is not looked at.
  /// - Returns: The power; α where Δ is Δ₀.
  /// - Throws: `invalidCount`; `tooFewRows`.
  public func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double {
    try design(sizes).power(effect: difference - boundary, alpha: alpha)
  }

  /// The sizes that rule out Δ₀ with a given power.
  ///
  /// - Parameter target: The power, inside (0, 1).
  /// - Returns: The sizes; at least 2 a group.
  /// - Throws: `invalidLevel`; `noSolution` where no size reaches the power.
  public func requiredSizes(power target: Double) throws(InferenceError) -> RequiredSizes {
    try checkInside01(target)
    let shift = difference - boundary
    let directed = alternative == .twoSided ? abs(shift) : alternative == .less ? -shift : shift
    guard directed > 0 && target > alpha else { throw .noSolution(target: target) }
    let normal = Normal.standard
    let needed = normal.upperQuantile(alternative.tail(of: alpha)) + normal.quantile(target)
    let spread = variances.control + variances.treatment / ratio
    let size = try requiredControlSize(
      power: target, fewest: max(2, 2 / ratio), near: (needed / directed) * (needed / directed) * spread
    ) { size in try? power(sizes: (control: size, treatment: size * ratio)) }
    return try RequiredSizes(control: size, treatment: size * ratio)
  }

  /// The true difference nearest to Δ₀ with which Δ₀ is ruled out with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, at least 2 each.
  ///   - target: the power, inside (0, 1).
  /// - Returns: Δ, on the side looked at; above Δ₀ for a two-sided test.
  /// - Throws: `invalidLevel`, `invalidCount`, `tooFewRows`; `noSolution` for a power not above α.
  public func detectableEffect(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    boundary + (try design(sizes).detectableEffect(alpha: alpha, power: target))
  }

  /// The α at which Δ₀ is ruled out with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, at least 2 each; `alpha` is not looked at.
  ///   - target: the power, inside (0, 1).
  /// - Returns: α, in (0, 1).
  /// - Throws: `invalidLevel`, `invalidCount`, `tooFewRows`; `noSolution` where α would underflow.
  public func alpha(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    try design(sizes).alpha(effect: difference - boundary, power: target)
  }

  private func design(
    _ sizes: (control: Double, treatment: Double)
  ) throws(InferenceError) -> TTestDesign {
    try checkSizes(sizes)
    for size in [sizes.control, sizes.treatment] where size < 2 {
      throw .tooFewRows(found: Int(size), needed: 2)
    }
    // Relative to the larger, so that neither overflows.
    let (control, treatment) = (variances.control / sizes.control, variances.treatment / sizes.treatment)
    let largest = max(control, treatment)
    guard largest > 0 && largest.isFinite else { throw .zeroVariance }
    let (a, b) = (control / largest, treatment / largest)
    let spread = a + b
    let degrees = spread * spread / (a * a / (sizes.control - 1) + b * b / (sizes.treatment - 1))
    return try TTestDesign(
      degreesOfFreedom: degrees, scale: 1 / (largest.squareRoot() * spread.squareRoot()),
      alternative: alternative)
  }
}
