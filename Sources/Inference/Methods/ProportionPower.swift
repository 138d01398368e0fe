import Distributions
import Glibc

/// The power of a test of two proportions, by the arcsine scale or by the normal approximation.
///
///     arcsine:  power = Φ(z − z_α) + Φ(−z − z_α),   z = |h|·√(n_c·n_t/(n_c + n_t))
///     normal:   power = Φ((|Δ|·√n_c − z_α·√((1 + 1/r)·p̄·q̄))/√(p_c·q_c + p_t·q_t/r)),   p̄ = (p_c + r·p_t)/(1 + r)
///
/// with r = n_t/n_c and z_α at α/2 (two-sided) or α. The second term of the first, the far tail, is that of a two-sided
/// test only; the normal approximation leaves it out, as its closed formula does.
///
/// *Edge cases:* equal rates, or an effect against the direction looked at, have no size: `noSolution`.
///
/// *Source:* J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, section 6.3;
/// J. L. Fleiss, B. Levin and M. C. Paik, "Statistical Methods for Rates and Proportions", 3rd edition, 2003, eq. 4.14.
public struct ProportionPower: Sendable, Equatable {
  /// How the power is computed.
  public enum Method: String, Sendable, Equatable, CaseIterable {
    /// Cohen's arcsine scale.
    case arcsine
    /// The normal approximation with the pooled variance under no difference.
    case normal
  }

  /// The control's rate, in [0, 1].
  public let control: Double
  /// The treatment's rate, in [0, 1].
  public let treatment: Double
  /// α, inside (0, 1).
  public let alpha: Double
  /// treatment ÷ control size, above 0.
  public let ratio: Double
  /// The direction looked at.
  public let alternative: Alternative
  /// How the power is computed.
  public let method: Method

  /// What is held fixed.
  ///
  /// - Parameters:
  ///   - control: the control's rate, in [0, 1].
  ///   - treatment: the treatment's rate, in [0, 1].
  ///   - alpha: α, inside (0, 1).
  ///   - ratio: treatment ÷ control size, above 0.
  ///   - alternative: the direction looked at.
  ///   - method: how the power is computed.
  /// - Throws: `invalidProbability`, `invalidLevel`, `invalidCount`.
  public init(
    control: Double, treatment: Double, alpha: Double = 0.05, ratio: Double = 1,
    alternative: Alternative = .twoSided, method: Method = .arcsine
  ) throws(InferenceError) {
    for rate in [control, treatment] where !(rate >= 0 && rate <= 1) { throw .invalidProbability(rate) }
    try checkInside01(alpha)
    guard ratio > 0 && ratio.isFinite else { throw .invalidCount(ratio) }
    self.control = control
    self.treatment = treatment
    self.alpha = alpha
    self.ratio = ratio
    self.alternative = alternative
    self.method = method
  }

  /// The probability of finding the difference.
  ///
  /// - Parameter sizes: n_c and n_t, above 0; `ratio` is not looked at.
  /// - Returns: The power.
  /// - Throws: `invalidCount`.
  public func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double {
    try checkSizes(sizes)
    let parts = parts(ratio: sizes.treatment / sizes.control)
    let score = (parts.effect * sizes.control.squareRoot() - criticalValue * parts.null) / parts.spread
    // Rates of 0 and 1 leave no spread under the difference: it is found always, or never.
    guard !score.isNaN else { return 0 }
    let near = Normal.standard.cumulative(score)
    return hasFarTail ? near + Normal.standard.survival(score + 2 * criticalValue) : near
  }

  /// The sizes that find the difference with a given power.
  ///
  /// - Parameter target: The power, inside (0, 1).
  /// - Returns: The sizes; at least 2 a group.
  /// - Throws: `invalidLevel`; `noSolution` where no size reaches the power.
  public func requiredSizes(power target: Double) throws(InferenceError) -> RequiredSizes {
    try checkInside01(target)
    let parts = parts(ratio: ratio)
    let needed = criticalValue * parts.null + Normal.standard.quantile(target) * parts.spread
    guard parts.effect > 0 && needed > 0, !hasFarTail || target > alpha else {
      throw .noSolution(target: target)
    }
    // The far tail helps a little, so that the near one alone asks for too much.
    let place = hasFarTail ? parts.null * distance(power: target, critical: criticalValue) : needed
    let size = place * place / (parts.effect * parts.effect)
    return try RequiredSizes(control: size, treatment: size * ratio)
  }

