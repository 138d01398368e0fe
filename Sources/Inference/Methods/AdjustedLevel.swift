import Glibc

/// The level of the interval that agrees with an adjusted p-value, 1 − α·p/p̃.
///
/// The interval at this level excludes zero just when p̃ < α. Intervals so adjusted are not simultaneous.
///
/// *Edge cases:* p = 0 by underflow has no ratio; use the logarithms. NaN gives NaN, which every interval rejects.
///
/// *Source:* the duality of tests and intervals, E. L. Lehmann and J. P. Romano, "Testing Statistical Hypotheses", 3rd
/// edition, 2005, section 3.5.
///
/// - Parameters:
///   - alpha: α, inside (0, 1).
///   - p: the p-value.
///   - adjusted: the adjusted p-value, at least p.
/// - Returns: The confidence level; 1 − α where both are 0 and nothing is known of their ratio.
public func adjustedLevel(alpha: Double, p: Double, adjusted: Double) -> Double {
  p == adjusted ? 1 - alpha : 1 - alpha * (p / adjusted)
}

/// The level of the interval that agrees with an adjusted p-value, from the common logarithms.
///
/// - Parameters:
///   - alpha: α, inside (0, 1).
///   - log10P: log₁₀ of the p-value.
///   - log10Adjusted: log₁₀ of the adjusted p-value.
/// - Returns: The confidence level, 1 − α·10^(log₁₀ p − log₁₀ p̃).
public func adjustedLevel(alpha: Double, log10P: Double, log10Adjusted: Double) -> Double {
  log10P == log10Adjusted ? 1 - alpha : 1 - alpha * pow(10, log10P - log10Adjusted)
}
