import LinearAlgebra

/// Whether what a treatment changes fades or grows with time: the slope of the daily differences.
///
///     b = Σ_k ω_k·d_k,   ω_k = v_k⁻¹·(x_k − x̄)/Σ v_j⁻¹·(x_j − x̄)²,   Var(b) = ωᵀ·V·ω
///
/// with d_k the difference on day x_k, v_k its variance, x̄ the mean of the days weighted by 1/v. V is the covariance over
/// units, because a user comes back on other days; the weights count as known, and the slope is taken as normal.
///
/// A treatment that people must get used to (primacy), or tire of (novelty), has a slope; the difference of all days
/// together is then the mean of a changing thing.
///
/// *Edge cases:* fewer than three days, or two days that are the same: `tooFewRows`; no variance: `zeroVariance`.
///
/// *Source:* weighted least squares, A. C. Aitken, Proceedings of the Royal Society of Edinburgh 55 (1936), 42–48,
/// doi:10.1017/S0370164600014346, with the covariance of Liang and Zeger, Biometrika 73 (1986), 13–22; R. Kohavi, D. Tang
/// and Y. Xu, "Trustworthy Online Controlled Experiments", Cambridge 2020, chapter 3.
public struct Novelty: DifferenceTest, Equatable {
  /// `novelty_slope`.
  public static let name = "novelty_slope"
  /// b, in the metric's unit per day.
  public let difference: Double
  /// The standard error of b, above 0.
  public let standardError: Double
  /// The difference on the fitted line on the first day.
  public let atFirst: Double
  /// The difference on the fitted line on the last day.
  public let atLast: Double
  /// The normal distribution: ∞.
  public var degreesOfFreedom: Double { .infinity }

  /// The slope, in the metric's unit per day.
  public var slope: Double { difference }

  /// The slope of differences over days.
  ///
  /// - Parameters:
  ///   - differences: by stratum, the strata being days.
  ///   - days: the day of each stratum of `differences.strata`, such as the number of days since the start.
  /// - Throws: `unequalLengths`; `tooFewRows`; `zeroVariance`; `notFinite`.
  public init(_ differences: StratumDifferences, days: [Double]) throws(InferenceError) {
    let count = differences.differences.count
    guard days.count == count else { throw .unequalLengths(days.count, count) }
    guard count >= 3 else { throw .tooFewRows(found: count, needed: 3) }
    guard days.allSatisfy(\.isFinite) else { throw .notFinite }
    let variances = (0..<count).map { differences.covariance[$0, $0] }
    guard let largest = variances.max(), variances.allSatisfy({ $0 > 0 }) else { throw .zeroVariance }
    let weights = variances.map { largest / $0 }
    let total = weights.reduce(0, +)
    let middle = zip(weights, days).reduce(0) { $0 + $1.0 * $1.1 } / total
    let spread = zip(weights, days).reduce(0.0) { $0 + $1.0 * ($1.1 - middle) * ($1.1 - middle) }
    guard spread > 0 else { throw .tooFewRows(found: 1, needed: 3) }
    let shares = zip(weights, days).map { $0 * ($1 - middle) / spread }
    var variance = 0.0
    for i in 0..<count {
      for j in 0..<count { variance += shares[i] * differences.covariance[i, j] * shares[j] }
    }
    let slope = zip(shares, differences.differences).reduce(0) { $0 + $1.0 * $1.1 }
    guard slope.isFinite, variance.isFinite else { throw .notFinite }
    guard variance > 0 else { throw .zeroVariance }
    difference = slope
    standardError = variance.squareRoot()
    let mean = zip(weights, differences.differences).reduce(0) { $0 + $1.0 * $1.1 } / total
    let first = days.min() ?? middle
    let last = days.max() ?? middle
    atFirst = mean + slope * (first - middle)
    atLast = mean + slope * (last - middle)
  }
}
