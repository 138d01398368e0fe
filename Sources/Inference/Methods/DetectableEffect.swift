import Distributions

/// The smallest effect that an experiment with an observed standard error would find, and the size that finds less.
///
///     smallest = (t_{1−α/2,ν} + t_{power,ν})·se
///
/// in the unit of the metric, or without unit when the standard error is that of a lift. The target of a required size
/// comes from the plan, never from the observed effect.
///
/// *Source:* H. S. Bloom, "Minimum detectable effects", Evaluation Review 19 (1995), 547–556,
/// doi:10.1177/0193841X9501900504.
public struct DetectableEffect: Sendable, Equatable {
  /// The smallest effect, above 0.
  public let smallest: Double

  /// The smallest effect under an observed standard error.
  ///
  /// - Parameters:
  ///   - standardError: of the difference, finite and above 0.
  ///   - degreesOfFreedom: of the standard error, above 0; ∞ allowed.
  ///   - alpha: α of the two-sided test, inside (0, 1).
  ///   - power: the power, inside (0, 1), more than α/2.
  /// - Throws: `zeroVariance`, `notFinite`, `invalidDegreesOfFreedom`, `invalidLevel`, `noSolution`.
  public init(
    standardError: Double, degreesOfFreedom: Double, alpha: Double = 0.05, power: Double = 0.8
  ) throws(InferenceError) {
    try checkInside01(alpha, power)
    guard standardError.isFinite else { throw .notFinite }
    guard standardError > 0 else { throw .zeroVariance }
    let distribution = try studentT(degreesOfFreedom)
    smallest = (distribution.upperQuantile(alpha / 2) + distribution.quantile(power)) * standardError
    guard smallest > 0 else { throw .noSolution(target: power) }
  }

  /// The size at which the smallest effect falls to a target, n·(smallest ÷ target)².
  ///
  /// - Parameters:
  ///   - current: n now, of a group or of all, above 0.
  ///   - target: the effect to be found, in the unit of `smallest`, not 0.
  /// - Returns: n, unrounded; below `current` where the target is found already.
  /// - Throws: `invalidCount`; `noSolution` for a target of 0 or none.
  public func requiredSize(current: Double, target: Double) throws(InferenceError) -> Double {
    guard current > 0 && current.isFinite else { throw .invalidCount(current) }
    let quotient = smallest / target
    let size = current * (quotient * quotient)
    guard size.isFinite && size > 0 else { throw .noSolution(target: target) }
    return size
  }
}
