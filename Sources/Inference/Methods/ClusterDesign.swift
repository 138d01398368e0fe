/// How much the requests of one unit, being alike, cost: the design effect of units of unequal size.
///
///     deff = 1 + ((cv² + 1)·m̄ − 1)·ρ
///
/// with m̄ requests a unit, cv their coefficient of variation over units and ρ the intraclass correlation. A mean of
/// n requests is worth n/deff independent ones.
///
/// *Edge cases:* one request for each unit, or ρ = 0, gives 1. A negative ρ may give less than 1, and none at all where
/// units cannot be so unlike themselves.
///
/// *Source:* S. M. Eldridge, D. Ashby and S. Kerry, "Sample size for cluster randomized trials: effect of coefficient of
/// variation of cluster size and analysis method", International Journal of Epidemiology 35 (2006), 1292–1300,
/// doi:10.1093/ije/dyl129, equation 4; for equal sizes L. Kish, "Survey Sampling", 1965, section 5.4.
public struct ClusterDesign: Sendable, Equatable {
  /// ρ, in [−1, 1].
  public let intraclassCorrelation: Double
  /// m̄, the requests of a unit on average, at least 1.
  public let meanSize: Double
  /// cv, the standard deviation of the requests of a unit ÷ their mean, at least 0.
  public let sizeVariation: Double
  /// Clustered ÷ naive variance, above 0.
  public let designEffect: Double

  /// Units of a kind.
  ///
  /// - Parameters:
  ///   - intraclassCorrelation: ρ, in [−1, 1].
  ///   - meanSize: m̄, finite, at least 1.
  ///   - sizeVariation: cv, finite, at least 0.
  /// - Throws: `invalidProbability` for ρ, also where the design effect would not be above 0; `invalidCount`.
  public init(
    intraclassCorrelation: Double, meanSize: Double, sizeVariation: Double = 0
  ) throws(InferenceError) {
    guard intraclassCorrelation >= -1 && intraclassCorrelation <= 1 else {
      throw .invalidProbability(intraclassCorrelation)
    }
    guard meanSize >= 1 && meanSize.isFinite else { throw .invalidCount(meanSize) }
    guard sizeVariation >= 0 && sizeVariation.isFinite else { throw .invalidCount(sizeVariation) }
    self.intraclassCorrelation = intraclassCorrelation
    self.meanSize = meanSize
    self.sizeVariation = sizeVariation
    designEffect =
      1 + ((sizeVariation * sizeVariation + 1) * meanSize - 1) * intraclassCorrelation
    guard designEffect > 0 && designEffect.isFinite else {
      throw .invalidProbability(intraclassCorrelation)
    }
  }
}
