import Distributions
import Glibc
public import LinearAlgebra

/// The test of whether a treatment changes the same in every segment: Wald's χ² of equal differences.
///
///     W = (C·d)ᵀ·(C·V·Cᵀ)⁻¹·(C·d),   ν = k − 1
///
/// C takes neighbouring differences from each other; any other full set of contrasts gives the same W. V is the covariance
/// over units, because a unit has rows in several segments. With a diagonal V, W is Cochran's Q.
///
/// *Edge cases:* fewer than two segments: `tooFewRows`; a segment whose values do not vary, or differences that cannot be
/// told apart by V: `zeroVariance`.
///
/// *Source:* A. Wald, Transactions of the American Mathematical Society 54 (1943), 426–482,
/// doi:10.1090/S0002-9947-1943-0012401-3; W. G. Cochran, "The combination of estimates from different experiments",
/// Biometrics 10 (1954), 101–129, doi:10.2307/3001666; I² by J. P. T. Higgins and S. G. Thompson, Statistics in
/// Medicine 21 (2002), 1539–1558, doi:10.1002/sim.1186.
public struct Heterogeneity: Sendable, Equatable {
  /// `wald` or `cochran_q`, as documents write it.
  public let name: String
  /// W or Q.
  public let statistic: Double
  /// k − 1.
  public let degreesOfFreedom: Double
  /// P(χ²_ν > statistic).
  public let pValue: Double
  /// log₁₀ of the p-value, always finite.
  public let log10PValue: Double
  /// The share of the spread of differences that is more than chance, max(0, 1 − ν/statistic).
  public let inconsistency: Double

  /// A test that a document tells.
  package init(
    name: String, statistic: Double, degreesOfFreedom: Double, pValue: Double, log10PValue: Double,
    inconsistency: Double
  ) {
    self.name = name
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.log10PValue = log10PValue
    self.inconsistency = inconsistency
  }

  /// Wald's test with the covariance of the differences.
  ///
  /// - Parameters:
  ///   - differences: one of each segment.
  ///   - covariance: of the differences, symmetric (of their order, checked).
  /// - Throws: `tooFewRows`; `zeroVariance`; `notFinite`.
  public init(differences: [Double], covariance: Matrix) throws(InferenceError) {
    let count = differences.count
    precondition(covariance.rows == count && covariance.columns == count)
    guard count >= 2 else { throw .tooFewRows(found: count, needed: 2) }
    guard differences.allSatisfy(\.isFinite), covariance.elements.allSatisfy(\.isFinite) else {
      throw .notFinite
    }
    for place in 0..<count where covariance[place, place] <= 0 { throw .zeroVariance }
    var contrasts = [Double](repeating: 0, count: count - 1)
    var spread = Matrix(rows: count - 1, columns: count - 1)
    for i in 0..<count - 1 {
      contrasts[i] = differences[i + 1] - differences[i]
      for j in 0..<count - 1 {
        spread[i, j] =
          (covariance[i + 1, j + 1] - covariance[i + 1, j]) - (covariance[i, j + 1] - covariance[i, j])
      }
    }
    // In standard deviations, so that neither unit nor size matters to the factor.
    let scales = (0..<count - 1).map { spread[$0, $0].squareRoot() }
    for (place, scale) in scales.enumerated() {
      guard spread[place, place] > 0x1p-40 * (covariance[place, place] + covariance[place + 1, place + 1])
      else {
        throw .zeroVariance
      }
      contrasts[place] /= scale
    }
    for i in 0..<count - 1 {
      for j in 0..<count - 1 { spread[i, j] /= scales[i] * scales[j] }
    }
    let solution: [Double]
    do { solution = try Cholesky(spread).solve(contrasts) } catch { throw .zeroVariance }
    try self.init(
      name: "wald", statistic: zip(contrasts, solution).reduce(0) { $0 + $1.0 * $1.1 }, count: count)
  }

  /// Cochran's Q of independent differences.
  ///
  ///     Q = Σ (d_s − d̄)²/v_s,   d̄ = Σ(d_s/v_s)/Σ(1/v_s)
  ///
  /// - Parameters:
  ///   - differences: one of each segment.
  ///   - variances: of each difference, above 0.
  /// - Throws: `unequalLengths`; `tooFewRows`; `zeroVariance`; `notFinite`.
  public init(differences: [Double], variances: [Double]) throws(InferenceError) {
    guard differences.count == variances.count else {
      throw .unequalLengths(differences.count, variances.count)
    }
    guard differences.count >= 2 else { throw .tooFewRows(found: differences.count, needed: 2) }
    guard (differences + variances).allSatisfy(\.isFinite) else { throw .notFinite }
    guard let largest = variances.max(), variances.allSatisfy({ $0 > 0 }) else { throw .zeroVariance }
    let first = differences[0]
    let weights = variances.map { largest / $0 }
    let total = weights.reduce(0, +)
    let mean = zip(differences, weights).reduce(0) { $0 + ($1.0 - first) * $1.1 } / total
    let sum = zip(differences, variances).reduce(0.0) { sum, next in
      let deviation = (next.0 - first) - mean
      return sum + deviation / next.1 * deviation
    }
    try self.init(name: "cochran_q", statistic: sum, count: differences.count)
  }

  private init(name: String, statistic: Double, count: Int) throws(InferenceError) {
    guard statistic.isFinite else { throw .notFinite }
    let degrees = Double(count - 1)
    let distribution: ChiSquared
    do { distribution = try ChiSquared(degreesOfFreedom: degrees) } catch {
      throw .invalidDegreesOfFreedom(degrees)
    }
    self.name = name
    self.statistic = statistic
    degreesOfFreedom = degrees
    pValue = distribution.survival(statistic)
    log10PValue = distribution.logSurvival(statistic) / M_LN10
    inconsistency = statistic > degrees ? 1 - degrees / statistic : 0
  }
}
