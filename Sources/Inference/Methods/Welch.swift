public import Summaries

/// Welch's test: two means whose variances need not be equal.
///
///     t = (x̄_t − x̄_c)/√(v_t + v_c),   ν = (v_c + v_t)²/(v_c²/ν_c + v_t²/ν_t)
///
/// with v the variance of each group's mean. With units, v comes from the delta method and ν_g = U_g − 1.
///
/// *Edge cases:* no variance in either group is an error (`zeroVariance`), never p = 0; in one of them it is not.
///
/// *Source:* B. L. Welch, "The generalization of 'Student's' problem when several different population variances
/// are involved", Biometrika 34 (1947), 28–35, doi:10.1093/biomet/34.1-2.28; F. E. Satterthwaite, Biometrics
/// Bulletin 2 (1946), 110–114, doi:10.2307/3002019.
public struct Welch: DifferenceTest, Equatable {
  /// `welch`.
  public static let name = "welch"
  /// Treatment − control, in the unit of the metric.
  public let difference: Double
  /// The standard error of the difference, above 0.
  public let standardError: Double
  /// Satterthwaite's degrees of freedom, between the smaller group's and the sum of both.
  public let degreesOfFreedom: Double

  /// The test of two estimates of any kind.
  ///
  /// - Parameters:
  ///   - control: the control's estimate.
  ///   - treatment: the treatment's.
  ///   - covariance: of the two estimates, where the groups share units.
  /// - Throws: `zeroVariance` when the difference has none; `notFinite`.
  public init(control: Estimate, treatment: Estimate, covariance: Double = 0) throws(InferenceError) {
    difference = treatment.value - control.value
    standardError = try standardErrorOfDifference(control, treatment, covariance: covariance)
    // As shares of the variance: squares of variances would overflow.
    let share = control.variance / (control.variance + treatment.variance)
    let rest = treatment.variance / (control.variance + treatment.variance)
    degreesOfFreedom =
      1 / (share * share / control.degreesOfFreedom + rest * rest / treatment.degreesOfFreedom)
    guard difference.isFinite, degreesOfFreedom > 0 else { throw .notFinite }
  }

  /// The test of two groups of independent rows.
  ///
  /// - Parameters:
  ///   - control: the control's moments.
  ///   - treatment: the treatment's.
  /// - Throws: `tooFewRows` with fewer than 2 in a group; `notFinite`; `zeroVariance`.
  public init(control: Moments, treatment: Moments) throws(InferenceError) {
    try self.init(control: Estimate(control), treatment: Estimate(treatment))
  }

  /// The cluster-robust test of two groups of units.
  ///
  /// - Parameters:
  ///   - control: the control's moments over units.
  ///   - treatment: the treatment's.
  /// - Throws: `tooFewUnits` with fewer than 2 in a group; `notFinite`; `zeroVariance`.
  public init(control: UnitMoments, treatment: UnitMoments) throws(InferenceError) {
    try self.init(control: Estimate(control), treatment: Estimate(treatment))
  }
}

/// √(v_c + v_t − 2·cov), or why there is none.
///
/// - Throws: `zeroVariance`, also where the covariance leaves nothing; `notFinite`.
func standardErrorOfDifference(
  _ control: Estimate, _ treatment: Estimate, covariance: Double = 0
) throws(InferenceError) -> Double {
  let variance = control.variance + treatment.variance - 2 * covariance
  guard variance.isFinite else { throw .notFinite }
  guard variance > 0 else { throw .zeroVariance }
  return variance.squareRoot()
}
