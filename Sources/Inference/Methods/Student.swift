public import Summaries

/// Student's test: two means of independent rows under one common variance.
///
///     t = (x̄_t − x̄_c)/(s_p·√(1/n_c + 1/n_t)),   s_p² = (Σ(x − x̄_c)² + Σ(x − x̄_t)²)/(n_c + n_t − 2)
///
/// *Edge cases:* fewer than 2 rows in a group, or no variance in either, is an error.
///
/// *Source:* Student, "The probable error of a mean", Biometrika 6 (1908), 1–25, doi:10.1093/biomet/6.1.1;
/// R. A. Fisher, "Applications of 'Student's' distribution", Metron 5 (1925), 90–104.
public struct Student: DifferenceTest, Equatable {
  /// `student`.
  public static let name = "student"
  /// Treatment − control, in the unit of the metric.
  public let difference: Double
  /// The standard error of the difference, above 0.
  public let standardError: Double
  /// n_c + n_t − 2.
  public let degreesOfFreedom: Double
  /// The control's mean, with the pooled variance: what a lift must be made from to agree with the test.
  public let control: Estimate
  /// The treatment's mean, with the pooled variance.
  public let treatment: Estimate

  /// The test of two groups of independent rows.
  ///
  /// - Parameters:
  ///   - control: the control's moments.
  ///   - treatment: the treatment's.
  /// - Throws: `tooFewRows` with fewer than 2 in a group; `notFinite`; `zeroVariance`.
  public init(control: Moments, treatment: Moments) throws(InferenceError) {
    let pooled = try pooledVariance(control, treatment)
    guard pooled > 0 else { throw .zeroVariance }
    difference = treatment.mean - control.mean
    degreesOfFreedom = Double(control.count + treatment.count - 2)
    let (controlVariance, treatmentVariance) = (
      pooled / Double(control.count), pooled / Double(treatment.count)
    )
    self.control = try Estimate(
      value: control.mean, variance: controlVariance, degreesOfFreedom: degreesOfFreedom)
    self.treatment = try Estimate(
      value: treatment.mean, variance: treatmentVariance, degreesOfFreedom: degreesOfFreedom)
    standardError = (pooled * (1 / Double(control.count) + 1 / Double(treatment.count))).squareRoot()
    guard difference.isFinite, standardError > 0 else { throw .notFinite }
  }
}

/// The variance of the rows about their own group's mean, with n_c + n_t − 2 degrees of freedom.
///
/// - Throws: `tooFewRows` with fewer than 2 in a group; `notFinite`.
func pooledVariance(_ control: Moments, _ treatment: Moments) throws(InferenceError) -> Double {
  for group in [control, treatment] where group.count < 2 {
    throw .tooFewRows(found: group.count, needed: 2)
  }
  let pooled =
    (control.secondPowerSum + treatment.secondPowerSum) / Double(control.count + treatment.count - 2)
  guard pooled.isFinite && pooled >= 0 && control.mean.isFinite && treatment.mean.isFinite else {
    throw .notFinite
  }
  return pooled
}
