internal import Summaries

extension Estimate {
  /// The covariance of two estimates, as far as their variances allow one.
  ///
  ///     |cov| ≤ √(v_c·v_t)
  ///
  /// What is beyond is rounding; so is the covariance with an estimate that has no variance. A difference whose variance
  /// is below 2⁻⁴⁰ of the terms it is left over from has none: that is what the sums of many millions of units may round
  /// to, and of what is left there not two digits would be true.
  ///
  /// - Parameters:
  ///   - covariance: what was computed; 0 where the groups share nothing.
  ///   - control: the control's estimate.
  ///   - treatment: the treatment's.
  ///   - terms: what the variances are left over from; at least their sum where they are not.
  /// - Returns: The covariance.
  /// - Throws: `zeroVariance` where it leaves the difference nothing but rounding; `notFinite`.
  static func covariance(
    _ covariance: Double, _ control: Estimate, _ treatment: Estimate, terms: Double
  ) throws(InferenceError) -> Double {
    guard covariance != 0 else { return 0 }
    guard covariance.isFinite else { throw .notFinite }
    let bound = control.standardError * treatment.standardError
    let allowed = min(max(covariance, -bound), bound)
    guard control.variance + treatment.variance - 2 * allowed > 0x1p-40 * terms else { throw .zeroVariance }
    return allowed
  }
}

extension UnitMoments {
  /// What ``varianceOfRatio`` is left over from, (s²_Y + R²·s²_N)/(U·N̄²).
  var termsOfVariance: Double {
    let relative = meanSum / meanSize
    let scale = Double(count) * meanSize * meanSize
    return (varianceSum + relative * relative * varianceSize) / scale
  }
}
