import Distributions
import Glibc

/// What is believed of a difference after the data: a normal posterior, under a flat or a stated normal prior.
///
///     1/s² = 1/se² + 1/τ²,   m = s²·(d/se² + μ₀/τ²)
///
/// Shown on request; it never decides: looking at it early raises false alarms as any other unadjusted figure does.
///
/// *Source:* A. Gelman et al., "Bayesian Data Analysis", 3rd edition 2013, section 2.5; for the expected loss,
/// C. Stucchio, "Bayesian A/B testing at VWO", 2015, section 5.
public struct NormalPosterior: Sendable, Equatable {
  /// A normal prior of the difference.
  public struct Prior: Sendable, Equatable {
    /// μ₀, in the metric's unit.
    public let mean: Double
    /// τ, above 0.
    public let standardDeviation: Double

    /// A prior.
    ///
    /// - Parameters:
    ///   - mean: μ₀.
    ///   - standardDeviation: τ, above 0; it is checked where it is used.
    public init(mean: Double, standardDeviation: Double) {
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// m.
  public let mean: Double
  /// s, above 0.
  public let standardDeviation: Double

  /// The posterior of a difference.
  ///
  /// - Parameters:
  ///   - difference: d, treatment − control.
  ///   - standardError: se, above 0.
  ///   - prior: the prior; nil for a flat one.
  /// - Throws: `zeroVariance` without a standard error; `notFinite`.
  public init(difference: Double, standardError: Double, prior: Prior? = nil) throws(InferenceError) {
    guard standardError != 0 else { throw .zeroVariance }
    guard difference.isFinite, standardError > 0, standardError.isFinite else { throw .notFinite }
    guard let prior else {
      (mean, standardDeviation) = (difference, standardError)
      return
    }
    guard prior.mean.isFinite, prior.standardDeviation > 0 else { throw .notFinite }
    // As shares, so that neither square can overflow; τ = ∞ is flat.
    let ratio = standardError / prior.standardDeviation
    let shrunk = 1 / (1 + ratio * ratio)
    mean = shrunk * difference + (ratio * shrunk * ratio) * prior.mean
    standardDeviation = standardError * shrunk.squareRoot()
  }

  /// P(difference > 0).
  public var probabilityAbove: Double { Normal.standard.survival(-mean / standardDeviation) }

  /// P(difference < 0), with its digits where it is tiny.
  public var probabilityBelow: Double { Normal.standard.survival(mean / standardDeviation) }

  /// E[max(0, difference)]: what is lost by keeping the control where higher is better.
  public var expectedAbove: Double { standardDeviation * lossBeyond(-mean / standardDeviation) }

  /// E[max(0, −difference)]: what is lost by taking the treatment where higher is better.
  public var expectedBelow: Double { standardDeviation * lossBeyond(mean / standardDeviation) }

  /// The central credible interval.
  ///
  /// - Parameter level: the probability inside, in (0, 1).
  /// - Returns: the interval about the posterior mean.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    let critical = try criticalValue(level: level, degreesOfFreedom: .infinity)
    return Interval(around: mean, halfWidth: critical * standardDeviation)
  }

  /// E[(Z − z)⁺] = φ(z) − z·P(Z > z); far out by its asymptotic series φ(z)/z²·(1 − 3/z² + 15/z⁴ − …).
  private func lossBeyond(_ z: Double) -> Double {
    let density = Normal.standard.density(z)
    guard z > 12 else { return density - z * Normal.standard.survival(z) }
    var (term, sum) = (1.0, 1.0)
    for j in 1..<12 {
      term *= -Double(2 * j + 1) / (z * z)
      sum += term
    }
    return density / z / z * sum
  }
}
