public import Summaries

/// The proportions of two groups whose rows belong to units, as equivalent numbers of independent rows.
///
///     n* = n/deff,   deff_g = max(1, clustered ÷ binomial variance of p̂_g)
///
/// Wilson's interval and Miettinen and Nurminen's test are then taken at p̂·n* of n*. When either group has fewer than
/// 10 units with, or without, the event, its own design effect rests on too little, and both groups get the common one
/// (residuals taken about each group's own proportion):
///
///     deff = max(1, Σ_g n_g²·Var_g ÷ Σ_g n_g·p̂_g·q̂_g)
///
/// Where a summary does not count the units with the event, (ΣY)²/ΣY² stands for their number: it never exceeds it
/// (Cauchy and Schwarz) and equals it when all such units have equally many events, so that pooling starts early rather
/// than late.
///
/// *Edge cases:* without any event, or with nothing but events, in both groups the rows tell nothing of how alike those
/// of one unit are; deff is then the most it can be, ΣN²/ΣN, as if each unit were all or nothing.
///
/// *Source:* J. N. K. Rao and A. J. Scott, "A simple method for the analysis of clustered binary data", Biometrics 48
/// (1992), 577–585, doi:10.2307/2532311.
public struct ClusteredProportion: Sendable, Equatable {
  /// An equivalent number of independent rows.
  public struct Group: Sendable, Equatable {
    /// The proportion p̂, in [0, 1].
    public let proportion: Double
    /// The rows n.
    public let rows: Double
    /// deff, at least 1.
    public let designEffect: Double
    /// n ÷ deff.
    public var trials: Double { rows / designEffect }
    /// p̂·n ÷ deff.
    public var events: Double { min(proportion * trials, trials) }
    /// The pair as methods for proportions take it.
    public var counts: (events: Double, trials: Double) { (events: events, trials: trials) }
  }

  /// The fewest units with, and without, the event from which a group has a design effect of its own.
  public static let fewestUnits = 10.0
  /// The control.
  public let control: Group
  /// The treatment.
  public let treatment: Group
  /// Whether both groups were given the common design effect.
  public let isPooled: Bool

  /// Equivalent numbers of two groups.
  ///
  /// - Parameters:
  ///   - control: the control's moments over units of a column of 0 and 1.
  ///   - treatment: the treatment's.
  /// - Throws: `tooFewUnits` with fewer than 2 in a group; `notFinite`; `invalidProbability` for a mean outside [0, 1].
  public init(control: UnitMoments, treatment: UnitMoments) throws(InferenceError) {
    let parts = [try ProportionSpread(control), try ProportionSpread(treatment)]
    isPooled = parts.contains { !$0.standsAlone }
    var effects = parts.map { $0.clustered / $0.binomial }
    if isPooled {
      let binomial = parts.reduce(0) { $0 + $1.binomial }
      let common = parts.reduce(0) { $0 + $1.clustered } / binomial
      effects = binomial > 0 ? [common, common] : parts.map(\.largestDesignEffect)
    }
    self.control = Group(
      proportion: parts[0].proportion, rows: parts[0].rows, designEffect: max(1, effects[0]))
    self.treatment = Group(
      proportion: parts[1].proportion, rows: parts[1].rows, designEffect: max(1, effects[1]))
  }
}

/// What one group says of the spread of a proportion.
private struct ProportionSpread {
  let proportion: Double
  let rows: Double
  /// n²·Var(p̂) by units.
  let clustered: Double
  /// n²·Var(p̂) of independent rows, n·p·q.
  let binomial: Double
  /// ΣN²/ΣN.
  let largestDesignEffect: Double
  /// Whether enough units have the event and enough have not.
  let standsAlone: Bool

  init(_ units: UnitMoments) throws(InferenceError) {
    let estimate = try Estimate(units)
    // Rounding of a shifted mean may leave [0, 1] by a little.
    guard estimate.value > -1e-12 && estimate.value < 1 + 1e-12 else {
      throw .invalidProbability(estimate.value)
    }
    let (count, size) = (Double(units.count), units.meanSize)
    proportion = min(max(estimate.value, 0), 1)
    rows = count * size
    clustered = rows * rows * estimate.variance
    binomial = rows * proportion * (1 - proportion)
    let biased = (count - 1) / count
    largestDesignEffect = (size * size + biased * units.varianceSize) / size
    // Units' sums without the shift: Y + shift·N with the event, (1 − shift)·N − Y without.
    let shift = units.shift
    func unitsAtLeast(_ onSum: Double, _ onSize: Double) -> Double {
      let mean = onSum * units.meanSum + onSize * units.meanSize
      let variance =
        onSum * onSum * units.varianceSum + 2 * onSum * onSize * units.covariance
        + onSize * onSize * units.varianceSize
      return mean > 0 ? count * mean * mean / (mean * mean + biased * max(0, variance)) : 0
    }
    let fewest = min(
      units.unitsWithEvent.map(Double.init) ?? unitsAtLeast(1, shift),
      units.unitsWithoutEvent.map(Double.init) ?? unitsAtLeast(-1, 1 - shift))
    // One part in 10⁹ for rounding, so that ten units with one event each are ten.
    standsAlone = fewest >= ClusteredProportion.fewestUnits * (1 - 1e-9)
  }
}
