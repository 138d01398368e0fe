import Distributions

/// The power of the score test that two proportions differ by more than a margin allows, or proves.
///
///     power = Φ((±(θ − θ₀)·√n_c − z_α·√V₀)/√V₁)
///     difference: θ = p_t − p_c,         V = p_c·q_c + p_t·q_t/r
///     ratio:      θ = p_t − (1 + δ₀)·p_c, V = (1 + δ₀)²·p_c·q_c + p_t·q_t/r,   θ₀ = 0
///
/// V₁ is taken at the true proportions, V₀ at the likeliest ones on the margin when the true ones are seen. The
/// test is ``MiettinenNurminen``'s at the margin; its factor N/(N − 1) is left out.
///
/// *Edge cases:* true proportions on the wrong side of the margin have no size: `noSolution`.
///
/// *Source:* C. P. Farrington and G. Manning, "Test statistics and sample size formulae for comparative binomial
/// trials with null hypothesis of non-zero risk difference or non-unity relative risk", Statistics in Medicine 9
/// (1990), 1447–1454, doi:10.1002/sim.4780091208, method 3.
public struct ProportionMarginPower: Sendable, Equatable {
  /// The name of the method, as documents write it.
  public static let method = "farrington_manning"

  /// The control's rate, in [0, 1].
  public let control: Double
  /// The treatment's rate, in [0, 1].
  public let treatment: Double
  /// The limit that is to be ruled out.
  public let boundary: PowerBoundary
  /// α of the one side, inside (0, 1).
  public let alpha: Double
  /// treatment ÷ control size, above 0.
  public let ratio: Double
  /// Whether the treatment is to be proved above the boundary, else below it.
  public let isAbove: Bool

  /// What is held fixed.
  ///
  /// - Parameters:
  ///   - control: the control's rate, in [0, 1].
  ///   - treatment: the treatment's rate, in [0, 1].
  ///   - boundary: the limit that is to be ruled out; a difference in (−1, 1), a lift above −1.
  ///   - alpha: α of the one side, inside (0, 1).
  ///   - ratio: treatment ÷ control size, above 0.
  ///   - isAbove: whether the treatment is to be proved above the boundary, else below it.
  /// - Throws: `invalidProbability`, `invalidLevel`, `invalidCount`.
  public init(
    control: Double, treatment: Double, boundary: PowerBoundary, alpha: Double = 0.025, ratio: Double = 1,
    isAbove: Bool
  ) throws(InferenceError) {
    for rate in [control, treatment] where !(rate >= 0 && rate <= 1) { throw .invalidProbability(rate) }
    switch boundary {
    case .difference(let limit): guard abs(limit) < 1 else { throw .invalidProbability(limit) }
    case .lift(let limit): guard limit > -1 && limit.isFinite else { throw .invalidProbability(limit) }
    }
    try checkInside01(alpha)
    guard ratio > 0 && ratio.isFinite else { throw .invalidCount(ratio) }
    self.control = control
    self.treatment = treatment
    self.boundary = boundary
    self.alpha = alpha
    self.ratio = ratio
    self.isAbove = isAbove
  }

  /// The probability of ruling out the boundary.
  ///
  /// - Parameter sizes: n_c and n_t, above 0; `ratio` is not looked at.
  /// - Returns: The power.
  /// - Throws: `invalidCount`.
  public func power(sizes: (control: Double, treatment: Double)) throws(InferenceError) -> Double {
    try checkSizes(sizes)
    let parts = parts(ratio: sizes.treatment / sizes.control)
    let score = (parts.effect * sizes.control.squareRoot() - criticalValue * parts.null) / parts.spread
    return score.isNaN ? 0 : Normal.standard.cumulative(score)
  }

