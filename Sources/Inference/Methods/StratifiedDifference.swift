public import Summaries

/// The difference of two groups within strata, weighted by all rows of the stratum; free of what changes between them.
///
///     Δ = Σ_s w_s·(ȳ_ts − ȳ_cs),   w_s ∝ n_ts·n_cs/(n_ts + n_cs)   (Mantel–Haenszel)
///     Var(Δ) = U/(U − 1)·Σ_u c_u²
///
/// with c_u what unit u contributes to Δ, linearised and summed over its strata and groups: Σ_h ±w_h·(Y_uh − R_h·N_uh)/N_h.
/// Where the split changed, pooling all rows would compare the groups at different times; strata are stages, days or hours.
/// The weights count as known. Degrees of freedom by Satterthwaite, U_g − 1 for each group.
///
/// *Edge cases:* a stratum that lacks a group is dropped and counted; without any left there is no answer
/// (`tooFewRows`); fewer than two units in a group: `tooFewUnits`; values that do not vary: `zeroVariance`.
///
/// *Source:* N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959), 719–748,
/// doi:10.1093/jnci/22.4.719; the weights for means, S. Greenland and J. M. Robins, Biometrics 41 (1985), 55–68,
/// doi:10.2307/2530643; A. Deng, U. Knoblich and J. Lu, KDD 2018, section 3, doi:10.1145/3219819.3219919.
public struct StratifiedDifference: Sendable, Equatable {
  /// The control's standardised mean, Σ w_s·ȳ_cs.
  public let control: Estimate
  /// The treatment's standardised mean, Σ w_s·ȳ_ts.
  public let treatment: Estimate
  /// The covariance of both, where units are in both groups.
  public let covariance: Double
  /// The test of no difference.
  public let welch: Welch
  /// The strata that enter, by index, in order.
  public let strata: [Int]
  /// The weight of each of these; they add up to 1.
  public let weights: [Double]
  /// The strata with rows that lack one of the groups.
  public let dropped: Int
  /// The distinct units, U.
  public let units: Int

  /// The difference of two groups.
  ///
  /// - Parameters:
  ///   - cells: what is known of the metric in each stratum of each group.
  ///   - control: the index of the control (checked).
  ///   - treatment: the index of the treatment (checked).
  /// - Throws: `tooFewRows` where no stratum has both groups; `tooFewUnits`; `zeroVariance`; `notFinite`.
  public init(_ cells: CellSums, control: Int, treatment: Int) throws(InferenceError) {
    try self.init(CellPair(cells, control: control, treatment: treatment))
  }

  init(_ pair: CellPair) throws(InferenceError) {
    let functionals = try Self.functionals(pair)
    let products = pair.products([functionals.control, functionals.treatment])
    for units in products.units where units < 2 { throw .tooFewUnits(found: units, needed: 2) }
    // Relative to the shift, so that the difference of means far from zero keeps its digits.
    let control = try Self.estimate(0, pair, products, functionals)
    let treatment = try Self.estimate(1, pair, products, functionals)
    let shared = try Estimate.covariance(
      products.covariance(0, 1), control, treatment, terms: control.variance + treatment.variance)
    welch = try Welch(control: control, treatment: treatment, covariance: shared)
    self.control = try control.shifted(by: pair.sums.shift)
    self.treatment = try treatment.shifted(by: pair.sums.shift)
    covariance = shared
    strata = functionals.strata
    weights = functionals.weights
    dropped =
      (0..<pair.strata).filter { pair.control($0).size + pair.treatment($0).size > 0 }.count - strata.count
    units = products.distinctUnits
  }

  /// treatment − control with its confidence interval.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The interval.
  /// - Throws: `invalidLevel`.
  public func interval(level: Double) throws(InferenceError) -> Interval { try welch.interval(level: level) }

  /// The ratio of the standardised means less 1, with Fieller's set.
  ///
  /// - Parameter level: The confidence level, inside (0, 1).
  /// - Returns: The set.
  /// - Throws: `controlMeanNotPositive`; `invalidLevel`.
  public func lift(level: Double) throws(InferenceError) -> RelativeLift {
    try Fieller(
      control: control, treatment: treatment, degreesOfFreedom: welch.degreesOfFreedom, covariance: covariance
    ).lift(level: level)
  }

  /// The standardised means of both groups as sums of cells' means.
  struct Functionals {
    var control: CellPair.Functional
    var treatment: CellPair.Functional
    var strata: [Int]
    var weights: [Double]
  }

  /// The weights and what they are given to.
  static func functionals(_ pair: CellPair) throws(InferenceError) -> Functionals {
    let strata = pair.strata(withUnits: 1)
    guard !strata.isEmpty else { throw .tooFewRows(found: 0, needed: 1) }
    // n_t·n_c/(n_t + n_c) as n_c over 1 + n_c/n_t.
    let raw = strata.map { pair.control($0).size / (1 + pair.control($0).size / pair.treatment($0).size) }
    let total = raw.reduce(0, +)
    let weights = raw.map { $0 / total }
    let factors = zip(strata, weights)
    return Functionals(
      control: CellPair.Functional(factors: factors.map { ($0, $1) }, of: pair),
      treatment: CellPair.Functional(factors: factors.map { (pair.strata + $0, $1) }, of: pair),
      strata: strata, weights: weights)
  }

  private static func estimate(
    _ group: Int, _ pair: CellPair, _ products: CellPair.Products, _ functionals: Functionals
  ) throws(InferenceError) -> Estimate {
    let places = functionals.strata.map { group * pair.strata + $0 }
    let mean = zip(places, functionals.weights).reduce(0) { $0 + $1.1 * pair.cells[$1.0].mean }
    let variance = products.covariance(group, group)
    // What is left of values that are all equal is rounding of their sums.
    let largest = places.map { pair.cells[$0].mean.magnitude }.max() ?? 0
    let isRounding =
      variance.squareRoot() <= 64 * 0x1p-52 * largest / Double(products.units[group]).squareRoot()
    return try Estimate(
      value: mean, variance: isRounding ? 0 : variance,
      degreesOfFreedom: Double(products.units[group] - 1))
  }
}

extension Estimate {
  /// The estimate of values that are larger by `shift`.
  fileprivate func shifted(by shift: Double) throws(InferenceError) -> Estimate {
    try Estimate(value: value + shift, variance: variance, degreesOfFreedom: degreesOfFreedom)
  }
}
