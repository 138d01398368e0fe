import Distributions
import Glibc

/// What is believed of two proportions after the data: independent beta posteriors, and what their difference is.
///
///     p_g ~ Beta(a + x_g, b + n_g − x_g)
///
/// With units, events and trials are divided by the design effect beforehand. All figures are integrals by Gauss and
/// Legendre's rule on panels about both means; none is a difference of larger ones, so that tiny ones keep their digits.
/// Shown on request; it never decides.
///
/// *Source:* A. Gelman et al., "Bayesian Data Analysis", 3rd edition 2013, section 2.4; E. Miller, "Formulas for Bayesian
/// A/B testing", 2015, for the probability, which a sum gives for whole counts.
public struct BetaPosterior: Sendable, Equatable {
  /// The control's posterior.
  let control: Beta
  /// The treatment's.
  let treatment: Beta

  /// The posteriors of two proportions.
  ///
  /// - Parameters:
  ///   - control: the control's events and trials, not necessarily whole.
  ///   - treatment: the treatment's.
  ///   - prior: the shapes of the prior of both, above 0; the flat one by default.
  /// - Throws: `invalidCount`; `tooFewRows` for a group without trials.
  public init(
    control: (events: Double, trials: Double), treatment: (events: Double, trials: Double),
    prior: (alpha: Double, beta: Double) = (1, 1)
  ) throws(InferenceError) {
    try checkCounts(events: control.events, trials: control.trials)
    try checkCounts(events: treatment.events, trials: treatment.trials)
    func posterior(_ counts: (events: Double, trials: Double)) throws(InferenceError) -> Beta {
      do {
        return try Beta(
          alpha: prior.alpha + counts.events, beta: prior.beta + (counts.trials - counts.events))
      } catch { throw .invalidCount(min(prior.alpha, prior.beta)) }
    }
    self.control = try posterior(control)
    self.treatment = try posterior(treatment)
  }

  /// P(p_t > p_c).
  public var probabilityAbove: Double { chance(control, below: treatment, shift: 0) }

  /// P(p_t < p_c), with its digits where it is tiny.
  public var probabilityBelow: Double { chance(treatment, below: control, shift: 0) }

  /// E[max(0, p_t − p_c)]: what is lost by keeping the control where higher is better.
  public var expectedAbove: Double { shortfall(control, below: treatment) }

  /// E[max(0, p_c − p_t)]: what is lost by taking the treatment where higher is better.
  public var expectedBelow: Double { shortfall(treatment, below: control) }

  /// The central credible interval of the difference p_t − p_c.
  ///
  /// - Parameter level: the probability inside, in (0, 1).
  /// - Returns: the posterior mean and the interval, to about 1e-10.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    try checkInside01(level)
    let tail = (1 - level) / 2
    let estimate = treatment.mean - control.mean
    let spread = (treatment.variance + control.variance).squareRoot()
    /// P(p_t − p_c < δ) or P(p_t − p_c > δ), less what is to lie outside.
    func below(_ delta: Double) -> Double { chance(treatment, below: control, shift: delta) - tail }
    func above(_ delta: Double) -> Double { tail - chance(control, below: treatment, shift: -delta) }
    func end(_ sign: Double, of function: (Double) -> Double) -> Double {
      var reach = 2 * spread
      while reach < 2 && function(estimate + sign * reach) * sign < 0 { reach *= 2 }
      let far = min(max(estimate + sign * reach, -1), 1)
      return sign < 0
        ? bracketedRoot(between: far, and: estimate, of: function)
        : bracketedRoot(between: estimate, and: far, of: function)
    }
    return Interval(estimate: estimate, lower: end(-1, of: below), upper: end(1, of: above))
  }

  /// Whether a density has a pole at 1 and none at 0: there doubles are too coarse, and both are seen from the other end.
  private var isMirrored: Bool { min(control.beta, treatment.beta) < min(1, control.alpha, treatment.alpha) }

  /// P(X < Y + shift), as ∫ f_Y(y)·F_X(y + shift) dy.
  private func chance(_ x: Beta, below y: Beta, shift: Double) -> Double {
    if isMirrored { return Self.chance(y.mirrored, below: x.mirrored, shift: shift) }
    return Self.chance(x, below: y, shift: shift)
  }

  private static func chance(_ x: Beta, below y: Beta, shift: Double) -> Double {
    integral(over: places(y, 0) + places(x, -shift)) { y.density($0) * x.cumulative($0 + shift) }
  }

  /// E[(Y − X)⁺], as ∫ F_X(v)·(1 − F_Y(v)) dv.
  private func shortfall(_ x: Beta, below y: Beta) -> Double {
    Self.integral(over: Self.places(x, 0) + Self.places(y, 0)) { x.cumulative($0) * y.survival($0) }
  }

  private static func integral(over places: [Double], of function: (Double) -> Double) -> Double {
    let ends = ([0, 1] + places).filter { $0 >= 0 && $0 <= 1 }.sorted()
    var sum = 0.0
    for (low, high) in zip(ends, ends.dropFirst()) where high > low {
      // A point that rounds to an end of the support may lie on a pole, whose mass is no more than rounding.
      sum += GaussLegendre.integral(from: low, to: high) { $0 > 0 && $0 < 1 ? function($0) : 0 }
    }
    return sum
  }

  /// Where panels end: every standard deviation about a mean, and ever closer to 0 and 1 where the density bends there.
  private static func places(_ distribution: Beta, _ shift: Double) -> [Double] {
    let (mean, deviation) = (distribution.mean, distribution.variance.squareRoot())
    var places = (-38...38).map { mean + Double($0) * deviation }
    for step in 1...24 {
      let part = pow(4, -Double(step))
      if distribution.alpha < 30 { places.append(mean * part) }
      if distribution.beta < 30 { places.append(1 - (1 - mean) * part) }
    }
    return places.map { $0 + shift }
  }
}

extension Beta {
  /// The distribution of 1 − X.
  fileprivate var mirrored: Beta { (try? Beta(alpha: beta, beta: alpha)) ?? self }

  /// α/(α + β).
  fileprivate var mean: Double { alpha / (alpha + beta) }

  /// αβ/((α + β)²(α + β + 1)).
  fileprivate var variance: Double { mean * (1 - mean) / (alpha + beta + 1) }
}
