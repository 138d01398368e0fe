import Distributions

/// What looking several times does to the power of a test of which each look spends part of α.
///
/// A design is asked for the expected z statistic θ that it finds with a power; one look at the end finds the same with
///
///     Φ(θ − z_{α/2})
///
/// so that size, effect and α of a design follow from those of a single look with that power. For a test by the normal
/// distribution this is its inflation factor; for a t test it is the same with the degrees of freedom that the larger size
/// has.
///
/// *Source:* C. Jennison and B. W. Turnbull, "Group Sequential Methods with Applications to Clinical Trials", 2000,
/// sections 2.3 and 3.4.
public struct PowerLooks: Sendable, Equatable {
  /// The number of equally spaced looks, the last at the end.
  public let count: Int
  /// How α is spent.
  public let spending: SpendingFunction

  /// A number of looks.
  ///
  /// - Parameters:
  ///   - count: from 1 to ``GroupSequentialDesign/mostLooks``.
  ///   - spending: how α is spent.
  public init(count: Int, spending: SpendingFunction = .obrienFleming) {
    self.count = count
    self.spending = spending
  }

  /// The power that one look must have for these to have a power.
  ///
  /// - Parameters:
  ///   - target: the power, inside (α/2, 1).
  ///   - alpha: α of both sides together.
  /// - Returns: the power of a single look, inside (0, 1).
  /// - Throws: `invalidCount`, `invalidLevel`, `noSolution`.
  func single(power target: Double, alpha: Double) throws(InferenceError) -> Double {
    let drift = try design(alpha).drift(power: target)
    let power = Normal.standard.cumulative(drift - Normal.standard.upperQuantile(alpha / 2))
    guard power > 0 && power < 1 else { throw .noSolution(target: target) }
    return power
  }

  /// The power of these looks where one has a power.
  ///
  /// - Parameters:
  ///   - power: that of a single look; one that does not tell itself from 1 stays.
  ///   - alpha: α of both sides together.
  /// - Returns: the power.
  /// - Throws: `invalidCount`, `invalidLevel`.
  func power(single power: Double, alpha: Double) throws(InferenceError) -> Double {
    let design = try design(alpha)
    let drift = Normal.standard.upperQuantile(alpha / 2) + Normal.standard.quantile(power)
    guard drift < 40 else { return 1 }
    return drift > 0 ? design.power(drift: drift) : min(power, design.power(drift: 0))
  }

  private func design(_ alpha: Double) throws(InferenceError) -> GroupSequentialDesign {
    try GroupSequentialDesign(looks: count, alpha: alpha, spending: spending)
  }
}
