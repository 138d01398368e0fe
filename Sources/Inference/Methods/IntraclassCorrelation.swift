public import Summaries

/// How alike the values of one unit are: the correlation ρ of two values of the same unit.
public enum IntraclassCorrelation {
  /// The correlation over all pairs of values of the same unit.
  ///
  ///     ρ = (Σ_u (Y_u − R·N_u)² − Σ (y − R)²)/((Σ_u N_u² − N)·σ̂²),   σ̂² = Σ (y − R)²/N
  ///
  /// The numerator is the sum of (y − R)(y′ − R) over all pairs of one unit. It is the ρ of which the design effect
  /// 1 + (ΣN_u²/N − 1)·ρ is just the clustered over the naive variance of the mean, so that planning with it brings
  /// back what was measured.
  ///
  /// *Edge cases:* units of one value each have no pairs, and equal values no correlation: nil. Where the units of many
  /// values lie further out than those of one, it may be above 1.
  ///
  /// *Source:* S. Karlin, E. C. Cameron and P. T. Williams, "Sibling and parent–offspring correlation estimation with
  /// variable family size", PNAS 78 (1981), 2664–2668, doi:10.1073/pnas.78.5.2664 (pairs weighted alike).
  ///
  /// - Parameters:
  ///   - rows: the moments of the values.
  ///   - units: the moments of the same values by unit.
  /// - Returns: ρ; nil where there is none.
  public static func overPairs(rows: Moments, units: UnitMoments) -> Double? {
    let (count, pairs) = (Double(rows.count), orderedPairs(units))
    guard units.count > 1, rows.count > units.count, rows.secondPowerSum > 0, pairs > 0 else { return nil }
    let relative = units.meanSum / units.meanSize
    let spread =
      Double(units.count - 1)
      * (units.varianceSum - 2 * relative * units.covariance + relative * relative * units.varianceSize)
    let correlation = (max(0, spread) - rows.secondPowerSum) / pairs / (rows.secondPowerSum / count)
    return correlation.isFinite ? correlation : nil
  }

  /// The estimate by one-way analysis of variance.
  ///
  ///     ρ = (B − W)/(B + (n₀ − 1)·W),   n₀ = (N − ΣN_u²/N)/(U − 1)
  ///
  /// with B and W the mean squares between and within units. It is less biased for ρ where few units are large, and is
  /// the one that most papers report.
  ///
  /// *Edge cases:* as `overPairs`.
  ///
  /// *Source:* A. Donner and J. J. Koval, "The estimation of intraclass correlation in the analysis of family data",
  /// Biometrics 36 (1980), 19–25, doi:10.2307/2530491.
  ///
  /// - Parameters:
  ///   - rows: the moments of the values.
  ///   - sums: Y_u, the sum of each unit's values, each less `shift`.
  ///   - sizes: N_u, their number; a unit without values does not count.
  ///   - shift: what was taken from every value.
  /// - Returns: ρ; nil where there is none.
  /// - Throws: `unequalLengths`.
  public static func byVariances(
    rows: Moments, sums: Span<Double>, sizes: Span<Double>, shift: Double = 0
  ) throws(InferenceError) -> Double? {
    guard sums.count == sizes.count else { throw .unequalLengths(sums.count, sizes.count) }
    var (units, count, squares, between) = (0.0, 0.0, 0.0, 0.0)
    let mean = rows.mean - shift
    for index in sums.indices where sizes[index] > 0 {
      let size = sizes[index]
      let distance = sums[index] / size - mean
      units += 1
      count += size
      squares += size * size
      between += size * distance * distance
    }
    guard units > 1, count > units, rows.secondPowerSum > 0 else { return nil }
    let meanSize = (count - squares / count) / (units - 1)
    let meanBetween = between / (units - 1)
    let meanWithin = max(0, rows.secondPowerSum - between) / (count - units)
    let correlation = (meanBetween - meanWithin) / (meanBetween + (meanSize - 1) * meanWithin)
    return correlation.isFinite ? correlation : nil
  }

  /// Σ N_u² − N, the ordered pairs of values that belong to one unit.
  private static func orderedPairs(_ units: UnitMoments) -> Double {
    let count = Double(units.count)
    return (count - 1) * units.varianceSize + count * units.meanSize * (units.meanSize - 1)
  }
}
