import Distributions
public import Summaries

/// Cohen's d: the difference of two means in standard deviations of the rows, with its interval.
///
///     d = (x̄_t − x̄_c)/s_p,   g = J·d,   J = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)),   m = n_c + n_t − 2
///
/// The interval is d's, from the noncentral t distribution; where rows belong to units it counts n_g ÷ design effect
/// instead of n_g. s_p and J are always those of the rows.
///
/// *Edge cases:* no variance in either group is an error (`zeroVariance`); J is 0 when m = 1, and m ≥ 2 here.
///
/// *Source:* J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, eq. 2.5.1;
/// L. V. Hedges, Journal of Educational Statistics 6 (1981), 107–128, doi:10.3102/10769986006002107, eq. 6e;
/// G. Cumming and S. Finch, Educational and Psychological Measurement 61 (2001), 532–574,
/// doi:10.1177/0013164401614002.
public struct CohensD: Sendable, Equatable {
  /// d, positive where the treatment is higher; without unit.
  public let d: Double
  /// g = J·d, without the bias of small samples.
  public let hedgesG: Double
  /// s_p, in the unit of the metric.
  public let pooledStandardDeviation: Double
  /// The rows of each group ÷ its design effect.
  private let effectiveControl: Double
  private let effectiveTreatment: Double

  /// The effect size of two groups.
  ///
  /// - Parameters:
  ///   - control: the control's moments.
  ///   - treatment: the treatment's.
  ///   - designEffects: clustered ÷ naive variance of each group's mean, above 0; 1 for independent rows.
  /// - Throws: `tooFewRows` with fewer than 2 in a group; `zeroVariance`; `notFinite`; `invalidCount` for a design
  ///   effect that is not above 0.
  public init(
    control: Moments, treatment: Moments,
    designEffects: (control: Double, treatment: Double) = (control: 1, treatment: 1)
  ) throws(InferenceError) {
    let pooled = try pooledVariance(control, treatment)
    guard pooled > 0 else { throw .zeroVariance }
    for effect in [designEffects.control, designEffects.treatment] where !(effect > 0 && effect.isFinite) {
      throw .invalidCount(effect)
    }
    pooledStandardDeviation = pooled.squareRoot()
    d = (treatment.mean - control.mean) / pooledStandardDeviation
    guard d.isFinite else { throw .notFinite }
    hedgesG = d * hedgesCorrection(degreesOfFreedom: Double(control.count + treatment.count - 2))
    effectiveControl = Double(control.count) / designEffects.control
    effectiveTreatment = Double(treatment.count) / designEffects.treatment
  }

  /// The confidence interval of d.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: d with the ends between which its noncentrality t = d/√(1/n_c + 1/n_t) lies.
  /// - Throws: `invalidLevel`; `tooFewRows` when the design effects leave 2 effective rows or fewer.
  /// - Complexity: some twenty evaluations of the noncentral t, about a millisecond.
  public func interval(level: Double) throws(InferenceError) -> Interval {
    guard level > 0 && level < 1 else { throw .invalidLevel(level) }
    let total = effectiveControl + effectiveTreatment
    guard total > 2 else { throw .tooFewRows(found: Int(total), needed: 3) }
    let scale = (1 / effectiveControl + 1 / effectiveTreatment).squareRoot()
    let tail = (1 - level) / 2
    do {
      // The upper end is the mirrored lower one, so that swapping the groups mirrors the interval to the last bit.
      let lower = try NoncentralT.noncentrality(
        degreesOfFreedom: total - 2, placing: d / scale, atCumulative: 1 - tail)
      let mirrored = try NoncentralT.noncentrality(
        degreesOfFreedom: total - 2, placing: -d / scale, atCumulative: 1 - tail)
      return Interval(estimate: d, lower: lower * scale, upper: -mirrored * scale)
    } catch { throw .invalidLevel(level) }
  }
}

/// Hedges' J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)), to the last digits for any m above 1.
///
/// The ratio Γ(z + ½)/(√z·Γ(z)) is raised to z ≥ 40 by its recurrence and there taken from its expansion, so that two
/// large logarithms of gammas never meet.
///
/// *Source:* NIST, "Digital Library of Mathematical Functions", 5.11.13 with a = ½, b = 0.
func hedgesCorrection(degreesOfFreedom m: Double) -> Double {
  var z = (m - 1) / 2
  var factor = (z / (m / 2)).squareRoot()
  while z < 40 {
    // Γ(z + ½)/(√z·Γ(z)) = √(z(z + 1))/(z + ½) · Γ(z + 3/2)/(√(z + 1)·Γ(z + 1)).
    factor *= (z * (z + 1)).squareRoot() / (z + 0.5)
    z += 1
  }
  let x = 1 / z
  // Numerators over 2 to the power given.
  let terms: [(numerator: Double, power: Int)] = [
    (1, 0), (-1, 3), (1, 7), (5, 10), (-21, 15), (-399, 18), (869, 22), (39325, 25), (-334_477, 31),
  ]
  var series = 0.0
  for term in terms.reversed() {
    series = series * x + Double(sign: .plus, exponent: -term.power, significand: term.numerator)
  }
  return factor * series
}
