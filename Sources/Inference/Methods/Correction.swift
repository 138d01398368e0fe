import Glibc

/// How the p-values of one family are adjusted for their number.
///
/// An adjusted p̃ is the smallest α at which the method rejects. Holm's and Bonferroni's keep the chance of any false
/// alarm below α whatever the dependence; Hochberg's does so for independent or positively dependent tests; that of
/// Benjamini and Hochberg keeps the expected share of false alarms among all alarms below α, under the same.
///
///     Holm               p̃_(k) = min(1, max over j ≤ k of (m − j + 1)·p_(j))
///     Hochberg           p̃_(k) = min over j ≥ k of (m − j + 1)·p_(j)
///     Benjamini–Hochberg p̃_(k) = min over j ≥ k of m·p_(j)/j
///     Bonferroni         p̃_(k) = min(1, m·p_(k))
///
/// *Edge cases:* NaN (a metric without an answer) stays NaN and does not count in m.
///
/// *Source:* S. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70; Y. Hochberg, Biometrika 75 (1988), 800–802,
/// doi:10.1093/biomet/75.4.800; Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995),
/// 289–300, doi:10.1111/j.2517-6161.1995.tb02031.x; C. E. Bonferroni, 1936.
public enum Correction: String, Sendable, Equatable, CaseIterable {
  /// Step-down, under any dependence; the default.
  case holm
  /// Step-up, a little less strict.
  case hochberg
  /// The false discovery rate.
  case benjaminiHochberg = "bh"
  /// Every p-value times their number.
  case bonferroni
  /// No adjustment.
  case none

  /// The adjusted p-values of a family.
  ///
  /// - Parameter pValues: the p-values of one family.
  /// - Returns: the adjusted ones, in the order given.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    adjusted(pValues, ceiling: 1) { $0 * $1 }
  }

  /// The adjusted p-values of a family, on the common logarithms of p-values that may be too small for a Double.
  ///
  /// - Parameter log10PValues: log₁₀ p of one family; NaN stays NaN and does not count.
  /// - Returns: log₁₀ of the adjusted p-values, in the order given.
  public func adjusted(log10PValues: [Double]) -> [Double] {
    adjusted(log10PValues, ceiling: 0) { $0 + log10($1) }
  }

  private func adjusted(
    _ values: [Double], ceiling: Double, weighted: (_ value: Double, _ weight: Double) -> Double
  ) -> [Double] {
    let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
    let count = Double(order.count)
    var adjusted = values
    // Step-down walks up from the smallest with a running maximum, step-up down from the largest with a minimum.
    let isStepUp = self == .hochberg || self == .benjaminiHochberg
    var bound = isStepUp ? ceiling : -Double.infinity
    for step in order.indices {
      let rank = isStepUp ? order.count - 1 - step : step
      let value = values[order[rank]]
      let left = count - Double(rank)
      switch self {
      case .holm: bound = max(bound, weighted(value, left))
      case .hochberg: bound = min(bound, weighted(value, left))
      case .benjaminiHochberg: bound = min(bound, weighted(value, count / Double(rank + 1)))
      case .bonferroni: bound = weighted(value, count)
      case .none: bound = value
      }
      adjusted[order[rank]] = max(value, min(ceiling, bound))
    }
    return adjusted
  }
}
