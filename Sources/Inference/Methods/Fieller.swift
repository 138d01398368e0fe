/// Fieller's confidence set of a relative difference, the exact dual of the shifted test.
///
///     {δ : (m_t − (1 + δ)·m_c)² ≤ t²·(v_t − 2(1 + δ)·cov + (1 + δ)²·v_c)}
///
/// The degrees of freedom are those of the difference (δ = 0) for every δ: with others the set and the test of
/// "no difference" could disagree.
///
/// *Edge cases:* a control mean of 0 or below has no lift (`controlMeanNotPositive`); a control mean that is not
/// clearly above zero gives a `complement` or the `wholeLine`; no variance at all is an error.
///
/// *Source:* E. C. Fieller, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16
/// (1954), 175–185, doi:10.1111/j.2517-6161.1954.tb00159.x.
public struct Fieller: Sendable, Equatable {
  /// The method, as documents write it.
  public static let method = "fieller"
  /// The control's estimate.
  public let control: Estimate
  /// The treatment's estimate.
  public let treatment: Estimate
  /// The degrees of freedom of the difference; ∞ for the normal.
  public let degreesOfFreedom: Double
  /// The covariance of the two estimates.
  public let covariance: Double

  /// The lift of two estimates of any kind.
  ///
  /// - Parameters:
  ///   - control: the control's estimate.
  ///   - treatment: the treatment's.
  ///   - degreesOfFreedom: those of the difference's test, above 0.
  ///   - covariance: of the two estimates, where the groups share units.
  /// - Throws: `controlMeanNotPositive`; `zeroVariance`; `notFinite`; `invalidDegreesOfFreedom`.
  public init(
    control: Estimate, treatment: Estimate, degreesOfFreedom: Double, covariance: Double = 0
  ) throws(InferenceError) {
    guard control.value > 0 else { throw .controlMeanNotPositive(control.value) }
    guard degreesOfFreedom > 0 else { throw .invalidDegreesOfFreedom(degreesOfFreedom) }
    _ = try standardErrorOfDifference(control, treatment, covariance: covariance)
    guard (treatment.value / control.value).isFinite else { throw .notFinite }
    self.control = control
    self.treatment = treatment
    self.degreesOfFreedom = degreesOfFreedom
    self.covariance = covariance
  }

  /// treatment ÷ control − 1.
  public var estimate: Double { (treatment.value - control.value) / control.value }

  /// The two-sided test of a relative difference.
  ///
  /// - Parameter lift: δ; 0 is the test of no difference, −0.1 that of a fall by a tenth.
  /// - Returns: The result; its p is below 1 − level just when `lift(level:)` leaves δ out.
  public func test(lift: Double) -> TestResult {
    let ratio = 1 + lift
    let shifted = treatment.value - control.value - lift * control.value
    let variance = treatment.variance - 2 * ratio * covariance + ratio * ratio * control.variance
    return twoSidedTResult(
      name: Self.method, statistic: shifted / variance.squareRoot(), degreesOfFreedom: degreesOfFreedom)
  }

  /// The confidence set of the lift.
  ///
  /// In units of the control's mean the set is {δ : a·δ² − 2b·δ + c ≤ 0}. c > 0 just when the difference is
  /// significant, and the discriminant is formed without cancellation.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The set.
  /// - Throws: `invalidLevel`.
  public func lift(level: Double) throws(InferenceError) -> RelativeLift {
    let critical = try criticalValue(level: level, degreesOfFreedom: degreesOfFreedom)
    // Squares of half widths relative to the control's mean.
    func relative(_ variance: Double) -> Double {
      (critical * critical) * (variance / control.value / control.value)
    }
    let (spreadControl, spreadTreatment) = (relative(control.variance), relative(treatment.variance))
    let shared = relative(covariance)
    let ratio = treatment.value / control.value
    let a = 1 - spreadControl
    let b = estimate - shared + spreadControl
    let c = estimate * estimate - relative(control.variance + treatment.variance - 2 * covariance)
    let discriminant =
      spreadTreatment - 2 * ratio * shared + ratio * ratio * spreadControl
      - (spreadControl * spreadTreatment - shared * shared)
    if a == 0 || discriminant <= 0 {
      // a = 0: a half line, whose other side is left out.
      let end = c / (2 * b)
      let outside =
        b > 0
        ? Interval(estimate: estimate, lower: -.infinity, upper: end)
        : Interval(estimate: estimate, lower: end, upper: .infinity)
      if a > 0 {
        return RelativeLift(
          bounded: Interval(estimate: estimate, lower: estimate, upper: estimate), method: Self.method)
      }
      let halfLine = a == 0 && end.isFinite
      return RelativeLift(
        unbounded: estimate, excluding: halfLine ? outside : nil, method: Self.method)
    }
    // The roots without cancellation: one by its sum, the other by the product c/a.
    let sum = b + (b < 0 ? -1 : 1) * discriminant.squareRoot()
    let (first, second) = (sum / a, c / sum)
    let interval = Interval(estimate: estimate, lower: min(first, second), upper: max(first, second))
    return a > 0
      ? RelativeLift(bounded: interval, method: Self.method)
      : RelativeLift(unbounded: estimate, excluding: interval, method: Self.method)
  }
}
