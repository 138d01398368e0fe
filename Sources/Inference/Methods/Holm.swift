import Glibc

/// Holm's adjusted p-values, which keep the family-wise error rate under any dependence.
///
///     p̃_(k) = min(1, max over j ≤ k of (m − j + 1)·p_(j))
///
/// *Edge cases:* NaN (a metric without an answer) stays NaN and does not count in m.
///
/// *Source:* S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6
/// (1979), 65–70.
///
/// - Parameter pValues: The p-values of one family.
/// - Returns: The adjusted ones, in the order given.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
  steppedDown(pValues, ceiling: 1) { $0 * $1 }
}

/// Holm's adjustment of p-values that may be too small for a Double, on their common logarithms.
///
/// - Parameter log10PValues: log₁₀ p of one family; NaN stays NaN and does not count.
/// - Returns: log₁₀ of the adjusted p-values, in the order given.
public func holmAdjusted(log10PValues: [Double]) -> [Double] {
  steppedDown(log10PValues, ceiling: 0) { $0 + log10($1) }
}

/// The running maximum of p-values in rising order, each weighted by how many are left.
private func steppedDown(
  _ values: [Double], ceiling: Double, weighted: (_ value: Double, _ left: Double) -> Double
) -> [Double] {
  let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
  var adjusted = values
  var highest = -Double.infinity
  for (rank, index) in order.enumerated() {
    highest = max(highest, weighted(values[index], Double(order.count - rank)))
    adjusted[index] = min(ceiling, highest)
  }
  return adjusted
}

/// The level of the interval that agrees with an adjusted p-value, 1 − α·p/p̃.
///
/// The interval at this level excludes zero just when p̃ < α. Intervals so adjusted are not simultaneous.
///
/// *Edge cases:* p = 0 by underflow has no ratio; use the logarithms. NaN gives NaN, which every interval rejects.
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
