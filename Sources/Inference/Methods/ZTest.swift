public import Summaries

/// The z test: two estimates whose variances count as known, for large samples.
///
///     z = (x̄_t − x̄_c)/√(v_c + v_t)
///
/// *Edge cases:* as for Welch's test; no variance in either group is an error.
///
/// *Source:* E. L. Lehmann and J. P. Romano, "Testing Statistical Hypotheses", 3rd edition, 2005, section 11.3.
public struct ZTest: DifferenceTest, Equatable {
  /// `z`.
  public static let name = "z"
  /// Treatment − control, in the unit of the metric.
  public let difference: Double
  /// The standard error of the difference, above 0.
  public let standardError: Double
  /// ∞: the normal distribution.
  public let degreesOfFreedom = Double.infinity

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
    guard difference.isFinite else { throw .notFinite }
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
