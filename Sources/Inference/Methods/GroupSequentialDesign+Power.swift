import Distributions

extension GroupSequentialDesign {
  /// How likely each side is to be crossed first at each look.
  ///
  /// - Parameter drift: θ, the expected z statistic at t = 1: effect ÷ standard error of the whole experiment.
  /// - Returns: the probabilities; without drift both sides of look k have α(t_k) − α(t_{k−1}).
  public func exitProbabilities(drift: Double) -> [(upper: Double, lower: Double)] {
    shares.indices.map { look in
      (upper: exit(look, drift: drift), lower: exit(look, drift: -drift))
    }
  }

  /// The chance of stopping, at any look, on the side of the effect.
  ///
  /// - Parameter drift: θ, the expected z statistic at t = 1.
  /// - Returns: the power; α/2 without drift.
  public func power(drift: Double) -> Double {
    min(1, shares.indices.reduce(0) { $0 + exit($1, drift: drift.magnitude) })
  }

  /// The expected z statistic at t = 1 that is found with a given power.
  ///
  /// - Parameter target: the power, inside (α/2, 1).
  /// - Returns: θ, above 0.
  /// - Throws: `invalidLevel`; `noSolution` for a power of α/2 or below, or when no look can stop.
  public func drift(power target: Double) throws(InferenceError) -> Double {
    try checkInside01(target)
    guard target > power(drift: 0) else { throw .noSolution(target: target) }
    var high = 4.0
    while power(drift: high) < target {
      guard high < 1000 else { throw .noSolution(target: target) }
      high *= 2
    }
    return bracketedRoot(between: 0, and: high) { power(drift: $0) - target }
  }

  /// How many times the size of an experiment with one look this one needs at most for the same power.
  ///
  ///     (θ ÷ (z_{α/2} + z_{1−power}))²
  ///
  /// *Source:* C. Jennison and B. W. Turnbull, 2000, section 2.3 (there R).
  ///
  /// - Parameter target: the power, inside (α/2, 1).
  /// - Returns: the factor, 1 for a single look at t = 1.
  /// - Throws: as ``drift(power:)``.
  public func inflationFactor(power target: Double) throws(InferenceError) -> Double {
    let normal = Normal.standard
    let ratio = try drift(power: target) / (normal.upperQuantile(alpha / 2) + normal.quantile(target))
    return ratio * ratio
  }

  /// The share of the planned information at which the experiment is expected to stop.
  ///
  /// - Parameter drift: θ, the expected z statistic at t = 1.
  /// - Returns: the mean of t at the look that stops, or at the last.
  public func expectedShare(drift: Double) -> Double {
    guard let end = shares.last else { return 0 }
    return zip(shares, exitProbabilities(drift: drift)).reduce(end) { sum, look in
      sum - (end - look.0) * (look.1.upper + look.1.lower)
    }
  }

  /// The chance to cross the upper boundary first at a look.
  private func exit(_ look: Int, drift: Double) -> Double {
    let (share, boundary) = (shares[look], boundaries[look])
    guard boundary.isFinite else { return 0 }
    guard look > 0 else {
      return Normal.standard.survival(boundary - drift * share.squareRoot())
    }
    return looks[look - 1].crossing(above: boundary * share.squareRoot(), at: share, drift: drift)
  }
}
