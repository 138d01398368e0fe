public import Summaries

/// How far the difference of all rows together is from the difference within strata.
///
///     z = (Δ_pooled − Δ_stratified)/√(U/(U − 1)·Σ_u (p_u − c_u)²)
///
/// with p_u and c_u what unit u contributes to the two. They estimate the same wherever the shares of the groups do not
/// change from stratum to stratum, or nothing else does; where both change, the pooled difference holds what changed with
/// time as well (a confounded one), up to the opposite sign (Simpson's paradox).
///
/// *Edge cases:* with one stratum both are the same, and p = 1.
///
/// *Source:* J. A. Hausman, "Specification tests in econometrics", Econometrica 46 (1978), 1251–1271,
/// doi:10.2307/1913827, with the variance of the difference taken directly from units; E. H. Simpson, Journal of the
/// Royal Statistical Society B 13 (1951), 238–241.
public struct PooledDifference: Sendable, Equatable {
  /// The test's name, as documents write it.
  public static let name = "pooled_against_stratified"
  /// The difference of the means of all rows, treatment − control.
  public let pooled: Double
  /// The difference within strata.
  public let stratified: Double
  /// The standard error of pooled − stratified; 0 where they cannot differ.
  public let standardError: Double
  /// The test of no difference between both.
  public let test: TestResult

  /// The comparison of both differences.
  ///
  /// - Parameters:
  ///   - cells: what is known of the metric in each stratum of each group.
  ///   - control: the index of the control (checked).
  ///   - treatment: the index of the treatment (checked).
  /// - Throws: `tooFewRows` where no stratum has both groups; `tooFewUnits`; `notFinite`.
  public init(_ cells: CellSums, control: Int, treatment: Int) throws(InferenceError) {
    let pair = CellPair(cells, control: control, treatment: treatment)
    let functionals = try StratifiedDifference.functionals(pair)
    let strata = pair.strata
    let pooled = [
      CellPair.Functional(meanOf: 0..<strata, of: pair),
      CellPair.Functional(meanOf: strata..<2 * strata, of: pair),
    ]
    let products = pair.products([functionals.control, functionals.treatment] + pooled)
    guard products.distinctUnits > 1 else { throw .tooFewUnits(found: products.distinctUnits, needed: 2) }
    let signs = [1.0, -1, -1, 1]
    var variance = 0.0
    var scale = 0.0
    for one in 0..<4 {
      scale += products.covariance(one, one)
      for other in 0..<4 { variance += signs[one] * signs[other] * products.covariance(one, other) }
    }
    let stratified = zip(functionals.strata, functionals.weights).reduce(0) {
      $0 + $1.1 * (pair.treatment($1.0).mean - pair.control($1.0).mean)
    }
    let difference = Self.mean(pair, strata..<2 * strata) - Self.mean(pair, 0..<strata)
    self.pooled = difference
    self.stratified = stratified
    guard variance.isFinite, difference.isFinite, stratified.isFinite else { throw .notFinite }
    // Below a share of 2⁻⁴⁰ of its terms, the variance is what rounding left.
    let error = variance <= 0x1p-40 * scale ? 0 : variance.squareRoot()
    standardError = error
    test = twoSidedTResult(
      name: Self.name, statistic: error > 0 ? (difference - stratified) / error : 0,
      degreesOfFreedom: .infinity)
  }

  /// Whether the pooled difference points the other way.
  public var isReversed: Bool { pooled * stratified < 0 }

  private static func mean(_ pair: CellPair, _ places: Range<Int>) -> Double {
    let size = places.reduce(0) { $0 + pair.cells[$1].size }
    return places.reduce(0) { $0 + pair.cells[$1].sum } / size
  }
}
