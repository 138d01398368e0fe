public import Summaries

/// The test of P(treatment > control) = ½ by placements: how a row of one group lies among the rows of the other.
///
///     θ = P(T > C) + ½·P(T = C) = mean of F̂_c(t_j) = mean of 1 − F̂_t(c_i)
///     Var(θ̂) = v_t + v_c,   v the variance of each group's mean placement
///
/// F̂ counts values at the same place by half. Unlike Mann and Whitney's, the variance holds where the groups differ, so
/// there is an interval; and where rows belong to units, v comes from the delta method on each unit's sum of placements.
/// `difference` is θ̂ − ½; the degrees of freedom are Satterthwaite's.
///
/// *Edge cases:* groups that do not overlap have no such variance (`zeroVariance`); fewer than 2 rows or units in a group
/// are `tooFewRows` or `tooFewUnits`.
///
/// *Source:* E. Brunner and U. Munzel, Biometrical Journal 42 (2000), 17–25,
/// doi:10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U; with units: N. A. Obuchowski, "Nonparametric
/// analysis of clustered ROC curve data", Biometrics 53 (1997), 567–578, doi:10.2307/2533958.
public struct BrunnerMunzel: DifferenceTest, Equatable {
  /// `brunner_munzel`.
  public static let name = "brunner_munzel"
  /// θ̂ − ½, positive where the treatment is higher.
  public let difference: Double
  /// The standard error of θ̂, above 0.
  public let standardError: Double
  /// Satterthwaite's degrees of freedom.
  public let degreesOfFreedom: Double

  /// The test of two groups of independent rows.
  ///
  /// - Parameter ranks: What the ranks of both groups say.
  /// - Throws: `tooFewRows` with fewer than 2 in a group; `zeroVariance`.
  public init(_ ranks: MannWhitney) throws(InferenceError) {
    let (n, m) = (ranks.controlCount, ranks.treatmentCount)
    try self.init(
      control: Self.estimate(doubled: ranks.doubledU, squares: ranks.controlSquares, count: n, among: m),
      treatment: Self.estimate(doubled: ranks.doubledU, squares: ranks.treatmentSquares, count: m, among: n),
      covariance: 0)
  }

  /// The test of two groups of units.
  ///
  /// - Parameters:
  ///   - control: the moments over units of the control's placements 1 − F̂_t(c_i).
  ///   - treatment: those of the treatment's placements F̂_c(t_j).
  ///   - covariance: of the two mean placements, where the groups share units; it adds to the variance, since both are
  ///     estimates of the one θ.
  /// - Throws: `tooFewUnits` with fewer than 2 in a group; `zeroVariance`; `notFinite`.
  public init(control: UnitMoments, treatment: UnitMoments, covariance: Double = 0) throws(InferenceError) {
    try self.init(control: Estimate(control), treatment: Estimate(treatment), covariance: covariance)
  }

  private init(control: Estimate, treatment: Estimate, covariance: Double) throws(InferenceError) {
    // Welch's arithmetic of two variances, that of a sum where Welch's is of a difference.
    let welch = try Welch(control: control, treatment: treatment, covariance: -covariance)
    difference = treatment.value - 0.5
    standardError = welch.standardError
    degreesOfFreedom = welch.degreesOfFreedom
  }

  /// The estimate of θ: P(treatment > control), ties counted by half.
  public var superiority: Double { difference + 0.5 }

  /// The confidence interval of θ, within [0, 1].
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: θ̂ ± t·standard error, cut off at 0 and 1.
  /// - Throws: `invalidLevel`.
  public func superiorityInterval(level: Double) throws(InferenceError) -> Interval {
    let around = try interval(level: level)
    return Interval(
      estimate: superiority, lower: max(0, around.lower + 0.5), upper: min(1, around.upper + 0.5))
  }

  /// The mean of a group's placements with its variance, from exact sums of doubled placements.
  private static func estimate(
    doubled sum: Int, squares: UInt128, count: Int, among others: Int
  ) throws(InferenceError) -> Estimate {
    guard count >= 2 else { throw .tooFewRows(found: count, needed: 2) }
    let spread = UInt128(count) * squares - UInt128(sum) * UInt128(sum)
    let (size, scale) = (Double(count), 2 * Double(others))
    return try Estimate(
      value: Double(sum) / size / scale,
      variance: Double(spread) / (size * (size - 1)) / size / scale / scale,
      degreesOfFreedom: size - 1)
  }
}
