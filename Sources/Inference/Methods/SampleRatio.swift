import Distributions
import Glibc

/// The test of whether groups have the sizes that the split planned for them.
///
///     χ² = Σ (O_g − E_g)²/E_g,   E_g = N·share_g,   ν = (groups with a share above 0) − 1
///
/// Counted on units; on requests of randomised units the test rejects far too often.
///
/// *Edge cases:* a group planned at 0 % is neither in χ² nor in ν nor in N; a row in it is a failure by itself
/// (`hasImpossible`), whatever p says.
///
/// *Source:* K. Pearson, Philosophical Magazine 50 (1900), 157–175, doi:10.1080/14786440009463897; A. Fabijan et al.,
/// "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019, doi:10.1145/3292500.3330722.
public struct SampleRatio: Sendable, Equatable {
  /// The name of the test, as documents write it.
  public static let name = "chi_squared"
  /// χ².
  public let statistic: Double
  /// ν, at least 1.
  public let degreesOfFreedom: Double
  /// Whether a group planned at 0 % has been seen: a failure.
  public let hasImpossible: Bool
  /// P(χ²_ν > statistic); it may underflow to 0.
  public let pValue: Double
  /// log₁₀ of the p-value, always finite.
  public let log10PValue: Double

  /// The test of observed numbers against planned shares.
  ///
  /// - Parameters:
  ///   - observed: units (or rows) of each group, at least 0.
  ///   - shares: the planned share of each group, at least 0; they need not sum to 1 (95 and 5 will do).
  /// - Throws: `unequalLengths`; `invalidProbability` for a share below 0 or not finite; `invalidCount` for fewer
  ///   than two shares above 0 or a number below 0; `tooFewRows` when the planned groups are all empty.
  public init(observed: [Int], shares: [Double]) throws(InferenceError) {
    guard observed.count == shares.count else { throw .unequalLengths(observed.count, shares.count) }
    for share in shares where !(share >= 0 && share.isFinite) { throw .invalidProbability(share) }
    for count in observed where count < 0 { throw .invalidCount(Double(count)) }
    let planned = shares.indices.filter { shares[$0] > 0 }
    guard planned.count >= 2 else { throw .invalidCount(Double(planned.count)) }
    let shareSum = planned.reduce(0) { $0 + shares[$1] }
    let total = planned.reduce(0) { $0 + observed[$1] }
    guard total > 0 else { throw .tooFewRows(found: 0, needed: 1) }
    let statistic = planned.reduce(0.0) { sum, group in
      let expected = Double(total) * (shares[group] / shareSum)
      let deviation = Double(observed[group]) - expected
      return sum + deviation * deviation / expected
    }
    try self.init(
      statistic: statistic, degreesOfFreedom: Double(planned.count - 1),
      hasImpossible: shares.indices.contains { shares[$0] == 0 && observed[$0] > 0 })
  }

  /// The test over stages, each at its own split: χ² and ν add.
  ///
  /// - Parameter stages: the test of each stage.
  /// - Throws: `tooFewRows` without any stage.
  public init(pooling stages: [SampleRatio]) throws(InferenceError) {
    guard !stages.isEmpty else { throw .tooFewRows(found: 0, needed: 1) }
    try self.init(
      statistic: stages.reduce(0) { $0 + $1.statistic },
      degreesOfFreedom: stages.reduce(0) { $0 + $1.degreesOfFreedom },
      hasImpossible: stages.contains { $0.hasImpossible })
  }

  private init(statistic: Double, degreesOfFreedom: Double, hasImpossible: Bool) throws(InferenceError) {
    let distribution: ChiSquared
    do { distribution = try ChiSquared(degreesOfFreedom: degreesOfFreedom) } catch {
      throw .invalidDegreesOfFreedom(degreesOfFreedom)
    }
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.hasImpossible = hasImpossible
    pValue = distribution.survival(statistic)
    log10PValue = distribution.logSurvival(statistic) / M_LN10
  }

  /// Whether the split is not the planned one: p below `alpha`, or a row in a group planned at 0 %.
  ///
  /// - Parameter alpha: The level of the alarm.
  /// - Returns: Whether to raise it.
  public func isMismatch(alpha: Double = 0.001) -> Bool { hasImpossible || !(pValue >= alpha) }
}