  /// The sizes that rule out the boundary with a given power.
  ///
  ///     n_c = ((z_α·√V₀ + z_β·√V₁)/(θ − θ₀))²
  ///
  /// - Parameter target: The power, inside (0, 1).
  /// - Returns: The sizes; at least 2 a group.
  /// - Throws: `invalidLevel`; `noSolution` where no size reaches the power.
  public func requiredSizes(power target: Double) throws(InferenceError) -> RequiredSizes {
    try checkInside01(target)
    let parts = parts(ratio: ratio)
    let needed = criticalValue * parts.null + Normal.standard.quantile(target) * parts.spread
    guard parts.effect > 0 && needed > 0 else { throw .noSolution(target: target) }
    let place = needed / parts.effect
    return try RequiredSizes(control: place * place, treatment: place * place * ratio)
  }

  /// The treatment's rate nearest to the boundary with which it is ruled out with a given power.
  ///
  /// - Parameters:
  ///   - sizes: n_c and n_t, above 0.
  ///   - target: the power, inside (0, 1).
  /// - Returns: The rate.
  /// - Throws: `invalidLevel`, `invalidCount`; `noSolution` where no rate up to 0 or 1 reaches the power.
  public func detectableRate(
    sizes: (control: Double, treatment: Double), power target: Double
  ) throws(InferenceError) -> Double {
    try checkInside01(target)
    try checkSizes(sizes)
    let start = min(max(boundary.rate(control: control), 0), 1)
    let end = isAbove ? 1.0 : 0.0
    func excess(_ rate: Double) -> Double {
      let moved = try? ProportionMarginPower(
        control: control, treatment: rate, boundary: boundary, alpha: alpha, ratio: ratio, isAbove: isAbove)
      let power = try? moved?.power(sizes: sizes)
      return (power ?? 0) - target
    }
    guard excess(start) < 0, excess(end) > 0 else { throw .noSolution(target: target) }
    return bracketedRoot(between: min(start, end), and: max(start, end), of: excess)
  }

  /// The α of the one side at which the boundary is ruled out with a given power.
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
    let place = parts.effect * sizes.control.squareRoot() - Normal.standard.quantile(target) * parts.spread
    let alpha = Normal.standard.survival(place / parts.null)
    guard alpha > 0 && alpha < 1 else { throw .noSolution(target: target) }
    return alpha
  }

  private var criticalValue: Double { Normal.standard.upperQuantile(alpha) }

  /// θ − θ₀ in the direction looked at, √V₀ and √V₁.
  private func parts(ratio r: Double) -> (effect: Double, null: Double, spread: Double) {
    let factor: Double
    let effect: Double
    switch boundary {
    case .difference(let limit): (factor, effect) = (1, treatment - control - limit)
    case .lift(let limit): (factor, effect) = (1 + limit, treatment - (1 + limit) * control)
    }
    func spread(_ control: Double, _ treatment: Double) -> Double {
      (factor * factor * control * (1 - control) + treatment * (1 - treatment) / r).squareRoot()
    }
    let likeliest = MiettinenNurminen(
      eventsControl: control, trialsControl: 1, eventsTreatment: r * treatment, trialsTreatment: r
    ).likeliest(on: boundary)
    return (
      isAbove ? effect : -effect, spread(likeliest.control, likeliest.treatment), spread(control, treatment)
    )
  }
}

/// A limit that a planned comparison is to rule out.
public enum PowerBoundary: Sendable, Equatable {
  /// A difference, treatment − control, in the metric's unit.
  case difference(Double)
  /// A relative difference, treatment ÷ control − 1.
  case lift(Double)

  /// The treatment's value on the limit.
  func rate(control: Double) -> Double {
    switch self {
    case .difference(let limit): control + limit
    case .lift(let limit): control * (1 + limit)
    }
  }
}

extension MiettinenNurminen {
  /// The likeliest proportions on a boundary.
  func likeliest(on boundary: PowerBoundary) -> (control: Double, treatment: Double) {
    switch boundary {
    case .difference(let limit):
      let control = likeliestControl(difference: limit)
      return (control, min(max(control + limit, 0), 1))
    case .lift(let limit):
      let control = likeliestControl(ratio: 1 + limit)
      return (control, min(1, (1 + limit) * control))
    }
  }
}
