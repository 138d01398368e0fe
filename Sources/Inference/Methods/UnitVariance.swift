/// What one unit (or request) of each group adds to the variance of its group's estimate.
public struct GroupVariances: Sendable, Equatable {
  /// The control's, v_c.
  public let control: Double
  /// The treatment's, v_t.
  public let treatment: Double

  /// Two variances.
  ///
  /// - Parameters:
  ///   - control: v_c, finite and at least 0.
  ///   - treatment: v_t; as the control's where it is left out.
  /// - Throws: `notFinite`, also below 0; `zeroVariance` where both are 0.
  public init(control: Double, treatment: Double? = nil) throws(InferenceError) {
    let treatment = treatment ?? control
    guard control.isFinite && treatment.isFinite && control >= 0 && treatment >= 0 else { throw .notFinite }
    guard control + treatment > 0 else { throw .zeroVariance }
    self.control = control
    self.treatment = treatment
  }
}

/// The variance that one unit adds to an estimate that is not a plain mean, so that Var(estimate) = v/n.
public enum UnitVariance {
  /// That of a ratio of sums, ΣY/ΣN, by the delta method.
  ///
  ///     v = (s²_Y − 2R·ρ·s_Y·s_N + R²·s²_N)/N̄²,   R = Ȳ/N̄
  ///
  /// *Source:* A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, eq. 4,
  /// doi:10.1145/3219819.3219919.
  ///
  /// - Parameters:
  ///   - ratio: R.
  ///   - numeratorDeviation: s_Y, at least 0.
  ///   - denominatorMean: N̄, not 0.
  ///   - denominatorDeviation: s_N, at least 0.
  ///   - correlation: ρ of numerator and denominator over units, in [−1, 1].
  /// - Returns: v, in the ratio's unit squared.
  /// - Throws: `notFinite`, also for a deviation below 0; `invalidProbability` for the correlation.
  public static func ratio(
    _ ratio: Double, numeratorDeviation: Double, denominatorMean: Double, denominatorDeviation: Double,
    correlation: Double
  ) throws(InferenceError) -> Double {
    guard correlation >= -1 && correlation <= 1 else { throw .invalidProbability(correlation) }
    guard numeratorDeviation >= 0, denominatorDeviation >= 0, denominatorMean != 0 else { throw .notFinite }
    let (first, second) = (
      numeratorDeviation / denominatorMean, ratio * denominatorDeviation / denominatorMean
    )
    // A square and a part that is not below 0: no digits are lost where both move together.
    let apart = first - second
    let variance = apart * apart + 2 * (1 - correlation) * first * second
    guard variance.isFinite else { throw .notFinite }
    return max(0, variance)
  }

  /// That of a quantile of independent values.
  ///
  ///     v = p(1 − p)/f(q_p)²
  ///
  /// *Source:* H. Cramér, "Mathematical Methods of Statistics", 1946, section 28.5.
  ///
  /// - Parameters:
  ///   - level: p, inside (0, 1).
  ///   - density: f(q_p), the density of the values at the quantile, per unit of the metric, above 0.
  /// - Returns: v, in the metric's unit squared.
  /// - Throws: `invalidLevel`; `notFinite` for a density that is not above 0.
  public static func quantile(level: Double, density: Double) throws(InferenceError) -> Double {
    try checkInside01(level)
    let variance = level * (1 - level) / density / density
    guard density > 0 && density.isFinite && variance.isFinite else { throw .notFinite }
    return variance
  }
}
