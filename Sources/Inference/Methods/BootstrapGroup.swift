/// A group's mean in the data and in each resample.
public struct BootstrapGroup: Sendable, Equatable {
  /// The mean per row, ΣY/ΣN.
  public let estimate: Double
  /// The mean in each resample; NaN where one drew no unit.
  public let ratios: [Double]
  /// Σ ℓ² over the units, ℓ = (Y − R·N)/ΣN the influence of a unit.
  public let squares: Double
  /// Σ ℓ³ over the units.
  public let cubes: Double

  /// A group from its numbers.
  public init(estimate: Double, ratios: [Double], squares: Double, cubes: Double) {
    self.estimate = estimate
    self.ratios = ratios
    self.squares = squares
    self.cubes = cubes
  }
}

/// Two groups resampled: what the difference and the lift are in each pair of resamples.
///
/// *Source:* as ``PoissonBootstrap`` for the resamples and ``BootstrapDistribution`` for the intervals.
public struct BootstrapComparison: Sendable {
  /// Treatment − control.
  public let difference: BootstrapDistribution
  /// Treatment ÷ control − 1; nil where the control's mean is not above 0, in the data or in a resample.
  public let lift: BootstrapDistribution?

  /// Compares two groups that were resampled independently of each other.
  ///
  /// - Parameters:
  ///   - control: the control.
  ///   - treatment: the treatment, of as many resamples.
  /// - Throws: `unequalLengths`; `tooFewRows` where no resamples are left; `zeroVariance`.
  public init(control: BootstrapGroup, treatment: BootstrapGroup) throws(InferenceError) {
    guard control.ratios.count == treatment.ratios.count else {
      throw .unequalLengths(control.ratios.count, treatment.ratios.count)
    }
    let pairs = zip(control.ratios, treatment.ratios).filter { $0.isFinite && $1.isFinite }
    let spread = treatment.squares + control.squares
    guard spread > 0 else { throw .zeroVariance }
    difference = try BootstrapDistribution(
      estimate: treatment.estimate - control.estimate, replicates: pairs.map { $1 - $0 },
      acceleration: (treatment.cubes - control.cubes) / (6 * spread * spread.squareRoot()))
    guard control.estimate > 0, pairs.allSatisfy({ $0.0 > 0 }) else {
      lift = nil
      return
    }
    // The control's influence on a ratio of means is that on its own, times −R_t/R_c.
    let weight = treatment.estimate / control.estimate
    let relative = treatment.squares + weight * weight * control.squares
    let cubes = treatment.cubes - weight * weight * weight * control.cubes
    lift = try BootstrapDistribution(
      estimate: (treatment.estimate - control.estimate) / control.estimate,
      replicates: pairs.map { ($1 - $0) / $0 },
      acceleration: relative > 0 ? cubes / (6 * relative * relative.squareRoot()) : 0)
  }
}