  /// The treatment's rate nearest to the control's that is found with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, above 0.
  ///   - target: the power, inside (0, 1).
  ///   - isIncrease: whether to look above the control's rate or below it; nil: above, or below under `less`.
  /// - Returns: The rate; the effect is it minus `control`.
  /// - Throws: `invalidLevel`, `invalidCount`; `noSolution` where no rate up to 0 or 1 reaches the power.
  public func detectableRate(
    sizes: (control: Double, treatment: Double), power target: Double, isIncrease: Bool? = nil
  ) throws(InferenceError) -> Double {
    try checkInside01(target)
    try checkSizes(sizes)
    let up = isIncrease ?? (alternative != .less)
    let end = up ? 1.0 : 0.0
    // Half of α-tail power at no difference, so the target must lie above it.
    func excess(_ rate: Double) -> Double {
      let moved = try? ProportionPower(
        control: control, treatment: rate, alpha: alpha, ratio: ratio, alternative: alternative,
        method: method)
      let power = try? moved?.power(sizes: sizes)
      return (power ?? 0) - target
    }
    guard excess(control) < 0, excess(end) > 0 else { throw .noSolution(target: target) }
    return bracketedRoot(between: min(control, end), and: max(control, end), of: excess)
  }

  /// The α at which the difference is found with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, above 0; `alpha` is not looked at.
  ///   - target: the power, inside (0, 1).
  /// - Returns: α, in (0, 1).
  /// - Throws: `invalidLevel`, `invalidCount`; `noSolution` where α would underflow or leave (0, 1).
  public func alpha(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    try checkInside01(target)
    try checkSizes(sizes)
    let parts = parts(ratio: sizes.treatment / sizes.control)
    let critical =
      (parts.effect * sizes.control.squareRoot() - Normal.standard.quantile(target) * parts.spread)
      / parts.null
    let tail = Normal.standard.survival(
      hasFarTail
        ? self.critical(power: target, distance: critical + Normal.standard.quantile(target)) : critical)
    let alpha = alternative == .twoSided ? 2 * tail : tail
    guard alpha > 0 && alpha < 1 else { throw .noSolution(target: target) }
    return alpha
  }

  /// Whether a difference in the other direction counts, and is counted.
  private var hasFarTail: Bool { alternative == .twoSided && method == .arcsine }

  /// The z with Φ(z − z_α) + Φ(−z − z_α) equal to a power above α.
  private func distance(power: Double, critical: Double) -> Double {
    let normal = Normal.standard
    return bracketedRoot(between: 0, and: critical + max(0, normal.quantile(power))) { z in
      normal.cumulative(z - critical) + normal.survival(z + critical) - power
    }
  }

  /// The z_α with Φ(z − z_α) + Φ(−z − z_α) equal to a power.
  private func critical(power: Double, distance z: Double) -> Double {
    let normal = Normal.standard
    return bracketedRoot(between: 0, and: z + 40) { critical in
      normal.cumulative(z - critical) + normal.survival(z + critical) - power
    }
  }

  /// z_α on the side looked at.
  private var criticalValue: Double { Normal.standard.upperQuantile(alternative.tail(of: alpha)) }

  /// The effect in the direction looked at, and √n_c times its standard error without and with the difference.
  private func parts(ratio r: Double) -> (effect: Double, null: Double, spread: Double) {
    func directed(_ effect: Double) -> Double {
      switch alternative {
      case .twoSided: abs(effect)
      case .greater: effect
      case .less: -effect
      }
    }
    switch method {
    case .arcsine:
      let h = (try? CohensH(control: control, treatment: treatment))?.h ?? 0
      let error = (1 + 1 / r).squareRoot()
      return (directed(h), error, error)
    case .normal:
      let mean = (control + r * treatment) / (1 + r)
      let null = ((1 + 1 / r) * mean * (1 - mean)).squareRoot()
      let spread = (control * (1 - control) + treatment * (1 - treatment) / r).squareRoot()
      return (directed(treatment - control), null, spread)
    }
  }
}
