public import Summaries

/// Hodges and Lehmann's shift: the median of all n·m differences between a treatment value and a control value.
///
///     Δ̂ = median of {t_j − c_i},   interval: D₍ₖ₎ … D₍ₙₘ₊₁₋ₖ₎, D the differences in order
///
/// Where k is the first rank that Mann and Whitney's test does not reject: exact for fewer than 50 untied values a group,
/// else ⌈nm/2 − ½ − z·σ⌉ with σ = √(nm(N + 1)/12), which ties could only make smaller; with units σ = nm·√Var(θ̂), of
/// the placements. The differences are never formed: each step counts those below a number by one walk along both sorted
/// groups, until few enough are left to be looked at. What is found is the very difference of two of the values.
///
/// *Edge cases:* an end is infinite where so few values cannot exclude anything at the level; values that are ±∞ are
/// `notFinite`.
///
/// *Source:* J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963), 598–611,
/// doi:10.1214/aoms/1177704172; the interval: L. E. Moses, in H. M. Walker and J. Lev, "Statistical Inference", 1953, and
/// M. Hollander and D. A. Wolfe, "Nonparametric Statistical Methods", 1999, section 4.3; selection by counting:
/// J. F. Monahan, ACM TOMS 10 (1984), 265–270, doi:10.1145/1271.319414.
public struct HodgesLehmann: Sendable {
  private let differences: PairDifferences
  /// The ranks of the two groups.
  private let ranks: MannWhitney

  /// The shift between two groups whose ranks are known.
  ///
  /// - Parameters:
  ///   - control: the control's values.
  ///   - treatment: the treatment's.
  /// - Throws: what ``MannWhitney`` throws; `notFinite`.
  public init(control: SortedValues, treatment: SortedValues) throws(InferenceError) {
    try self.init(ranks: MannWhitney(control: control, treatment: treatment), control, treatment)
  }

  /// The shift, where the ranks have been compared already.
  ///
  /// - Parameters:
  ///   - ranks: what comparing these very values gave.
  ///   - control: the control's values.
  ///   - treatment: the treatment's.
  /// - Throws: `notFinite`; `tooManyRows` for sketches.
  public init(
    ranks: MannWhitney, _ control: SortedValues, _ treatment: SortedValues
  ) throws(InferenceError) {
    precondition(ranks.controlCount == control.count && ranks.treatmentCount == treatment.count)
    guard let left = control.exact, let right = treatment.exact else {
      throw .tooManyRows(found: max(control.count, treatment.count), limit: 0)
    }
    for values in [left, right] {
      guard let first = values.first, let last = values.last else { throw .tooFewRows(found: 0, needed: 1) }
      guard first.isFinite && last.isFinite else { throw .notFinite }
    }
    self.ranks = ranks
    differences = PairDifferences(control: left, treatment: right)
  }

  /// The median difference, in the unit of the values.
  public var shift: Double {
    let lower = differences.value(rank: (differences.count + 1) / 2)
    guard differences.count % 2 == 0 else { return lower }
    let upper = differences.value(after: lower, rank: differences.count / 2 + 1)
    return lower + (upper - lower) / 2
  }

  /// The shift and its confidence interval.
  ///
  /// - Parameters:
  ///   - level: The confidence level, inside (0, 1).
  ///   - clustered: The test by placements of units; nil where rows are independent.
  /// - Returns: The interval.
  /// - Throws: `invalidLevel`.
  /// - Complexity: some thirty walks along both groups.
  public func interval(level: Double, clustered: BrunnerMunzel? = nil) throws(InferenceError) -> Interval {
    let rank = try lowerRank(level: level, clustered: clustered)
    let (middle, count) = (shift, differences.count)
    guard rank >= 1 else { return Interval(estimate: middle, lower: -.infinity, upper: .infinity) }
    // The first rank that is kept is at most the middle one, whatever rounding says.
    let first = min(rank, (count + 1) / 2)
    return Interval(
      estimate: middle, lower: differences.value(rank: first),
      upper: differences.value(rank: count + 1 - first))
  }

  /// The first rank k that is not rejected; 0 or below where all are kept.
  private func lowerRank(level: Double, clustered: BrunnerMunzel?) throws(InferenceError) -> Int {
    guard level > 0 && level < 1 else { throw .invalidLevel(level) }
    let (n, m) = (ranks.controlCount, ranks.treatmentCount)
    let pairs = Double(n * m)
    let margin: Double
    if let clustered {
      let critical = try criticalValue(level: level, degreesOfFreedom: clustered.degreesOfFreedom)
      margin = critical * clustered.standardError * pairs
    } else if ranks.isExact {
      return RankSumDistribution(n, m).lowerRank(alpha: 1 - level)
    } else {
      let critical = try criticalValue(level: level, degreesOfFreedom: .infinity)
      margin = critical * (pairs / 12 * Double(n + m + 1)).squareRoot()
    }
    let rank = (pairs / 2 - 0.5 - margin).rounded(.up)
    return rank < 1 ? 0 : Int(rank)
  }
}
