/// Why a distribution, or a question to it, makes no sense, with the number that says so.
public enum DistributionError: Error, Equatable, Sendable {
  /// Degrees of freedom that are not above 0 (or not finite, where they must be).
  case illegalDegreesOfFreedom(Double)
  /// A noncentrality that is not finite.
  case illegalNoncentrality(Double)
  /// A shape that is not finite and above 0.
  case illegalShape(Double)
  /// A mean that is not finite and at least 0.
  case illegalMean(Double)
  /// A standard deviation that is not finite and above 0.
  case illegalStandardDeviation(Double)
  /// A number of trials below 0.
  case illegalTrials(Int)
  /// A probability outside [0, 1], or on an end where the answer would be infinite.
  case illegalProbability(Double)
}
